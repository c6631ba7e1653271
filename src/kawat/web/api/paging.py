"""Pages of a list: items and a limit in, one page with an opaque cursor for the next out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from kawat.errors import KawatError
from kawat.ledger import cursors
from kawat.ledger.filters import Position
from kawat.records import Event
from kawat.web.api.models import Page
from kawat.web.errors import bad

A = TypeVar("A")
B = TypeVar("B")


def page(found: Sequence[A], limit: int, model: Callable[[A], B], cursor: Callable[[A], str]) -> Page[B]:
    """Make a page of at most `limit` items; one more than that among those found tells that another page follows."""
    items = found[:limit]
    return Page(items=[model(one) for one in items], next=cursor(items[-1]) if len(found) > limit else None)


def opened(cursor: str | None, read: Callable[[str], A]) -> A | None:
    """Read a cursor that was given, if any, as `kawat.ledger.cursors` does.

    Raises:
        Refused: it is none of this list.
    """
    if cursor is None:
        return None
    try:
        return read(cursor)
    except KawatError as error:
        raise bad(f"{error.what}: {error.why}", error.hint, "bad_cursor") from error


def event_cursor(event: Event) -> str:
    """Make the cursor that continues a timeline behind an event."""
    return cursors.timeline_cursor(Position.of(event))
