"""The page of a person: an id or a name in, offices, partners, events and quotes out."""

import re
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.knowledge.names import codes
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.questions.actor import Person
from kawat.ledger.questions.actor import person as ask
from kawat.ledger.questions.latest import latest
from kawat.ledger.questions.said import QuoteFilter, quotes
from kawat.records import Event
from kawat.web.errors import missing
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.lists import Told, by_article
from kawat.web.pages.visit import Visited

router = APIRouter()
_RECENT = 12
_QUOTES = 5
_QID = re.compile(r"Q\d+")


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the page of a person shows; `wikidata` is the address of the item."""

    person: Person
    recent: tuple[Event, ...]
    quotes: tuple[Told, ...]
    wikidata: str | None


@router.get("/persons/{name:path}")
def person(visit: Visited, ledger: OpenLedger, name: str) -> Response:
    """Show one person."""
    with missing():
        found = ask(ledger, name)
    by_name = None if found.person_id else found.person
    wanted = TimelineFilter(person=by_name, person_id=found.person_id, limit=_RECENT)
    recent = latest(ledger, wanted, known_states=codes())
    said = quotes(ledger, QuoteFilter(speaker=found.person_id or found.person, limit=_QUOTES))
    known = found.person_id and _QID.fullmatch(found.person_id)
    wikidata = f"https://www.wikidata.org/wiki/{found.person_id}" if known else None
    return visit.page("person.html", PersonView(found, recent.events, by_article(said), wikidata))
