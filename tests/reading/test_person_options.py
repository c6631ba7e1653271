"""Tests of kawat.reading.person_options: who may stand for a side."""

import pytest

from kawat.reading.article import found_in
from kawat.reading.judging import case_of
from kawat.reading.occasions import Event
from kawat.reading.person_options import Persons
from kawat.records import Article


def _persons(text: str) -> dict[str, list[str | None]]:
    """Who may stand for each side of the first phrase of a text."""
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    first = case_of(article, found).candidates[0]
    persons = Persons(article, found, [Event(first.report, (first,))])
    told = {side.state or "": persons.options(0, side) for side in first.report.participants}
    assert len({len(one.numbers) for options in told.values() for one in options}) == 1
    return {state: [one.party.person if one.party else None for one in options] for state, options in told.items()}


@pytest.mark.parametrize(
    ("text", "state", "expected"),
    [
        ("Menlu Rusia Sergei Lavrov bertemu menlu Cina.", "RUS", ["Sergey Lavrov", None]),
        ("Rusia menyerang Ukraina.", "RUS", [None]),
        ("Vladimir Putin marah. Rusia menyerang Ukraina.", "RUS", ["Vladimir Putin", None]),
        ("Vladimir Putin marah. Rusia menyerang Ukraina.", "UKR", [None]),
        ("Presiden Rusia bertemu menlu Cina.", "RUS", ["Vladimir Putin", None]),
    ],
)
def test_persons_of_the_state_near_the_phrase_and_nobody_last(
    text: str, state: str, expected: list[str | None]
) -> None:
    assert _persons(text)[state] == expected


def test_the_nearest_comes_first() -> None:
    text = "Sergei Lavrov dan Vladimir Putin hadir. Vladimir Putin bertemu menlu Cina."
    assert _persons(text)["RUS"] == ["Vladimir Putin", "Sergey Lavrov", None]
