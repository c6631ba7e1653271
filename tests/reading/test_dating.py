"""Tests of kawat.reading.dating: the trees that date reports, and the choice among what may date one."""

import pytest

from kawat.reading.article import read, seen_in
from kawat.reading.date_options import Option
from kawat.reading.dating import dated, load
from kawat.reading.judging import case_of
from kawat.reading.judging import load as load_judge
from kawat.reading.reports import event_of, reports_of
from kawat.records import Article, Report, Span

WORDS = Span(4, 10, "3 Juli")
REPORT = Report("", "call", "held", (Span(0, 3, "abc"),), (), "2022-05-03", Span(20, 26, "Selasa"))
FIRST = Option(WORDS, ("2018-07-03", "2018-07-03~"), (1.0,), ((0.0,), (1.0,)))
NONE = Option(None, (), (0.0,))


def _article(text: str) -> Article:
    return Article("a", text, published="2022-05-04", published_from="given")


def _dates(text: str) -> list[str | None]:
    return [report.date for report in read(_article(text)).reports]


def test_a_report_gets_the_form_with_the_greatest_score_and_its_words() -> None:
    one = dated(REPORT, FIRST, [0.0, 1.0])
    assert (one.date, one.date_span) == ("2018-07-03~", WORDS)


def test_a_report_may_lose_its_date() -> None:
    one = dated(REPORT, NONE, [])
    assert (one.date, one.date_span) == (None, None)


def test_a_date_that_no_words_tell_has_none() -> None:
    one = dated(REPORT, Option(None, ("2018-07", "2018-07~"), (2.0,), ((0.0,), (2.0,))), [0.0, 1.0])
    assert (one.date, one.date_span) == ("2018-07~", None)


def test_a_date_beside_the_act_dates_it() -> None:
    text = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5)."
    assert _dates(text) == ["2022-05-03"]


def test_what_rules_found_is_kept_where_nothing_else_is_known_of_the_article() -> None:
    text = "Rusia menyerang Ukraina pada 3 Mei 2022."
    article, found = seen_in(_article(text))
    told = load_judge().judge(case_of(article, found))
    (by_rules,) = reports_of(article, told, len(found.sentences), 0.0)
    assert by_rules.date == "2022-05-03"
    assert load().date(article, found, [event_of(one) for one in told])[0].date_span == by_rules.date_span


def test_no_event_is_no_work() -> None:
    article, found = seen_in(_article("Harga beras naik."))
    assert load().date(article, found, []) == ()


def test_an_event_without_any_expression_has_no_date() -> None:
    assert _dates("Rusia menyerang Ukraina.") == [None]


@pytest.mark.parametrize("published", [None, "2022", "2022-05", "2022-05-04"])
def test_every_sort_of_publication_date_will_do(published: str | None) -> None:
    text = (
        "Rusia menyerang Ukraina sejak 24 Februari 2022. Menlu AS bertemu Menlu Rusia pada 1990-an hingga pekan lalu."
    )
    article = Article("a", text, published=published, published_from="given" if published else "unknown")
    for report in read(article).reports:
        assert report.date or not report.date_span
        if report.date_span:
            assert text[report.date_span.start : report.date_span.end] == report.date_span.text
