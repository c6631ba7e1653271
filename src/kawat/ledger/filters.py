"""What a timeline may be narrowed to: a filter as the user gave it in, a checked one or a helpful error out."""

import datetime
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from sqlalchemy import ColumnElement, Connection, Date, Text, literal, select, tuple_

from kawat import edtf
from kawat.errors import KawatError
from kawat.ledger.rows import fold, sort_day
from kawat.ledger.schema import event_participants, events
from kawat.records import Event, Kind, Status


class Position(NamedTuple):
    """Where an event stands in the timeline's order: its day (undated: the last of all days), then its id."""

    day: datetime.date
    id: str

    @classmethod
    def of(cls, event: Event) -> "Position":
        """Give the position of an event: what `TimelineFilter.after` takes to continue behind it."""
        return cls(sort_day(event.date), event.id)


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What the events of a timeline have in common.

    Args:
        states: one code, or two: events in which all of them take part.
        person: part of a name, however it is spelt with marks and capitals.
        kind: one of `kawat.records.Kind`.
        status: one of `kawat.records.Status`.
        since: EDTF; events that may reach this date or a later one. Leaves out events without a date.
        until: EDTF; events that may begin on this date or an earlier one. Leaves out events without a date.
        limit: at most so many events.
        after: only events behind this position.
    """

    states: tuple[str, ...] = ()
    person: str | None = None
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    after: Position | None = None


def conditions(
    connection: Connection, wanted: TimelineFilter, known_states: Iterable[str]
) -> list[ColumnElement[bool]]:
    """Make the conditions on `events` that a filter stands for.

    Raises:
        KawatError: a kind, status or state there is none of (not in the ledger, nor among `known_states`), more than
            two states, a date that is not EDTF, dates in the wrong order, an empty name, a limit below one.
    """
    if wanted.limit is not None and wanted.limit < 1:
        raise KawatError(f"limit {wanted.limit}", "is below one", "Give a whole number from 1 up, or none for all.")
    made = [_takes_part(state) for state in _states(connection, wanted.states, known_states)]
    if wanted.person is not None:
        made.append(_person(wanted.person))
    if wanted.kind is not None:
        made.append(events.c.kind == _choice("kind", wanted.kind, get_args(Kind)))
    if wanted.status is not None:
        made.append(events.c.status == _choice("status", wanted.status, get_args(Status)))
    made += _dates(wanted.since, wanted.until)
    if wanted.after is not None:
        position = tuple_(literal(wanted.after.day, Date), literal(wanted.after.id, Text))
        made.append(tuple_(events.c.sort_day, events.c.id) > position)
    return made


def _takes_part(state: str) -> ColumnElement[bool]:
    return events.c.id.in_(select(event_participants.c.event).where(event_participants.c.state == state))


def _person(name: str) -> ColumnElement[bool]:
    folded = fold(name)
    if not folded:
        raise KawatError(f"person {name!r}", "has no letter to search for", "Give a name or part of one.")
    named = event_participants.c.person_folded.contains(folded, autoescape=True)
    return events.c.id.in_(select(event_participants.c.event).where(named))


def _states(connection: Connection, given: Sequence[str], known: Iterable[str]) -> list[str]:
    if len(given) > 2:
        raise KawatError(f"states {', '.join(given)}", "are more than two", "Name one state, or the two of a pair.")
    codes = set(known)
    return sorted({_state(connection, one, codes) for one in given})


def _state(connection: Connection, given: str, known: set[str]) -> str:
    column = event_participants.c.state
    for code in (given, given.upper()):
        if code in known or connection.execute(select(column).where(column == code).limit(1)).first():
            return code
    stored = connection.scalars(select(column).where(column.is_not(None)).distinct().order_by(column))
    codes = {code.casefold(): code for code in sorted({*known, *(str(code) for code in stored)})}
    if given.casefold() in codes:
        return codes[given.casefold()]
    raise KawatError(
        f"state {given!r}",
        "is no state or organisation of this ledger",
        f"{_did_you_mean(given, list(codes.values()))}States are named by ISO 3166-1 alpha-3 codes (IDN, USA), "
        "organisations by their own (UN, ASEAN), other groups by X: and a name (X:Hamas).",
    )


def _choice(what: str, given: str, valid: Sequence[str]) -> str:
    if given.casefold() in valid:
        return given.casefold()
    hint = f"{_did_you_mean(given, valid)}It is one of: {', '.join(valid)}."
    raise KawatError(f"{what} {given!r}", f"there is no such {what}", hint)


def _did_you_mean(given: str, valid: Iterable[str]) -> str:
    codes = {code.casefold(): code for code in valid}
    near = difflib.get_close_matches(given.casefold(), list(codes), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(codes[one] for one in near)}? " if near else ""


def _dates(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    first = _bounds("since", since)[0] if since is not None else None
    last = _bounds("until", until)[1] if until is not None else None
    if first and last and first > last:
        raise KawatError(f"{since} to {until}", "ends before it starts", "Give the earlier date first.")
    if first:
        made.append(events.c.last_day >= first)
    if last:
        made.append(events.c.first_day <= last)
    return made


def _bounds(what: str, date: str) -> edtf.Days:
    try:
        return edtf.bounds(date)
    except ValueError as error:
        hint = "Dates are EDTF: 2018, 2018-07, 2018-07-03, 2018-06-25/2018-07-01."
        raise KawatError(f"{what} {date!r}", "is no date", hint) from error
