"""The page on Kawat itself: nothing in; what it is, how far to trust it and what its words mean out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.knowledge.codes import codes
from kawat.web.pages.choices import KINDS, STATUSES, Choice, chosen
from kawat.web.pages.visit import Visited

router = APIRouter()


@dataclass(frozen=True, slots=True)
class KindTold:
    """A kind, its PLOVER type and whether it counts as cooperation or conflict when it is held."""

    kind: Choice
    plover: str | None
    course: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What the page shows."""

    kinds: tuple[KindTold, ...]
    statuses: tuple[Choice, ...]


@router.get("/about")
def about(visit: Visited) -> Response:
    """Show the page."""
    told = tuple(
        KindTold(one, codes(one.code, "held").plover, codes(one.code, "held").course)
        for one in chosen("kinds", KINDS, visit.language)
    )
    return visit.page("about.html", About(told, chosen("statuses", STATUSES, visit.language)))
