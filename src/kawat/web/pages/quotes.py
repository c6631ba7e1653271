"""Quotes: what a visitor filters by in, who said what, the latest published first, out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.ledger.questions.said import QuoteFilter, QuotePosition, Said
from kawat.ledger.questions.said import quotes as ask
from kawat.web.api import paging
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import Choice, given, state_code, state_names
from kawat.web.pages.visit import Visited

router = APIRouter()
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Quotes:
    """What the page of quotes shows; `older` and `first` are paths, `first` None on the first page."""

    asked: QuoteFilter
    state: str | None
    quotes: tuple[Said, ...]
    older: str | None
    first: str | None
    states: tuple[Choice, ...]


@router.get("/quotes")
def quotes(
    visit: Visited,
    ledger: OpenLedger,
    speaker: str | None = None,
    state: str | None = None,
    about: str | None = None,
    outlet: str | None = None,
    form: str | None = None,
    since: str | None = None,
    until: str | None = None,
    older: str | None = None,
) -> Response:
    """Show the quotes that fit."""
    side = given(state)
    asked = QuoteFilter(
        speaker=given(speaker), state=state_code(side) if side else None, about=given(about), outlet=given(outlet),
        type=given(form), since=given(since), until=given(until), limit=_SHOWN + 1, after=_position(given(older)),
    )  # fmt: skip
    found = ask(ledger, asked)
    shown = found[:_SHOWN]
    same = {
        "speaker": asked.speaker, "state": side, "about": asked.about, "outlet": asked.outlet, "form": asked.type,
        "since": asked.since, "until": asked.until,
    }  # fmt: skip
    at = visit.paths.at
    view = Quotes(
        asked=asked,
        state=side,
        quotes=shown,
        older=at("quotes", **same, older=paging.pack(*shown[-1].position)) if len(found) > _SHOWN else None,
        first=at("quotes", **same) if asked.after else None,
        states=state_names(visit.language),
    )
    return visit.page("quotes.html", view)


def _position(cursor: str | None) -> QuotePosition | None:
    return None if cursor is None else QuotePosition(*paging.unpack(cursor, str, str, int))
