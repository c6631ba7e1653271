"""Rules for names that could mean several things or nothing: a rule's words in, a `Rule` out; what it allows in a text.

A rule is words parted by spaces, as in the column ``rule`` of ambiguous.csv; docs/knowledge.md lists them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from kawat.knowledge import tables


@dataclass(frozen=True, slots=True)
class Rule:
    """When a name counts, and for what. The default allows everything.

    `code` is the meaning to take and `certain` whether it may be relied on. A match must be written exactly as in the
    table (`case_sensitive`), begin with capitals (`capital`), follow a word such as "di" or "kota"
    (`after_place_word`), not stand inside a longer proper name (`not_in_name`), not be followed by a state's name
    (`not_before_state`), and have none of `not_before` after it nor of `not_after` before it. `nothing`: the name
    stands for nothing we know.
    """

    code: str | None = None
    certain: bool = True
    case_sensitive: bool = False
    capital: bool = False
    after_place_word: bool = False
    not_in_name: bool = False
    not_before_state: bool = False
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    nothing: bool = False


_SWITCHES: Final = frozenset({
    "case_sensitive", "capital", "after_place_word", "not_in_name", "not_before_state", "nothing",
})  # fmt: skip
_ARGUED: Final = ("prefer", "guess", "not_before", "not_after")
_PARTS: Final = re.compile(rf" (?=(?:{'|'.join([*sorted(_SWITCHES), *_ARGUED])})(?:[: ]|\Z))")
_BEFORE: Final = re.compile(r"([^\W\d_][\w'’]*)[ -]\Z")
_AFTER: Final = re.compile(r"[ -]([^\W\d_][\w'’]*)")
#: Longer words than this are cut: enough to know a word by.
_REACH: Final = 40


def parse_rule(text: str) -> Rule:
    """Read a rule.

    Args:
        text: words parted by spaces; ``prefer:CODE`` and ``guess:CODE`` take the rest of the line as far as the next
            word of a rule, so that codes may hold spaces; ``not_before:a,b`` and ``not_after:a,b`` take lower-case
            words.

    Raises:
        ValueError: a word is not one of a rule.
    """
    found: dict[str, Any] = {}
    for part in _PARTS.split(text):
        word, _, argument = part.partition(":")
        if word in _SWITCHES and not argument:
            found[word] = True
        elif word in {"prefer", "guess"} and argument:
            found |= {"code": argument, "certain": word == "prefer"}
        elif word in {"not_before", "not_after"} and argument:
            found[word] = frozenset(argument.split(","))
        else:
            raise ValueError(f"{part!r} is no word of a rule")
    return Rule(**found)


@cache
def common_words() -> frozenset[str]:
    """Everyday Indonesian words, in lower case: a capital alone does not make them names."""
    return frozenset(word for word, _ in tables.rows("common_words"))


@cache
def place_words() -> frozenset[str]:
    """Words after which a name is a place's or a state's ("di", "kota", "Presiden"), in lower case."""
    return frozenset(word for word, sort, _ in tables.rows("place_words") if sort != "direction")


@cache
def _no_names() -> frozenset[str]:
    return common_words() | frozenset(word for word, _, _ in tables.rows("place_words"))


def after_place_word(text: str, start: int) -> bool:
    """Whether the word before `start` announces a place or a state."""
    return _word_before(text, start).lower() in place_words()


def allows(rule: Rule, text: str, start: int, end: int, is_known: Callable[[str], bool]) -> bool:
    """Whether the surroundings of ``text[start:end]`` let it count under the rule.

    Args:
        rule: the name's rule.
        text: the whole text.
        start: where the name begins.
        end: where it ends, exclusive.
        is_known: whether one word, as the text has it, is a name of our tables.
    """
    if rule.not_after and _word_before(text, start).lower() in rule.not_after:
        return False
    if rule.not_before and _word_after(text, end).lower() in rule.not_before:
        return False
    announced = (rule.after_place_word or rule.not_in_name) and after_place_word(text, start)
    if rule.after_place_word and not announced:
        return False
    if not rule.not_in_name or announced or text[start:end].isupper():
        return True
    return not any(_is_name(word, is_known) for word in (_word_before(text, start), _word_after(text, end)))


def _is_name(word: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a neighbouring word looks like part of a person's name."""
    return word[:1].isupper() and not word.isupper() and word.lower() not in _no_names() and not is_known(word)


def _word_before(text: str, start: int) -> str:
    found = _BEFORE.search(text[max(0, start - _REACH) : start])
    return found[1] if found else ""


def _word_after(text: str, end: int) -> str:
    found = _AFTER.match(text[end : end + _REACH])
    return found[1] if found else ""
