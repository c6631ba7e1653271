"""What other programs subscribe to: a ledger in, the Atom feed of new events and the calendar of meetings out."""

from fastapi import APIRouter
from starlette.responses import Response

from kawat.export.atom import atom
from kawat.export.ical import ical
from kawat.export.sentences import first_sentence
from kawat.knowledge.names import codes, state_code
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.questions.changes import newest
from kawat.ledger.questions.latest import latest
from kawat.ledger.walking import last_change
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.choices import given
from kawat.web.pages.visit import Visited

router = APIRouter()
_FEED = 50
#: The calendar holds the contacts among so many of the latest events: what a calendar program takes without effort.
_CALENDAR = 2000


@router.get("/feed.atom")
def feed(visit: Visited, ledger: OpenLedger) -> Response:
    """Send the feed of the events that came last."""
    written = atom(
        newest(ledger, _FEED),
        base_url=visit.origin,
        feed_url=f"{visit.origin}{visit.path}",
        language=visit.language,
        sentence=lambda event: first_sentence(ledger, event),
        changed_at=last_change(ledger),
    )
    return Response(b"".join(written), media_type="application/atom+xml")


@router.get("/calendar.ics")
def calendar(visit: Visited, ledger: OpenLedger, state: str | None = None) -> Response:
    """Send the calendar of contacts; of one state's where one is named."""
    asked = given(state)
    wanted = TimelineFilter(states=(state_code(asked),) if asked else (), limit=_CALENDAR)
    page = latest(ledger, wanted, known_states=codes())
    written = ical(page.events, language=visit.language, base_url=visit.origin, changed_at=last_change(ledger))
    headers = {"Content-Disposition": 'inline; filename="kawat.ics"'}
    return Response(b"".join(written), media_type="text/calendar", headers=headers)
