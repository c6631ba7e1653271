"""A ledger in a PostgreSQL database: a URL in, an engine on a ledger of this version out.

The ledger is what the first schema of the search path holds; the table of its version carries the mark `MARK`. What is
not a ledger, or is one of a newer Kawat, is told from a read-only look, before anything could change it.

Programs that write take turns, by an advisory lock that a transaction holds to its end. Merging reads much of the
ledger before it writes little, so that transactions which only found out at their end that they clash would do
their work twice; and what waits its turn sees all that went before. Readers take no lock: each transaction reads one
snapshot.
"""

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, quote_plus

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from kawat.errors import KawatError
from kawat.ledger import versions
from kawat.ledger.schema import HEAD
from kawat.ledger.versions import PATIENCE, WRITES

if TYPE_CHECKING:
    import psycopg

#: The comment on `alembic_version` that tells a ledger from another program's tables.
MARK = "KAWT: the version of a Kawat ledger"
#: The first PostgreSQL that stems Indonesian words.
OLDEST_SERVER = 12

_LOCK = int.from_bytes(b"KAWT", "big")
_SECRETS = ("password", "sslpassword", "passfile")
#: What a connection asks for where the URL does not: seconds, names, and that Unicode goes both ways.
_DEFAULTS = {"connect_timeout": "10", "application_name": "kawat", "client_encoding": "utf8"}

# Keepalives let the server end within a minute what a machine that lost power was writing. Settings hold to the end of
# the transaction; the time-out is already set when the lock is waited for.
_TAKE_TURN = f"""
    SELECT set_config('lock_timeout', '{PATIENCE:.0f}s', true), set_config('tcp_keepalives_idle', '30', true),
        set_config('tcp_keepalives_interval', '10', true), set_config('tcp_keepalives_count', '3', true),
        pg_advisory_xact_lock({_LOCK}, (SELECT oid::int4 FROM pg_namespace WHERE nspname = current_schema()))
"""  # noqa: S608 - made of constants
_LOOK = text("""
    SELECT current_schema() AS schema, current_setting('server_encoding') AS encoding,
        obj_description(to_regclass(quote_ident(current_schema()) || '.alembic_version'), 'pg_class') AS mark,
        EXISTS (
            SELECT FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
            AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
        ) AS used
""")

_SCHEMA = "a schema of its own: postgresql://USER@HOST/DATABASE?options=-csearch_path%3DSCHEMA"


class _Found(NamedTuple):
    """What is in a database: the schema of the ledger, and its version, None where there is no ledger yet."""

    schema: str
    version: str | None


def open_database(url: URL, *, create: bool = True) -> Engine:
    """Open the ledger in the database of `url`, making or upgrading it as needed.

    Raises:
        KawatError: no server answers, it lets nobody in so, or it has no such database; there is no ledger and `create`
            is false; or what is there is no ledger, or of a newer version (it is left as it is).
    """
    engine = _engine(url)
    where = shown_url(url)
    try:
        with engine.connect() as connection, connection.begin():
            found = _look(connection, where)
        if found.version is None and not create:
            hint = "Make one with `kawat add`, or name it with --ledger."
            raise KawatError(where, "there is no ledger in this database", hint)
        if found.version != HEAD:
            _upgrade(engine, where)
    except DBAPIError as error:
        engine.dispose()
        raise unusable_database(url, error) from error
    except KawatError:
        engine.dispose()
        raise
    return engine


def read_database(url: URL, *, most: int, wait: float) -> Engine:
    """Open the ledger in the database of `url` to read only, with at most `most` connections, for many threads.

    Raises:
        KawatError: as `open_database` says, or it is of an older version.
        DBAPIError: the server cannot be asked.
    """
    engine = _engine(url, pool_size=most, max_overflow=0, pool_timeout=wait)
    where = shown_url(url)
    try:
        with engine.connect() as connection, connection.begin():
            version = _look(connection, where).version
        if version is None:
            hint = "Make one with `kawat add`, or name it with --ledger."
            raise KawatError(where, "there is no ledger in this database", hint)
        if version != HEAD:
            raise versions.other(where, version)
    except (DBAPIError, KawatError):
        engine.dispose()
        raise
    return engine


def shown_url(url: URL) -> str:
    """Write a URL without its password."""
    told = {name: "***" if name in _SECRETS else value for name, value in url.query.items()}
    return url.set(query=told).render_as_string(hide_password=True).replace("%2A%2A%2A", "***")


