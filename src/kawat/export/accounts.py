"""Who tells what of an event: an event and the words behind it in, each value with the outlets that tell it out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kawat.ledger.queries import ReportEvidence
from kawat.merging.traits import person_key
from kawat.records import Event, EventValue


@dataclass(frozen=True, slots=True)
class Account:
    """A value told for a field: by which outlets, and whether the event has it."""

    field: str
    value: str
    outlets: tuple[str, ...]
    independent: int
    agreed: bool
    reports: tuple[str, ...]


def outlet_names(told: Iterable[ReportEvidence]) -> dict[str, str]:
    """The outlet of each report; of an unknown one the id of the article stands for it."""
    return {one.report.id: one.source.outlet or f"article {one.source.id}" for one in told}


def tellers(reports: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The outlets of some reports, each once, in the order of telling."""
    return tuple(dict.fromkeys(names[report] for report in reports if report in names))


def accounts(event: Event, names: Mapping[str, str]) -> tuple[Account, ...]:
    """Every value told for an event, by field, those the event has first."""
    made = [
        Account(v.field, v.value, tellers(v.reports, names), v.outlets, _agreed(event, v), v.reports)
        for v in event.values
    ]
    fields = list(dict.fromkeys(one.field for one in made))
    return tuple(sorted(made, key=lambda one: (fields.index(one.field), not one.agreed)))


def _agreed(event: Event, told: EventValue) -> bool:
    """Whether the event has a value; other spellings of a person it has count too."""
    match told.field:
        case "side":
            return told.value in {f"{p.role} {p.state}" for p in event.participants}
        case "person":
            state, _, name = told.value.partition(" ")
            named = {(p.state, person_key(p.person)) for p in event.participants if p.person}
            return (state, person_key(name)) in named
        case "topic":
            return told.value in event.topics
        case field:
            return bool(told.value == getattr(event, field))


def only_one_tells(event: Event, told: Iterable[Account]) -> dict[str, tuple[Account, ...]]:
    """What one outlet alone tells of an event that several independent ones tell of, by the name of the outlet.

    Outlets that print one text are one; their names stand together.
    """
    alone: dict[str, list[Account]] = defaultdict(list)
    if event.strength.outlets > 1:
        for one in told:
            if one.independent == 1 and one.outlets:
                alone[", ".join(one.outlets)].append(one)
    return {name: tuple(alone[name]) for name in sorted(alone)}
