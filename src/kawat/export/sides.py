"""Who is behind a code, and who did what to whom: an event in, its sides and its ordered pairs out.

How pairs are made is said in docs/exports.md, "Pairs".
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Literal

from kawat.export.exported import Language
from kawat.knowledge.entities import organisations, states
from kawat.records import Event, EventParticipant

Sort = Literal["state", "organisation", "group"]
#: Kinds of which every side is an actor, however an article puts it.
SYMMETRIC: Final = frozenset({"call", "meeting", "summit", "talks", "conference", "agreement"})
#: Kinds that are done together where nobody is named to whom they are done.
MUTUAL: Final = frozenset({"mediation", "cooperation", "relations"})


def sort_of(code: str) -> Sort:
    """Say whether a code is a state's, an organisation's, or that of some other group."""
    if code in states():
        return "state"
    return "organisation" if code in organisations() and not code.startswith("X:") else "group"


def name_of(code: str, language: Language) -> str:
    """The name of a state, organisation or group; of one unknown, its code without ``X:``."""
    found = states().get(code) or organisations().get(code)
    if found is None:
        return code.removeprefix("X:")
    return found.name_id if language == "id" else found.name_en


@dataclass(frozen=True, slots=True)
class Side:
    """A state or organisation in an event, with those who act for it there, in the order of the event."""

    code: str
    people: tuple[EventParticipant, ...]


@dataclass(frozen=True, slots=True)
class Dyad:
    """One direction of an event: `source` does it, `target` is whom it is done to; of a symmetric one both are so."""

    event: Event
    source: Side
    target: Side
    symmetric: bool


def sides(event: Event, *roles: str) -> tuple[Side, ...]:
    """The sides that take part in these roles, each once; participants of no known side are left out."""
    found: dict[str, list[EventParticipant]] = defaultdict(list)
    for one in event.participants:
        if one.role in roles and one.state:
            found[one.state].append(one)
    return tuple(Side(code, tuple(people)) for code, people in found.items())


def dyads(event: Event) -> tuple[Dyad, ...]:
    """The ordered pairs of an event, by the codes of source and target; none where it has no two known sides."""
    actors, targets = sides(event, "actor"), sides(event, "target")
    symmetric = event.kind in SYMMETRIC or (event.kind in MUTUAL and not targets)
    if symmetric:
        actors = targets = sides(event, "actor", "target")
    pairs = [
        Dyad(event, source, target, symmetric) for source in actors for target in targets if source.code != target.code
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.source.code, pair.target.code)))