def _engine(url: URL, **pool: float) -> Engine:
    from psycopg import IsolationLevel  # noqa: PLC0415 - slow to load, and a ledger in a file never needs it

    asked = {name: value for name, value in _DEFAULTS.items() if name not in url.query}
    # A server that was restarted has closed the connections at rest: each is tried before it is used again.
    engine = create_engine(url.set(drivername="postgresql+psycopg"), connect_args=asked, pool_pre_ping=True, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        raw = _driver(connection)
        writes = bool(connection.get_execution_options().get(WRITES))
        # A writer sees what was committed while it waited for its turn; one snapshot would be taken before.
        raw.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
        raw.read_only = not writes
        if writes:
            connection.exec_driver_sql(_TAKE_TURN)

    return engine


def _driver(connection: Connection) -> "psycopg.Connection[Any]":
    import psycopg  # noqa: PLC0415 - as above

    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def _look(connection: Connection, where: str) -> _Found:
    server = _driver(connection).info.server_version // 10_000
    if server < OLDEST_SERVER:
        raise KawatError(where, f"its server is PostgreSQL {server}", f"Use PostgreSQL {OLDEST_SERVER} or newer.")
    row = connection.execute(_LOOK).one()
    if row.schema is None:
        hint = "Make it with CREATE SCHEMA, or name another in the URL's options=-csearch_path%3DSCHEMA."
        raise KawatError(where, "no schema of its search path is there, or may be used", hint)
    if row.encoding != "UTF8":
        hint = "Make one that does: createdb --encoding=UTF8 --template=template0 NAME."
        raise KawatError(where, f"its database keeps text as {row.encoding}, not as UTF-8", hint)
    if row.mark != MARK:
        if row.used:
            why = f"is not a ledger: schema {row.schema} holds tables of another program"
            raise KawatError(where, why, f"Give it a database of its own: createdb NAME; or {_SCHEMA}.")
        return _Found(row.schema, None)
    quoted = connection.dialect.identifier_preparer.quote(row.schema)
    version = connection.execute(text(f"SELECT version_num FROM {quoted}.alembic_version")).scalar()  # noqa: S608
    versions.check(where, version)
    return _Found(row.schema, version)


def _upgrade(engine: Engine, where: str) -> None:
    with versions.writer(engine) as connection, connection.begin():
        found = _look(connection, where)  # again, for another program may have made or upgraded it in the meantime
        if found.version != HEAD:
            versions.upgrade(connection, where, found.schema)
            connection.execute(text(f"COMMENT ON TABLE alembic_version IS '{MARK}'"))


def unusable_database(url: URL, error: DBAPIError) -> KawatError:
    """Tell the user what the server said, or that none answered."""
    where, said = shown_url(url), _said(url, error.orig)
    state = getattr(error.orig, "sqlstate", None) or _state(said, error.orig)
    user, database = url.username or "USER", url.database or "DATABASE"
    server = "".join(f" --{name}={value}" for name, value in (("host", url.host), ("port", url.port)) if value)
    known: dict[str, tuple[str, str]] = {
        "28": (
            f"the server lets nobody in so ({said})",
            "Check user and password: in the URL, in PGPASSWORD or in ~/.pgpass.",
        ),
        "3D": (f"there is no database {database} on this server", f"Make it: createdb{server} {database}."),
        "42501": (
            f"the user may not do this ({said})",
            f"Let the database's owner GRANT CREATE, USAGE ON SCHEMA public TO {user}, or give the ledger {_SCHEMA}.",
        ),
        "22": (f"it has nothing like that ({said})", "Leave out what is no character, such as NUL."),
        "25006": (f"it cannot be written ({said})", "Name the server that takes writes, not one that copies it."),
        "53100": (f"there is no room left ({said})", "Make room on the server's disk; nothing was half written."),
        "53300": (f"the server has no connection left ({said})", "Try again later."),
        "55P03": (f"another program kept writing to it for {PATIENCE:.0f} seconds", "Try again later."),
        "57014": (f"the server stopped the query ({said})", "Ask for less, or try again later."),
        "57P": (f"the server is stopping or starting ({said})", "Try again later; nothing was half written."),
        "08": (
            f"no server answers there ({said})",
            "Check the host and port, and that PostgreSQL runs there and lets this machine in.",
        ),
        "0F": (f"its URL cannot be used ({said})", "Correct it: postgresql://USER@HOST:PORT/DATABASE."),
    }
    for begins, (why, hint) in known.items():
        if state.startswith(begins):
            return KawatError(where, why, hint)
    return KawatError(where, f"the database says: {said}", "Its log may say more; nothing was half written.")


def _state(said: str, error: BaseException | None) -> str:
    """Guess the SQLSTATE of a connection that failed, which libpq does not tell."""
    import psycopg  # noqa: PLC0415 - as above

    known = {
        "28P01": r"password authentication failed|no password supplied|pg_hba.conf|role .* does not exist",
        "3D000": r"database .* does not exist",
        "53300": r"too many (clients|connections)|connection slots",
        "57P03": r"starting up|shutting down|in recovery mode",
        "0F000": r"invalid (port|sslmode|connection option|URI|integer|\w+ value)",
    }
    guessed = (state for state, words in known.items() if re.search(words, said))
    return next(guessed, "08001" if isinstance(error, psycopg.OperationalError) else "")


def _said(url: URL, error: BaseException | None) -> str:
    """The words of an error on one line, without the password in any spelling."""
    told = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    said = " ".join(told.split())
    secrets = [url.password, *(url.query.get(name) for name in _SECRETS)]
    for secret in (str(one) for one in secrets if one):
        for spelt in (secret, quote(secret, safe=""), quote_plus(secret)):
            said = said.replace(spelt, "***")
    return said
