"""What people decided, made ready for merging: judgements in, one answer for each pair, report and field out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from kawat.records import Judgement

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two report ids in the order of the alphabet."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements in force: the later of two on one thing holds (at, then by, then the verdict's name).

    `together` and `apart` name, for each report, those that it does or does not tell one event with; `dropped` the
    reports taken out; `wrong` the fields of reports not to be counted; `right` the values set, by report and field.
    """

    together: Mapping[str, frozenset[str]]
    apart: frozenset[Pair]
    dropped: frozenset[str]
    wrong: frozenset[tuple[str, str]]
    right: Mapping[str, tuple[tuple[str, str, str], ...]]


class _Thing(NamedTuple):
    """What a judgement decides: a pair of reports, a whole report, or a field of one."""

    verdict: str
    reports: tuple[str, ...]
    field: str | None = None


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """The decisions that judgements, in whatever order, come to."""
    told: dict[_Thing, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.by, j.verdict, j.reports, j.field or "", j.value or "")):
        if judgement.verdict == "taken_back":
            back, field = frozenset(judgement.reports), judgement.field
            ended = [one for one in told if back.issuperset(one.reports) and field in (None, one.field)]
            for thing in ended:
                del told[thing]
        else:
            told |= dict.fromkeys(_things(judgement), judgement)
    together: dict[str, set[str]] = defaultdict(set)
    right: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for thing, judgement in told.items():
        if judgement.verdict == "same":
            one, other = thing.reports
            together[one].add(other)
            together[other].add(one)
        elif judgement.verdict == "right_value":
            right[thing.reports[0]].append((thing.field or "", judgement.at, judgement.value or ""))
    wrong = [thing for thing, judgement in told.items() if judgement.verdict == "wrong"]
    return Decisions(
        together={report: frozenset(others) for report, others in together.items()},
        apart=frozenset(pair(*thing.reports) for thing, said in told.items() if said.verdict == "not_same"),
        dropped=frozenset(thing.reports[0] for thing in wrong if not thing.field),
        wrong=frozenset((thing.reports[0], thing.field) for thing in wrong if thing.field),
        right={report: tuple(sorted(values)) for report, values in right.items()},
    )


def _things(judgement: Judgement) -> Iterator[_Thing]:
    if judgement.verdict in ("same", "not_same"):
        for one in combinations(sorted(judgement.reports), 2):
            yield _Thing("pair", one)
    else:
        for report in judgement.reports:
            yield _Thing(judgement.verdict, (report,), judgement.field or None)


NO_DECISIONS = decide(())
