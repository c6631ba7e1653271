"""The timeline from its end: a filter and a position in, one page of events with the way to older and newer ones out.

The latest day comes first, of one day the greater id; events without a date stand behind all others.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Row, Text, and_, literal, select, tuple_

from kawat.errors import KawatError
from kawat.ledger.filters import Position, TimelineFilter, conditions
from kawat.ledger.queries import _events as load_events
from kawat.ledger.schema import events
from kawat.ledger.store import Ledger
from kawat.records import Event

_UNDATED = datetime.date.max


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
    known_states: Iterable[str] = (),
) -> LatestPage:
    """Give the page of at most `wanted.limit` events (20) before or after a position, or the first page.

    Raises:
        KawatError: both positions are given; else as `kawat.ledger.queries.timeline` says.
    """
    if older_than and newer_than:
        raise KawatError("older and newer", "are both asked for", "Give one of them.")
    limit = 20 if wanted.limit is None else wanted.limit
    with ledger.connection() as connection:
        fits = conditions(connection, replace(wanted, limit=limit, after=None), known_states)
        walk = _Walk(connection, fits, limit + 1)
        rows = walk.upwards(newer_than) if newer_than else walk.downwards(older_than)
        more = len(rows) > limit
        rows = rows[:limit]
        if newer_than:
            rows.reverse()
        found = tuple(load_events(connection, rows))
    if not found:
        return LatestPage((), None, None)
    back, on = (more, True) if newer_than else (older_than is not None, more)
    return LatestPage(found, Position.of(found[0]) if back else None, Position.of(found[-1]) if on else None)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Reads on from a position, dated events and undated ones each along the index of the timeline."""

    connection: Connection
    fits: list[ColumnElement[bool]]
    most: int

    def downwards(self, start: Position | None) -> list[Row[Any]]:
        rows: list[Row[Any]] = []
        if start is None or start.day != _UNDATED:
            rows = self._read(_dated(), _before(start), down=True, most=self.most)
            start = None
        if len(rows) < self.most:
            rows += self._read(_undated(), _before(start), down=True, most=self.most - len(rows))
        return rows

    def upwards(self, start: Position) -> list[Row[Any]]:
        rows: list[Row[Any]] = []
        after: Position | None = start
        if start.day == _UNDATED:
            rows = self._read(_undated(), _behind(start), down=False, most=self.most)
            after = None
        if len(rows) < self.most:
            rows += self._read(_dated(), _behind(after), down=False, most=self.most - len(rows))
        return rows

    def _read(
        self, part: ColumnElement[bool], there: ColumnElement[bool] | None, *, down: bool, most: int
    ) -> list[Row[Any]]:
        query = select(events).where(part, *self.fits)
        if there is not None:
            query = query.where(there)
        order = (events.c.sort_day, events.c.id)
        query = query.order_by(*(column.desc() if down else column.asc() for column in order))
        return list(self.connection.execute(query.limit(most)).all())


def _dated() -> ColumnElement[bool]:
    return events.c.sort_day < literal(_UNDATED, Date)


def _undated() -> ColumnElement[bool]:
    return events.c.sort_day == literal(_UNDATED, Date)


def _place() -> Any:
    return tuple_(events.c.sort_day, events.c.id)


def _position(at: Position) -> Any:
    return tuple_(literal(at.day, Date), literal(at.id, Text))


def _before(at: Position | None) -> ColumnElement[bool] | None:
    return None if at is None else and_(_place() < _position(at))


def _behind(at: Position | None) -> ColumnElement[bool] | None:
    return None if at is None else and_(_place() > _position(at))
