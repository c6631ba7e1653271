"""Where a list goes on, as part of an address: a position in, an opaque word out, and back."""

import base64
import binascii
import datetime
import json
from collections.abc import Sequence

from kawat.errors import KawatError
from kawat.ledger.filters import Position
from kawat.ledger.questions.said import QuotePosition


def write(parts: Sequence[str | int]) -> str:
    """Write a position's parts as one word of letters, digits, ``-`` and ``_``."""
    packed = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def event_cursor(position: Position) -> str:
    """Write the position of an event."""
    return write((position.day.isoformat(), position.id))


def quote_cursor(position: QuotePosition) -> str:
    """Write the position of a quote."""
    return write(position)


def event_position(written: str | None) -> Position | None:
    """Read the position of an event; None for none.

    Raises:
        KawatError: it is no such cursor.
    """
    match _read(written):
        case None:
            return None
        case [str() as day, str() as one]:
            try:
                return Position(datetime.date.fromisoformat(day), one)
            except ValueError as error:
                raise _unknown(written) from error
    raise _unknown(written)


def quote_position(written: str | None) -> QuotePosition | None:
    """Read the position of a quote; None for none.

    Raises:
        KawatError: it is no such cursor.
    """
    match _read(written):
        case None:
            return None
        case [str() as published, str() as article, int() as place]:
            return QuotePosition(published, article, place)
    raise _unknown(written)


def _read(written: str | None) -> list[object] | None:
    if not written:
        return None
    try:
        found = json.loads(base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise _unknown(written) from error
    if not isinstance(found, list):
        raise _unknown(written)
    return found


def _unknown(written: str | None) -> KawatError:
    return KawatError(f"page {written!r}", "is no place to go on from", "Begin with the first page.")
