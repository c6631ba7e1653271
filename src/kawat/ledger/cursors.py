"""Where a page ends, as the user carries it: a position in, an opaque URL-safe word out, and back.

A cursor says which list it belongs to, so that one of another list, or none at all, is told from a good one. It holds
nothing secret and nothing that is trusted.
"""

import base64
import binascii
import datetime
import json
from collections.abc import Callable
from typing import Any, Final, TypeVar

from kawat.errors import KawatError
from kawat.ledger.filters import Position
from kawat.ledger.questions.changes import ChangePosition
from kawat.ledger.questions.said import QuotePosition

T = TypeVar("T")

#: The longest cursor that is looked at.
LONGEST: Final = 2000
_FAR: Final = 2**53


def timeline_cursor(position: Position) -> str:
    """Write the position of an event in a timeline."""
    return _written("t", position.day.isoformat(), position.id)


def quote_cursor(position: QuotePosition) -> str:
    """Write the position of a quote."""
    return _written("q", *position)


def change_cursor(position: ChangePosition) -> str:
    """Write the position of a change."""
    return _written("c", *position)


def count_cursor(passed: int) -> str:
    """Write how many were passed over."""
    return _written("n", passed)


def timeline_position(cursor: str) -> Position:
    """Read the cursor of a timeline.

    Raises:
        KawatError: it is none.
    """
    return _read(cursor, "t", (str, str), lambda day, event: Position(datetime.date.fromisoformat(day), event))


def quote_position(cursor: str) -> QuotePosition:
    """Read the cursor of quotes.

    Raises:
        KawatError: it is none.
    """
    return _read(cursor, "q", (str, str, int), QuotePosition)


def change_position(cursor: str) -> ChangePosition:
    """Read the cursor of changes.

    Raises:
        KawatError: it is none.
    """
    return _read(cursor, "c", (str, str), ChangePosition)


def count(cursor: str) -> int:
    """Read the cursor of what is counted.

    Raises:
        KawatError: it is none.
    """
    return _read(cursor, "n", (int,), int)


def _written(sort: str, *parts: str | int) -> str:
    told = json.dumps([sort, *parts], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def _read(cursor: str, sort: str, types: tuple[type, ...], make: Callable[..., T]) -> T:
    try:
        if len(cursor) > LONGEST:
            raise ValueError("too long")
        padded = cursor + "=" * (-len(cursor) % 4)
        told = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(told, list) or told[:1] != [sort] or len(told) != len(types) + 1:
            raise ValueError("of another list")
        parts = told[1:]
        if not all(map(_fits, parts, types)):
            raise ValueError("of other parts")
        return make(*parts)
    except (ValueError, binascii.Error, RecursionError) as error:
        shown = cursor if len(cursor) <= 60 else f"{cursor[:60]}..."
        hint = "Give it as the page before gave it, with the same filters, or none for the first page."
        raise KawatError(f"cursor {shown!r}", "is not a cursor of this list", hint) from error


def _fits(part: Any, wanted: type) -> bool:
    if wanted is int:
        return type(part) is int and 0 <= part < _FAR
    return isinstance(part, str) and not any("\ud800" <= one <= "\udfff" or one == "\0" for one in part)
