"""How a pair of states is doing: two codes in, counts, months, last contacts, what is pending and contradicted out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, select

from kawat.errors import KawatError
from kawat.ledger import filters
from kawat.ledger.facets import LEVELS, UNDATED
from kawat.ledger.paging import between, paired
from kawat.ledger.queries import load_events
from kawat.ledger.questions.tallies import (
    KindTally,
    MonthTally,
    PairTally,
    counted,
    courses,
    edges,
    kinds,
    months,
)
from kawat.ledger.questions.upcoming import still_open
from kawat.ledger.schema import event_pairs
from kawat.ledger.store import Ledger
from kawat.records import Event, Kind, Office

#: The kinds by which two states are in contact.
CHANNELS: Final[tuple[Kind, ...]] = (
    "call", "meeting", "summit", "visit", "talks", "conference", "mediation", "message",
)  # fmt: skip
#: How many pending and how many contradicted events are given whole; the counts tell of all.
SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Contact:
    """The last held contact of one channel at one level.

    Args:
        level: the highest office that took part on both sides, None where none is told.
        channel: the kind: call, meeting, summit, visit, talks, conference, mediation or message.
        event: the last such event.
    """

    level: Office | None
    channel: Kind
    event: Event


@dataclass(frozen=True, slots=True)
class Dyad:
    """A pair of states.

    Args:
        states: the two codes, in alphabetical order.
        events: how many events the two have with each other (`kawat.ledger.facets.standing`: ``dealing``).
        reports: how many reports tell of them.
        first_day: the first day of the earliest dated event, ISO 8601.
        last_day: the first day of the latest dated event that is held, ISO 8601.
        kinds: events by kind, most first.
        months: every month from the first to the last with an event, those without any left out.
        contacts: by level (highest first), then channel.
        pending: planned and proposed events that may still come on or after the day asked for, soonest first, at most
            `SHOWN`.
        contradicted: events with open contradictions, latest first, at most `SHOWN`.
        pending_count: how many are pending.
        contradicted_count: how many are contradicted.
    """

    states: tuple[str, str]
    events: int
    reports: int
    first_day: str | None
    last_day: str | None
    kinds: tuple[KindTally, ...]
    months: tuple[MonthTally, ...]
    contacts: tuple[Contact, ...]
    pending: tuple[Event, ...]
    contradicted: tuple[Event, ...]
    pending_count: int = 0
    contradicted_count: int = 0


def dyad(  # noqa: PLR0913 - each is one thing a user may ask for
    ledger: Ledger, one: str, other: str, *, on: str, since: str | None = None, until: str | None = None
) -> Dyad:
    """Tell how two states are doing as seen on the day `on` (EDTF), from events between `since` and `until` (EDTF).

    Raises:
        KawatError: there is no such state, both are one, a date is no EDTF, dates in the wrong order.
    """
    days = filters.checked_days(since, until)
    first, last = filters.checked_date("on", on)
    with ledger.connection() as connection:
        states = filters.checked_states(connection, (one, other))
        if len(states) < 2:
            raise KawatError(f"states {one}, {other}", "are one and the same", "Name two different states.")
        columns = event_pairs.c
        together = [*paired(states[0], states[1]), *between(columns, days)]
        dealings = [*together, columns.standing == "dealing"]
        rows = counted(connection, columns, dealings)
        pending = _ids(connection, [*dealings, still_open(event_pairs, first, last)])
        clashing = _ids(connection, [*dealings, columns.contradicted == 1])[::-1]
        contacts = _contacts(connection, [*together, columns.sort_day <= last])
        wanted = [*pending[:SHOWN], *clashing[:SHOWN], *(row.event for row in contacts)]
        found = {event.id: event for event in load_events(connection, list(dict.fromkeys(wanted)))}
        reports = connection.scalar(select(func.sum(columns.report_count)).where(*dealings))
    return Dyad(
        states=(states[0], states[1]),
        events=sum(row.events for row in rows),
        reports=int(reports or 0),
        first_day=edges(rows)[0],
        last_day=edges(row for row in rows if row.status == "held")[1],
        kinds=kinds(rows),
        months=months(rows),
        contacts=tuple(Contact(row.level, row.kind, found[row.event]) for row in contacts),
        pending=tuple(found[one] for one in pending[:SHOWN]),
        contradicted=tuple(found[one] for one in clashing[:SHOWN]),
        pending_count=len(pending),
        contradicted_count=len(clashing),
    )


def _ids(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[str]:
    columns = event_pairs.c
    query = select(columns.event).where(*conditions).order_by(columns.sort_day, columns.event)
    return list(connection.scalars(query))


def _contacts(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[Row[Any]]:
    """The last held contact of each level and channel, the highest level first, then in the order of `CHANNELS`."""
    columns = event_pairs.c
    held = (columns.status == "held", columns.kind.in_(CHANNELS), columns.last_day.is_not(None))
    latest = func.row_number().over(
        partition_by=(columns.level, columns.kind), order_by=(columns.sort_day.desc(), columns.event)
    )
    every = select(columns.level, columns.kind, columns.event, latest.label("place")).where(*conditions, *held)
    ranked = every.subquery()
    found = connection.execute(select(ranked).where(ranked.c.place == 1)).all()
    lowest = len(LEVELS)
    return sorted(found, key=lambda row: (LEVELS.index(row.level) if row.level else lowest, CHANNELS.index(row.kind)))


def busiest_pairs(
    ledger: Ledger, *, since: str | None = None, until: str | None = None, limit: int = 10
) -> tuple[PairTally, ...]:
    """Give the pairs of states with the most events that begin between two dates (EDTF), the busiest first.

    Raises:
        KawatError: a date is no EDTF, dates in the wrong order, a limit below one.
    """
    filters.checked_limit(limit)
    days = filters.checked_days(since, until)
    columns = event_pairs.c
    conditions = [columns.standing == "dealing"]
    if days.first is not None:
        conditions.append(columns.sort_day >= days.first)
    if days.last is not None:
        conditions.append(columns.sort_day <= days.last)
    if since is not None or until is not None:
        conditions.append(columns.sort_day < UNDATED)
    number = func.count().label("events")
    query = select(columns.one, columns.other, number).where(*conditions).group_by(columns.one, columns.other)
    with ledger.connection() as connection:
        busiest = connection.execute(query.order_by(number.desc(), columns.one, columns.other).limit(limit)).all()
        return tuple(_pair(connection, row.one, row.other, conditions) for row in busiest)


def _pair(connection: Connection, one: str, other: str, conditions: Sequence[ColumnElement[bool]]) -> PairTally:
    rows = counted(connection, event_pairs.c, [*paired(one, other), *conditions], by_month=False)
    return PairTally((one, other), sum(row.events for row in rows), *courses(rows), edges(rows)[1])
