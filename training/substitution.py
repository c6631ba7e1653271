"""Substitution: a gold article in, the same article about other states and persons out, spans and codes moved along.

Every name of a state becomes the name of one other state throughout the article, a capital its capital, a known person
another known person. The reader is to learn what a sentence tells, not who tells it of whom in the years of the gold.
Indonesia stays what it is: the outlets write from there.
"""

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

from kawat.knowledge.entities import state, states
from kawat.knowledge.names import Mention, find, resolve
from kawat.knowledge.person_tables import rows
from kawat.knowledge.persons import find_person, find_persons
from kawat.reading.model.arguments import Argument
from training.examples import named_in

Json = dict[str, Any]
HOME = "IDN"
#: Sorts of names that have a counterpart in every state; metonyms become capitals ("Kremlin": "Paris").
_BY_NAME = frozenset({"name", "abbreviation", "short", "nickname"})
_BY_CAPITAL = frozenset({"capital", "metonym"})


@cache
def _states() -> tuple[str, ...]:
    """Codes of the states that may stand in: those whose names Kawat reads back."""
    fit = []
    for code, one in sorted(states().items()):
        if code == HOME or one.until or not one.capital or len(one.name_id) < 4:
            continue
        meant = [getattr(entity, "code", None) for text in (one.name_id, one.capital) for entity in resolve(text)[:1]]
        if meant == [code, code]:
            fit.append(code)
    return tuple(fit)


@cache
def _persons() -> tuple[str, ...]:
    """Names that may stand in: a given and a family name."""
    names = {row[1] for row in rows("persons.csv")}
    return tuple(sorted(name for name in names if name.count(" ") == 1 and name.replace(" ", "").isalpha()))


class _Swap:
    """Who stands for whom in one article."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._states: dict[str, str] = {}
        self._persons: dict[str, str] = {}

    def state(self, code: str) -> str:
        """The code that stands for another; organisations and Indonesia keep theirs."""
        if code == HOME or code not in states():
            return code
        if code not in self._states:
            free = [one for one in _states() if one not in self._states.values()]
            self._states[code] = self._chance.choice(free)
        return self._states[code]

    def person(self, person_id: str) -> str:
        """The full name that stands for a person's."""
        if person_id not in self._persons:
            self._persons[person_id] = self._chance.choice(_persons())
        return self._persons[person_id]

    def words_of(self, mention: Mention) -> str | None:
        """What stands for a state's name; None where it stays."""
        if mention.noun != "state" or mention.code == HOME or mention.code not in states():
            return None
        other = state(self.state(mention.code))
        if mention.sort in _BY_NAME:
            return other.name_id
        return other.capital if mention.sort in _BY_CAPITAL else None


def _replacements(text: str, swap: _Swap) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for one in find_persons(text):
        full = swap.person(one.persons[0])
        found.append((one.start, one.end, full if " " in one.text else full.split()[-1]))
    for mention in find(text):
        words = swap.words_of(mention)
        if words:
            found.append((mention.start, mention.end, words))
    kept: list[tuple[int, int, str]] = []
    for start, end, words in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, words))
    return kept


def _moved(text: str, replacements: list[tuple[int, int, str]]) -> tuple[str, Callable[[int, bool], int]]:
    """The text with its replacements, and where an offset (a start or an end) lies in it."""
    pieces: list[str] = []
    at = shift = 0
    edges: list[tuple[int, int, int, int]] = []
    for start, end, words in replacements:
        pieces += [text[at:start], words]
        edges.append((start, end, start + shift, start + shift + len(words)))
        at = end
        shift += len(words) - (end - start)
    pieces.append(text[at:])

    def move(offset: int, is_end: bool) -> int:
        moved = 0
        for start, end, new_start, new_end in edges:
            if offset < start or (offset == start and is_end):
                break
            if offset < end:
                return new_end if is_end and offset > start else new_start
            moved = new_end - end
        return offset + moved

    return "".join(pieces), move


def _spans(value: Any, text: str, move: Callable[[int, bool], int]) -> None:
    """Move every span inside a value."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            value["start"], value["end"] = move(value["start"], False), move(value["end"], True)
            value["text"] = text[value["start"] : value["end"]]
        for one in value.values():
            _spans(one, text, move)
    elif isinstance(value, list):
        for one in value:
            _spans(one, text, move)


def _renamed(one: Argument, swap: _Swap, move: Callable[[int, bool], int]) -> Argument:
    state = one.state and swap.state(one.state)
    return replace(one, start=move(one.start, False), end=move(one.end, True), state=state)


def substituted(article: Json, number: int) -> Json:
    """An article with other names; its states and times are those of the article, moved along.

    They are not looked for again: a stand-in's name may be known as somebody else's, a town keeps its name.

    Args:
        article: in the gold's format.
        number: which variant; the same number gives the same names.
    """
    swap = _Swap(f"{article['id']} {number}")
    text, move = _moved(article["text"], _replacements(article["text"], swap))
    made = deepcopy({name: article[name] for name in ("id", "published", "reports", "quotes")})
    _spans(made["reports"], text, move)
    _spans(made["quotes"], text, move)
    made["text"] = text
    made["named"] = [(_renamed(one, swap, move), value) for one, value in named_in(article)]
    for report in made["reports"]:
        for participant in report["participants"]:
            participant["state"] = participant["state"] and swap.state(participant["state"])
            matches = find_person(participant["person"]) if participant["person"] else ()
            if matches:
                participant["person"] = swap.person(matches[0].person.id)
    return made
