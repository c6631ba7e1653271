"""The versions a ledger can be of: an engine in, a ledger of this version there out.

A new ledger is made and an older one upgraded by the same migrations, each as one transaction.
"""

from typing import Any

from sqlalchemy import Connection, Engine

from kawat.errors import KawatError
from kawat.ledger.schema import HEAD

#: How long to wait for another program that is writing, in seconds.
PATIENCE = 30.0
#: Execution option of a connection that is going to write.
WRITES = "kawat_writes"


def check(where: str, version: str | None) -> None:
    """Refuse a version this Kawat does not know.

    Raises:
        KawatError: it is of a newer Kawat.
    """
    if version and version != HEAD and version not in _known():
        raise newer(where, version)


def newer(where: str, version: str) -> KawatError:
    """Tell the user that the ledger is of a newer Kawat."""
    return KawatError(
        where,
        f"is of version {version}, newer than this Kawat, which knows {HEAD}",
        "Update Kawat, or use another ledger; this one was left as it is.",
    )


def other(where: str, version: str) -> KawatError:
    """Tell the user that the ledger is not of the version that can be read."""
    hint = "An older one is upgraded by any command that opens it, such as `kawat timeline`."
    return KawatError(where, f"is of version {version}; this Kawat reads {HEAD}", hint)


def upgrade(connection: Connection, where: str, schema: str | None = None) -> None:
    """Bring what is at `connection` to this version, within the transaction that is open on it.

    Args:
        connection: one that writes.
        where: the ledger, as the user should see it named.
        schema: where to look for the table of the version; None for wherever tables are looked for.

    Raises:
        KawatError: another program upgraded it further since it was looked at.
    """
    from alembic import command  # noqa: PLC0415 - slow to load, and seldom needed
    from alembic.util import CommandError  # noqa: PLC0415 - likewise

    configuration = _configuration()
    configuration.attributes["connection"] = connection
    configuration.attributes["schema"] = schema
    try:
        command.upgrade(configuration, "head")
    except CommandError as error:
        raise newer(where, "unknown") from error


def writer(engine: Engine) -> Connection:
    """A connection of `engine` that is going to write; its transaction waits for other writers."""
    return engine.connect().execution_options(**{WRITES: True})


def _configuration() -> Any:
    from alembic.config import Config  # noqa: PLC0415 - likewise

    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    return configuration


def _known() -> list[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - likewise

    return [script.revision for script in ScriptDirectory.from_config(_configuration()).walk_revisions()]
