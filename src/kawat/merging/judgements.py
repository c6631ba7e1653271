"""What people decided, made ready for merging: judgements in, one answer for each pair, report and field out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

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


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """The decisions that judgements, in whatever order, come to."""
    pairs: dict[Pair, str] = {}
    wrong: set[tuple[str, str]] = set()
    dropped: set[str] = set()
    right: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda j: (j.at, j.by, j.verdict, j.reports, j.field or "", j.value or "")):
        match judgement.verdict:
            case "same" | "not_same":
                for one, other in combinations(sorted(judgement.reports), 2):
                    pairs[one, other] = judgement.verdict
            case "wrong" if judgement.field:
                wrong |= {(report, judgement.field) for report in judgement.reports}
            case "wrong":
                dropped |= set(judgement.reports)
            case "right_value":
                for report in judgement.reports:
                    right[report][judgement.field or ""] = (judgement.at, judgement.value or "")
    together: dict[str, set[str]] = defaultdict(set)
    for (one, other), verdict in pairs.items():
        if verdict == "same":
            together[one].add(other)
            together[other].add(one)
    return Decisions(
        together={report: frozenset(others) for report, others in together.items()},
        apart=frozenset(key for key, verdict in pairs.items() if verdict == "not_same"),
        dropped=frozenset(dropped),
        wrong=frozenset(wrong),
        right={
            report: tuple((field, at, value) for field, (at, value) in sorted(fields.items()))
            for report, fields in right.items()
        },
    )


NO_DECISIONS = decide(())
