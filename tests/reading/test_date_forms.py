"""Tests of kawat.reading.date_forms: in which of the model's forms a date is."""

import pytest

from kawat.reading.date_forms import date_form
from kawat.reading.model.labels import DATE_FORMS


@pytest.mark.parametrize(
    ("date", "form"),
    [
        (None, "undated"),
        ("2018-07-03", "day of publication"),
        ("2018-07-02", "day before publication"),
        ("2018-07-01", "earlier day"),
        ("2018-07-04", "later day"),
        ("2018-07-03~", "about a day"),
        ("2018-07", "month"),
        ("2018-07~", "about a month"),
        ("2018", "year"),
        ("2018~", "about a year"),
        ("2018-07-01/2018-07-03", "stretch"),
        ("2018-07-01/2018-07-03~", "stretch"),
        ("2018-21", "month"),
        ("201X", "year"),
        ("2018-07-03/..", "open stretch"),
        ("../2018", "open stretch"),
    ],
)
def test_form(date: str | None, form: str) -> None:
    assert DATE_FORMS[date_form(date, "2018-07-03")] == form


def test_the_day_before_the_first_of_a_month() -> None:
    assert DATE_FORMS[date_form("2020-02-29", "2020-03-01")] == "day before publication"


@pytest.mark.parametrize("published", [None, "2018", "2018-07", "2018-07-03~", "2018-07-01/2018-07-05"])
def test_days_without_a_day_of_publication_are_earlier_ones(published: str | None) -> None:
    assert DATE_FORMS[date_form("2018-07-03", published)] == "earlier day"
