"""Reports from rows: a connection and a condition in, reports in order out, with what is known of their articles."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, func, select

from kawat.ledger import citing, rows, schema
from kawat.records import Report

T = TypeVar("T")
_AT_ONCE = 500  # values in one IN list, articles in one page: well under SQLite's limit on variables


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Part `values` into runs that one query can name."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def begins(column: Column[str], given: str) -> ColumnElement[bool]:
    """Make the condition that `column` begins with `given`, to the letter; an index on the column serves it."""
    near = column.between(given, given + chr(sys.maxunicode))  # by code points, the order of every text column
    return and_(near, func.substr(column, 1, len(given)) == given)


def load_reports(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[Row[Any], Report]]:
    """Load the reports for which `condition` on `reports` and `articles` holds, by article id and place in the article.

    Each comes with its row, which also has `article_text`, `article_title`, `article_outlet`, `article_url`,
    `article_published` and `article_copy_of`.
    """
    reports = schema.reports
    query = select(*reports.c, *citing.told("text")).join_from(reports, schema.articles).where(condition)
    heads = connection.execute(query.order_by(reports.c.article, reports.c.position)).all()
    sides = _children(connection, schema.participants, condition)
    triggers = _children(connection, schema.evidence, condition)
    for head in heads:
        yield head, rows.report_record(head, head.article_text, sides.get(head.id, []), triggers.get(head.id, []))


def _children(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Mapping[str, list[Row[Any]]]:
    joined = select(table).join_from(table, schema.reports).join(schema.articles)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(joined.where(condition).order_by(table.c.report, table.c.position)):
        found[row.report].append(row)
    return found
