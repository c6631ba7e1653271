"""Ids that no event has any more: an id in, the event that took its reports over out, or that there is none.

A gone id keeps the ids of the reports its event rested on. It leads to the event that now holds the first of them still
held by any, so a redirect stays right whatever becomes of events later; an id whose reports are all gone is a
tombstone.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from kawat.errors import KawatError
from kawat.ledger import totals
from kawat.ledger.loading import begins, chunks
from kawat.ledger.moments import now
from kawat.ledger.schema import event_reports, events, redirects


def retire(connection: Connection, gone: Sequence[str]) -> int:
    """Take events away and leave redirects in their place; how many there were."""
    taken = 0
    at = now(connection) if gone else ""
    for some in chunks(gone):
        behind: dict[str, list[str]] = defaultdict(list)
        stored = connection.scalars(select(events.c.id).where(events.c.id.in_(some))).all()
        query = select(event_reports).where(event_reports.c.event.in_(some))
        for row in connection.execute(query.order_by(event_reports.c.event, event_reports.c.position)):
            behind[row.event].append(row.report)
        if stored:  # an id that went before keeps the redirect it has
            connection.execute(delete(redirects).where(redirects.c.id.in_(stored)))
            connection.execute(insert(redirects), [{"id": one, "reports": behind[one], "at": at} for one in stored])
        taken += connection.execute(delete(events).where(events.c.id.in_(some))).rowcount
    totals.change(connection, {"events": -taken})
    return taken


def revive(connection: Connection, ids: Sequence[str]) -> None:
    """Drop the redirects of ids that events have again."""
    for some in chunks(ids):
        connection.execute(delete(redirects).where(redirects.c.id.in_(some)))


def gone_beginning(connection: Connection, given: str) -> list[str]:
    """Gone ids that begin so, at most four."""
    query = select(redirects.c.id).where(begins(redirects.c.id, given))
    return list(connection.scalars(query.order_by(redirects.c.id).limit(4)))


def rested_on(connection: Connection, gone: str) -> tuple[str, ...]:
    """The reports on which the event rested that had this id, or the only gone id that begins so; else none."""
    ids = gone_beginning(connection, gone) if gone else []
    ids = [gone] if gone in ids else ids
    told = connection.scalar(select(redirects.c.reports).where(redirects.c.id == ids[0])) if len(ids) == 1 else None
    return tuple(told or ())


def led_to(connection: Connection, gone: str) -> str | None:
    """The event to which a gone id leads; None where no event ever had the id.

    Raises:
        KawatError: an event had the id, and none of its reports is held by an event now.
    """
    reports = connection.scalar(select(redirects.c.reports).where(redirects.c.id == gone))
    if reports is None:
        return None
    if (found := heir(connection, reports)) is not None:
        return found
    raise KawatError(
        f"event {gone!r}",
        "is gone: the reports it rested on are in no event any more",
        "They were read anew or judged wrong; `kawat timeline` lists the events there are.",
    )


def heir(connection: Connection, reports: Sequence[str]) -> str | None:
    """The event that holds the first of these reports that any event holds; None where none is held."""
    for report in reports:
        held = connection.scalar(select(event_reports.c.event).where(event_reports.c.report == report))
        if held is not None:
            return str(held)
    return None
