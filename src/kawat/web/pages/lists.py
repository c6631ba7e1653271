"""Lists under headings: events in their order in, groups by month out; quotes in, groups by article out."""

import datetime
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from kawat import edtf
from kawat.ledger.citing import Source
from kawat.ledger.questions.said import Said
from kawat.records import Event


@dataclass(frozen=True, slots=True)
class Month:
    """Events that begin in one month; `first` is its first day, None for events without a date."""

    first: datetime.date | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Quotes of one article that stand together."""

    source: Source
    quotes: tuple[Said, ...]


def by_article(quotes: Iterable[Said]) -> tuple[Told, ...]:
    """Part quotes where the article changes."""
    return tuple(Told(source, tuple(some)) for source, some in itertools.groupby(quotes, lambda one: one.source))


def by_month(events: Iterable[Event]) -> tuple[Month, ...]:
    """Part events where the month changes; an event that spans months stands in the one it may begin in."""
    return tuple(Month(first, tuple(some)) for first, some in itertools.groupby(events, _month))


def _month(event: Event) -> datetime.date | None:
    return edtf.bounds(event.date)[0].replace(day=1) if event.date else None
