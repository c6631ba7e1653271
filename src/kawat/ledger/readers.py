"""Reading a ledger for many askers at once: where it is in, a `Ledger` that cannot write per question round out.

Each round sees one state of the ledger however many questions it asks, and has a limit of time. A ledger that is away,
locked or of another version is told as `Unavailable`, and found again when it is back.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kawat.errors import KawatError
from kawat.ledger import versions
from kawat.ledger.opening import file_of, open_for_reading, shown, unusable
from kawat.ledger.schema import HEAD
from kawat.ledger.store import Ledger

#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 10_000
_VERSION = text("SELECT version_num FROM alembic_version")


class Unavailable(KawatError):  # noqa: N818 - KawatError tells that it is one
    """The ledger cannot be read at the moment."""


class TooSlow(Unavailable):
    """A round of questions took longer than it may."""


class ReadLedger(Ledger):
    """A ledger within one round: every question goes to one connection, and nothing can be written."""

    def __init__(self, where: str, connection: Connection) -> None:
        self.where = where
        self._connection = connection

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """Give the round's connection."""
        if writes:
            raise KawatError(self.where, "is only read here", "Change it with `kawat add` or `kawat judge`.")
        yield self._connection

    @contextmanager
    def snapshot(self) -> Iterator[Ledger]:
        """Give the ledger itself: a round sees one state."""
        yield self

    def close(self) -> None:
        """Nothing: the round ends by itself."""


class Readers:
    """Opens rounds of reading on one ledger; safe to use from many threads.

    Args:
        where: a path or URL, as `open_ledger` takes it.
        seconds: how long the database may take over one round; PostgreSQL counts each of its statements alone.
        most: rounds at once.
        wait: how long a round waits for another to end where there are too many, in seconds.
    """

    def __init__(
        self, where: str | os.PathLike[str], *, seconds: float = 10.0, most: int = 40, wait: float = 5.0
    ) -> None:
        self.where = shown(where)
        self._given = where
        self._seconds = seconds
        self._most = most
        self._wait = wait
        self._lock = Lock()
        self._opened: tuple[object, Engine] | None = None

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._opened:
                self._opened[1].dispose()
            self._opened = None

    @contextmanager
    def reading(self, seconds: float | None = None) -> Iterator[Ledger]:
        """Open a round of at most `seconds` of the database's time (the limit given at the start).

        Raises:
            Unavailable: nothing is there, it is no ledger, of another version, damaged, or too busy.
            TooSlow: the round took too long.
        """
        try:
            with (
                self._engine().connect() as connection,
                connection.begin(),
                _limited(connection, seconds or self._seconds),
            ):
                version = connection.execute(_VERSION).scalar()
                if version != HEAD:
                    raise _away(versions.other(self.where, str(version)))
                yield ReadLedger("served here", connection)
        except PoolTimeout as error:
            raise Unavailable(self.where, "too many ask at once", "Try again in a moment.") from error
        except DBAPIError as error:
            if "interrupted" in str(error.orig) or getattr(error.orig, "sqlstate", None) == "57014":
                hint = "Ask for less: fewer years, a smaller page."
                raise TooSlow(self.where, "finding the answer takes too long", hint) from error
            raise _away(unusable(self._given, error)) from error

    def _engine(self) -> Engine:
        with self._lock:
            try:
                mark = self._mark()
                if self._opened and self._opened[0] == mark:
                    return self._opened[1]
                if self._opened:
                    self._opened[1].dispose()
                    self._opened = None
                engine = open_for_reading(self._given, most=self._most, wait=self._wait)
            except KawatError as error:
                raise _away(error) from error
            self._opened = (mark, engine)
            return engine

    def _mark(self) -> object:
        """What tells that another file lies where the ledger was; nothing of the kind for a database server."""
        file = file_of(self._given)
        if file is None or not file.exists():
            return None
        status = file.stat()
        return status.st_dev, status.st_ino


@contextmanager
def _limited(connection: Connection, seconds: float) -> Iterator[None]:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        wait = f"{max(1, round(seconds * 1000))}ms"
        connection.execute(select(func.set_config("statement_timeout", wait, True)))
        yield
        return
    deadline = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _away(error: KawatError) -> Unavailable:
    return Unavailable(error.what, error.why, error.hint)
