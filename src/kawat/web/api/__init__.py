"""The JSON API, one file a resource: a request in, a typed answer out; `router` holds them all under /v1."""

from typing import Any

from fastapi import APIRouter

from kawat.web.api import meta
from kawat.web.api.models import Error
from kawat.web.errors import API

_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Error, "description": "A parameter is not understood"},
    503: {"model": Error, "description": "The ledger cannot be read at the moment, or the answer takes too long"},
}

router = APIRouter(prefix=API, responses=_ERRORS)
for resource in (meta,):
    router.include_router(resource.router)
