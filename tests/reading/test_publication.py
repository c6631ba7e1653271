"""When an article was published: as given, by its address, by its text."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kawat.reading.publication import from_address, from_text, publication_date
from kawat.records import Article

SHARED = Path(__file__).parents[2] / ".." / "shared"


def years_of_presidents(text: str) -> Mapping[int, float]:
    """A small stand-in for what is known of people: who is told to be in office again."""
    return {2025: 2.0, 2026: 1.0} if "Trump" in text and "kembali menjabat" in text else {}


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000", {"2018-07-03", "2018-07-04"}),
        ("001", {"2025-02-26"}),
        ("002", {"2015-05-12", "2015-05-13"}),
        ("003", {"2025-02"}),
        ("004", {"2025-02-12", "2025-02-13"}),
    ],
)
def test_seeds_without_any_metadata(seed: str, expected: set[str]) -> None:
    (path,) = (SHARED / "seeds").glob(f"{seed}_*.txt")
    worked_out = from_text(path.read_text(encoding="utf-8"), people_years=years_of_presidents)
    assert worked_out.value in expected
    assert worked_out.source == "text"


def test_dates_given_win() -> None:
    article = Article(
        "a", "Selasa (3/7/2018)", published="2018-07-05", published_by="json-ld", url="https://x/2018/07/06/y"
    )
    assert publication_date(article).value == "2018-07-05"
    assert publication_date(article).by == "json-ld"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://berita.example/read/2025/08/02/1234/judul", "2025-08-02"),
        ("https://berita.example/2025-8-2/judul", "2025-08-02"),
        ("https://berita.example/dunia/20250805191414-120-12/judul", "2025-08-05"),
        ("https://berita.example/20250805/judul", "2025-08-05"),
        ("https://berita.example/2025/08/judul", "2025-08"),
        ("https://berita.example/2025/31/12/judul", None),
        ("https://berita.example/d-8506076/judul", None),
        ("https://berita20250805.example/judul", None),
        ("https://berita.example/99999999/judul-2025", None),
        ("", None),
    ],
)
def test_address(url: str, expected: str | None) -> None:
    assert from_address(url) == expected


def test_the_address_stands_in_for_a_date_not_given() -> None:
    found = publication_date(Article("a", "Selasa (3/7/2018)", url="https://x.example/2018/07/06/y"))
    assert (found.value, found.source, found.by) == ("2018-07-06", "given", "address")


@pytest.mark.parametrize(
    ("text", "value", "by"),
    [
        ("Keduanya bertemu Selasa (3/7/2018).", "2018-07-03", "weekday and day"),
        ("Keduanya bertemu Selasa (3/7). Pemilu digelar pada 2016.", "2018-07-03", "weekday and day"),
        ("Keduanya akan bertemu Kamis (27/2/2025), besok.", "2025-02-26", "counted from publication"),
        ("Keduanya bertemu kemarin, Selasa (3/7/2018).", "2018-07-04", "counted from publication"),
        ("Keduanya bertemu hari ini, Selasa (3/7/2018).", "2018-07-03", "counted from publication"),
        ("Keduanya bertemu Senin (2/7/2018). Menlu berpidato Selasa (3/7/2018).", "2018-07-03", "weekday and day"),
        (
            "Menlu berpidato Selasa (3/7/2018). Keduanya akan bertemu Senin (16/7/2018).",
            "2018-07-03",
            "weekday and day",
        ),
        ("Dilansir AFP, Selasa (3/7/2018), keduanya bertemu.", "2018-07-03", "weekday and day"),
        ("Judul\nRabu, 4 Juli 2018 14:30 WIB\nKeduanya bertemu Senin (2/7/2018).", "2018-07-04", "date line"),
        ("Keduanya bertemu 12 Februari 2025.", "2025-02", "latest day told"),
        ("Keduanya bertemu Selasa (3/1/2022).", "2023-01-03", "weekday and day"),
    ],
)
def test_by_the_text(text: str, value: str, by: str) -> None:
    found = from_text(text)
    assert (found.value, found.source, found.by) == (value, "text", by)


@pytest.mark.parametrize(
    "text", ["", "Keduanya bertemu.", "Keduanya bertemu Rabu (12/2).", "Perang usai 17 Agustus 1945."]
)
def test_where_nothing_decides_it_is_unknown(text: str) -> None:
    found = from_text(text)
    assert (found.value, found.source) == (None, "unknown")


def test_the_day_of_retrieval_decides_among_years() -> None:
    text = "Keduanya bertemu Rabu (12/2)."
    assert from_text(text, fetched="2021-05-01T10:00:00Z").value == "2020-02-12"
    assert from_text(text, fetched="2026-05-01").value == "2025-02-12"
    assert from_text(text, fetched="5/1/2021").value == from_text(text).value


def test_people_in_office_decide_among_years() -> None:
    assert (
        from_text("Keduanya bertemu Rabu (12/2).", people_years=lambda _: {2014: 1.0, 2015: 0.5}).value == "2014-02-12"
    )


def test_dated_articles_of_the_training_part_are_found_within_a_day() -> None:
    """A floor under the share measured when the rules were chosen, of articles where the text tells a day at all."""
    rows = [json.loads(line) for line in (SHARED / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [(row["published"], from_text(row["text"])) for row in rows if row["published_from"] == "given"]
    exact = [
        (given, found.value) for given, found in told if found.by in ("weekday and day", "counted from publication")
    ]
    near = sum(abs(_ordinal(given) - _ordinal(value)) <= 1 for given, value in exact if value)
    assert len(exact) >= 0.65 * len(told)
    assert near >= 0.90 * len(exact)


def _ordinal(day: str) -> int:
    import datetime  # noqa: PLC0415

    return datetime.date.fromisoformat(day[:10]).toordinal()
