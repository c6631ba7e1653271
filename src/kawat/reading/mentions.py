"""Mentions: a text in, the parties and places it names out, each with its code. First form: a short list of names.

A party is a state or organisation, or a person with the state and office that the words or the list give.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kawat.languages import table
from kawat.records import Office, Span


@dataclass(frozen=True, slots=True)
class Party:
    """A state or organisation, or a person who stands for one, where the text names it."""

    span: Span
    state: str | None
    person: str | None = None
    office: Office | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text names it: international name and ISO 3166-1 alpha-3 country."""

    span: Span
    name: str
    country: str | None
    place_id: str | None = None


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _lists() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Office]]:
    names = table("id", "names")
    states = {word: code for code, words in names["states"].items() for word in words}
    persons = {word: entry for entry in names["persons"] for word in [entry[0], *entry[3]]}
    places = {word: entry for entry in names["places"] for word in entry[2]}
    offices = {word: office for office, words in names["offices"].items() for word in words}
    return states, persons, places, offices


@cache
def _pattern() -> re.Pattern[str]:
    states, persons, _, offices = _lists()
    office, state, person = (_alternatives(list(words)) for words in (offices, states, persons))
    return re.compile(
        rf"\b(?:(?P<office>{office})\b,?\s*)?(?:(?P<state>{state})\b,?\s*)?(?P<person>{person})\b"
        rf"|\b(?:(?P<title>{office})\s+)?(?P<alone>{state})\b"
    )


def find_parties(text: str) -> tuple[Party, ...]:
    """Find every state, organisation and known person that a text names.

    Args:
        text: the article's text.

    Returns:
        Parties in order, none overlapping, the longest at each place.
    """
    states, persons, _, offices = _lists()
    found: list[Party] = []
    for match in _pattern().finditer(text):
        span = Span(match.start(), match.end(), match.group())
        if match["person"]:
            name, state, office, _ = persons[match["person"]]
            party = Party(span, states.get(match["state"], state), name, offices.get(match["office"], office))
        else:
            party = Party(span, states[match["alone"]], office=offices.get(match["title"]))
        found.append(party)
    return tuple(found)


@cache
def _place_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:di|ke|dari) (?:kota |ibu kota )?(?P<name>{_alternatives(list(_lists()[2]))})\b")


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Find every place that a text names as a place ("di Helsinki", "ke Sochi").

    Args:
        text: the article's text.

    Returns:
        Places in order.
    """
    places = _lists()[2]
    return tuple(
        PlaceMention(Span(match.start("name"), match.end(), match["name"]), *places[match["name"]][:2])
        for match in _place_pattern().finditer(text)
    )
