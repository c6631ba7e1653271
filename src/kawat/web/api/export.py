"""/v1/export: the events that fit a filter as a file of another program, sent as it is made."""

import asyncio
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kawat.export.exported import Exported, Format, Language
from kawat.export.formats import FORMATS, format_named
from kawat.export.sentences import first_sentence
from kawat.knowledge.entities import codes as known_codes
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.moments import today
from kawat.ledger.paging import page
from kawat.ledger.readers import Unavailable
from kawat.ledger.store import Ledger
from kawat.ledger.walking import every_event, last_change
from kawat.web.api.events import EventFilter
from kawat.web.api.models import Error, Model
from kawat.web.errors import bad, missing
from kawat.web.ledgers import readers_of

router = APIRouter()

#: At most so many events in one file; `kawat export` has no limit.
MOST_EVENTS = 50_000
#: The longest that one file may take, in seconds.
SECONDS = 120.0
#: The longest that a streamed file may take to be fetched, in seconds.
_SENT = 600.0
#: A file up to this size is sent whole, with an ETag; a larger one as it is made.
_WHOLE = 1 << 18


class ExportQuery(EventFilter):
    """Which events, and in which language titles and names are made."""

    limit: Annotated[int | None, Field(ge=1, le=MOST_EVENTS, description="at most so many events")] = None
    language: Language = "id"


class FormatModel(Model):
    """A format: what it is for, and where to get it."""

    name: str
    description: str
    media_type: str
    extension: str
    url: str


class Formats(Model):
    """All formats."""

    items: list[FormatModel]


@router.get("/export")
def formats() -> Formats:
    """List the formats."""
    return Formats(
        items=[
            FormatModel(
                name=one.name,
                description=one.description,
                media_type=one.media_type,
                extension=one.extension,
                url=f"/v1/export/{one.name}",
            )
            for one in FORMATS.values()
        ]
    )


_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file",
        "content": {one.media_type.partition(";")[0]: {"schema": {"type": "string"}} for one in FORMATS.values()},
    },
    404: {"model": Error, "description": "There is no such format"},
}


@router.get("/export/{name}", response_class=Response, responses=_FILE)
def export(
    request: Request,
    name: Annotated[str, Path(max_length=40, pattern=r"^[a-z-]+$", description="the name of a format")],
    asked: Annotated[ExportQuery, Query()],
) -> Response:
    """Give the events that fit as a file; at most 50,000 of them."""
    with missing():
        chosen = format_named(name)
    stack = ExitStack()
    with ExitStack() as opening:
        opening.enter_context(_turn(request))
        ledger = opening.enter_context(readers_of(request).reading(SECONDS))
        wanted = _wanted(ledger, asked)
        base = request.app.state.base_url or str(request.base_url).rstrip("/")
        chunks: Generator[bytes, None, Any] = chosen.chunks(
            Exported(
                every_event(ledger, wanted, known_states=known_codes()),
                asked.language,
                base,
                sentence=lambda event: first_sentence(ledger, event),
                changed_at=last_change(ledger),
            )
        )
        opening.callback(chunks.close)
        first = list(_some(chunks))
        headers = _headers(chosen)
        if sum(map(len, first)) < _WHOLE:
            return Response(b"".join(first), media_type=chosen.media_type, headers=headers)
        if request.scope.get("kawat.head"):
            return StreamingResponse(iter(()), media_type=chosen.media_type, headers=headers)
        stack = opening.pop_all()
    return _Stream(chain(first, chunks), stack, chosen.media_type, headers)


class _Stream(StreamingResponse):
    """Sends a file as it is made, and lets go of the ledger at its end, whoever ends it."""

    def __init__(self, chunks: Iterator[bytes], held: ExitStack, media_type: str, headers: dict[str, str]) -> None:
        super().__init__(chunks, media_type=media_type, headers=headers)
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(_SENT):  # who stops reading must not hold the ledger for ever
                await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self._held.close)


def _some(chunks: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        yield chunk
        size += len(chunk)
        if size >= _WHOLE:
            return


def _turn(request: Request) -> Any:
    turns = request.app.state.turns
    if not turns.acquire(blocking=False):
        raise Unavailable("export", "too many files are being made", "Try again in a moment.")
    held = ExitStack()
    held.callback(turns.release)
    return held


def _wanted(ledger: Ledger, asked: ExportQuery) -> TimelineFilter:
    most = asked.limit or MOST_EVENTS
    wanted = asked.wanted(most)
    with ledger.connection() as connection:
        fits = page(connection, replace(wanted, limit=most + 1), known_codes())
    if asked.limit is None and len(fits) > MOST_EVENTS:
        hint = "Ask for fewer years, give `limit`, or use `kawat export`, which has no limit."
        raise bad(f"more than {MOST_EVENTS} events fit", hint, "too_much")
    return wanted


def _headers(chosen: Format) -> dict[str, str]:
    shown = "inline" if chosen.name == "atom" else "attachment"
    file = f"kawat-{chosen.name}-{today()}{chosen.extension}"
    return {"Content-Disposition": f'{shown}; filename="{file}"', "Cache-Control": "no-cache"}
