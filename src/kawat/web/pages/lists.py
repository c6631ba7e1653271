"""Lists of events by month: events in their order in, groups under a heading each out."""

import datetime
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from kawat import edtf
from kawat.records import Event


@dataclass(frozen=True, slots=True)
class Month:
    """Events that begin in one month; `first` is its first day, None for events without a date."""

    first: datetime.date | None
    events: tuple[Event, ...]


def by_month(events: Iterable[Event]) -> tuple[Month, ...]:
    """Part events where the month changes; an event that spans months stands in the one it may begin in."""
    return tuple(Month(first, tuple(some)) for first, some in itertools.groupby(events, _month))


def _month(event: Event) -> datetime.date | None:
    return edtf.bounds(event.date)[0].replace(day=1) if event.date else None
