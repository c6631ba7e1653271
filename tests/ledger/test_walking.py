"""Walks: every event and report once, in order, page by page, in one state of the ledger."""

from collections.abc import Iterator

import pytest

from kawat.errors import KawatError
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.queries import timeline
from kawat.ledger.store import Ledger, open_ledger
from kawat.ledger.walking import every_event, every_report, last_change
from tests.ledger.build import call, event


@pytest.fixture
def filled(ledger_url: str) -> Iterator[Ledger]:
    with open_ledger(ledger_url) as opened:
        _fill(opened)
        yield opened


def _fill(opened: Ledger) -> None:
    readings = [call(f"a{n}", outlet="Warta" if n % 2 else None, copy_of="a1" if n == 3 else None) for n in range(7)]
    opened.add_many(readings)
    dates = ["2018-07-03", None, "2018", "2018-07-03", None, "2017-01", "2019"]
    opened.apply_events(event(f"e{n}", date=dates[n], behind=[readings[n]]) for n in range(6))


@pytest.mark.parametrize("page", [1, 2, 3, 6, 100])
def test_every_event_once_and_in_order(filled: Ledger, page: int) -> None:
    assert list(every_event(filled, page=page)) == timeline(filled)


def test_filters_limits_and_positions_hold(filled: Ledger) -> None:
    found = list(every_event(filled, TimelineFilter(since="2018", limit=3), page=2))
    assert found == timeline(filled, TimelineFilter(since="2018", limit=3))
    assert list(every_event(filled, TimelineFilter(limit=2), page=2)) == timeline(filled)[:2]
    with pytest.raises(KawatError, match="there is no such kind"):
        next(every_event(filled, TimelineFilter(kind="phonecall")))
    with pytest.raises(KawatError, match="below one"):
        next(every_event(filled, TimelineFilter(limit=0)))


@pytest.mark.parametrize("page", [1, 3, 100])
def test_every_report_once_with_its_event(filled: Ledger, page: int) -> None:
    found = list(every_report(filled, page=page))
    assert [(one.report.id, one.event) for one in found] == [
        *((f"a{n}-r1", f"e{n}") for n in range(6)),
        ("a6-r1", None),
    ]
    assert found[3].source.copy_of == "a1"


def test_a_snapshot_stays_as_it_is_while_others_add(filled: Ledger, ledger_url: str) -> None:
    with filled.snapshot() as still:
        before = list(every_event(still, page=2))
        with open_ledger(ledger_url) as other:
            other.add(call("b1"))
            other.apply_events([event("e9", behind=[call("b1")])])
        assert list(every_event(still, page=2)) == before
        assert len(list(every_report(still))) == 7
    assert len(list(every_event(filled))) == len(before) + 1


def test_the_last_change_of_an_event_is_known(filled: Ledger) -> None:
    changed_at = last_change(filled)
    moments = [changed_at(one) for one in every_event(filled)]
    assert all(moment and moment.endswith("Z") for moment in moments)
    assert changed_at(event("nowhere")) is None
