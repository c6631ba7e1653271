"""Pages for people: a request in, HTML out; `router` holds them all, `fault_page` tells of failures."""

from fastapi import APIRouter

from kawat.web.errors import FaultPage

router = APIRouter()
fault_page: FaultPage | None = None
