"""The years in which a text may have been written, by the people it names."""

import pytest

from kawat.reading.people_years import people_years


@pytest.mark.parametrize(
    ("text", "among", "not_among"),
    [
        ("Menlu AS Mike Pompeo tiba.", {2018, 2019, 2020}, {2016, 2023}),
        ("Presiden AS Barack Obama berpidato.", {2009, 2012, 2016}, {2007, 2018}),
        ("Mantan Presiden AS Barack Obama berpidato.", {2017, 2020}, {2010, 2015}),
    ],
)
def test_years_in_and_out_of_office(text: str, among: set[int], not_among: set[int]) -> None:
    scores = people_years(text)
    assert among <= set(scores)
    assert not not_among & set(scores)
    assert all(score > 0 for score in scores.values())


def test_nobody_says_nothing() -> None:
    assert people_years("Harga cabai naik.") == {}


def test_coming_to_office_last_month_gives_the_year() -> None:
    scores = people_years("Presiden AS Joe Biden, yang dilantik bulan lalu, berpidato.")
    assert max(scores, key=lambda year: scores[year]) == 2021


def test_a_comma_may_part_title_and_name_but_not_a_paragraph() -> None:
    near, far = (people_years(f"Menlu AS{gap}Mike Pompeo tiba.") for gap in (", ", " " * 500))
    assert max(near.values()) > max(far.values())
