"""The timeline from its end: a filter and a position in, one page of events with the ways to older and newer ones out.

The latest day comes first, of one day the greater id; events without a date stand behind all others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Text, literal, select, tuple_

from kawat.errors import KawatError
from kawat.ledger.facets import UNDATED
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.paging import Start, behind, fitting
from kawat.ledger.queries import load_events
from kawat.ledger.store import Ledger
from kawat.records import Event

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class LatestPage:
    """One page: `newer` and `older` are positions to go on from in either direction, None at an end."""

    events: tuple[Event, ...]
    newer: Position | None
    older: Position | None


def latest(
    ledger: Ledger,
    wanted: TimelineFilter,
    *,
    older_than: Position | None = None,
    newer_than: Position | None = None,
    known_states: Iterable[str] | None = None,
) -> LatestPage:
    """Give the page of at most `wanted.limit` events (20) behind or before a position, or the first page.

    Args:
        ledger: the ledger.
        wanted: what the events have in common; its `after` is not looked at.
        older_than: the last event of the page before.
        newer_than: the first event of the page behind.
        known_states: as `kawat.ledger.queries.timeline` has it.

    Raises:
        KawatError: both positions are given; else as `kawat.ledger.paging.page` says.
    """
    if older_than and newer_than:
        raise KawatError("older and newer", "are both asked for", "Give one of them.")
    limit = wanted.limit if wanted.limit is not None else _SHOWN
    with ledger.connection() as connection:
        walk = _Walk(connection, fitting(connection, wanted, known_states), limit + 1)
        ids = walk.up(newer_than) if newer_than else walk.down(older_than)
        more = len(ids) > limit
        shown = ids[:limit][::-1] if newer_than else ids[:limit]
        found = tuple(load_events(connection, shown))
    if not found:
        return LatestPage((), None, None)
    newer, older = (more, True) if newer_than else (older_than is not None, more)
    return LatestPage(found, Position.of(found[0]) if newer else None, Position.of(found[-1]) if older else None)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Reads at most so many ids on from a position, dated events and undated ones each along an index."""

    connection: Connection
    start: Start
    most: int

    def down(self, position: Position | None) -> list[str]:
        ids: list[str] = []
        if position is None or position.day != UNDATED:
            ids = self._read(dated=True, beyond=self._older(position), down=True, most=self.most)
            position = None
        if len(ids) < self.most:
            ids += self._read(dated=False, beyond=self._older(position), down=True, most=self.most - len(ids))
        return ids

    def up(self, position: Position) -> list[str]:
        ids: list[str] = []
        beyond = [behind(self.start.table.c.sort_day, self.start.event, position)]
        if position.day == UNDATED:
            ids = self._read(dated=False, beyond=beyond, down=False, most=self.most)
            beyond = []
        if len(ids) < self.most:
            ids += self._read(dated=True, beyond=beyond, down=False, most=self.most - len(ids))
        return ids

    def _older(self, position: Position | None) -> list[ColumnElement[bool]]:
        if position is None:
            return []
        place = tuple_(self.start.table.c.sort_day, self.start.event)
        return [place < tuple_(literal(position.day, Date), literal(position.id, Text))]

    def _read(self, *, dated: bool, beyond: list[ColumnElement[bool]], down: bool, most: int) -> list[str]:
        day: ColumnElement[Any] = self.start.table.c.sort_day
        bound = literal(UNDATED, Date)
        query = select(day, self.start.event).where(*self.start.conditions, *beyond)
        query = query.where(day < bound if dated else day == bound)
        if self.start.repeats:
            query = query.distinct()
        order = (day.desc(), self.start.event.desc()) if down else (day.asc(), self.start.event.asc())
        return [row[1] for row in self.connection.execute(query.order_by(*order).limit(most))]
