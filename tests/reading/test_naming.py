"""Tests of kawat.reading.naming: the trees that say who stands for a side."""

import pytest

from kawat.reading.article import found_in, read
from kawat.reading.judging import case_of
from kawat.reading.mentions import Party
from kawat.reading.naming import load, named
from kawat.reading.occasions import Event
from kawat.reading.person_options import PersonOption, Persons
from kawat.records import Article, Participant, Span

PUTIN = Party(Span(0, 5, "Putin"), "RUS", "Vladimir Putin", "head_of_state", "Q7747")
SOMEBODY, NOBODY = PersonOption(PUTIN, (1.0,)), PersonOption(None, (0.0,))
SIDE = Participant("actor", "RUS", Span(20, 25, "Rusia"))


def _persons(text: str) -> Persons:
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    return Persons(article, found, [Event(one.report, (one,)) for one in case_of(article, found).candidates])


def test_a_side_gets_its_person_with_office_and_words() -> None:
    one = named(_persons("Rusia menyerang Ukraina."), 0, SIDE, SOMEBODY)
    assert one == Participant("actor", "RUS", PUTIN.span, "Vladimir Putin", "head_of_state", "Q7747")


def test_a_side_for_which_nobody_stands_is_shown_by_its_state() -> None:
    persons = _persons("Rusia menyerang Ukraina. Vladimir Putin marah.")
    side = Participant("actor", "RUS", Span(25, 39, "Vladimir Putin"), "Vladimir Putin", "head_of_state", "Q7747")
    one = named(persons, 0, side, NOBODY)
    assert (one.person, one.office, one.person_id, one.span) == (None, None, None, Span(0, 5, "Rusia"))
    assert named(persons, 0, SIDE, NOBODY) is SIDE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Presiden Rusia Vladimir Putin menelepon Presiden Cina Xi Jinping, Selasa (3/5/2022).",
            {"RUS": "Vladimir Putin", "CHN": "Xi Jinping"},
        ),
        ("Rusia menyerang Ukraina, Selasa (3/5/2022). Vladimir Putin bertemu wartawan.", {"RUS": None, "UKR": None}),
    ],
)
def test_persons_stand_for_the_sides_for_which_they_act(text: str, expected: dict[str, str | None]) -> None:
    report = read(Article("a", text, published="2022-05-04", published_from="given")).reports[0]
    assert {side.state: side.person for side in report.participants} == expected


def test_without_events_nobody_is_named() -> None:
    assert load().name(*found_in(Article("a", "Harga cabai naik.")), []) == ()
