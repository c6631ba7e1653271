"""Tests of kawat.reading.statuses: the trees that say what became of an act."""

from dataclasses import replace

import pytest

from kawat.reading.article import read, seen_in
from kawat.reading.judging import case_of
from kawat.reading.judging import load as load_judge
from kawat.reading.reports import event_of
from kawat.reading.statuses import load, numbers_of
from kawat.records import Article

HELD = "Presiden Rusia Vladimir Putin menelepon Presiden China Xi Jinping pada Selasa (3/5)."


def _article(text: str) -> Article:
    return Article("a", text, published="2022-05-04", published_from="given")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (HELD, "held"),
        ("Presiden Rusia Vladimir Putin akan bertemu Presiden China Xi Jinping di Beijing pekan depan.", "planned"),
        ("Rusia mengecam sanksi Amerika Serikat pada Selasa (3/5).", "held"),
    ],
)
def test_an_act_has_the_status_that_its_words_tell(text: str, status: str) -> None:
    assert status in {report.status for report in read(_article(text), 0.0).reports}


def test_as_much_is_asked_where_the_model_saw_nothing() -> None:
    article, found = seen_in(_article(HELD))
    (event, *_) = [event_of(one) for one in load_judge().judge(case_of(article, found))]
    unseen = replace(found, analysis=None)
    assert found.analysis
    assert len(numbers_of(article, event, found.analysis)) == len(numbers_of(article, event, unseen.analysis))


def test_nothing_but_the_status_is_chosen() -> None:
    article, found = seen_in(_article(HELD))
    events = [event_of(one) for one in load_judge().judge(case_of(article, found))]
    settled = load().settle(article, found, events)
    assert [replace(one.report, status="held") for one in settled] == [
        replace(one.report, status="held") for one in events
    ]
    assert [one.members for one in settled] == [one.members for one in events]


def test_no_event_is_no_work() -> None:
    article, found = seen_in(_article("Harga beras naik."))
    assert load().settle(article, found, []) == ()
