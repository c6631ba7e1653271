"""Words as search compares them: text in, its words' stems out, with the offsets of each word.

A word is a run of letters and digits. It is written in small letters without marks, then cut to its Indonesian stem by
Snowball's algorithm (after F. Z. Tala, A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia, 2003),
whose errors that news shows most are set right by `roots.yaml`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from Stemmer import Stemmer

from kawat.data_files import load_yaml
from kawat.languages.runs import runs

#: A stem has at most so many characters: a database sets bounds to its index terms.
LONGEST = 40
#: Shorter stems hold too little of their word.
_SHORTEST = 3
#: So many words are remembered with their forms.
_REMEMBERED = 200_000
_WORD = re.compile(r"[^\W_]+")
# Combining marks, a soft hyphen and joiners of no width stand within words, in the few texts that have any.
_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_MARKED = re.compile(f"[{_WITHIN}]")
_MARKED_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_WITHIN}])*")
_NASAL = re.compile("(?:mem)?[mp]e(ny|ng|n|m)(?=[aiueo])")
_TAKEN = {"m": "p", "ny": "s"}  # the letter that Snowball takes for the swallowed one
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A word of a text: its offsets, its folded form and its stem."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Give the words of ``text[start:end]`` in order, with their offsets in `text`."""
    for match in (_MARKED_WORD if _marked(text) else _WORD).finditer(text, start, len(text) if end is None else end):
        folded, stem = _FORMS[match.group()]
        yield Word(*match.span(), folded, stem)


def stems(text: str) -> str:
    """Give the stems of a text's words in order, with spaces between."""
    return " ".join(map(_STEMS.__getitem__, _found(text)))


def differing(text: str) -> dict[str, str]:
    """Give the folded words of a text that differ from their stems, with these."""
    return dict(filter(None, map(_DIFFERING.__getitem__, set(_found(text)))))


def forms(word: str) -> tuple[str, str]:
    """Give the folded form of one word, and its stem."""
    return _FORMS[word]


@lru_cache(maxsize=1)  # a text is asked for its stems, and then for the words that differ from them
def _found(text: str) -> list[str]:
    return _MARKED_WORD.findall(text) if _marked(text) else runs(text)


def _marked(text: str) -> bool:
    return not text.isascii() and _MARKED.search(text) is not None


class _Forms(dict[str, tuple[str, str]]):
    """The folded form and stem of each word asked for: reading one writes it down."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        folded = _fold(word)[:LONGEST]
        made = self[word] = (folded, _stem(folded))
        return made


class _Stems(dict[str, str]):
    """The stem of each word asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        stem = self[word] = _FORMS[word][1]
        return stem


class _Differing(dict[str, tuple[str, str] | None]):
    """The folded form and stem of each word asked for; None where they are the same."""

    def __missing__(self, word: str) -> tuple[str, str] | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        folded, stem = _FORMS[word]
        made = self[word] = (folded, stem) if folded != stem else None
        return made


_FORMS = _Forms()
_STEMS = _Stems()
_DIFFERING = _Differing()


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    plain = "".join(letter for letter in letters if letter.isalnum())
    return plain or letters


def _stem(folded: str) -> str:
    if not (folded.isascii() and folded.isalpha()):
        return folded
    corrected = _corrections()
    if folded in corrected["words"]:
        return str(corrected["words"][folded])
    stem = _with_first_letter(folded, _stemmer().stemWord(folded))
    stem = corrected["stems"].get(stem, stem)
    return stem if len(stem) >= _SHORTEST else folded


@cache
def _stemmer() -> Stemmer:
    return Stemmer("indonesian", 0)  # remembers nothing itself


@cache
def _corrections() -> dict[str, Any]:
    stored: dict[str, Any] = load_yaml("kawat.ledger.searching", "roots.yaml")
    return stored


def _with_first_letter(folded: str, stem: str) -> str:
    """Set right the first letter of a root that a nasal prefix swallowed."""
    prefix = _NASAL.match(folded)
    if not prefix:
        return stem
    taken = _TAKEN.get(prefix[1], "")
    if not stem.startswith(taken):
        return stem
    root = stem.removeprefix(taken)
    return next((letter + root for letter, roots in _corrections()[prefix[1]].items() if root in roots), stem)
