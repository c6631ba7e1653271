"""iCalendar: what a calendar program reads, and how entries follow their events."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from kawat.export.ical import KINDS, ical, revision
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.merged import Keeper
from kawat.ledger.store import open_ledger
from kawat.ledger.walking import every_event, last_change
from kawat.records import Event, Status, StatusStep
from tests.export.made import hostile, left_out, whole
from tests.ledger.build import call, event


def entries(events: tuple[Event, ...] | list[Event], **options: Any) -> list[Any]:
    data, counted = whole(ical(events, **options))
    calendar: Any = Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"].startswith("-//Kawat//")
    found = list(calendar.walk("VEVENT"))
    assert len(found) == counted.written
    assert all(not one.errors for one in (calendar, *found))
    return found


def test_a_call_of_one_day() -> None:
    (entry,) = entries([event("e1")], language="en", base_url="https://kawat.example/")
    assert entry["SUMMARY"] == "Telephone call: Russia, United States"
    assert entry["DTSTART"].dt == datetime.date(2018, 7, 3)
    assert entry["DTEND"].dt == datetime.date(2018, 7, 4)
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["LOCATION"] == "Moscow, Russia"
    assert entry["URL"] == "https://kawat.example/en/events/e1"
    assert (entry["STATUS"], entry["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert {"UID", "DTSTAMP", "SEQUENCE", "GEO"} <= set(entry)


def test_the_language_is_chosen() -> None:
    (entry,) = entries([event("e1", status="planned")], language="id")
    assert entry["SUMMARY"] == "Percakapan telepon: Rusia, Amerika Serikat (direncanakan)"
    assert entry["LOCATION"] == "Moscow, Rusia"


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("held", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("proposed", "TENTATIVE"),
        ("unconfirmed", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        ("denied", "CANCELLED"),
    ],
)
def test_status(status: Status, mark: str) -> None:
    (entry,) = entries([event("e1", status=status)])
    assert entry["STATUS"] == mark


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2018-07-03~", "2018-07-04"),
        ("2018-07-03/2018-07-05", "2018-07-06"),
        ("2018-12-31", "2019-01-01"),
        ("2018-07-01/2018-07-31", "2018-08-01"),
    ],
)
def test_the_end_lies_one_day_past_the_last(date: str, last: str) -> None:
    (entry,) = entries([event("e1", date=date)])
    assert entry["DTEND"].dt.isoformat() == last


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        (None, "without a date"),
        ("2018-07", "dated to no day"),
        ("2018", "dated to no day"),
        ("2018-22", "dated to no day"),
        ("199X", "dated to no day"),
        ("2018-07-03/..", "dated to no day"),
        ("2018-07-03/2018-08", "dated to no day"),
        ("2018-07-01/2018-08-01", "longer than 31 days"),
    ],
)
def test_what_has_no_day_is_left_out_and_counted(date: str | None, reason: str) -> None:
    _, counted = whole(ical([event("e1", date=date)]))
    assert (counted.written, counted.left_out) == (0, ((reason, 1),))


def test_the_uid_stays_and_the_sequence_rises_when_an_event_changes() -> None:
    before = replace(event("e1", status="planned"), reports=("r1",), history=(StatusStep("planned", None, None, ()),))
    after = replace(
        before, date="2018-07-09", reports=("r1", "r2"), history=(*before.history, StatusStep("held", None, None, ()))
    )
    (first,), (second,) = entries([before]), entries([after])
    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert revision(replace(after, judged=("date",))) > revision(after)


def test_where_the_ledger_knows_the_time_of_a_change_it_counts() -> None:
    times = iter(["2026-01-02T03:04:05.000001Z", "2026-01-02T03:04:06.000001Z"])
    (first,) = entries([event("e1")], changed_at=lambda _: next(times))
    (second,) = entries([event("e1")], changed_at=lambda _: next(times))
    assert second["SEQUENCE"] - first["SEQUENCE"] == 4
    assert revision(event("e1")) < first["SEQUENCE"] < 2**31
    many = replace(event("e1"), reports=tuple(f"r{n}" for n in range(1000)))
    parted = replace(many, reports=many.reports[:1])
    assert revision(parted, "2026-01-02T03:04:07Z") > revision(many, "2026-01-02T03:04:06Z")
    assert revision(event("e1"), "2099-01-01T00:00:00Z") == 2**31 - 1
    assert second["DTSTAMP"].dt == datetime.datetime(2026, 1, 2, 3, 4, 6, tzinfo=datetime.UTC)
    assert second["LAST-MODIFIED"].dt == second["DTSTAMP"].dt


STEPS: tuple[tuple[str, Status], ...] = (
    ("2018-05-11", "planned"), ("2018-05-25", "cancelled"), ("2018-06-12", "held"), ("2018-06-13", "held"),
)  # fmt: skip


def test_an_entry_follows_its_event_through_the_news(tmp_path: Path) -> None:
    """A summit that is planned, called off and held after all: one entry, whose status moves on."""
    told: list[tuple[str, int, str]] = []
    with open_ledger(tmp_path / "kawat.db") as ledger:
        keeper = Keeper(ledger)
        for day, status in STEPS:
            keeper.keep([call(f"a{day}", kind="summit", status=status, date="2018-06-12", published=day)])
            (summit,) = every_event(ledger, TimelineFilter(kind="summit"))
            (entry,) = entries([summit], changed_at=last_change(ledger))
            assert entry["SEQUENCE"] == revision(summit, last_change(ledger)(summit))
            told.append((str(entry["UID"]), revision(summit), str(entry["STATUS"])))
    uids, sequences, statuses = zip(*told, strict=True)
    assert len(set(uids)) == 1
    assert list(sequences) == sorted(set(sequences))
    assert statuses == ("TENTATIVE", "CANCELLED", "CONFIRMED", "CONFIRMED")


def test_real_events(real: tuple[Event, ...]) -> None:
    found = entries(real)
    assert len({str(one["UID"]) for one in found}) == len(found) > 20
    _, counted = whole(ical(real))
    assert counted.written + left_out(counted) == len(real)
    assert dict(counted.left_out)["no contact between sides"] == sum(one.kind not in KINDS for one in real)


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_no_article_breaks_the_calendar(events: tuple[Event, ...]) -> None:
    data, _ = whole(ical(events, base_url="https://kawat.example"))
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    found = entries(events, base_url="https://kawat.example")
    assert lines.count(b"BEGIN:VEVENT") == len(found) == len({str(one["UID"]) for one in found})
