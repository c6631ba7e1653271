"""Pairing: the reports and quotes of a gold article and of its reading in, which stand for the same thing out.

The rules are those of the gold's own scorer: reports pair when they share a sentence of evidence, their kinds belong to
one PLOVER type and their states overlap by half; quotes pair when their characters overlap by half. Best pairs first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from kawat.evaluation.gold import Json
from kawat.reading.types import type_of

#: Armed groups that are compared by name; other "X:" codes are too vague to compare.
COMPARED_GROUPS = frozenset(
    f"X:{name}"
    for name in (
        "Hamas", "Hezbollah", "Houthi", "Taliban", "ISIS", "Fatah", "Islamic Jihad", "PLO", "Al-Qaeda", "Syrian rebels",
    )
)  # fmt: skip

Pairs = list[tuple[Json, Json]]
_Option = tuple[float, int, int]


def states(report: Json, *roles: str) -> frozenset[str]:
    """The codes of the states and compared groups that take part in a report, in any role or in those given."""
    codes = {p["state"] for p in report["participants"] if p.get("state") and (not roles or p["role"] in roles)}
    return frozenset(code for code in codes if not code.startswith("X:") or code in COMPARED_GROUPS)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared members over all members; 1.0 for two empty sets."""
    together = one | other
    return len(one & other) / len(together) if together else 1.0


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _last_name(name: str) -> str:
    last = re.sub(r"[^a-z]", "", (_plain(name).split() or [""])[-1])
    return re.sub(r"(.)\1", r"\1", last).replace("y", "i").replace("w", "v")


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one person: a word in common, or last names that differ in spelling only."""
    if not one or not other:
        return not one and not other
    shared = set(re.findall(r"[a-z]+", _plain(one))) & set(re.findall(r"[a-z]+", _plain(other)))
    return bool(shared) or _last_name(one) == _last_name(other)


def _sentences_of(report: Json, sentences: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        n
        for evidence in report["evidence"]
        for n, (start, end) in enumerate(sentences)
        if evidence["start"] < end and evidence["end"] > start
    )


def _best_first(gold: Sequence[Json], read: Sequence[Json], likeness: Callable[[Json, Json], float | None]) -> Pairs:
    """Pair one to one, the likeliest first; ties go to the later gold and read entries."""
    options: Iterable[_Option] = (
        (score, i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if (score := likeness(g, r)) is not None
    )
    pairs: Pairs = []
    gold_taken: set[int] = set()
    read_taken: set[int] = set()
    for _, i, j in sorted(options, reverse=True):
        if i not in gold_taken and j not in read_taken:
            pairs.append((gold[i], read[j]))
            gold_taken.add(i)
            read_taken.add(j)
    return pairs


def pair_reports(gold: Sequence[Json], read: Sequence[Json], sentences: Sequence[Sequence[int]]) -> Pairs:
    """Pair the reports of a gold article with those read from it.

    Args:
        gold: reports of the gold.
        read: reports of the reading.
        sentences: the gold's sentences, offsets into the text.
    """

    def likeness(g: Json, r: Json) -> float | None:
        if type_of(g["kind"]) != type_of(r["kind"]):
            return None
        shared = _sentences_of(g, sentences) & _sentences_of(r, sentences)
        alike = jaccard(states(g), states(r))
        if not shared or alike < 0.5:
            return None
        same_kind, same_date = bool(g["kind"] == r["kind"]), bool(g["date"] == r.get("date"))
        return same_kind + alike + 0.5 * same_date + 0.01 * len(shared)

    return _best_first(gold, read, likeness)


def pair_quotes(gold: Sequence[Json], read: Sequence[Json]) -> Pairs:
    """Pair the quotes of a gold article with those read from it, by their characters."""

    def likeness(g: Json, r: Json) -> float | None:
        common = min(g["end"], r["end"]) - max(g["start"], r["start"])
        if common <= 0:
            return None
        alike = common / (max(g["end"], r["end"]) - min(g["start"], r["start"]))
        return alike if alike >= 0.5 else None

    return _best_first(gold, read, likeness)
