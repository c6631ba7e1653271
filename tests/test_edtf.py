"""EDTF bounds and overlap, against the calendar."""

import datetime

import pytest

from kawat import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-07-03", "2018-07-03", "2018-07-03"),
        ("2013-12~", "2013-12-01", "2013-12-31"),
        ("2018-07-03?", "2018-07-03", "2018-07-03"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2023-35", "2023-07-01", "2023-09-30"),
        ("2024-40", "2024-01-01", "2024-06-30"),
        ("2018-06-25/2018-07-01", "2018-06-25", "2018-07-01"),
        ("2019/2020-03", "2019-01-01", "2020-03-31"),
        ("2022-02-24/..", "2022-02-24", "9999-12-31"),
        ("../2011", "0001-01-01", "2011-12-31"),
    ],
)
def test_bounds(text: str, first: str, last: str) -> None:
    assert edtf.bounds(text) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "2018-06-31", "18-06", "2018-13", "3 Juli", "2018-07/2018-06", "199X-02", "20022"]
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    assert not edtf.valid(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2018-07", True), ("2018~", True), ("2018/2019-03", True), ("2018/..", False), ("2018/", False), ("3/7", False)],
)
def test_what_has_a_first_and_a_last_day(text: str, expected: bool) -> None:
    assert edtf.closed(text) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2018-07", "2018-07-03", True),
        ("2018-07-03", "2018-07-04", False),
        ("2018-06-25/2018-07-01", "2018-07", True),
        ("2022-02-24/..", "2025", True),
    ],
)
def test_overlap(one: str, other: str, expected: bool) -> None:
    assert edtf.overlap(one, other) is expected
    assert edtf.overlap(other, one) is expected
