"""Quotes: what a visitor filters by in, who said what, by the day it was published, out."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from kawat.knowledge.names import state_code
from kawat.ledger import cursors
from kawat.ledger.questions.said import QuoteFilter
from kawat.ledger.questions.said import quotes as ask
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import Choice, Field, state_names
from kawat.web.pages.lists import Told, by_article
from kawat.web.pages.visit import Visited

router = APIRouter()
_SHOWN = 30


class Asked(BaseModel):
    """The fields of the form as the visitor filled them; empty ones are None."""

    model_config = ConfigDict(frozen=True)

    speaker: Field = None
    state: Field = None
    about: Field = None
    outlet: Field = None
    form: Field = None
    since: Field = None
    until: Field = None
    order: Field = None


@dataclass(frozen=True, slots=True)
class Quotes:
    """What the page of quotes shows; `more` and `first` are paths, `first` None on the first page."""

    asked: Asked
    quotes: tuple[Told, ...]
    more: str | None
    first: str | None
    states: tuple[Choice, ...]


@router.get("/quotes")
def quotes(visit: Visited, ledger: OpenLedger, asked: Annotated[Asked, Query()], after: str | None = None) -> Response:
    """Show the quotes that fit."""
    wanted = QuoteFilter(
        speaker=asked.speaker,
        state=state_code(asked.state) if asked.state else None,
        about=asked.about,
        outlet=asked.outlet,
        type=asked.form,
        since=asked.since,
        until=asked.until,
        limit=_SHOWN + 1,
        after=cursors.quote_position(after) if after else None,
        order=asked.order or "newest",
    )
    found = ask(ledger, wanted)
    shown = found[:_SHOWN]
    same = asked.model_dump()
    at = visit.paths.at
    view = Quotes(
        asked=asked,
        quotes=by_article(shown),
        more=at("quotes", **same, after=cursors.quote_cursor(shown[-1].position)) if len(found) > _SHOWN else None,
        first=at("quotes", **same) if wanted.after else None,
        states=state_names(visit.language),
    )
    return visit.page("quotes.html", view)
