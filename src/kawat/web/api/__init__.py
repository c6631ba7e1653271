"""The JSON API, one file a resource: a request in, a typed answer out; `router` holds them all under /v1."""

from typing import Any

from fastapi import APIRouter

from kawat.web.api import actors, articles, changes, dyads, events, export, meta, quotes, search, sources, upcoming
from kawat.web.api.models import Error
from kawat.web.api.params import GivenOnce
from kawat.web.errors import API

_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Error, "description": "A parameter is not understood"},
    405: {"model": Error, "description": "The server only reads: GET and HEAD"},
    413: {"model": Error, "description": "A request has no body here"},
    500: {"model": Error, "description": "Something went wrong on the server"},
    503: {"model": Error, "description": "The ledger cannot be read at the moment, or the answer takes too long"},
}

router = APIRouter(prefix=API, responses=_ERRORS, dependencies=[GivenOnce])
for resource in (events, dyads, actors, quotes, upcoming, search, sources, changes, articles, export, meta):
    router.include_router(resource.router)
