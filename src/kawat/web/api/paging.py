"""Pages of a list: items and a limit in, one page with an opaque cursor for the next out.

A cursor is the place of the last item seen, packed; nothing in it is trusted but its form.
"""

import base64
import binascii
import datetime
import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kawat.ledger.filters import Position
from kawat.web.api.models import Page
from kawat.web.errors import Refused, bad

A = TypeVar("A")
B = TypeVar("B")


def page(found: Sequence[A], limit: int, model: Callable[[A], B], cursor: Callable[[A], str]) -> Page[B]:
    """Make a page of at most `limit` items out of one more, if there is one."""
    items = found[:limit]
    return Page(items=[model(one) for one in items], next=cursor(items[-1]) if len(found) > limit else None)


def pack(*parts: str | int) -> str:
    """Make a cursor."""
    return base64.urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def unpack(cursor: str, *kinds: type) -> list[Any]:
    """Open a cursor that holds values of these types.

    Raises:
        Refused: it is none of ours.
    """
    try:
        parts = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise _no_cursor() from error
    if not isinstance(parts, list) or [type(one) for one in parts] != list(kinds):
        raise _no_cursor()
    return parts


def position(cursor: str | None) -> Position | None:
    """Open a cursor into the timeline."""
    if cursor is None:
        return None
    day, event = unpack(cursor, str, str)
    try:
        return Position(datetime.date.fromisoformat(day), event)
    except ValueError as error:
        raise _no_cursor() from error


def of_position(place: Position) -> str:
    """Make a cursor into the timeline."""
    return pack(place.day.isoformat(), place.id)


def offset(cursor: str | None) -> int:
    """Open a cursor that counts items."""
    if cursor is None:
        return 0
    (passed,) = unpack(cursor, int)
    if not 0 <= passed <= 1_000_000:
        raise _no_cursor()
    return int(passed)


def of_offset(passed: int) -> str:
    """Make a cursor that counts items."""
    return pack(passed)


def _no_cursor() -> Refused:
    return bad("cursor: this is none", "Give `next` of the page before as it is, or leave it out.", "bad_cursor")
