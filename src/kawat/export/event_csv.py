"""Events as CSV: events in, one row each out, codes as strings, lists joined by semicolons."""

import csv
import io
from collections.abc import Iterable

from kawat.records import Event

COLUMNS = (
    "id", "kind", "status", "date", "place", "country", "actors", "targets", "thirds", "actor_persons",
    "target_persons", "third_persons", "topics", "reports", "outlets", "articles",
)  # fmt: skip


def _row(event: Event) -> list[str]:
    def side(role: str, name: str) -> str:
        return ";".join(getattr(p, name) or "" for p in event.participants if p.role == role)

    roles = ("actor", "target", "third")
    return [
        event.id,
        event.kind,
        event.status,
        event.date or "",
        event.place or "",
        event.country or "",
        *(side(role, "state") for role in roles),
        *(side(role, "person") for role in roles),
        ";".join(event.topics),
        str(len(event.reports)),
        str(len(event.outlets)),
        ";".join(event.articles),
    ]


def _line(row: Iterable[str]) -> str:
    """One row; the writer quotes a carriage return only where its own lines end in one."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(row)
    return text.getvalue().removesuffix("\r\n") + "\n"


def events_csv(events: Iterable[Event]) -> str:
    """A table of events with a heading; RFC 4180, but lines end in a line feed alone."""
    return "".join(_line(row) for row in (COLUMNS, *map(_row, events)))
