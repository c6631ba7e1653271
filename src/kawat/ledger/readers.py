"""Reading a ledger for many askers at once: where it is in, a `Ledger` that cannot write per question round out.

Each round sees one state of the ledger however many questions it asks, and has a limit of time. A ledger that is away,
locked or of another version is told as `Unavailable`, and found again when it is back.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from kawat.errors import KawatError
from kawat.ledger.opening import _path, _version
from kawat.ledger.schema import HEAD
from kawat.ledger.store import Ledger

#: Steps of SQLite's machine between two looks at the clock.
_STEPS = 10_000


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
        seconds: how long the database may take over one round.
        most: rounds at once.
        wait: how long a round waits for another to end where there are too many, in seconds.
    """

    def __init__(
        self, where: str | os.PathLike[str], *, seconds: float = 10.0, most: int = 40, wait: float = 5.0
    ) -> None:
        self.where = os.fspath(where)
        self._seconds = seconds
        self._most = most
        self._wait = wait
        self._lock = Lock()
        self._opened: tuple[tuple[int, int], Engine] | None = None

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
        deadline = time.monotonic() + (seconds or self._seconds)
        try:
            with self._engine().connect() as connection:
                raw = connection.connection.driver_connection
                assert isinstance(raw, sqlite3.Connection)
                raw.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
                try:
                    with connection.begin():
                        self._check(connection)
                        yield ReadLedger("served here", connection)
                finally:
                    raw.set_progress_handler(None, 0)
        except PoolTimeout as error:
            raise Unavailable(self.where, "too many ask at once", "Try again in a moment.") from error
        except DatabaseError as error:
            raise self._told(error) from error

    def _engine(self) -> Engine:
        path = _path(self.where)
        with self._lock:
            try:
                status = path.stat()
                mark = (status.st_dev, status.st_ino)
            except OSError as error:
                raise Unavailable(self.where, "there is no ledger here", "Make one with `kawat add`.") from error
            if self._opened and self._opened[0] == mark:
                return self._opened[1]
            if self._opened:
                self._opened[1].dispose()
                self._opened = None
            try:
                version = _version(path)
            except KawatError as error:
                raise Unavailable(error.what, error.why, error.hint) from error
            if version != HEAD:
                raise self._other(version)
            engine = _sqlite(path, self._most, self._wait)
            self._opened = (mark, engine)
            return engine

    def _check(self, connection: Connection) -> None:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if version != HEAD:
            raise self._other(version)

    def _other(self, version: str | None) -> Unavailable:
        why = f"is of version {version or 'none'}; this Kawat reads {HEAD}"
        return Unavailable(self.where, why, "An older one is upgraded by any command, such as `kawat timeline`.")

    def _told(self, error: DatabaseError) -> Unavailable:
        if "interrupted" in str(error.orig):
            return TooSlow(
                self.where, "finding the answer takes too long", "Ask for less: fewer years, a smaller page."
            )
        return Unavailable(self.where, f"the database says: {error.orig}", "Try again; else see to the database.")


def _sqlite(path: Path, most: int, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            f"{path.as_uri()}?mode=ro", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        opened.execute("PRAGMA query_only = ON")
        return opened

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=most, max_overflow=0, pool_timeout=wait
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection, *_: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
