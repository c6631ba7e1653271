"""What a path names: an id in, the event or article of exactly this id out, or what became of it."""

from dataclasses import dataclass

from sqlalchemy import select

from kawat.errors import KawatError
from kawat.ledger import queries
from kawat.ledger.redirects import led_to
from kawat.ledger.schema import articles, event_reports, events, reports
from kawat.ledger.store import Ledger
from kawat.records import Event, Reading
from kawat.web.errors import Fault, Refused


@dataclass(frozen=True, slots=True)
class Heir:
    """An event id that is gone, and the event that its reports went to."""

    gone: str
    event: str


def event(ledger: Ledger, event_id: str) -> Event | Heir:
    """Find the event of an id, or where it went.

    Raises:
        Refused: there never was such an event (404), or it is gone with all its reports (410).
    """
    with ledger.connection() as connection:
        if connection.scalar(select(events.c.id).where(events.c.id == event_id)) is not None:
            return queries.event(ledger, event_id)
        try:
            heir = led_to(connection, event_id)
        except KawatError as error:
            raise Refused(Fault(410, "gone", f"{error.what}: {error.why}", error.hint)) from error
    if heir is None:
        why = f"event {event_id[:60]!r} is not in this ledger"
        raise Refused(Fault(404, "not_found", why, "/v1/events lists the events and their ids."))
    return Heir(event_id, heir)


def reading(ledger: Ledger, article_id: str) -> Reading:
    """Find the reading of an article.

    Raises:
        Refused: the ledger has no such article (404).
    """
    with ledger.connection() as connection:
        if connection.scalar(select(articles.c.id).where(articles.c.id == article_id)) is not None:
            return ledger.reading(article_id)
    why = f"article {article_id[:60]!r} is not in this ledger"
    raise Refused(Fault(404, "not_found", why, "Events name the articles that tell of them."))


def events_of_reports(ledger: Ledger, article_id: str) -> dict[str, str]:
    """Give the event of each report of an article, by the id of the report; reports judged wrong have none."""
    held = event_reports
    query = select(held.c.report, held.c.event).join(reports, reports.c.id == held.c.report)
    with ledger.connection() as connection:
        found = connection.execute(query.where(reports.c.article == article_id)).all()
    return {row.report: row.event for row in found}
