"""Merging from scratch."""

from kawat.merging.merge import merge
from tests.merging.reports import filed


def test_events_come_in_the_order_of_their_ids_and_hold_every_report_once() -> None:
    told = [filed(f"{name}.r1", date=f"2018-0{month}-05") for name in "abc" for month in (1,)]
    told += [filed(f"{name}.r2", kind="call", date="2018-05-05") for name in "abc"]
    events = merge(told).events
    assert [event.id for event in events] == sorted(event.id for event in events)
    assert sorted(report for event in events for report in event.reports) == sorted(one.report.id for one in told)


def test_nothing_gives_nothing() -> None:
    merged = merge([])
    assert merged.events == ()
    assert merged.holding("a.r1") is None
