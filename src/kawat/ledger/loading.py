"""Reports from rows: a connection and a condition in, reports in order out, with what is known of their articles.

Pages keep memory small however large the ledger is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from kawat.ledger import rows, schema
from kawat.merging.words import around
from kawat.records import FiledReport, Report

T = TypeVar("T")
_AT_ONCE = 500  # values in one IN list, articles in one page: well under SQLite's limit on variables
_TOLD = ("text", "title", "outlet", "url", "published", "copy_of")


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Part `values` into runs that one query can name."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def load_reports(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[Row[Any], Report]]:
    """Load the reports for which `condition` on `reports` and `articles` holds, by article id and place in the article.

    Each comes with its row, which also has `article_text`, `article_title`, `article_outlet`, `article_url`,
    `article_published` and `article_copy_of`.
    """
    articles, reports = schema.articles, schema.reports
    columns = [*reports.c, *(articles.c[name].label(f"article_{name}") for name in _TOLD)]
    query = select(*columns).join_from(reports, articles).where(condition)
    heads = connection.execute(query.order_by(reports.c.article, reports.c.position)).all()
    sides = _children(connection, schema.participants, condition)
    triggers = _children(connection, schema.evidence, condition)
    for head in heads:
        yield head, rows.report_record(head, head.article_text, sides.get(head.id, []), triggers.get(head.id, []))


def file_all(connection: Connection) -> Iterator[FiledReport]:
    """Load every report, by article id and place in the article."""
    article = schema.reports.c.article
    last = ""
    while True:
        pages = select(article).where(article > last).distinct().order_by(article).limit(_AT_ONCE)
        page = connection.scalars(pages).all()
        if not page:
            return
        last = page[-1]
        yield from _filed(connection, article.between(page[0], last))


def file_some(connection: Connection, kinds: Collection[str], states: Collection[str]) -> Iterator[FiledReport]:
    """Load the reports of one of `kinds` in which one of `states` takes part, by article id and place in it."""
    reports, sides = schema.reports, schema.participants
    wanted = select(sides.c.report).where(sides.c.state.in_(sorted(states)))
    query = select(reports.c.id).where(reports.c.kind.in_(sorted(kinds)), reports.c.id.in_(wanted))
    found = connection.scalars(query.order_by(reports.c.article, reports.c.position)).all()
    for some in chunks(found):
        yield from _filed(connection, reports.c.id.in_(some))


def _filed(connection: Connection, condition: ColumnElement[bool]) -> Iterator[FiledReport]:
    for row, report in load_reports(connection, condition):
        words = around(row.article_text, report)
        yield FiledReport(report, row.article, row.article_outlet, row.article_published, row.article_copy_of, words)


def _children(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Mapping[str, list[Row[Any]]]:
    joined = select(table).join_from(table, schema.reports).join(schema.articles)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(joined.where(condition).order_by(table.c.report, table.c.position)):
        found[row.report].append(row)
    return found
