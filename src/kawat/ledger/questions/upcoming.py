"""What is coming: a day in, planned and proposed events that may still happen then or later out, soonest first."""

import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, and_, func, or_, select

from kawat.errors import KawatError
from kawat.ledger import filters
from kawat.ledger.filters import Position
from kawat.ledger.paging import behind, between, paired
from kawat.ledger.queries import load_events
from kawat.ledger.schema import event_pairs, event_states, events
from kawat.ledger.store import Ledger
from kawat.records import Event

#: What may still come.
OPEN: Final = ("planned", "proposed")
#: How long an undated plan counts as open after the last article that tells of it, in days.
REMEMBERED: Final = 365


def upcoming(  # noqa: PLR0913 - each is one thing a user may ask for
    ledger: Ledger,
    on: str,
    *,
    states: tuple[str, ...] = (),
    until: str | None = None,
    limit: int | None = None,
    after: Position | None = None,
) -> list[Event]:
    """List planned and proposed events that may happen on the day `on` (EDTF) or later, by first day and id.

    An undated plan is listed last where its last article was published within the 365 days before `on`.

    With `until`, undated plans are left out.

    Raises:
        KawatError: as `kawat.ledger.queries.timeline` says.
    """
    filters.checked_limit(limit)
    first, last = filters.checked_date("on", on)
    days = filters.checked_days(None, until)
    if days.last is not None and days.last < first:
        raise KawatError(f"{on} to {until}", "ends before it starts", "Give the earlier date first.")
    with ledger.connection() as connection:
        codes = filters.checked_states(connection, states)
        table: FromClause = events
        conditions: list[ColumnElement[bool]] = []
        if len(codes) == 2:
            table, conditions = event_pairs, paired(codes[0], codes[1])
        elif codes:
            table, conditions = event_states, [event_states.c.state == codes[0]]
        event = table.c.id if table is events else table.c.event
        conditions += [still_open(table, first, last), *between(table.c, days)]
        if after is not None:
            conditions.append(behind(table.c.sort_day, event, after))
        query = select(event).where(*conditions).order_by(table.c.sort_day, event).limit(limit)
        return load_events(connection, list(connection.scalars(query)))


def still_open(table: FromClause, first: datetime.date, last: datetime.date) -> ColumnElement[bool]:
    """Make the condition that an event is planned or proposed and may happen on the day asked for or later.

    Args:
        table: `events`, or a table that repeats the columns of them.
        first: the first day that the day asked for may mean.
        last: the last day that it may mean.
    """
    columns = table.c
    undated = columns.last_day.is_(None)
    if table is events:
        remembered = _remembered(columns.last_seen, first, last)
    else:
        seen = select(events.c.last_seen).where(events.c.id == columns.event).scalar_subquery()
        remembered = _remembered(seen, first, last)
    return and_(columns.status.in_(OPEN), or_(columns.last_day >= first, and_(undated, remembered)))


def _remembered(seen: Any, first: datetime.date, last: datetime.date) -> ColumnElement[bool]:
    """Whether a publication date (EDTF) lies within the days before the one asked for, as far as it is told."""
    since = max(first.toordinal() - REMEMBERED, 1)
    earliest = datetime.date.fromordinal(since).isoformat()
    return and_(seen >= func.substr(earliest, 1, func.length(seen)), func.substr(seen, 1, 10) <= last.isoformat())
