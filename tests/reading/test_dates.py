"""Time expressions: written cases, any date in any style, and texts that are no texts."""

import calendar
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat import edtf
from kawat.errors import KawatError
from kawat.languages.id.dates.resolve import Tense
from kawat.reading.dates import CONTRADICTION, MENDED, find_dates, resolve

TENSES: tuple[Tense, ...] = ("past", "future")
HERE = Path(__file__).parent / "dates"
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
]  # fmt: skip
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name}: {case['label']}")
        for name in names
        for case in json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    ]


GROUPS = sorted(path.stem for path in HERE.glob("*.json") if path.stem != "known_failures")


def read(case: dict[str, Any]) -> list[list[str | None]]:
    return [[found.text, found.edtf] for found in find_dates(case["text"], case["anchor"])]


@pytest.mark.parametrize("case", cases(*GROUPS))
def test_cases(case: dict[str, Any]) -> None:
    assert read(case) == case["expected"]


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    assert read(case) == case["expected"]


def test_there_are_many_cases_and_no_label_twice() -> None:
    labels = [(name, case.values[0]["label"], case.values[0]["text"]) for name in GROUPS for case in cases(name)]
    assert len(labels) >= 300
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("Kamis", None, "2018-06-28"),
        ("Kamis", "past", "2018-06-28"),
        ("Kamis", "future", "2018-07-05"),
        ("Rabu", "past", "2018-07-04"),
        ("Rabu", "future", "2018-07-04"),
        ("16 Juli", None, "2018-07-16"),
        ("16 Juli", "past", "2017-07-16"),
        ("16 Juli", "future", "2018-07-16"),
        ("9 Mei", None, "2018-05-09"),
        ("9 Mei", "past", "2018-05-09"),
        ("9 Mei", "future", "2019-05-09"),
        ("(12/2)", "future", "2019-02-12"),
        ("(12/2)", "past", "2018-02-12"),
        ("September", "past", "2017-09"),
        ("September", "future", "2018-09"),
        ("Juli", "past", "2018-07"),
        ("Juli", "future", "2018-07"),
        ("Selasa (3/7)", "future", "2018-07-03"),  # the weekday says which year
        ("9 Mei 2018", "future", "2018-05-09"),  # a year told stays
        ("pekan lalu", "future", "2018-06-25/2018-07-01"),
        ("10 hingga 12 Mei", "future", "2019-05-10/2019-05-12"),
        ("10 hingga 12 Mei", "past", "2018-05-10/2018-05-12"),
    ],
)
def test_a_tense_bends_what_has_no_year(text: str, tense: Any, expected: str) -> None:
    (found,) = find_dates(text, "2018-07-04")
    assert resolve(found, "2018-07-04", tense) == expected


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 12, 31)), st.sampled_from(["past", "future"]))
def test_the_held_is_never_after_and_the_planned_never_before(anchor: datetime.date, tense: Any) -> None:
    for words in (*WEEKDAYS, "16 Juli", "9 Mei", "28 Februari", "tanggal 3 Desember"):
        (found,) = find_dates(words, anchor.isoformat())
        value = resolve(found, anchor.isoformat(), tense)
        assert value is not None
        day = datetime.date.fromisoformat(value)
        assert day <= anchor if tense == "past" else day >= anchor


@pytest.mark.parametrize(
    ("text", "granularity", "sort"),
    [
        ("3 Juli 2018", "day", "date"),
        ("Selasa", "day", "date"),
        ("kemarin", "day", "date"),
        ("pekan lalu", "week", "date"),
        ("awal pekan ini", "day", "date"),
        ("Februari 2022", "month", "date"),
        ("bulan lalu", "month", "date"),
        ("akhir 2013", "month", "date"),
        ("akhir tahun", "month", "date"),
        ("musim panas 2018", "season", "date"),
        ("kuartal I 2018", "quarter", "date"),
        ("semester I 2018", "semester", "date"),
        ("tahun 2016", "year", "date"),
        ("tahun lalu", "year", "date"),
        ("1990-an", "decade", "date"),
        ("abad ke-20", "century", "date"),
        ("1-3 Mei", "interval", "date"),
        ("dalam dua pekan terakhir", "interval", "date"),
        ("pukul 22.28 WIB", "time", "clock"),
        ("beberapa waktu lalu", "unknown", "date"),
        ("empat jam", "unknown", "duration"),
        ("setiap tahun", "unknown", "set"),
    ],
)
def test_granularity_and_sort(text: str, granularity: str, sort: str) -> None:
    (found,) = find_dates(text, "2018-07-04")
    assert (found.granularity, found.sort) == (granularity, sort)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("pukul 22.28 WIB", "22:28+07:00"),
        ("pukul 09.05 WITA", "09:05+08:00"),
        ("pukul 9 malam", "21:00"),
        ("11:30 GMT", "11:30+00:00"),
        ("9 p.m.", "21:00"),
        ("12 a.m.", "00:00"),
    ],
)
def test_clock(text: str, time: str) -> None:
    (found,) = find_dates(text)
    assert found.time == time


def test_a_weekday_that_contradicts_is_told_and_the_numbers_trusted() -> None:
    (found,) = find_dates("Rabu (3/7/2018)", "2018-08-04")
    assert (found.edtf, found.notes) == ("2018-07-03", (CONTRADICTION,))


def test_a_year_mistyped_in_january_is_told() -> None:
    (found,) = find_dates("Selasa (3/1/2022)", "2023-01-03")
    assert (found.edtf, found.notes) == ("2023-01-03", (MENDED,))


