"""Tests of kawat.reading.place_options: where a report may have happened."""

import pytest

from kawat.reading.article import found_in
from kawat.reading.judging import case_of
from kawat.reading.occasions import Event
from kawat.reading.place_options import Sites
from kawat.records import Article, Place


def _places(text: str) -> list[Place | None]:
    """What may be the place of the first phrase of a text."""
    article, found = found_in(Article("a", text, published="2022-05-04", published_from="given"))
    first = case_of(article, found).candidates[0]
    options = Sites(article, found, [Event(first.report, (first,))]).options(0)
    assert len({len(one.numbers) for one in options}) == 1
    return [one.place for one in options]


def _countries(text: str) -> list[str | None]:
    return [place.country if place else None for place in _places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menlu Rusia bertemu menlu Cina di Jakarta.", ["IDN", "RUS", "CHN", None]),
        ("Rusia menyerang Ukraina.", ["RUS", "UKR", None]),
        ("Uni Eropa menelepon ASEAN.", [None]),
    ],
)
def test_places_come_first_then_sides_and_nowhere_last(text: str, expected: list[str | None]) -> None:
    found = _countries(text)
    assert (found[0], sorted(found[1:-1], key=str), found[-1]) == (expected[0], sorted(expected[1:-1], key=str), None)


def test_a_city_stands_for_its_country() -> None:
    place = _places("Menlu Rusia bertemu menlu Cina di Swiss, tepatnya di kota Jenewa.")[0]
    assert place is not None
    assert (place.name, place.country, place.span.text) == ("Geneva", "CHE", "Jenewa")


def test_a_place_of_a_sentence_nearby_may_be_meant() -> None:
    text = "Kedua menteri tiba di Jakarta. Menlu Rusia bertemu menlu Cina."
    assert "IDN" in _countries(text)
