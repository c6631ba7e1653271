"""The timeline from its end."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.errors import KawatError
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.questions.latest import latest
from kawat.ledger.store import Ledger, open_ledger
from tests.ledger.build import event
from tests.servers import PostgreSQL

DATES = [None, "2018-07-03", "2018-07-03", "2019", None, "2017-05", "2018-07-03", "2020-01-01", "2016"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    where = str(tmp_path_factory.mktemp("latest") / "k.db")
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        where = server.url(server.new())
    with open_ledger(where) as opened:
        opened.replace_events(
            event(f"e{n}", date=date, states=("RUS", "USA") if n % 2 else ("IDN", "USA"))
            for n, date in enumerate(DATES)
        )
        yield opened


WHOLE = ["e7", "e3", "e6", "e2", "e1", "e5", "e8", "e4", "e0"]


def test_the_latest_come_first_and_the_undated_last(ledger: Ledger) -> None:
    page = latest(ledger, TimelineFilter())
    assert [one.id for one in page.events] == WHOLE
    assert (page.newer, page.older) == (None, None)


@given(size=st.integers(1, 10))
def test_pages_down_and_up_again_are_the_whole(ledger: Ledger, size: int) -> None:
    pages = [latest(ledger, TimelineFilter(limit=size))]
    while pages[-1].older:
        pages.append(latest(ledger, TimelineFilter(limit=size), older_than=pages[-1].older))
    assert [one.id for page in pages for one in page.events] == WHOLE
    up = [one.id for one in pages[-1].events]
    position = pages[-1].newer
    while position:
        page = latest(ledger, TimelineFilter(limit=size), newer_than=position)
        up = [one.id for one in page.events] + up
        position = page.newer
    assert up == WHOLE


def test_filters_narrow_it(ledger: Ledger) -> None:
    page = latest(ledger, TimelineFilter(states=("RUS",), since="2018", limit=2))
    assert [one.id for one in page.events] == ["e7", "e3"]
    assert page.older == Position.of(page.events[-1])


def test_both_ways_at_once_are_refused(ledger: Ledger) -> None:
    place = Position.of(latest(ledger, TimelineFilter()).events[0])
    with pytest.raises(KawatError, match="both asked for"):
        latest(ledger, TimelineFilter(), older_than=place, newer_than=place)
