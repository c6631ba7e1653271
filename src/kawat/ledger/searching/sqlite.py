"""Search in SQLite: passages and queries in, rows of FTS5 tables and the ids of passages that match out.

The tables keep no text of their own (``content=''``); SQLite 3.40 deletes from them when told what was indexed. What
another program took away by SQL stays in the index, and is passed over because it has no row among the passages.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from kawat.ledger.searching.passages import Passage
from kawat.ledger.searching.rendering import fts5 as render

__all__ = ["COUNT", "RANKED", "WALKED", "create", "drop", "insert", "remove", "render"]

COUNT = "SELECT count(*) FROM (SELECT rowid FROM {index} WHERE {index} MATCH :query LIMIT :most)"
WALKED = (
    "SELECT p.id, 0.0 AS score FROM {index} AS i JOIN {passages} AS p ON p.id = i.rowid WHERE {index} MATCH :query "
    "AND i.rowid BETWEEN :low AND :high ORDER BY i.rowid {order} LIMIT :most OFFSET :over"
)
#: bm25 gives lower numbers to better matches; a word of a title weighs as much as four of the text.
RANKED = (
    "SELECT id, score FROM (SELECT p.id AS id, bm25({index}, 4.0, 1.0) AS score FROM {index} AS i "
    "JOIN {passages} AS p ON p.id = i.rowid WHERE {index} MATCH :query ORDER BY i.rowid DESC LIMIT :pool) AS newest "
    "ORDER BY score, id DESC LIMIT :most"
)


def create(connection: Connection, index: str, _passages: str) -> None:
    """Make an index."""
    # The words come ready made: only the spaces between them part them.
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {index} USING fts5(head, words, content='', tokenize=\"ascii tokenchars ':'\")"
    )


def drop(connection: Connection, index: str) -> None:
    """Take an index away."""
    connection.exec_driver_sql(f"DROP TABLE {index}")


def insert(connection: Connection, index: str, made: Iterable[Passage]) -> None:
    """Index passages. FTS5 is quickest where ids rise."""
    rows = [(one.id, one.head, one.words) for one in sorted(made, key=lambda one: one.id)]
    connection.exec_driver_sql(f"INSERT INTO {index} (rowid, head, words) VALUES (?, ?, ?)", rows)  # noqa: S608


def remove(connection: Connection, index: str, gone: Sequence[Passage]) -> None:
    """Take passages out of an index; they must be as they were put in."""
    rows = [("delete", one.id, one.head, one.words) for one in gone]
    if rows:
        statement = text(f"INSERT INTO {index} ({index}, rowid, head, words) VALUES (:a, :b, :c, :d)")  # noqa: S608
        connection.execute(statement, [dict(zip("abcd", row, strict=True)) for row in rows])
