"""Tests of kawat.reading.sourcing: the trees that say whom a report rests on."""

import pytest

from kawat.reading.article import read
from kawat.reading.sourcing import load
from kawat.records import Article, Report, Span


def _sources(text: str) -> list[str | None]:
    reports = read(Article("a", text, published="2022-05-04", published_from="given")).reports
    return [report.according_to.text if report.according_to else None for report in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Menurut juru bicara Pentagon John Kirby, Rusia menyerang pelabuhan Odesa di Ukraina pada Selasa (3/5/2022).",
        '"Rusia menyerang pelabuhan Odesa di Ukraina pada Selasa," kata juru bicara Pentagon John Kirby di Washington.',
    ],
)
def test_who_tells_of_what_others_do_is_its_source(text: str) -> None:
    assert _sources(text) == ["juru bicara Pentagon John Kirby"]


def test_what_the_outlet_tells_rests_on_nobody() -> None:
    text = "Presiden Rusia Vladimir Putin menelepon Presiden Cina Xi Jinping, Selasa (3/5/2022)."
    assert _sources(text) == [None]


def test_of_an_article_without_quotes_no_report_has_a_source() -> None:
    report = Report("", "attack", "held", (Span(0, 5, "serbu"),), ())
    assert load().sources([report, report], ()) == [None, None]
    assert load().sources([], ()) == []
