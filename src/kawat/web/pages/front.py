"""The front page: a ledger in, what is new, what is coming, the busiest pairs and how much there is out."""

import datetime
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kawat import edtf
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.queries import counts
from kawat.ledger.questions.changes import newest
from kawat.ledger.questions.dyad import busiest_pairs
from kawat.ledger.questions.latest import latest
from kawat.ledger.questions.tallies import PairTally
from kawat.ledger.questions.upcoming import upcoming
from kawat.ledger.store import Ledger
from kawat.ledger.totals import Counts
from kawat.records import Event
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.visit import Visited
from kawat.web.pages.wording import preferred

router = APIRouter()
_SHOWN = 8
_YEAR = datetime.timedelta(365)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows; `pairs` are those busiest in the year up to the day `until`."""

    counts: Counts
    new: tuple[Event, ...]
    coming: tuple[Event, ...]
    pairs: tuple[PairTally, ...]
    until: str | None


@router.get("/")
def front(visit: Visited, ledger: OpenLedger) -> Response:
    """Show the front page."""
    until = _last_day(ledger, visit.today)
    view = Front(
        counts(ledger),
        tuple(newest(ledger, _SHOWN)),
        tuple(upcoming(ledger, visit.today, limit=_SHOWN)),
        _pairs_of_the_year(ledger, until) if until else (),
        until.isoformat() if until else None,
    )
    return visit.page("front.html", view)


def _last_day(ledger: Ledger, today: str) -> datetime.date | None:
    """The day on which the last event begins that the ledger dates no later than today."""
    found = latest(ledger, TimelineFilter(until=today, limit=1)).events
    return edtf.bounds(found[0].date)[0] if found and found[0].date else None


def _pairs_of_the_year(ledger: Ledger, until: datetime.date) -> tuple[PairTally, ...]:
    # A ledger of decades is not counted through for each visitor, and who was busy long ago is no news.
    since = max(until, datetime.date.min + _YEAR) - _YEAR
    return busiest_pairs(ledger, since=since.isoformat(), until=until.isoformat(), limit=_SHOWN)


def by_language(request: Request) -> Response:
    """Send a visitor of ``/`` to the front page in the language the browser asks for."""
    language = preferred(request.headers.get("accept-language", ""))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{language}/{query}", 302, {"Vary": "Accept-Language"})


def with_slash(request: Request) -> Response:
    """Send a visitor of ``/id`` or ``/en`` to the front page of that language."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path}/{query}", 308)
