"""TimelineJS: the fields that it needs, dates as precise as they are, and no markup from articles."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from kawat.export.timelinejs import timelinejs
from kawat.records import Event
from tests.export.made import hostile, left_out, whole
from tests.ledger.build import event


def slides(events: tuple[Event, ...] | list[Event], **options: Any) -> list[dict[str, Any]]:
    data, counted = whole(timelinejs(events, **options))
    made: dict[str, Any] = json.loads(data)
    assert made["scale"] == "human"
    assert made["title"]["text"]["headline"]
    assert counted.written == len(made["events"])
    assert counted.written + left_out(counted) == len(events)
    found: list[dict[str, Any]] = made["events"]
    return found


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2018-07-03", {"year": 2018, "month": 7, "day": 3}, None),
        ("2018-07~", {"year": 2018, "month": 7}, None),
        ("2018", {"year": 2018}, None),
        ("2018-06-25/2018-07-01", {"year": 2018, "month": 6, "day": 25}, {"year": 2018, "month": 7, "day": 1}),
        ("2018-06/2019", {"year": 2018, "month": 6}, {"year": 2019}),
        ("2022-02-24/..", {"year": 2022, "month": 2, "day": 24}, None),
        ("2018-22", {"year": 2018, "month": 6, "day": 1}, {"year": 2018, "month": 8, "day": 31}),
        ("199X", {"year": 1990, "month": 1, "day": 1}, {"year": 1999, "month": 12, "day": 31}),
    ],
)
def test_dates_are_as_precise_as_they_are(date: str, start: dict[str, int], end: dict[str, int] | None) -> None:
    (slide,) = slides([event("e1", date=date)])
    assert slide["start_date"] == start
    assert slide.get("end_date") == end
    assert slide["display_date"] == date


def test_what_has_no_first_day_is_left_out() -> None:
    assert slides([event("e1", date=None), event("e2", date="../2018")]) == []


def test_text_is_escaped_and_the_headline_a_link() -> None:
    bad = replace(event("e1"), place="<img src=x onerror=alert(1)>")
    (slide,) = slides(
        [bad], base_url="https://kawat.example", sentence=lambda _: "</p><script>x</script>", language="en"
    )
    assert slide["text"]["headline"].startswith('<a href="https://kawat.example/en/events/e1">Telephone call')
    assert "<p>&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</p>" in slide["text"]["text"]
    assert "&lt;img src=x" in slide["text"]["text"]


def test_real_events(real: tuple[Event, ...]) -> None:
    found = slides(real)
    assert len({one["unique_id"] for one in found}) == len(found) > 50


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_only_our_own_markup_stands_in_texts(events: tuple[Event, ...]) -> None:
    for slide in slides(events, base_url="https://kawat.example", sentence=lambda one: one.place):
        text = slide["text"]["headline"] + slide["text"]["text"] + slide["display_date"]
        assert re.sub(r'<a href="https://kawat\.example/id/events/[^"<>]*">|</a>|</?p>', "", text).count("<") == 0
