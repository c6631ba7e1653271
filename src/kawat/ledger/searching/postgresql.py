"""Search in PostgreSQL: passages and queries in, rows of tsvector and the ids of passages that match out.

The vectors are written by Kawat, not made by a text search configuration, so that words are those of SQLite's index.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from kawat.ledger.searching.passages import Passage
from kawat.ledger.searching.rendering import tsquery as render
from kawat.ledger.searching.rendering import tsvector

__all__ = ["COUNT", "RANKED", "WALKED", "create", "drop", "insert", "remove", "render"]

COUNT = "SELECT count(*) FROM (SELECT 1 FROM {index} WHERE words @@ CAST(:query AS tsquery) LIMIT :most) AS found"
WALKED = (
    "SELECT id, 0.0 AS score FROM {index} WHERE words @@ CAST(:query AS tsquery) "
    "AND id BETWEEN :low AND :high ORDER BY id {order} LIMIT :most OFFSET :over"
)
#: Divided by the logarithm of the passage's length; a word of a title weighs as much as four of the text.
RANKED = (
    "SELECT id, -ts_rank('{{0.25, 0, 0, 1}}', words, CAST(:query AS tsquery), 1) AS score FROM (SELECT id, words "
    "FROM {index} WHERE words @@ CAST(:query AS tsquery) ORDER BY id DESC LIMIT :pool) AS newest "
    "ORDER BY score, id DESC LIMIT :most"
)


def create(connection: Connection, index: str, passages: str) -> None:
    """Make an index."""
    connection.exec_driver_sql(
        f"CREATE TABLE {index} (id BIGINT PRIMARY KEY REFERENCES {passages} ON DELETE CASCADE, words TSVECTOR NOT NULL)"
    )
    connection.exec_driver_sql(f"CREATE INDEX ix_{index}_words ON {index} USING gin (words)")


def drop(connection: Connection, index: str) -> None:
    """Take an index away."""
    connection.exec_driver_sql(f"DROP TABLE {index}")


def insert(connection: Connection, index: str, made: Iterable[Passage]) -> None:
    """Index passages."""
    rows = [{"id": one.id, "words": tsvector(one.head, one.words)} for one in made]
    connection.execute(text(f"INSERT INTO {index} (id, words) VALUES (:id, CAST(:words AS tsvector))"), rows)  # noqa: S608


def remove(_connection: Connection, _index: str, _gone: Sequence[Passage]) -> None:
    """Leave it to the database: what is taken from the passages leaves the index."""
