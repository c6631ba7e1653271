"""/v1/quotes: who said what, by the day it was published."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from kawat.ledger.cursors import quote_cursor, quote_position
from kawat.ledger.questions import said as asked_of
from kawat.ledger.searching.index import Order
from kawat.records import QuoteType
from kawat.web.api import paging
from kawat.web.api.models import Count, Marks, Model, Page, Source, Span, marks_models, source_model, span_model
from kawat.web.api.params import Paged, Period, State, words
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class QuotesQuery(Paged, Period):
    """What the quotes have in common."""

    speaker: Annotated[str | None, words(100, "Wikidata id, or part of the speaker's name")] = None
    state: Annotated[State | None, Field(description="the side the speaker stands for")] = None
    about: Annotated[str | None, words(200, "words that the quote holds, compared by their stems")] = None
    outlet: Annotated[str | None, words(200, "name of the outlet")] = None
    type: QuoteType | None = None
    order: Annotated[Order, Field(description="which come first by publication date")] = "newest"


class Said(Model):
    """Words somebody said: offsets in the article's text; `marks` are the words of `about` in `text`."""

    article: Source
    start: Count
    end: Count
    text: str
    type: QuoteType
    person: str | None
    person_id: str | None
    state: str | None
    speaker: Span | None
    cue: Span | None
    via: list[str]
    marks: list[Marks]


@router.get("/quotes")
def quotes(ledger: OpenLedger, asked: Annotated[QuotesQuery, Query()]) -> Page[Said]:
    """List quotes by publication date, those without one last."""
    wanted = asked_of.QuoteFilter(
        speaker=asked.speaker,
        state=asked.state,
        about=asked.about,
        outlet=asked.outlet,
        type=asked.type,
        since=asked.since,
        until=asked.until,
        limit=asked.limit + 1,
        after=paging.opened(asked.cursor, quote_position),
        order=asked.order,
    )
    return paging.page(asked_of.quotes(ledger, wanted), asked.limit, _said, lambda last: quote_cursor(last.position))


def _said(one: asked_of.Said) -> Said:
    quote = one.quote
    return Said(
        article=source_model(one.source),
        start=quote.start,
        end=quote.end,
        text=quote.text,
        type=quote.type,
        person=quote.person,
        person_id=quote.person_id,
        state=quote.state,
        speaker=span_model(quote.speaker),
        cue=span_model(quote.cue),
        via=list(quote.via),
        marks=marks_models(one.marks),
    )
