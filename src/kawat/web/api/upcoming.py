"""/v1/upcoming: planned and proposed events that may still come, the soonest first."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from kawat.ledger.cursors import timeline_position
from kawat.ledger.filters import checked_days
from kawat.ledger.moments import today
from kawat.ledger.questions import upcoming as asked_of
from kawat.web.api import paging
from kawat.web.api.models import Event, Page, event_model
from kawat.web.api.params import Date, Paged, State
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class UpcomingQuery(Paged):
    """From which day on (today), and up to which."""

    on: Date | None = None
    state: Annotated[
        list[State], Field(default_factory=list, max_length=2, description="events in which all of these take part")
    ]
    until: Annotated[Date | None, Field(alias="to")] = None


@router.get("/upcoming")
def upcoming(ledger: OpenLedger, asked: Annotated[UpcomingQuery, Query()]) -> Page[Event]:
    """List what is coming."""
    on = asked.on or today()
    checked_days(on, asked.until)
    found = asked_of.upcoming(
        ledger,
        on,
        states=tuple(asked.state),
        until=asked.until,
        limit=asked.limit + 1,
        after=paging.opened(asked.cursor, timeline_position),
    )
    return paging.page(found, asked.limit, event_model, paging.event_cursor)
