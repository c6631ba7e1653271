"""A ledger in a file: a path in, an engine on a ledger of this version in SQLite out.

What is not a ledger, or is one of a newer Kawat, is told from a read-only look, before anything could change it.
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import QueuePool

from kawat.errors import KawatError
from kawat.ledger import versions
from kawat.ledger.schema import HEAD
from kawat.ledger.versions import PATIENCE, WRITES

#: Stands in the header of every ledger file (SQLite's application_id): "KAWT".
APPLICATION_ID = int.from_bytes(b"KAWT", "big")
#: How much of a file a writer holds in memory, in KiB. Keys of articles and reports fall all over their indexes: with
#: SQLite's own 2 MiB, adding to a ledger of a gigabyte writes each page many times over.
CACHE = 131_072

_ANOTHER = "Name a ledger, or a file that does not exist yet, with --ledger."


def open_file(path: Path, *, create: bool = True) -> Engine:
    """Open the ledger in the file `path`, making or upgrading it as needed.

    Connections check foreign keys, keep a write-ahead log, and wait `PATIENCE` seconds for a writer.

    Raises:
        KawatError: nothing is there and `create` is false; or what is there is no ledger, is damaged, or is of a newer
            version (it is left as it is); or it cannot be opened.
    """
    version = _version(path)
    if version is None and not create:
        raise KawatError(str(path), "there is no ledger here", "Make one with `kawat add`, or name it with --ledger.")
    engine = _engine(path)
    try:
        if version != HEAD:
            with versions.writer(engine) as connection, connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                versions.upgrade(connection, str(path))
        _keep_log(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise unusable_file(str(path), error) from error
    except KawatError:
        engine.dispose()
        raise
    return engine


def read_file(path: Path, *, most: int, wait: float) -> Engine:
    """Open the ledger in the file `path` to read only, with at most `most` connections, for many threads.

    A connection may be given to another thread, and waits `wait` seconds where the file or all others are in use.

    Raises:
        KawatError: nothing is there; or what is there is no ledger, is damaged, or is of another version.
    """
    version = _version(path)
    if version is None:
        raise KawatError(str(path), "there is no ledger here", "Make one with `kawat add`, or name it with --ledger.")
    if version != HEAD:
        raise versions.other(str(path), version)

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
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def unusable_file(where: str, error: DBAPIError) -> KawatError:
    """Tell the user what the database said."""
    said = str(error.orig)
    if "locked" in said or "busy" in said:
        return KawatError(where, f"another program kept writing to it for {PATIENCE:.0f} seconds", "Try again later.")
    if "readonly" in said or "unable to open" in said:
        return KawatError(where, f"it cannot be written ({said})", "Check that the folder exists and may be written.")
    if "full" in said:
        return KawatError(where, f"there is no room left ({said})", "Make room on the disk; nothing was half written.")
    return KawatError(where, f"the database says: {said}", "Restore the ledger from a copy, or add its articles anew.")


def _version(path: Path) -> str | None:
    """Find the migration the ledger at `path` stands at; None where there is no ledger yet.

    Never reads the file but through SQLite: to close it otherwise would drop the locks this program holds on it.
    """
    try:
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            return None
        if not path.is_file():
            raise KawatError(str(path), "is not a file", _ANOTHER)
    except OSError as error:
        raise KawatError(str(path), f"cannot be read ({error.strerror})", "Check its permissions.") from error
    mark, version = _look(path)
    if mark != APPLICATION_ID:
        time.sleep(0.1)  # another program may be making it at this moment
        mark, version = _look(path)
    if mark is None:
        raise KawatError(str(path), "is not a ledger: not a SQLite file, or not readable", _ANOTHER)
    if mark != APPLICATION_ID:
        raise KawatError(str(path), "is not a ledger: a SQLite file of another program", _ANOTHER)
    if version is None and not Path(f"{path}-journal").exists():
        raise KawatError(str(path), "is damaged", "Restore it from a copy, or add its articles to a new ledger.")
    versions.check(str(path), version)
    return version or None  # with a journal its making was cut short: opening it to write undoes that


def _look(path: Path) -> tuple[int | None, str | None]:
    """Read the mark and the version ("" for none yet) of a database file, each None where it cannot be read."""
    # A look at a closed database that keeps a log would leave side files, unless SQLite is told that nobody writes.
    log = Path(f"{path}-wal")
    used = log.exists() and log.stat().st_size > 0
    mark = version = None
    connection = None
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro{'' if used else '&immutable=1'}", uri=True, timeout=PATIENCE
        )
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        version = str(row[0]) if row else ""
    except sqlite3.DatabaseError:
        return mark, None
    finally:
        if connection:
            connection.close()
    return mark, version


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE, "isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")

    # A transaction that writes takes the lock at its start: one that read first could not wait for it later.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _keep_log(engine: Engine, path: Path) -> None:
    """Turn the write-ahead log on, which SQLite remembers in the file.

    Only after the tables are made: the file must carry the mark of a ledger before pages go to the log. SQLite does not
    wait for other programs here, so waiting is ours.
    """
    deadline = time.monotonic() + PATIENCE
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        while raw.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            try:
                raw.execute("PRAGMA journal_mode = WAL").fetchone()
            except sqlite3.OperationalError as error:
                if time.monotonic() > deadline:
                    raise KawatError(str(path), f"cannot be prepared ({error})", "Try again later.") from error
                time.sleep(0.01)
