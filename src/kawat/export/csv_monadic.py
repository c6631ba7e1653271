"""CSV, one row per event: events in, lines of RFC 4180 with a heading out."""

from collections.abc import Iterable

from kawat.export.event_table import EVENTS
from kawat.export.exported import Chunks, Counted
from kawat.records import Event


def csv_monadic(events: Iterable[Event]) -> Chunks:
    """Write one row per event; columns and their meaning are those of `EVENTS`."""
    count = 0
    yield EVENTS.heading()
    for count, event in enumerate(events, start=1):  # noqa: B007 - the count is what is returned
        yield EVENTS.line(event)
    return Counted(count)
