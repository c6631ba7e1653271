"""/v1/dyads: how two states are doing with each other."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from kawat.ledger.filters import checked_days
from kawat.ledger.moments import today
from kawat.ledger.questions import dyad as asked_of
from kawat.records import Kind, Office
from kawat.web.api.models import (
    Count,
    Day,
    Error,
    Event,
    KindTally,
    Model,
    MonthTally,
    event_model,
    event_models,
    kind_models,
    month_models,
)
from kawat.web.api.params import Date, PathState, Period
from kawat.web.errors import bad, missing
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class DyadQuery(Period):
    """Between which dates, and as seen on which day (today)."""

    on: Date | None = None


class Contact(Model):
    """The last held contact of one channel (`channel`) at one level (the highest office on both sides)."""

    level: Office | None
    channel: Kind
    event: Event


class Dyad(Model):
    """A pair of states: counts, months, last contacts, the first 50 pending and contradicted events."""

    states: list[str]
    events: Count
    reports: Count
    first_day: Day | None
    last_day: Day | None
    kinds: list[KindTally]
    months: list[MonthTally]
    contacts: list[Contact]
    pending: list[Event]
    contradicted: list[Event]
    pending_count: Count
    contradicted_count: Count


_MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Error, "description": "There is no such state"}}


@router.get("/dyads/{one}/{other}", responses=_MISSING)
def dyad(ledger: OpenLedger, one: PathState, other: PathState, asked: Annotated[DyadQuery, Query()]) -> Dyad:
    """Tell how two states are doing with each other."""
    if one.casefold() == other.casefold():
        raise bad(f"{one!r} and {other!r} are one", "Name two different states.")
    checked_days(asked.since, asked.until)
    with missing():
        found = asked_of.dyad(ledger, one, other, on=asked.on or today(), since=asked.since, until=asked.until)
    return Dyad(
        states=list(found.states),
        events=found.events,
        reports=found.reports,
        first_day=found.first_day,
        last_day=found.last_day,
        kinds=kind_models(found.kinds),
        months=month_models(found.months),
        contacts=[Contact(level=c.level, channel=c.channel, event=event_model(c.event)) for c in found.contacts],
        pending=event_models(found.pending),
        contradicted=event_models(found.contradicted),
        pending_count=found.pending_count,
        contradicted_count=found.contradicted_count,
    )
