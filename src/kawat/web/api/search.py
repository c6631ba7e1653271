"""/v1/search: words in articles, evidence sentences and quotes, best first."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from kawat.ledger.cursors import count, count_cursor
from kawat.ledger.questions import search as asked_of
from kawat.web.api import paging
from kawat.web.api.models import Count, Marks, Model, Page, Source, marks_models, source_model
from kawat.web.api.params import Paged, words
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class SearchQuery(Paged):
    """Which words, and where."""

    q: Annotated[str, words(200, 'words (all must occur), "a phrase", -word (must not occur), word* (begins so)')]
    within: Annotated[
        list[asked_of.Within],
        Field(default_factory=list, max_length=3, description="where to look; everywhere if it is left out"),
    ]


class Hit(Model):
    """One passage: `start` is its offset in the article, `marks` are the words found in `text`."""

    within: asked_of.Within
    article: Source
    text: str
    start: Count
    marks: list[Marks]
    event: str | None
    events: Annotated[list[str], Field(description="every event that the sentence tells of")]
    speaker: str | None
    title_marks: Annotated[list[Marks], Field(description="the words found in the title of the article")]


class Hits(Page[Hit]):
    """One page of hits; `total` counts all, up to 10,000."""

    total: Count


@router.get("/search")
def search(ledger: OpenLedger, asked: Annotated[SearchQuery, Query()]) -> Hits:
    """Find passages that hold the words; they are compared by their Indonesian stem."""
    found = asked_of.search(
        ledger,
        asked.q,
        within=tuple(dict.fromkeys(asked.within)) or ("articles", "evidence", "quotes"),
        limit=asked.limit,
        after=paging.opened(asked.cursor, count) or 0,
    )
    return Hits(
        items=[_hit(one) for one in found.hits],
        next=None if found.next is None else count_cursor(found.next),
        total=found.total,
    )


def _hit(one: asked_of.Hit) -> Hit:
    return Hit(
        within=one.within,
        article=source_model(one.source),
        text=one.text,
        start=one.start,
        marks=marks_models(one.marks),
        event=one.event,
        events=list(one.events),
        speaker=one.speaker,
        title_marks=marks_models(one.title_marks),
    )
