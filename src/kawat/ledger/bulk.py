"""Many rows at once: a table and rows in; written the way that is quickest on the database there is."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Connection, Date, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

_SQLITE: Dialect = sqlite.dialect()
_POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


def write(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, pass_over_known: bool = False
) -> None:
    """Insert rows that all have the same columns.

    Args:
        connection: where to write.
        table: what to write into.
        rows: values by the name of their column.
        pass_over_known: whether a row whose key is there already is left as it is.

    Raises:
        sqlalchemy.exc.IntegrityError: a row breaks what the table promises; none is written then.
    """
    if not rows:
        return
    # To the driver as it is, a column at a time: SQLAlchemy would look at every value by itself.
    names = tuple(rows[0])
    in_file = connection.dialect.name == "sqlite"
    columns = [_stored(table, name, [row[name] for row in rows], in_file=in_file) for name in names]
    values = list(zip(*columns, strict=True)) if in_file else tuple(columns)
    connection.exec_driver_sql(_statement(table, names, in_file=in_file, pass_over_known=pass_over_known), values)


@lru_cache(maxsize=256)
def _statement(table: Table, names: tuple[str, ...], *, in_file: bool, pass_over_known: bool) -> str:
    quote = (_SQLITE if in_file else _POSTGRESQL).identifier_preparer.quote
    if in_file:
        values = f"VALUES ({', '.join('?' for _ in names)})"
    else:
        # One statement with an array a column: a statement a row, even prepared, costs several times as much.
        arrays = ", ".join(f"%s::{table.c[name].type.compile(_POSTGRESQL)}[]" for name in names)
        values = f"SELECT * FROM unnest({arrays})"  # noqa: S608 - names of ours
    end = " ON CONFLICT DO NOTHING" if pass_over_known else ""
    return f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, names))}) {values}{end}"


def _stored(table: Table, name: str, values: list[Any], *, in_file: bool) -> list[Any]:
    """Write values of a column as the database keeps them."""
    kind = table.c[name].type
    if isinstance(kind, JSON):
        return [json.dumps(value) for value in values]
    if in_file and isinstance(kind, Date):
        return [value and value.isoformat() for value in values]
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
