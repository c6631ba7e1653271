"""Which events fit, in order: a filter in, the ids of one page out.

Each question starts at the table whose index stands in the timeline's order for what is asked: a pair's, a state's, a
person's, or the events' own. All of them repeat what a filter may narrow by, so nothing is sorted and no other row is
looked up before the page is known.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Date, FromClause, Select, Text, exists, literal, select, tuple_

from kawat.errors import KawatError
from kawat.ledger import filters
from kawat.ledger.filters import Days, Position, TimelineFilter
from kawat.ledger.folding import fold
from kawat.ledger.schema import event_pairs, event_people, event_states, events


class Start(NamedTuple):
    """Where a question starts: the table, its column with the event's id, and the conditions that narrow it."""

    table: FromClause
    event: ColumnElement[str]
    conditions: list[ColumnElement[bool]]
    repeats: bool = False


def page(connection: Connection, wanted: TimelineFilter, known_states: Iterable[str] | None) -> list[str]:
    """Give the ids of the events that fit a filter, by first day and id, those without a date last.

    Raises:
        KawatError: a kind, status, country or state there is none of, more than two states, a date that is not EDTF,
            dates in the wrong order, an empty name, a limit below one or beyond all bounds.
    """
    start = fitting(connection, wanted, known_states)
    columns = start.table.c
    conditions = start.conditions
    if wanted.after is not None:
        conditions = [*conditions, behind(columns.sort_day, start.event, wanted.after)]
    query: Select[Any] = select(columns.sort_day, start.event).where(*conditions)
    if start.repeats:
        query = query.distinct()
    return [row[1] for row in connection.execute(query.order_by(columns.sort_day, start.event).limit(wanted.limit))]


def fitting(connection: Connection, wanted: TimelineFilter, known_states: Iterable[str] | None) -> Start:
    """Say where to find the events that fit a filter, whatever its `limit` and `after`.

    Raises:
        KawatError: as `page` says.
    """
    filters.checked_limit(wanted.limit)
    start = _start(connection, wanted, known_states)
    conditions = [*start.conditions, *_facets(wanted, start.table.c)]
    conditions += between(start.table.c, filters.checked_days(wanted.since, wanted.until))
    return start._replace(conditions=conditions)


def between(columns: Any, days: Days) -> list[ColumnElement[bool]]:
    """Make the conditions on dated rows that may reach `days.first` and may begin by `days.last`."""
    made: list[ColumnElement[bool]] = []
    if days.first is not None:
        made.append(columns.last_day >= days.first)
    if days.last is not None:
        made += [columns.sort_day <= days.last, columns.last_day.is_not(None)]
    return made


def behind(day: ColumnElement[Any], event: ColumnElement[Any], after: Position) -> ColumnElement[bool]:
    """Make the condition that a row stands behind a position."""
    return tuple_(day, event) > tuple_(literal(after.day, Date), literal(after.id, Text))


def paired(one: str, other: str) -> list[ColumnElement[bool]]:
    """Make the conditions on `event_pairs` that a row is of these two states, given in alphabetical order."""
    return [event_pairs.c.one == one, event_pairs.c.other == other]


def _start(connection: Connection, wanted: TimelineFilter, known_states: Iterable[str] | None) -> Start:
    states = filters.checked_states(connection, wanted.states, known_states)
    if wanted.person is not None or wanted.person_id is not None:
        return _person(connection, wanted, states)
    if len(states) == 2:
        return Start(event_pairs, event_pairs.c.event, paired(states[0], states[1]))
    if states:
        return Start(event_states, event_states.c.event, [event_states.c.state == states[0]])
    return Start(events, events.c.id, [])


def _person(connection: Connection, wanted: TimelineFilter, states: list[str]) -> Start:
    table = event_people
    conditions: list[ColumnElement[bool]] = []
    if wanted.person_id is not None:
        of_id = select(table.c.person_folded).where(table.c.person_id == wanted.person_id)
        names = list(connection.scalars(of_id.distinct().order_by(table.c.person_folded)))
        conditions.append(table.c.person_id == wanted.person_id)
    else:
        names = filters.distinct(connection, table.c.person_folded)
    if wanted.person is not None:
        folded = fold(wanted.person)
        if not folded:
            raise KawatError(f"person {wanted.person!r}", "has no letter to search for", "Give a name or part of one.")
        names = [name for name in names if folded in name]
    # One name is a run of the index in order; several are not.
    conditions.append(table.c.person_folded == names[0] if len(names) == 1 else table.c.person_folded.in_(names))
    for state in states:
        side = event_states
        there = (side.c.state == state, side.c.sort_day == table.c.sort_day, side.c.event == table.c.event)
        conditions.append(exists().where(*there))
    return Start(table, table.c.event, conditions, repeats=len(names) > 1)


def _facets(wanted: TimelineFilter, columns: Any) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        made.append(columns.kind == filters.checked_kind(wanted.kind))
    if wanted.status is not None:
        made.append(columns.status == filters.checked_status(wanted.status))
    if wanted.country is not None:
        made.append(columns.country == filters.checked_country(wanted.country))
    if wanted.contradicted:
        made.append(columns.contradicted == 1)
    return made
