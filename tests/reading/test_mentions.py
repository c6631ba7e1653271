"""Mentions: the parties and places a text names, and where they stand."""

from typing import Any

import pytest

from kawat.reading.mentions import find_mentions
from tests.reading.cases import cases


@pytest.mark.parametrize("case", cases("mention_cases"))
def test_parties(case: dict[str, Any]) -> None:
    found = find_mentions(case["text"], "2022-05-04")
    assert [[p.span.text, p.state, p.person, p.office] for p in found.parties] == case["expected"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga Bekasi mengeluhkan banjir.", [("Bekasi", "IDN")]),
        ("Mereka bertemu di Jakarta.", [("Jakarta", "IDN")]),
        ("Perang di Ukraina berlanjut.", [("Ukraine", "UKR")]),
        ("Ukraina menolak.", []),
        ("Presiden Ukraina menolak.", []),
    ],
)
def test_places_are_where_something_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(place.name, place.country) for place in find_mentions(text, "2022-05-04").places] == expected


def test_a_state_where_something_is_does_not_act() -> None:
    found = find_mentions("Rusia marah. Perang di Ukraina berlanjut.", None)
    assert [(party.state, party.locative) for party in found.parties] == [("RUS", False), ("UKR", True)]


@pytest.mark.parametrize(("published", "holder"), [("2017-05-01", "Barack Obama"), ("2012-05-01", "Barack Obama")])
def test_offices_count_at_the_day_of_publication(published: str, holder: str) -> None:
    (party,) = find_mentions("Obama berpidato.", published).parties
    assert party.person == holder
    assert (party.office == "head_of_state") is (published == "2012-05-01")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Kata Paus Fransiskus kemarin.", "Pope Francis"),
        ("Menteri Pertahanan Rusia Letnan Jenderal Adityo Nugroho tiba.", "Adityo Nugroho"),
        ("Menteri Pertahanan Rusia Selasa tiba.", None),
    ],
)
def test_a_name_behind_a_title_is_free_of_other_words(text: str, person: str | None) -> None:
    assert find_mentions(text, "2022-05-04").parties[0].person == person


@pytest.mark.parametrize("before", ["", "Tokyo ramai. "])
def test_a_bare_name_is_whom_the_text_introduces_later(before: str) -> None:
    text = f"{before}Mirutov tiba di Jakarta.\nMenteri Pertahanan Jepang Kano Mirutov disambut."
    found = [(party.span.text, party.person) for party in find_mentions(text, "2022-05-04").parties]
    assert ("Mirutov", "Kano Mirutov") in found
