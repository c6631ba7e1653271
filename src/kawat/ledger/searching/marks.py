"""Where the words of a query stand: a text and a query in, offsets out, and the stretch that holds them best."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kawat.ledger.searching.language import Query, Term
from kawat.ledger.searching.stems import Word, words

#: A stretch has at most so many characters.
LONGEST = 300

Offsets = tuple[int, int]


class Mark(NamedTuple):
    """A place where one of the choices of a query stands, and which."""

    start: int
    end: int
    choice: int


def marks(text: str, query: Query, parts: Iterable[Offsets] | None = None) -> list[Mark]:
    """Find what a query wants in `text`, or in `parts` of it, in order; none overlaps another.

    Terms run on from one part to the next, as they do in the index.
    """
    found: list[Word] = []
    for start, end in parts if parts is not None else [(0, len(text))]:
        found += words(text, start, end)
    terms: dict[str, list[tuple[Term, int]]] = {}
    beginnings: list[tuple[Term, int]] = []
    for number, choice in enumerate(query.wanted):
        for term in choice:
            if term.begins and len(term.stems) == 1:
                beginnings.append((term, number))
            else:
                terms.setdefault(term.stems[0], []).append((term, number))
    made: list[Mark] = []
    behind = 0
    for n, word in enumerate(found):
        if n < behind:
            continue
        length, number = max(
            ((len(term.stems), -number) for term, number in (*terms.get(word.stem, ()), *beginnings)
             if _stands(term, found, n)), default=(0, 0),
        )  # fmt: skip
        if length:
            made.append(Mark(word.start, found[n + length - 1].end, -number))
            behind = n + length
    return made


def _stands(term: Term, found: Sequence[Word], at: int) -> bool:
    *before, last = term.stems
    if at + len(before) >= len(found) or any(found[at + n].stem != stem for n, stem in enumerate(before)):
        return False
    word = found[at + len(before)]
    return word.stem == last or (term.begins and (word.folded.startswith(last) or word.stem.startswith(last)))


def best_stretch(text: str, found: Sequence[Mark], start: int = 0, end: int | None = None) -> Offsets:
    """Choose the stretch of ``text[start:end]`` that holds most of the different words found; the first of equals.

    It begins and ends between words, and has `LONGEST` characters at most.
    """
    end = len(text) if end is None else end
    best, most = start, (0, 0)
    for n, first in enumerate(found):
        near = [mark for mark in found[n : n + LONGEST] if mark.end <= first.start + LONGEST - 60]
        weight = (len({mark.choice for mark in near}), len(near))
        if weight > most:
            best, most = first.start, weight
    return _between_words(text, best, start, end)


def _between_words(text: str, first: int, start: int, end: int) -> Offsets:
    """Begin a stretch a little before `first`, at the beginning of its line or of a word."""
    left = max(start, first - 60)
    line = text.rfind("\n", left, first) + 1
    if line > left:
        left = line
    elif left > start and text[left - 1].isalnum():
        left = next((n + 1 for n in range(left, first) if text[n].isspace()), first)
    right = min(end, left + LONGEST)
    if right < end and text[right].isalnum():
        right = next((n for n in range(right, left + LONGEST // 2, -1) if text[n - 1].isspace()), right)
    return _stripped(text, left, right)


def _stripped(text: str, left: int, right: int) -> Offsets:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right
