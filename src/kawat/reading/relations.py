"""Relations: the reports of an article in, what the article itself says of how they hang together out.

Only words that stand between two acts of one sentence, or at its head, count: "mengusir diplomat sebagai balasan atas
pengusiran", "Setelah pertemuan itu, ...". Nothing is guessed from dates or kinds.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kawat.languages import table
from kawat.records import Related, Relation, Report

#: How far apart two acts may stand, and how far before the first a word at the head of the sentence, in characters.
_BETWEEN, _HEAD = 120, 40
#: A word of means may be the first of the second act: "melalui panggilan telepon".
_MEANS = 8
#: Sentences with more acts than this are lists; none is read there.
_MOST = 12

_Act = tuple[int, int, str]


@cache
def _words() -> tuple[tuple[tuple[Relation, re.Pattern[str]], ...], re.Pattern[str]]:
    words = table("id", "relations")
    names: tuple[Relation, ...] = ("prepares", "answers", "follows")
    relations = tuple((name, re.compile(rf"\b(?:{'|'.join(words[name])})\b", re.IGNORECASE)) for name in names)
    return relations, re.compile(rf"\b(?:{'|'.join(words['means'])})\b", re.IGNORECASE)


def _said(text: str) -> Relation | None:
    """The relation that words name; None where they name none."""
    return next((relation for relation, pattern in _words()[0] if pattern.search(text)), None)


def _in_sentence(text: str, start: int, acts: Sequence[_Act]) -> Iterator[tuple[str, Related]]:
    """What one sentence says of its acts, which stand in order."""
    for (left, left_end, one), (right, _, other) in pairwise(acts):
        if one == other or right - left_end > _BETWEEN:
            continue
        before, between = text[max(start, left - _HEAD) : left], text[left_end:right]
        head = _said(before)
        if head == "prepares" and _words()[1].search(text, left_end, right + _MEANS):
            yield other, Related("prepares", one)
        elif relation := _said(between):
            yield one, Related(relation, other)
        elif head in ("answers", "follows") and "," in between:
            yield other, Related(head, one)


def _postponed(
    text: str, sentences: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> Iterator[tuple[str, Related]]:
    """Plans of one kind and the same sides on two days, where a sentence on the earlier says that it was put off."""
    pattern = re.compile(rf"\b(?:{'|'.join(table('id', 'relations')['postpones'])})\b", re.IGNORECASE)
    starts = [start for start, _ in sentences]
    plans: dict[tuple[str, frozenset[str | None]], list[Report]] = defaultdict(list)
    for report in reports:
        if report.date and report.status in ("planned", "cancelled"):
            plans[report.kind, frozenset(side.state for side in report.participants)].append(report)
    for told in plans.values():
        for old, new in pairwise(sorted(told, key=lambda one: (one.date or "", one.id))[:_MOST]):
            said = (sentences[max(0, bisect_right(starts, span.start) - 1)] for span in old.evidence)
            if new.status == "planned" and old.date != new.date and any(pattern.search(text, *one) for one in said):
                yield new.id, Related("postpones", old.id)


def find_relations(
    text: str, sentences: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> dict[str, tuple[Related, ...]]:
    """Find what an article says of how its reports hang together.

    Args:
        text: the article's text.
        sentences: its sentences in order.
        reports: its reports.

    Returns:
        For the id of a report what is said of it and others, each once, in the order of the text.
    """
    starts = [start for start, _ in sentences]
    acts: dict[int, list[_Act]] = defaultdict(list)
    for report in reports:
        for span in report.evidence:
            acts[bisect_right(starts, span.start) - 1].append((span.start, span.end, report.id))
    found: dict[str, dict[Related, None]] = defaultdict(dict)
    for n in sorted(acts):
        if n >= 0 and 2 <= len(acts[n]) <= _MOST:
            for report_id, related in _in_sentence(text, starts[n], sorted(acts[n])):
                found[report_id][related] = None
    for report_id, related in _postponed(text, sentences, reports):
        found[report_id][related] = None
    return {report_id: tuple(relations) for report_id, relations in found.items()}
