"""The calendar: a month in, its days with the events on each, and those whose day is not told, out."""

import calendar as weeks
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat import edtf
from kawat.errors import KawatError
from kawat.knowledge.names import codes, state_code
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.queries import timeline
from kawat.records import Event
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import Choice, given, state_names
from kawat.web.pages.dates import weekdays
from kawat.web.pages.visit import Visited

router = APIRouter()
_MOST = 200
_LONGEST_SPAN = 14  # days; what is said to last longer, or is dated less exactly, stands on no single day
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the grid.

    Args:
        day: the day.
        within: whether it is of the month shown.
        today: whether the page is seen on it.
        events: what is on it.
        beginning: what is on it and on no earlier day of the month.
        anchor: the day under which the first of its events is listed.
    """

    day: datetime.date
    within: bool
    today: bool
    events: tuple[Event, ...]
    beginning: tuple[Event, ...]
    anchor: datetime.date


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the calendar page shows; `previous` and `next` are paths, None at the ends of time."""

    month: datetime.date
    state: str | None
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Day, ...], ...]
    loose: tuple[Event, ...]
    previous: str | None
    next: str | None
    cut: bool
    states: tuple[Choice, ...]
    download: str
    address: str

    @property
    def agenda(self) -> tuple[Day, ...]:
        """The days of the month on which events begin."""
        return tuple(day for week in self.weeks for day in week if day.within and day.beginning)


@router.get("/calendar")
def calendar(visit: Visited, ledger: OpenLedger, month: str | None = None, state: str | None = None) -> Response:
    """Show one month."""
    first = _month(given(month) or visit.today[:7])
    asked = given(state)
    code = state_code(asked) if asked else None
    wanted = TimelineFilter(
        states=(code,) if code else (), since=f"{first:%Y-%m}", until=f"{first:%Y-%m}", limit=_MOST + 1
    )
    found = timeline(ledger, wanted, known_states=codes())
    on, loose = placed(found[:_MOST], first)
    grid = tuple(
        tuple(_day(day, first, visit, on) for day in week)
        for week in weeks.Calendar().monthdatescalendar(first.year, first.month)
    )
    view = Calendar(
        first, asked, weekdays(visit.wording), grid, loose, _turn(visit, first, -1, asked),
        _turn(visit, first, 1, asked), len(found) > _MOST, state_names(visit.language),
        download := visit.paths.at("calendar.ics", state=code), visit.origin + download,
    )  # fmt: skip
    return visit.page("calendar.html", view)


def placed(
    events: Iterable[Event], month: datetime.date
) -> tuple[dict[datetime.date, tuple[Event, ...]], tuple[Event, ...]]:
    """Put events on the days of a month, and apart those that are of the month but of no day of it.

    An event that may be on any day of more than a month is neither: it says nothing of this month.
    """
    on: dict[datetime.date, list[Event]] = {}
    loose: list[Event] = []
    for event in events:
        first, last = edtf.bounds(event.date or "..")
        length = (last - first).days + 1
        if length <= _LONGEST_SPAN:
            for n in range(length):
                day = first + datetime.timedelta(days=n)
                if (day.year, day.month) == (month.year, month.month):
                    on.setdefault(day, []).append(event)
        elif length <= 31:
            loose.append(event)
    return {day: tuple(some) for day, some in on.items()}, tuple(loose)


def _day(
    day: datetime.date, month: datetime.date, visit: Visited, on: Mapping[datetime.date, tuple[Event, ...]]
) -> Day:
    events = on.get(day, ())
    begun = {event: max(month, edtf.bounds(event.date or "..")[0]) for event in events}
    return Day(
        day=day,
        within=day.month == month.month,
        today=day == visit.day,
        events=events,
        beginning=tuple(event for event in events if begun[event] == day),
        anchor=begun[events[0]] if events else day,
    )


def _month(written: str) -> datetime.date:
    match = _MONTH.fullmatch(written)
    # The grid shows days of the months around, so the first and last of all months cannot be shown.
    if match and 2 <= int(match[1]) <= 9998:
        return datetime.date(int(match[1]), int(match[2]), 1)
    raise KawatError(f"month {written!r}", "is no month", "Give a year and month such as 2018-07.")


def _turn(visit: Visited, first: datetime.date, by: int, state: str | None) -> str | None:
    months = first.year * 12 + first.month - 1 + by
    year, month = divmod(months, 12)
    if not 2 <= year <= 9998:
        return None
    return visit.paths.at("calendar", month=f"{year:04}-{month + 1:02}", state=state)
