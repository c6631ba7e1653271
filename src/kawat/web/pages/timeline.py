"""The timeline: what a visitor filters by in, one page of events, the latest first, out."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from kawat.knowledge.names import codes, state_code
from kawat.ledger import cursors
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.questions.latest import latest
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import KINDS, STATUSES, Choice, Field, chosen, state_names
from kawat.web.pages.lists import Month, by_month
from kawat.web.pages.visit import Visited

router = APIRouter()
SHOWN = 40


class Asked(BaseModel):
    """The fields of the form as the visitor filled them; empty ones are None."""

    model_config = ConfigDict(frozen=True)

    state: Field = None
    other: Field = None
    person: Field = None
    kind: Field = None
    status: Field = None
    since: Field = None
    until: Field = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the timeline page shows; `newer` and `older` are paths."""

    asked: Asked
    months: tuple[Month, ...]
    newer: str | None
    older: str | None
    first: str
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    states: tuple[Choice, ...]


@router.get("/timeline")
def timeline(
    visit: Visited,
    ledger: OpenLedger,
    asked: Annotated[Asked, Query()],
    older: str | None = None,
    newer: str | None = None,
) -> Response:
    """Show the events that fit."""
    wanted = TimelineFilter(
        states=tuple(state_code(one) for one in (asked.state, asked.other) if one),
        person=asked.person,
        kind=asked.kind,
        status=asked.status,
        since=asked.since,
        until=asked.until,
        limit=SHOWN,
    )
    page = latest(
        ledger,
        wanted,
        older_than=_position(older),
        newer_than=_position(newer),
        known_states=codes(),
    )
    same = asked.model_dump()
    at = visit.paths.at
    view = Timeline(
        asked=asked,
        months=by_month(page.events),
        newer=at("timeline", **same, newer=cursors.timeline_cursor(page.newer)) if page.newer else None,
        older=at("timeline", **same, older=cursors.timeline_cursor(page.older)) if page.older else None,
        first=at("timeline", **same),
        kinds=chosen("kinds", KINDS, visit.language),
        statuses=chosen("statuses", STATUSES, visit.language),
        states=state_names(visit.language),
    )
    return visit.page("timeline.html", view)


def _position(cursor: str | None) -> Position | None:
    return cursors.timeline_position(cursor) if cursor else None
