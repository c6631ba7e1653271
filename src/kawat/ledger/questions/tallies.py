"""Counts that several answers hold: counted rows of a table of events in, tallies by kind, by month, by course out."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from kawat.knowledge.codes import Course, codes
from kawat.records import Kind

_ALL: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class KindTally:
    """How many events of a kind."""

    kind: Kind
    events: int


@dataclass(frozen=True, slots=True)
class MonthTally:
    """The events of one month.

    Args:
        month: EDTF, such as ``2018-07``.
        cooperation: events that count as cooperation (`kawat.knowledge.codes.Codes.course`).
        conflict: events that count as conflict.
        goldstein: mean Goldstein score of the events that have one; None without any.
    """

    month: str
    cooperation: int
    conflict: int
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class PairTally:
    """What two states have with each other: `states` in alphabetical order, the last date as `last_day` (ISO 8601)."""

    states: tuple[str, str]
    events: int
    cooperation: int
    conflict: int
    last_day: str | None


def counted(
    connection: Connection, columns: Any, conditions: Sequence[ColumnElement[bool]], *, by_month: bool = True
) -> Sequence[Row[Any]]:
    """Count the rows of `event_states`, `event_pairs` or `event_people` that fit, by kind, status and month.

    Returns:
        Rows with `kind`, `status`, `month` (only if `by_month`), `events`, and `first` and `last`, the earliest and the
        latest first day of those with a date.
    """
    told = (columns.kind, columns.status, columns.month, dated(columns).label("day"))
    # The limit that no table reaches keeps SQLite from choosing an index by what is grouped, not by what is asked.
    rows = select(*told).where(*conditions).limit(_ALL).subquery().c
    groups: list[ColumnElement[Any]] = [rows.kind, rows.status, *([rows.month] if by_month else [])]
    counts = (func.count().label("events"), func.min(rows.day).label("first"), func.max(rows.day).label("last"))
    query: Select[Any] = select(*groups, *counts).group_by(*groups)
    return connection.execute(query).all()


def dated(columns: Any) -> ColumnElement[Any]:
    """The first day of an event that has a date."""
    return case((columns.last_day.is_not(None), columns.sort_day))


def kinds(rows: Iterable[Any]) -> tuple[KindTally, ...]:
    """Tally counted rows by kind: most first, then by name."""
    found: dict[Kind, int] = defaultdict(int)
    for row in rows:
        found[row.kind] += row.events
    return tuple(KindTally(kind, events) for kind, events in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def months(rows: Iterable[Row[Any]]) -> tuple[MonthTally, ...]:
    """Tally counted rows by the month in which their date begins; those whose date names no month are left out."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        if row.month:
            found[row.month].append(row)
    return tuple(_month(month, found[month]) for month in sorted(found))


def courses(rows: Iterable[Any]) -> tuple[int, int]:
    """Count the events among rows (each with `kind`, `status`, `events`) that are cooperation, and conflict."""
    found = {"cooperation": 0, "conflict": 0}
    for row in rows:
        course = _scored(row.kind, row.status)[0]
        if course:
            found[course] += row.events
    return found["cooperation"], found["conflict"]


@cache
def _scored(kind: str, status: str) -> tuple[Course | None, float | None]:
    told = codes(kind, status)
    return told.course, told.goldstein


def edges(rows: Iterable[Row[Any]]) -> tuple[str | None, str | None]:
    """Give the earliest and the latest first day among counted rows, ISO 8601."""
    found = list(rows)
    firsts = [row.first for row in found if row.first is not None]
    lasts = [row.last for row in found if row.last is not None]
    return iso(min(firsts, default=None)), iso(max(lasts, default=None))


def iso(day: datetime.date | None) -> str | None:
    """Write a day as ISO 8601."""
    return day.isoformat() if day else None


def _month(month: str, rows: Sequence[Row[Any]]) -> MonthTally:
    scored = [(score, row.events) for row in rows if (score := _scored(row.kind, row.status)[1]) is not None]
    events = sum(number for _, number in scored)
    mean = round(sum(score * number for score, number in scored) / events, 3) if events else None
    return MonthTally(month, *courses(rows), mean)
