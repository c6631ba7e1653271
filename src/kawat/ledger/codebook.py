"""The page on the ledger's tables: takes `schema`, gives Markdown.

``python -m kawat.ledger.codebook > docs/ledger.md`` writes the page; a test holds the two together.
"""

import sys

from sqlalchemy import Column, Table

from kawat.ledger.schema import HEAD, TABLES

_HEAD = f"""# The ledger's tables

<!-- Written by `python -m kawat.ledger.codebook > docs/ledger.md`; edit src/kawat/ledger/schema/ instead. -->

A ledger is one SQLite file that any SQLite tool can open, or one schema of a PostgreSQL database
([postgresql.md](postgresql.md)), at schema version {HEAD} (table `alembic_version`). A file carries the application id
`KAWT` in its header and keeps a write-ahead log: while it is in use, `FILE-wal` and `FILE-shm` beside it belong to it,
so copy it only when no program has it open, or with SQLite's `.backup`. In a database, the comment on `alembic_version`
is the mark.

A stretch of words is stored as `..._start` and `..._end`, counted in characters of `articles.text`; in SQL its words
are `substr(text, start + 1, end - start)`. Dates are EDTF strings, with the first and last day they may mean beside
them. Lists are JSON. Text is ordered by its UTF-8 bytes and holds no NUL. A reading that changes replaces all rows of
its article; deleting an article takes its reports and quotes with it.

The tables `search_articles`, `search_evidence` and `search_quotes`, with those that SQLite keeps for them, are the
index of the tables of passages: [search.md](search.md) tells of them.
"""


def codebook() -> str:
    """Write the whole page."""
    return "\n".join([_HEAD, *(_table(table) for table in TABLES)])


def _table(table: Table) -> str:
    lines = [f"## {table.name}", "", table.info["doc"], "", "| column | type | holds |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_column(column) for column in table.columns)]) + "\n"


def _column(column: Column[object]) -> str:
    marks = [str(column.type).lower()]
    marks += ["key"] if column.primary_key else []
    marks += [f"of `{key.target_fullname}`" for key in column.foreign_keys]
    marks += [] if column.nullable or column.primary_key else ["always there"]
    return f"| `{column.name}` | {', '.join(marks)} | {column.doc} |"


if __name__ == "__main__":
    sys.stdout.write(codebook())
