"""What changed since: a time in, events added or changed and ids that went away out, oldest change first."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Column, Select, Text, literal, select, tuple_

from kawat.ledger import filters, moments
from kawat.ledger.queries import load_events
from kawat.ledger.redirects import heir
from kawat.ledger.schema import events, redirects
from kawat.ledger.store import Ledger
from kawat.records import Event


class ChangePosition(NamedTuple):
    """Where a change stands: `at` ISO 8601 in UTC with microseconds (``...Z``), then the event's id."""

    at: str
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """An event as it is now, or one that is gone.

    Args:
        position: when it changed last, and its id.
        event: the event; None where it is gone.
        heir: for one that is gone, the event its reports went to, None where they are gone too.
        added_at: when the event first came into the ledger, ISO 8601 in UTC; None where it is gone.
    """

    position: ChangePosition
    event: Event | None
    heir: str | None = None
    added_at: str | None = None


def changes(
    ledger: Ledger, changed_after: str | None = None, *, after: ChangePosition | None = None, limit: int | None = None
) -> tuple[Change, ...]:
    """List what changed after a moment (ISO 8601; a day means its start in UTC), each event once as it is now.

    Raises:
        KawatError: `changed_after` is no ISO 8601 moment, a limit below one.
    """
    filters.checked_limit(limit)
    least = moments.read(changed_after) if changed_after is not None else None
    with ledger.connection() as connection:
        column = events.c
        came_query = select(column.changed_at.label("at"), column.id, column.added_at)
        went_query = select(redirects.c.at, redirects.c.id, redirects.c.reports)
        stands = connection.execute(_since(came_query, column.changed_at, column.id, least, after).limit(limit)).all()
        gone = connection.execute(_since(went_query, redirects.c.at, redirects.c.id, least, after).limit(limit)).all()
        came = {row.id: row.added_at for row in stands}
        heirs = {row.id: row.reports for row in gone}
        order = sorted(ChangePosition(row.at, row.id) for row in (*stands, *gone))[:limit]
        there = load_events(connection, [one.id for one in order if one.id in came])
        found = {event.id: event for event in there}
        return tuple(
            Change(one, found[one.id], added_at=came[one.id])
            if one.id in found
            else Change(one, None, heir(connection, heirs[one.id]))
            for one in order
        )


def _since(
    query: Select[Any], at: Column[str], event: Column[str], least: str | None, after: ChangePosition | None
) -> Select[Any]:
    """Narrow a query to what happened after a moment and behind a position, in order."""
    if least is not None:
        query = query.where(at > least)
    if after is not None:
        query = query.where(tuple_(at, event) > tuple_(literal(after.at, Text), literal(after.id, Text)))
    return query.order_by(at, event)


def newest(ledger: Ledger, limit: int = 10) -> list[Event]:
    """List the events that came into the ledger last, the newest first.

    Raises:
        KawatError: a limit below one.
    """
    filters.checked_limit(limit)
    with ledger.connection() as connection:
        query = select(events.c.id).order_by(events.c.added_at.desc(), events.c.id.desc()).limit(limit)
        return load_events(connection, list(connection.scalars(query)))
