"""Known persons in running text: a text in; the places where a known name stands out.

Found are full names and their spellings, known short names (Jokowi, MBS) and family names distinctive enough to
stand alone (Lavrov); words must begin with a capital. Which of several bearers is meant is for the caller to say, who
knows the date.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kawat.knowledge.person_keys import fold
from kawat.knowledge.person_tables import rows, tables

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`][^\W\d_]+)*")
#: What may stand between two words of one name.
_BETWEEN = re.compile(r"\.? |-|\.|\. ?|\.? ?[\"“]|[\"”] ")
_PARTICLES = frozenset({"al", "el", "bin", "von", "van", "der", "de", "da", "di", "le", "la", "ben", "bint", "of"})


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A known name in a text: ``text[start:end]``, with the ids of all who bear it."""

    start: int
    end: int
    text: str
    persons: tuple[str, ...]


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """First word of each name to look for, with the length in words of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in tables().found:
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@lru_cache(maxsize=1)
def _neighbours() -> tuple[frozenset[str], frozenset[str]]:
    """Words before or after a bare family name that make it another name: "Melania" Trump, Trump "Tower"."""
    table = [(row[0], row[1]) for row in rows("person_neighbours.csv")]
    return frozenset(w for w, side in table if side == "before"), frozenset(w for w, side in table if side == "after")


#: Persons are asked for to date a text and again to find its parties: those of the last text are kept.
@lru_cache(maxsize=1)
def find_persons(text: str) -> tuple[PersonMention, ...]:
    """All mentions of known persons in `text`, in order, none overlapping; of two names the longer is taken.

    Offsets are Python string indices. "Putin-Trump" gives two mentions, "Ban Ki-moon" one.
    """
    words = [(m.start(), m.end(), _name_word(m[0])) for m in _WORD.finditer(text)]
    longest, found = _longest(), tables().found
    mentions = []
    after = 0
    for i, (start, _, word) in enumerate(words):
        if i < after or word not in longest:
            continue
        for last in range(_reach(text, words, i, longest[word]), i - 1, -1):
            persons = found.get(" ".join(word[2] for word in words[i : last + 1]))
            if persons and _stands(text, words, i, last):
                end = words[last][1]
                mentions.append(PersonMention(start, end, text[start:end], tuple(dict.fromkeys(persons))))
                after = last + 1
                break
    return tuple(mentions)


@lru_cache(maxsize=1 << 15)
def _name_word(word: str) -> str:
    """Return the folded word where it may belong to a name, else itself: few words of a text begin with a capital."""
    return word if word.islower() and word.isascii() and "'" not in word else fold(word)


def _reach(text: str, words: list[tuple[int, int, str]], i: int, most: int) -> int:
    """Index of the last word that a name beginning at word `i` may have; less than `i` where none begins there."""
    if not (text[words[i][0]].isupper() or words[i][2] in _PARTICLES):
        return i - 1
    last = i
    while last + 1 < min(len(words), i + most):
        if not _BETWEEN.fullmatch(text, words[last][1], words[last + 1][0]):
            break
        last += 1
    return last


def _stands(text: str, words: list[tuple[int, int, str]], i: int, last: int) -> bool:
    """Whether the words are written as a name, and a single one is not part of another name."""
    if not (text[words[last][0]].isupper() or text[words[last][0] - 1] == "-"):
        return False
    for start, _, word in words[i : last + 1]:
        if not (text[start].isupper() or word in _PARTICLES or text[start - 1] == "-"):
            return False
    if i < last:
        return True
    before, after = _neighbours()
    if i and words[i - 1][2] in before and text[words[i - 1][1] : words[i][0]] == " ":
        return False
    return not (
        last + 1 < len(words)
        and words[last + 1][2] in after
        and text[words[last][1] : words[last + 1][0]] in (" ", "-")
    )
