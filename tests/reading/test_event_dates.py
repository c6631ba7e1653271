"""When an event happens: which time expression of its sentence dates a trigger."""

import pytest

from kawat.reading.dates import find_dates
from kawat.reading.event_dates import date_of
from kawat.reading.triggers import Trigger
from kawat.records import Article, Kind, Status


def _date(text: str, words: str, status: Status = "held", kind: Kind = "meeting") -> str | None:
    article = Article(id="a", text=text, published="2022-05-04", published_from="given")
    start = text.index(words)
    trigger = Trigger(start, start + len(words), kind)
    found = date_of(trigger, status, article, 0, find_dates(text, article.published))
    assert found is None or text[found.span.start : found.span.end] == found.span.text
    return found.edtf if found else None


@pytest.mark.parametrize(
    ("text", "words", "status", "kind", "expected"),
    [
        ("Keduanya bertemu kemarin.", "bertemu", "held", "meeting", "2022-05-03"),
        ("Keduanya bertemu pada Jumat.", "bertemu", "held", "meeting", "2022-04-29"),
        ("Keduanya akan bertemu pada Jumat.", "bertemu", "planned", "meeting", "2022-05-06"),
        ("Pada 2 Mei mereka bertemu, lalu 3 Mei pulang.", "pulang", "held", "visit", "2022-05-03"),
        ("Mereka bertemu pada 2 Mei setelah perang sejak 2014.", "bertemu", "held", "meeting", "2022-05-02"),
        ("Mereka bertemu setelah perang 2014.", "bertemu", "held", "meeting", None),
        ("Mereka bertemu selama dua jam.", "bertemu", "held", "meeting", None),
        ("Mereka bertemu, dilansir Kantor Berita, Selasa (3/5).", "bertemu", "held", "meeting", None),
        ("Rusia mengecam, dilansir Kantor Berita, Selasa (3/5).", "mengecam", "held", "accusation", "2022-05-03~"),
        ("Mereka bertemu.", "bertemu", "held", "meeting", None),
    ],
)
def test_date_of(text: str, words: str, status: Status, kind: Kind, expected: str | None) -> None:
    assert _date(text, words, status, kind) == expected


def test_what_is_told_as_held_but_lies_ahead_says_so() -> None:
    article = Article(id="a", text="Kunjungan pada 12 Mei 2022.", published="2022-05-04", published_from="given")
    found = date_of(Trigger(0, 9, "visit"), "held", article, 0, find_dates(article.text, article.published))
    assert found is not None
    assert found.ahead == "2022-05-12"
