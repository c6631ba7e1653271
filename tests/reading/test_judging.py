"""Tests of kawat.reading.judging: the trees that come with Kawat, and what is asked of them."""

from kawat.reading.article import read, seen_in
from kawat.reading.judging import Case, case_of, load, worded
from kawat.reading.reports import LEAST_CONFIDENCE
from kawat.records import Article

CALL = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5)."
RECIPE = "Rebus air hingga mendidih. Masukkan beras, lalu aduk perlahan sampai matang."


def _case(text: str) -> Case:
    return case_of(*seen_in(Article("a", text, published="2022-05-04", published_from="given")))


def test_a_plain_call_is_told() -> None:
    (told,) = load().judge(_case(CALL))
    assert told.group.kind == "call"
    assert set(told.chosen.targets) == {"CHN", "RUS"}
    assert told.confidence > LEAST_CONFIDENCE


def test_nothing_is_judged_where_nothing_is_told() -> None:
    assert load().judge(_case(RECIPE)) == ()
    assert load().judge(_case("")) == ()


def test_confidence_leaves_out_what_is_less_sure() -> None:
    article = Article("a", CALL, published="2022-05-04", published_from="given")
    (report,) = read(article).reports
    assert 0 < report.confidence < 1
    assert [one.kind for one in read(article, 0.0).reports] == ["call"]
    assert read(article, 1.0).reports == ()


def test_words_that_were_never_seen_count_as_average() -> None:
    case = _case(CALL)
    (row,) = worded(case, {"menelepon": 0.75}, 0.5).numbers
    assert row[-2:] == (0.75, 0.75)
    (row,) = worded(case, {}, 0.5).numbers
    assert row[-2:] == (0.5, 0.5)
