"""Opening a ledger: a path or URL in, an engine on a ledger of this version out, on SQLite or PostgreSQL."""

import os
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from kawat.errors import KawatError
from kawat.ledger.postgresql import open_database, read_database, shown_url, unusable_database
from kawat.ledger.sqlite import open_file, read_file, unusable_file
from kawat.ledger.versions import WRITES

__all__ = ["WRITES", "file_of", "open_engine", "open_for_reading", "shown", "unusable"]

_POSTGRESQL = ("postgresql", "postgres")


def open_engine(where: str | os.PathLike[str], *, create: bool = True) -> Engine:
    """Open the ledger at `where`: a path, ``sqlite:///PATH`` or ``postgresql://USER@HOST/DATABASE``.

    A ledger is made where nothing is, and an older one upgraded. A transaction whose connection has the execution
    option `WRITES` waits for all others that have it; the others read, each one state of the ledger, and wait for none.

    Raises:
        KawatError: nothing is there and `create` is false; or what is there is no ledger, is damaged, or is of a newer
            version (it is left as it is); or it cannot be opened.
    """
    file = file_of(where)
    if file is not None:
        return open_file(file, create=create)
    url = _url(where)
    assert url is not None
    return open_database(url, create=create)


def open_for_reading(where: str | os.PathLike[str], *, most: int, wait: float) -> Engine:
    """Open the ledger at `where` to read only, with at most `most` connections; nothing is made or upgraded.

    Raises:
        KawatError: nothing is there; or what is there is no ledger, is damaged, or is of another version.
        DBAPIError: the database cannot be asked.
    """
    file = file_of(where)
    if file is not None:
        return read_file(file, most=most, wait=wait)
    url = _url(where)
    assert url is not None
    return read_database(url, most=most, wait=wait)


def file_of(where: str | os.PathLike[str]) -> Path | None:
    """The file that holds the ledger at `where`; None for one in a database server.

    Raises:
        KawatError: `where` is nothing that a ledger could be opened at.
    """
    url = _url(where)
    if url is None:
        return Path(where).absolute()
    if _is_postgresql(url):
        return None
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise _unknown(shown_url(url))
    return Path(url.database).absolute()


def shown(where: str | os.PathLike[str]) -> str:
    """Name a ledger as messages may: a path as it is, a URL without its password."""
    try:
        url = _url(where)
    except KawatError as error:
        return error.what
    return os.fspath(where) if url is None else shown_url(url)


def unusable(where: str | os.PathLike[str], error: DBAPIError) -> KawatError:
    """Tell the user what the database said; `where` as it was given to `open_engine`."""
    url = _url(where)
    if url is not None and _is_postgresql(url):
        return unusable_database(url, error)
    return unusable_file(shown(where), error)


def _url(where: str | os.PathLike[str]) -> URL | None:
    """The URL that `where` is; None for a path."""
    given = os.fspath(where)
    if "://" not in given:
        return None
    try:
        url = make_url(given)
        url.get_backend_name()
    except (ArgumentError, ValueError):
        # What cannot be taken apart may hold a password anywhere.
        scheme = given.partition("://")[0]
        raise _unknown(f"{scheme}://...") from None
    return url


def _is_postgresql(url: URL) -> bool:
    return url.get_backend_name() in _POSTGRESQL


def _unknown(what: str) -> KawatError:
    return KawatError(
        what,
        "is no ledger Kawat can open",
        "Give the path of a file, sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
    )
