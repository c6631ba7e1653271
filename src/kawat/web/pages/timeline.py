"""The timeline: what a visitor filters by in, one page of events, the latest first, out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.knowledge.names import codes
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.questions.latest import latest
from kawat.web.api import paging
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import KINDS, STATUSES, Choice, chosen, given, state_code, state_names
from kawat.web.pages.lists import Month, by_month
from kawat.web.pages.visit import Visited

router = APIRouter()
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as the visitor filled them."""

    state: str | None
    other: str | None
    person: str | None
    kind: str | None
    status: str | None
    since: str | None
    until: str | None


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
    state: str | None = None,
    other: str | None = None,
    person: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    older: str | None = None,
    newer: str | None = None,
) -> Response:
    """Show the events that fit."""
    asked = Asked(*(given(one) for one in (state, other, person, kind, status, since, until)))
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
        older_than=paging.position(given(older)),
        newer_than=paging.position(given(newer)),
        known_states=codes(),
    )
    same = {
        "state": asked.state, "other": asked.other, "person": asked.person, "kind": asked.kind,
        "status": asked.status, "since": asked.since, "until": asked.until,
    }  # fmt: skip
    at = visit.paths.at
    view = Timeline(
        asked=asked,
        months=by_month(page.events),
        newer=at("timeline", **same, newer=paging.of_position(page.newer)) if page.newer else None,
        older=at("timeline", **same, older=paging.of_position(page.older)) if page.older else None,
        first=at("timeline", **same),
        kinds=chosen("kinds", KINDS, visit.language),
        statuses=chosen("statuses", STATUSES, visit.language),
        states=state_names(visit.language),
    )
    return visit.page("timeline.html", view)
