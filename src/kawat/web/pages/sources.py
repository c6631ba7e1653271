"""The sources: a ledger in, its outlets with their counts out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.ledger.questions.sources import SourceTally
from kawat.ledger.questions.sources import sources as ask
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.visit import Visited

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page of sources shows."""

    sources: tuple[SourceTally, ...]


@router.get("/sources")
def sources(visit: Visited, ledger: OpenLedger) -> Response:
    """Show the outlets."""
    return visit.page("sources.html", Sources(ask(ledger)))
