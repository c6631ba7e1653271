"""Many rows at once: a table and rows in; written the way that is quickest on the database there is."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Connection, Table, insert
from sqlalchemy.dialects import postgresql

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def write(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns.

    Raises:
        sqlalchemy.exc.IntegrityError: a row breaks what the table promises; none is written then.
    """
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    # One statement with an array a column: a statement a row, even prepared, costs several times as much.
    names = tuple(rows[0])
    values = (_values(table, name, [row[name] for row in rows]) for name in names)
    connection.exec_driver_sql(_statement(table, names), tuple(values))


@lru_cache(maxsize=256)
def _statement(table: Table, names: tuple[str, ...]) -> str:
    quote = _DIALECT.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    arrays = ", ".join(f"%s::{table.c[name].type.compile(_DIALECT)}[]" for name in names)
    return f"INSERT INTO {quote(table.name)} ({columns}) SELECT * FROM unnest({arrays})"  # noqa: S608 - names of ours


def _values(table: Table, name: str, values: list[Any]) -> list[Any]:
    if isinstance(table.c[name].type, JSON):
        return [json.dumps(value) for value in values]
    return values


class Writer:
    """Gathers rows of several tables and writes each table's at once, tables referred to first."""

    def __init__(self, connection: Connection, tables: Sequence[Table]) -> None:
        self.connection = connection
        self._rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in tables}

    def gather(self, made: Mapping[str, Sequence[dict[str, Any]]]) -> None:
        """Take rows by table name."""
        for table, gathered in self._rows.items():
            gathered.extend(made[table.name])

    def flush(self) -> None:
        """Write what was gathered."""
        for table, gathered in self._rows.items():
            write(self.connection, table, gathered)
            gathered.clear()
