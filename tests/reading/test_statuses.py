"""Tests of kawat.reading.statuses: the trees that say what became of an act."""

from dataclasses import replace

import numpy as np
import pytest

from kawat.reading.article import read, seen_in
from kawat.reading.judging import case_of
from kawat.reading.judging import load as load_judge
from kawat.reading.model.labels import STATUSES
from kawat.reading.reports import event_of
from kawat.reading.statuses import Settler, load, numbers_of
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
    assert {report.status for report in read(_article(text)).reports} == {status}


def test_the_status_of_the_greatest_score_is_taken() -> None:
    """Trees of a single leaf each, the greatest that of `denied`."""
    leaf = {"feature": np.zeros((1, 1)), "threshold": np.zeros((1, 1)), "left": np.zeros((1, 1), int),
            "right": np.zeros((1, 1), int), "depth": np.array(0), "asked": np.array(63)}  # fmt: skip
    arrays = {
        f"{status}.{key}": value
        for status in STATUSES
        for key, value in (leaf | {"value": np.full((1, 1), float(status == "denied"))}).items()
    }
    article, found = seen_in(_article(HELD))
    events = [event_of(one) for one in load_judge().judge(case_of(article, found))]
    assert {one.report.status for one in events} == {"held"}
    assert {one.report.status for one in Settler(arrays).settle(article, found, events)} == {"denied"}


@pytest.mark.parametrize(
    ("date", "published", "ahead"),
    [
        (None, "2022-05-04", False),
        ("2022-05-04", "2022-05-04", False),
        ("2022-05-05", "2022-05-04", True),
        ("2022-05-05", None, False),
        ("2022-05", "2022-05-04", False),
        ("2022-06~", "2022-05-04", True),
        ("2022-05-10/..", "2022-05", False),
    ],
)
def test_whether_a_date_lies_behind_the_publication(date: str | None, published: str | None, ahead: bool) -> None:
    article, found = seen_in(_article(HELD))
    (event, *_) = [event_of(one) for one in load_judge().judge(case_of(article, found))]
    article = replace(article, published=published)
    dated = replace(event, report=replace(event.report, date=date))
    *_, is_dated, is_ahead, _, _ = numbers_of(article, dated, found.analysis)
    assert (is_dated, is_ahead) == (date is not None, ahead)


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