def test_a_day_that_does_not_exist_is_refused() -> None:
    (found,) = find_dates("31 Juni 2018")
    assert (found.edtf, found.notes) == (None, ("no such day",))


@pytest.mark.parametrize("anchor", ["kemarin", "2018-13", "2018-06-31", "", "2018/..", "04/07/2018"])
def test_a_bad_anchor_is_refused(anchor: str) -> None:
    with pytest.raises(KawatError, match="anchor"):
        find_dates("kemarin", anchor)


@pytest.mark.parametrize("anchor", ["2018-07-03~", "2018-07-01/2018-07-03", "2018-07-03?"])
def test_an_uncertain_anchor_serves(anchor: str) -> None:
    (found,) = find_dates("kemarin", anchor)
    assert found.edtf == "2018-07-02"


STYLES = (
    "{d} {month} {y}",
    "{d:02d}/{m:02d}/{y}",
    "({d}/{m}/{y})",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02d}-{d:02d}",
    "{weekday} ({d}/{m}/{y})",
    "{weekday} ({d:02d}/{m:02d}/{y})",
    "hari {weekday} ({d}/{m}/{y}) malam",
    "{weekday}, {d} {month} {y}",
    "{weekday} {d} {month} {y}",
    "hari {weekday}, tanggal {d} {month} {y}",
    "tanggal {d} {month} {y}",
    "{d} {month} {y} lalu",
)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(STYLES),
    st.sampled_from(["", "Pada ", "Ia tiba, "]),
)
def test_any_date_in_any_style_is_read_back(day: datetime.date, style: str, before: str) -> None:
    words = style.format(
        d=day.day, m=day.month, y=day.year, month=MONTHS[day.month - 1], weekday=WEEKDAYS[day.weekday()]
    )
    (found,) = find_dates(f"{before}{words}, kata utusan itu.", "2018-07-04")
    assert (found.text, found.edtf, found.notes) == (words, day.isoformat(), ())


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 90))
def test_a_day_without_year_is_found_again_from_soon_after(day: datetime.date, later: int) -> None:
    anchor = (day + datetime.timedelta(days=later)).isoformat()
    for words in (f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})", f"{day.day} {MONTHS[day.month - 1]}"):
        (found,) = find_dates(words, anchor)
        assert found.edtf == day.isoformat()


@given(st.integers(1, 12), st.integers(1900, 2099))
def test_any_month_is_read_back_without_a_day(month: int, year: int) -> None:
    (found,) = find_dates(f"{MONTHS[month - 1]} {year}", "2018-07-04")
    assert found.edtf == f"{year}-{month:02d}"
    assert edtf.bounds(found.edtf)[1].day == calendar.monthrange(year, month)[1]


@given(st.text(max_size=200), st.sampled_from([None, "2018-07-04", "2018-07", "2018"]))
def test_any_text_gives_spans_in_order_and_valid_values(text: str, anchor: str | None) -> None:
    place = 0
    for found in find_dates(text, anchor):
        assert place <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.edtf is None or edtf.valid(found.edtf)
        place = found.end


PIECES = st.sampled_from(
    [
        "3", "7", "31", "2018", "20022", "025", "/", "-", "–", ".", ",", "(", ")", "Juli", "Mei", "Jan", "Senin",
        "Minggu", "minggu", "hari", "pekan", "bulan", "tahun", "jam", "lalu", "ini", "depan", "awal", "akhir",
        "sejak", "hingga", "antara", "dan", "dua", "puluh", "setengah", "beberapa", "setiap", "pukul", "WIB", "ke",
        "abad", "kuartal", "I", "musim", "panas", "kemarin", "besok", "tadi", "malam", "an", "tanggal", "dalam",
        "terakhir", "yang", "akan", "datang",
    ]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=14),
    st.sampled_from([" ", ""]),
    st.sampled_from([None, "2018-07-04", "2018-07", "0001-01-01", "9999-12-31"]),
)
def test_any_words_of_time_give_valid_values(words: list[str], gap: str, anchor: str | None) -> None:
    for found in find_dates(gap.join(words), anchor):
        assert found.edtf is None or edtf.valid(found.edtf)
        for tense in TENSES:
            bent = resolve(found, anchor, tense)
            assert bent is None or edtf.valid(bent)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "9/" * 10_000,
        "(3/7" * 10_000,
        "dua puluh " * 10_000,
        "Senin " * 20_000,
        "1-" * 20_000,
        "\x00\x01\x1b\x7f\u200b\ufeff" * 5_000,
        "ПриветПривет مرحبا ١٢٣ 你好 สวัสดี " * 2_000,
        " " * 50_000,
        "\n" * 50_000,
        "hari ini, " * 10_000,
        "sejak " * 20_000 + "2011",
        "\ue001\ue002\ue003 3 Juli 2018",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_texts_that_are_no_texts(text: str) -> None:
    assert all(text[found.start : found.end] == found.text for found in find_dates(text, "2018-07-04"))


def test_two_megabytes_are_read_to_the_end() -> None:
    line = (
        "Kedua menteri luar negeri itu bertemu lagi di Jenewa dan sepakat melanjutkan perundingan pada Selasa (3/7). "
    )
    text = line * (2_000_000 // len(line))
    found = find_dates(text, "2018-07-04")
    assert len(found) == 2_000_000 // len(line)
    assert {one.edtf for one in found} == {"2018-07-03"}
