"""The time: today as everybody takes it; and of a change: a connection in, a moment after every one known out.

Moments never repeat and never go back, whatever the clock does, so that who asks for what changed after one misses
nothing and hears nothing twice.
"""

import datetime

from sqlalchemy import Connection, func, select

from kawat.errors import KawatError
from kawat.ledger.schema import events, redirects

_STEP = datetime.timedelta(microseconds=1)


def today() -> str:
    """The day it is where this program runs, ISO 8601: what commands, pages and the API take for today."""
    return datetime.datetime.now(datetime.UTC).astimezone().date().isoformat()


def written(when: datetime.datetime) -> str:
    """Write a moment as the ledger keeps it: ``2026-01-02T03:04:05.678901Z``; one without a zone is taken as UTC."""
    zoned = when.replace(tzinfo=datetime.UTC) if when.tzinfo is None else when.astimezone(datetime.UTC)
    # strftime leaves out the zeros of early years.
    return f"{zoned.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def read(given: str) -> str:
    """Read a moment a user gave (ISO 8601; a day means its start in UTC) and write it as the ledger keeps it.

    Raises:
        KawatError: it is no ISO 8601 moment.
    """
    try:
        return written(datetime.datetime.fromisoformat(given))
    except (ValueError, OverflowError) as error:
        hint = "Write a day or a moment as ISO 8601 has it: 2026-01-02, 2026-01-02T03:04:05Z."
        raise KawatError(f"moment {given!r}", "is no date and time", hint) from error


def now(connection: Connection) -> str:
    """Give the present moment, or the first one after the last change of the ledger where the clock is behind it."""
    latest = max(connection.scalar(select(func.max(column))) or "" for column in (events.c.changed_at, redirects.c.at))
    present = written(datetime.datetime.now(datetime.UTC))
    if present > latest:
        return present
    return written(datetime.datetime.fromisoformat(latest) + _STEP)
