"""How a pair of states is doing: two codes in, counts, months, last contacts, what is pending and contradicted out."""

from dataclasses import dataclass

from kawat.ledger.questions.tallies import KindTally, MonthTally, PairTally
from kawat.ledger.store import Ledger
from kawat.records import Event, Kind, Office


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
        events: how many events have both take part.
        reports: how many reports tell of them.
        first_day: the first day of the earliest dated event, ISO 8601.
        last_day: the first day of the latest dated event that is held, ISO 8601.
        kinds: events by kind, most first.
        months: every month from the first to the last with an event, those without any left out.
        contacts: by level (highest first), then channel.
        pending: planned and proposed events that may still come on or after the day asked for, soonest first.
        contradicted: events with open contradictions, latest first.
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


def dyad(ledger: Ledger, one: str, other: str, *, on: str, since: str | None = None, until: str | None = None) -> Dyad:
    """Tell how two states are doing as seen on the day `on` (EDTF), from events between `since` and `until` (EDTF).

    Raises:
        KawatError: there is no such state, both are one, a date is no EDTF, dates in the wrong order.
    """
    raise NotImplementedError


def busiest_pairs(
    ledger: Ledger, *, since: str | None = None, until: str | None = None, limit: int = 10
) -> tuple[PairTally, ...]:
    """Give the pairs of states with the most events between two dates (EDTF), the busiest first.

    Raises:
        KawatError: a date is no EDTF, dates in the wrong order, a limit below one.
    """
    raise NotImplementedError
