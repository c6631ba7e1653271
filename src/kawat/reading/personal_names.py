"""Personal names: a text with the parties that it names in, capitalised words that may name persons in no table, out.

A name is what is left of a row of capitalised words without titles, bodies, places and everyday words; a word that
the article also writes small belongs to none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.knowledge import names
from kawat.knowledge.rules import common_words
from kawat.languages import table
from kawat.reading.linking import is_institution

#: Capitalised words and initials in a row, with particles of names between them; longer rows are read in parts.
_ROW = re.compile(
    r"\b[A-Z][\w'’-]*(?:(?<=\b[A-Z])\.)?"
    r"(?: (?:(?:bin|binti|al|el|de|da|dos|van|von|der|den) )?[A-Z][\w'’-]*(?:(?<=\b[A-Z])\.)?){0,19}"
)
_TOKEN = re.compile(r"[^\s.]+\.?")
_SMALL = re.compile(r"(?<![\w@#./-])[a-z][a-z’'-]{3,}(?![\w@/]|\.\w)")
_PARTICLES = frozenset({"bin", "binti", "al", "el", "de", "da", "dos", "van", "von", "der", "den"})
#: "His", "of it" at the end of a noun; shorter words may be names: Sonya, Tanya.
_OWNED, _LEAST_OWNED = "nya", 6
#: The longest word whose full stop belongs to it: initials, "St.".
_INITIAL = 2
#: Words that a line has at least, and the share of them with a capital, to be a headline of capitals.
_HEADLINE_WORDS, _HEADLINE_SHARE = 4, 0.7


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch that may be a name.

    `shared` tells whether a party is in it, `headline` whether it stands in a line in which almost every word has a
    capital, so that capitals say nothing.
    """

    start: int
    end: int
    shared: bool = False
    headline: bool = False


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in table("id", "voices")[sort])


def small_words(text: str) -> frozenset[str]:
    """The words of four letters and more that a text writes without a capital."""
    return frozenset(_SMALL.findall(text))


def _may_belong(word: str, small: frozenset[str]) -> bool:
    """Whether a capitalised word can belong to a name: an everyday word, a day or a title cannot."""
    plain = word.casefold()
    return (
        plain in _PARTICLES
        or plain in _words("in_names")
        or not (
            plain in common_words()
            or plain in _words("no_names")
            or plain in small
            or (word.isupper() and len(word) > 2)
            or (plain.endswith(_OWNED) and len(plain) >= _LEAST_OWNED)
        )
    )


def _is_home_place(words: str) -> bool:
    return any(isinstance(one, names.PlaceEntity) and one.country == "IDN" for one in names.resolve(words))


def _without_place(text: str, first: int, last: int) -> int:
    """Where a stretch begins behind a place at home that it begins with: "Jawa Timur" before a name."""
    words = list(_TOKEN.finditer(text, first, last))
    for count, left in ((2, 1), (1, 2)):
        if len(words) >= count + left and _is_home_place(text[first : words[count - 1].end()]):
            return words[count].start()
    return first


def pieces(text: str, start: int, end: int, small: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """The stretches of a row of capitalised words that may be names.

    Args:
        text: the text.
        start: where the row begins.
        end: where it ends.
        small: words that the text also writes small.
    """
    first: int | None = None
    last, count, named_after, own = start, 0, False, False
    for token in [*_TOKEN.finditer(text, start, end), None]:
        word = token.group().rstrip(".") if token else ""
        within = word.casefold() in _words("within_bodies")
        head = word.casefold() in _words("heads")
        if token is None or within or head or not _may_belong(word, small):
            if first is not None and not within and own and (count > 1 or not named_after):
                yield _without_place(text, first, last), last
            first, count, own = None, 0, False
            named_after = within or head or is_institution(word)
            continue
        if first is None:
            first = token.start() if token.group() not in _PARTICLES else None
        own = own or word.casefold() not in _words("in_names")
        last, count = token.end() - (token.group().endswith(".") and len(word) > _INITIAL), count + 1


def _trimmed(first: int, last: int, inside: Sequence[tuple[int, int, bool]]) -> tuple[int, int]:
    """A stretch without the states that it begins or ends with."""
    for left, right, _ in inside:
        if left <= first < right < last:
            first = right + 1
        elif first < left < last <= right:
            last = left - 1
    return first, last


def _headlines(text: str) -> list[tuple[int, int]]:
    """The lines that are no sentences and in which almost every word has a capital, in order."""
    found = []
    start = 0
    for line in text.split("\n"):
        words = line.split()
        capitals = sum(word[0].isupper() for word in words)
        ends = line.rstrip().endswith((".", "!", "?", '"', "”"))
        if not ends and len(words) >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(words):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def find_names(text: str, spans: Sequence[tuple[int, int, bool]]) -> Iterator[Row]:
    """Rows of capitalised words that may be names and stand in no known person's, in order.

    Args:
        text: the article's text.
        spans: (start, end, whether it is a person) of the parties that it names, in order.
    """
    starts = [start for start, _, _ in spans]
    small, headlines = small_words(text), _headlines(text)
    for row in _ROW.finditer(text):
        start, end = row.span()
        if " " not in row.group() and not _may_belong(row.group(), small):
            continue
        n = max(0, bisect_right(starts, start) - 1)
        inside = [span for span in spans[n : bisect_left(starts, end)] if span[1] > start]
        end = min([end, *(left for left, _, person in inside if person)])
        k = bisect_right(headlines, (start, len(text))) - 1
        headline = k >= 0 and start < headlines[k][1]
        for piece in pieces(text, start, max(start, end), small):
            first, last = _trimmed(*piece, inside)
            if last > first and text[first].isupper():
                shared = any(left < last and right > first for left, right, _ in inside)
                yield Row(first, last, shared, headline)
