"""The page of a state or organisation: a code in, what it does, with whom and who acts for it out."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from kawat.knowledge.names import codes, state_code
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.questions.actor import Actor
from kawat.ledger.questions.actor import actor as ask
from kawat.ledger.questions.latest import latest
from kawat.ledger.questions.tallies import MonthTally
from kawat.ledger.store import Ledger
from kawat.records import Event
from kawat.web.errors import missing
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.months import Drawn, MonthsView, description, months_view, picture
from kawat.web.pages.visit import Visited

router = APIRouter()
_RECENT = 12


@dataclass(frozen=True, slots=True)
class ActorView:
    """What the page of a state shows."""

    actor: Actor
    months: MonthsView | None
    recent: tuple[Event, ...]


@router.get("/actors/{state}")
def actor(visit: Visited, ledger: OpenLedger, state: str) -> Response:
    """Show one state or organisation; a name, or a code in small letters, is sent on to the code."""
    with missing():
        found = ask(ledger, state_code(state))
    if found.state != state:
        return RedirectResponse(visit.paths.actor(found.state), 302)
    recent = latest(ledger, TimelineFilter(states=(found.state,), limit=_RECENT), known_states=codes())
    image = f"{visit.paths.actor(found.state)}/chart"
    months = months_view(visit, found.months, visit.wording.state(found.state), image, {})
    return visit.page("actor.html", ActorView(found, months, recent.events))


@router.get("/actors/{state}/chart.svg")
def chart(visit: Visited, ledger: OpenLedger, state: str, drawn: Annotated[Drawn, Query()]) -> Response:
    """Draw the chart of a state."""
    return picture(_months(ledger, state), visit.language, drawn)


@router.get("/actors/{state}/chart.json")
def chart_data(visit: Visited, ledger: OpenLedger, state: str, drawn: Annotated[Drawn, Query()]) -> Response:
    """Describe the chart of a state in Vega-Lite."""
    return description(_months(ledger, state), visit.language, drawn)


def _months(ledger: Ledger, state: str) -> tuple[MonthTally, ...]:
    with missing():
        return ask(ledger, state).months
