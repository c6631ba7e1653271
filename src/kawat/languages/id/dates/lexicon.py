"""The words of time expressions: a line of text in; its pieces out, each with the class of words.yaml it belongs to.

A class is written as one character, so that a line becomes a string over which the rules are regular expressions:
a capital or small letter of its own for each class, `x` for any other word, signs as themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kawat.data_files import load_yaml

Value = int | float | str

#: Signs that rules name: each stands for the characters that look alike.
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "_": " ",
        "hyphen": "-",
        "long_dash": "~",
        "slash": "/",
        "dot": ".",
        "comma": ",",
        "colon": ":",
        "open": "(",
        "close": ")",
    }
)
#: Numbers by their digits: one or two, four that may be a year, three, all others.
NUMBERS: Mapping[str, str] = MappingProxyType({"num": "n", "year": "Y", "count": "N", "long": "L"})
OTHER_WORD = "x"

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[0-9]+|[^\S\n]+|.", re.DOTALL)
_SAME_SIGN = {"–": "~", "—": "~", "−": "-", "‑": "-", "‐": "-", "[": "(", "]": ")", "’": "'", "‘": "'"}
_PLAIN = frozenset("-/.,:()%$'\"&+=#@*!?;")
_MAX_DIGITS = 12
_MOST_KEPT, _LONG_WORD = 200_000, 40


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words by class.

    Attributes:
        code: the character of each class name.
        words: class name and value of each word in lower case.
        exact: class name and value of each word that counts only in the case written.
        traps: sets of words beside which a number or weekday is no date, by the name of the list.
    """

    code: Mapping[str, str]
    words: Mapping[str, tuple[str, Value]]
    exact: Mapping[str, tuple[str, Value]]
    traps: Mapping[str, frozenset[str]]

    def look_up(self, word: str) -> tuple[str, Value] | None:
        """Class name and value of a word, or None."""
        return self.exact.get(word) or self.words.get(word.lower())


@cache
def lexicon() -> Lexicon:
    """The words of words.yaml, loaded once."""
    data = load_yaml("kawat.languages.id.dates", "words.yaml")
    words: dict[str, tuple[str, Value]] = {}
    exact: dict[str, tuple[str, Value]] = {}
    code: dict[str, str] = {}
    for number, (name, members) in enumerate(data["classes"].items()):
        code[name] = chr(0xE000 + number)
        target = exact if name in data["exact"] else words
        for word, value in members.items():
            target[str(word)] = (name, value)
    return Lexicon(
        code=MappingProxyType({**code, **SIGNS, **NUMBERS}),
        words=MappingProxyType(words),
        exact=MappingProxyType(exact),
        traps=MappingProxyType({name: frozenset(map(str, members)) for name, members in data["traps"].items()}),
    )


def _digits(piece: str) -> str:
    if len(piece) <= 2:
        return "n"
    if len(piece) == 4 and "1000" <= piece <= "2199":
        return "Y"
    return "N" if len(piece) == 3 else "L"


def _sign(piece: str) -> str:
    if piece in _SAME_SIGN:
        return _SAME_SIGN[piece]
    return (
        piece if piece in _PLAIN else (" " if piece.isspace() and piece[0] != "\n" else "\n" if piece == "\n" else ";")
    )


def _code(piece: str) -> str:
    """The class of one token, as a character."""
    if piece[0].isalpha():
        known = lexicon().look_up(piece)
        return lexicon().code[known[0]] if known else OTHER_WORD
    return _digits(piece) if "0" <= piece[0] <= "9" else _sign(piece)


class _Codes(dict[str, str]):
    """The classes of tokens seen before; a text repeats its words, so most are looked up once."""

    def __missing__(self, piece: str) -> str:
        code = _code(piece)
        if len(self) < _MOST_KEPT and len(piece) < _LONG_WORD:
            self[piece] = code
        return code


_seen = _Codes()


def classify(text: str) -> tuple[list[str], str]:
    """The tokens of a text and, one character for each, their classes. The tokens joined are the text."""
    pieces = _PIECE.findall(text)
    return pieces, "".join(map(_seen.__getitem__, pieces))


def integer(piece: str) -> int:
    """The number that digits write; absurdly long ones are cut, they are no part of any date."""
    return int(piece[:_MAX_DIGITS])
