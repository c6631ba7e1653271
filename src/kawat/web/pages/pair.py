"""Pairs of states: two states in, how they are doing out; and the page on which to choose two."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from kawat.knowledge.names import state_code
from kawat.ledger.filters import checked_days
from kawat.ledger.questions.dyad import Dyad, busiest_pairs, dyad
from kawat.ledger.questions.tallies import MonthTally, PairTally
from kawat.ledger.store import Ledger
from kawat.web.errors import missing
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import Choice, given, state_names
from kawat.web.pages.months import Drawn, MonthsView, Period, description, months_view, picture
from kawat.web.pages.visit import Visit, Visited

router = APIRouter()
_BUSIEST = 50


@dataclass(frozen=True, slots=True)
class Pairs:
    """What the page of all pairs shows."""

    busiest: tuple[PairTally, ...]
    states: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """What the page of a pair shows; `since` and `until` as the visitor filled them."""

    dyad: Dyad
    months: MonthsView | None
    since: str | None
    until: str | None


@router.get("/pairs")
def pairs(visit: Visited, ledger: OpenLedger, one: str | None = None, other: str | None = None) -> Response:
    """Show the busiest pairs, or send on to the pair that was chosen."""
    first, second = given(one), given(other)
    if first and second:
        return RedirectResponse(visit.paths.pair(state_code(first), state_code(second)), 302)
    return visit.page("pairs.html", Pairs(busiest_pairs(ledger, limit=_BUSIEST), state_names(visit.language)))


@router.get("/pairs/{one}/{other}")
def pair(visit: Visited, ledger: OpenLedger, one: str, other: str, asked: Annotated[Period, Query()]) -> Response:
    """Show one pair."""
    begin, end = asked.since, asked.until
    checked_days(begin, end)  # wrong dates are the visitor's slip, an unknown state is a page that is not there
    with missing():
        found = dyad(ledger, one, other, on=visit.today, since=begin, until=end)
    if found.states != (one, other):
        return RedirectResponse(visit.paths.pair(*found.states, since=begin, until=end), 302)
    names = " – ".join(visit.wording.state(state) for state in found.states)
    address = visit.paths.pair(*found.states)
    months = months_view(visit, found.months, names, f"{address}/chart", {"since": begin, "until": end})
    return visit.page("pair.html", PairView(found, months, begin, end))


@router.get("/pairs/{one}/{other}/chart.svg")
def chart(visit: Visited, ledger: OpenLedger, one: str, other: str, drawn: Annotated[Drawn, Query()]) -> Response:
    """Draw the chart of a pair."""
    return picture(_months(visit, ledger, one, other, drawn), visit.language, drawn)


@router.get("/pairs/{one}/{other}/chart.json")
def chart_data(visit: Visited, ledger: OpenLedger, one: str, other: str, drawn: Annotated[Drawn, Query()]) -> Response:
    """Describe the chart of a pair in Vega-Lite."""
    return description(_months(visit, ledger, one, other, drawn), visit.language, drawn)


def _months(visit: Visit, ledger: Ledger, one: str, other: str, period: Period) -> tuple[MonthTally, ...]:
    checked_days(period.since, period.until)
    with missing():
        return dyad(ledger, one, other, on=visit.today, since=period.since, until=period.until).months
