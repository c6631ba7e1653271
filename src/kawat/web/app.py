"""The app: where a ledger is in, an ASGI app with the JSON API and the pages over it out."""

import os
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from threading import BoundedSemaphore

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from kawat import __version__
from kawat.ledger.readers import Readers
from kawat.web import api, errors, pages
from kawat.web.caching import Caching
from kawat.web.guard import Guard
from kawat.web.openapi import described

#: Files that may be made at once; each holds a connection until it is sent.
_FILES_AT_ONCE = 8


def make_app(
    ledger_where: str | os.PathLike[str],
    *,
    base_url: str | None = None,
    allowed_hosts: Collection[str] = (),
    cors_origins: Collection[str] = (),
    query_seconds: float = 10.0,
) -> FastAPI:
    """Make the app over the ledger at `ledger_where`. It only reads; nothing is opened before the first request.

    `app.state` holds `readers` (opens the ledger), `base_url` (for addresses in exports; None: the request's own),
    `turns` (how many files may be made at once) and `fault_page` (makes pages of failures outside /v1).

    Args:
        ledger_where: a path or URL, as `open_ledger` takes it.
        base_url: where the server is seen from outside, such as ``https://kawat.example``.
        allowed_hosts: host names it answers to beside localhost and IP addresses.
        cors_origins: origins whose scripts may read the answers, such as ``https://example.org``; ``*`` for all.
        query_seconds: the longest that the database may take over one request.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.readers.close()

    app = FastAPI(
        title="Kawat",
        version=__version__,
        summary="A sourced ledger of dealings between states, read from Indonesian news",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.readers = Readers(ledger_where, seconds=query_seconds)
    app.state.base_url = base_url.rstrip("/") if base_url else None
    app.state.turns = BoundedSemaphore(_FILES_AT_ONCE)
    app.state.fault_page = pages.fault_page
    errors.install(app)
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    described(app)
    app.add_middleware(Caching)
    if cors_origins:
        app.add_middleware(CORSMiddleware, allow_origins=sorted(cors_origins), allow_methods=["GET", "HEAD"])
    app.add_middleware(Guard, hosts=(*allowed_hosts, *_host(base_url)), shared=bool(cors_origins))
    return app


def _host(base_url: str | None) -> tuple[str, ...]:
    return (base_url.split("://")[-1].split("/")[0].rsplit(":", 1)[0],) if base_url else ()
