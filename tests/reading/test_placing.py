"""Tests of kawat.reading.placing: the trees that place reports."""

import pytest

from kawat.reading.article import found_in, read
from kawat.reading.placing import load
from kawat.records import Article


def _place(text: str) -> str | None:
    reports = read(Article("a", text, published="2022-05-04", published_from="given")).reports
    return next((report.place.name if report.place else None for report in reports), "no report")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menlu Rusia Sergei Lavrov bertemu menlu Cina Wang Yi di Jakarta, Selasa (3/5/2022).", "Jakarta"),
        ("Presiden Rusia Vladimir Putin menelepon Presiden Cina Xi Jinping, Selasa (3/5/2022).", None),
    ],
)
def test_a_meeting_has_its_place_and_a_call_has_none(text: str, expected: str | None) -> None:
    assert _place(text) == expected


def test_without_events_nothing_is_placed() -> None:
    assert load().place(*found_in(Article("a", "Harga cabai naik.")), []) == ()
