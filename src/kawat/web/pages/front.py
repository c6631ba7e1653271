"""The front page: a ledger in, what is new, what is coming, the busiest pairs and how much there is out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kawat.ledger.queries import Counts, counts
from kawat.ledger.questions.changes import newest
from kawat.ledger.questions.dyad import busiest_pairs
from kawat.ledger.questions.tallies import PairTally
from kawat.ledger.questions.upcoming import upcoming
from kawat.records import Event
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.visit import Visited
from kawat.web.pages.wording import preferred

router = APIRouter()
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows."""

    counts: Counts
    new: tuple[Event, ...]
    coming: tuple[Event, ...]
    pairs: tuple[PairTally, ...]


@router.get("/")
def front(visit: Visited, ledger: OpenLedger) -> Response:
    """Show the front page."""
    view = Front(
        counts(ledger),
        tuple(newest(ledger, _SHOWN)),
        tuple(upcoming(ledger, visit.today, limit=_SHOWN)),
        busiest_pairs(ledger, limit=_SHOWN),
    )
    return visit.page("front.html", view)


def by_language(request: Request) -> Response:
    """Send a visitor of ``/`` to the front page in the language the browser asks for."""
    language = preferred(request.headers.get("accept-language", ""))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{language}/{query}", 302, {"Vary": "Accept-Language"})


def with_slash(request: Request) -> Response:
    """Send a visitor of ``/id`` or ``/en`` to the front page of that language."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path}/{query}", 308)
