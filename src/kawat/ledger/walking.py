"""A whole ledger, step by step: a ledger in, all events that fit a filter or all reports out, page by page.

Only one page is in memory at a time. Walk within `Ledger.snapshot` where several walks must tell one state of things.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select

from kawat.ledger.citing import Source, source_of
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.loading import load_reports
from kawat.ledger.queries import timeline
from kawat.ledger.schema import event_reports, events, reports
from kawat.ledger.store import Ledger
from kawat.records import Event, Report

_EVENTS, _ARTICLES = 500, 100


def every_event(
    ledger: Ledger, wanted: TimelineFilter | None = None, *, known_states: Iterable[str] = (), page: int = _EVENTS
) -> Iterator[Event]:
    """Give the events that fit a filter, in the timeline's order, holding `page` of them at a time.

    Raises:
        KawatError: as `timeline` says, before the first event.
    """
    wanted = wanted or TimelineFilter()
    known = frozenset(known_states)
    left = wanted.limit
    while True:
        size = page if left is None else min(page, left)
        found = timeline(ledger, replace(wanted, limit=size), known_states=known)
        yield from found
        left = None if left is None else left - size
        if len(found) < size or left == 0:
            return
        wanted = replace(wanted, after=Position.of(found[-1]))


def last_change(ledger: Ledger) -> Callable[[Event], str | None]:
    """Give a look-up of when an event was last written, ISO 8601 in UTC; None for what the ledger does not know."""

    def changed_at(event: Event) -> str | None:
        with ledger.connection() as connection:
            return connection.scalar(select(events.c.changed_at).where(events.c.id == event.id)) or None

    return changed_at


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report, the article it stands in, and the event it is one of; None where a person took it out of merging."""

    report: Report
    source: Source
    event: str | None


def every_report(ledger: Ledger, *, page: int = _ARTICLES) -> Iterator[ToldReport]:
    """Give all reports, by article id and place in the article, holding those of `page` articles at a time."""
    last = ""
    while True:
        with ledger.connection() as connection:
            ids = select(reports.c.article).where(reports.c.article > last).distinct()
            some = connection.scalars(ids.order_by(reports.c.article).limit(page)).all()
            if not some:
                return
            last = some[-1]
            found = list(load_reports(connection, reports.c.article.between(some[0], last)))
            held = select(event_reports.c.report, event_reports.c.event).join(reports)
            holders = {
                row.report: row.event
                for row in connection.execute(held.where(reports.c.article.between(some[0], last)))
            }
        for row, report in found:
            yield ToldReport(report, source_of(row), holders.get(report.id))
