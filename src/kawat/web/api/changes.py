"""/v1/changes: what came, changed or went since, for whoever keeps a copy of the events."""

from typing import Annotated

from fastapi import APIRouter, Query

from kawat.ledger.cursors import change_cursor, change_position
from kawat.ledger.questions import changes as asked_of
from kawat.web.api import paging
from kawat.web.api.models import Event, Model, Page, event_model
from kawat.web.api.params import Paged, shaped
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class ChangesQuery(Paged):
    """Since when."""

    changed_after: Annotated[
        str | None, shaped(r"^[0-9T:.Z+ -]+$", 40, "ISO 8601: 2026-01-31T12:00:00Z; a day means its start in UTC")
    ] = None


class Change(Model):
    """An event as it is now; where `event` is null it is gone, and `heir` is the event that its reports went to."""

    id: str
    changed_at: str
    added_at: str | None
    event: Event | None
    heir: str | None


@router.get("/changes")
def changes(ledger: OpenLedger, asked: Annotated[ChangesQuery, Query()]) -> Page[Change]:
    """List what changed, the oldest change first, each event once."""
    found = asked_of.changes(
        ledger, asked.changed_after, after=paging.opened(asked.cursor, change_position), limit=asked.limit + 1
    )
    return paging.page(found, asked.limit, _change, lambda last: change_cursor(last.position))


def _change(one: asked_of.Change) -> Change:
    return Change(
        id=one.position.id,
        changed_at=one.position.at,
        added_at=one.added_at,
        event=event_model(one.event) if one.event else None,
        heir=one.heir,
    )
