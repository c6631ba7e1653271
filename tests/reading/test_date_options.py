"""Tests of kawat.reading.date_options: the dates that words and the publication may stand for."""

import pytest

from kawat.reading.date_options import form_rows, forms_of, likely_forms, of_publication
from kawat.reading.model.labels import DATE_FORMS


def test_a_day_may_be_meant_approximately_or_as_a_beginning() -> None:
    assert forms_of("2018-07-03", None) == {"2018-07-03": 0, "2018-07-03~": 2, "2018-07-03/..": 3}


def test_marks_may_be_left_out() -> None:
    assert forms_of("2018-07~", None) == {"2018-07~": 0, "2018-07": 1, "2018-07/..": 3}
    assert forms_of("2018-07/..", None) == {"2018-07/..": 0, "2018-07": 1, "2018-07~": 2}


def test_a_stretch_stays_one() -> None:
    assert forms_of("2018-07-03/2018-07-05", None) == {"2018-07-03/2018-07-05": 0}


def test_what_is_told_without_a_tense_may_lie_ahead() -> None:
    assert forms_of("2018-07-03", "2018-07-10")["2018-07-10"] == 4
    assert forms_of("2018-07-03", "2018-07-03") == forms_of("2018-07-03", None)


@pytest.mark.parametrize(
    ("published", "values"),
    [
        (None, []),
        ("2018", []),
        ("2018-07", ["2018-07"]),
        ("2018-07-03", ["2018-07-03", "2018-07"]),
        ("2018-07-03~", []),
        ("2018-07-01/2018-07-05", []),
        ("2018/2019", []),
        ("2018-21", []),
        ("../2018-07-03", []),
    ],
)
def test_the_publication_dates_as_finely_as_it_is_known(published: str | None, values: list[str]) -> None:
    assert list(of_publication(published)) == values
    assert all(forms == {value: 0, f"{value}~": 2} for value, forms in of_publication(published).items())


def test_forms_that_are_alike_to_the_model_count_once() -> None:
    chances = [n / 100 for n in range(len(DATE_FORMS))]
    year, about = DATE_FORMS.index("year"), DATE_FORMS.index("about a year")
    assert likely_forms(["2018", "2018~", "2019"], "2020-01-02", chances) == {year: year / 100, about: about / 100}


def test_a_row_tells_what_was_done_how_likely_that_is_and_the_rest() -> None:
    likely = {DATE_FORMS.index("year"): 0.7, DATE_FORMS.index("about a year"): 0.1}
    assert form_rows({"2018": 0, "2018~": 2}, None, likely, [5.0]) == ((0.0, 0.7, 5.0), (2.0, 0.1, 5.0))
