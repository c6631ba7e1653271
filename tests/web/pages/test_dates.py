"""EDTF for reading, in both languages."""

import datetime

import pytest

from kawat.web.pages.dates import day_name, machine, month_name, readable, weekdays
from kawat.web.pages.wording import WORDING

CASES = [
    ("2018-07-03", "3 Juli 2018", "3 July 2018"),
    ("2018-07", "Juli 2018", "July 2018"),
    ("2018", "2018", "2018"),
    ("2013-12~", "sekitar Desember 2013", "about December 2013"),
    ("2013-12-01?", "mungkin 1 Desember 2013", "perhaps 1 December 2013"),
    ("2013%", "mungkin sekitar 2013", "perhaps about 2013"),
    ("2018-06-25/2018-07-01", "25 Juni–1 Juli 2018", "25 June–1 July 2018"),
    ("2018-07-01/2018-07-03", "1–3 Juli 2018", "1–3 July 2018"),
    ("2017-12-30/2018-01-02", "30 Desember 2017 sampai 2 Januari 2018", "30 December 2017 to 2 January 2018"),
    ("2018-01/2018-03", "Januari–Maret 2018", "January–March 2018"),
    ("2018-01-01~/2018-03", "sekitar 1 Januari 2018 sampai Maret 2018", "about 1 January 2018 to March 2018"),
    ("2022-02-24/..", "sejak 24 Februari 2022", "since 24 February 2022"),
    ("../2022-02", "sampai Februari 2022", "until February 2022"),
    ("199X", "1990-an", "the 1990s"),
    ("19XX", "1900-an", "the 1900s"),
    ("2018-22", "musim panas 2018", "summer of 2018"),
    ("2018-34", "triwulan kedua 2018", "second quarter of 2018"),
    ("2018-39", "caturwulan terakhir 2018", "last four months of 2018"),
    ("2024-40", "paruh pertama 2024", "first half of 2024"),
    ("../..", "../..", "../.."),
    ("bukan tanggal", "bukan tanggal", "bukan tanggal"),
]


@pytest.mark.parametrize(("value", "indonesian", "english"), CASES)
def test_dates_are_written_out(value: str, indonesian: str, english: str) -> None:
    assert readable(value, WORDING["id"]) == indonesian
    assert readable(value, WORDING["en"]) == english


@pytest.mark.parametrize(
    ("value", "given"),
    [("2018-07-03", "2018-07-03"), ("2018-07", "2018-07"), ("2018", "2018"), ("2018-07~", None), ("2018-22", None),
     ("2018-02-30", None), ("2018/2019", None), ("199X", None)],
)  # fmt: skip
def test_only_plain_dates_are_for_machines(value: str, given: str | None) -> None:
    assert machine(value) == given


def test_days_months_and_weekdays_have_names() -> None:
    day = datetime.date(2018, 7, 3)
    assert day_name(day, WORDING["id"]) == "Selasa, 3 Juli 2018"
    assert month_name(day, WORDING["en"]) == "July 2018"
    assert [long for _, long in weekdays(WORDING["id"])][::6] == ["Senin", "Minggu"]
