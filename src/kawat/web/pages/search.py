"""Search: words in, the places that hold them, highlighted, out."""

from dataclasses import dataclass
from typing import Annotated, Final, get_args

from fastapi import APIRouter, Query
from starlette.responses import Response

from kawat.errors import KawatError
from kawat.ledger.questions.search import COUNTED, Found, Within
from kawat.ledger.questions.search import search as ask
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import given
from kawat.web.pages.visit import Visited

router = APIRouter()
_EVERYWHERE: Final[tuple[Within, ...]] = get_args(Within)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Search:
    """What the search page shows; `found` is None before words are given, `more` and `first` are paths."""

    words: str | None
    within: tuple[Within, ...]
    found: Found | None
    more: str | None
    first: str | None

    @property
    def many(self) -> bool:
        """Whether there are more hits than are counted."""
        return self.found is not None and self.found.total >= COUNTED


@router.get("/search")
def search(
    visit: Visited,
    ledger: OpenLedger,
    q: str | None = None,
    within: Annotated[list[Within] | None, Query()] = None,
    after: int = 0,
) -> Response:
    """Show what holds the words."""
    words = given(q)
    places = tuple(one for one in _EVERYWHERE if one in within) if within else _EVERYWHERE
    if words is None:
        return visit.page("search.html", Search(None, places, None, None, None))
    if not 0 <= after <= COUNTED:
        raise KawatError(f"after {after}", "is no place to go on from", "Begin with the first hits.")
    found = ask(ledger, words, within=places, limit=_SHOWN, after=after)
    here = visit.paths.at("search", q=words) + "".join(f"&within={one}" for one in places if places != _EVERYWHERE)
    view = Search(
        words,
        places,
        found,
        f"{here}&after={found.next}" if found.next is not None and found.next <= COUNTED else None,
        here if after else None,
    )
    return visit.page("search.html", view)
