"""What search needs of articles that a ledger holds: a connection and ids in, one `Told` an article out.

Names the columns it reads itself, so that a migration can fill the index of a ledger as it was at that version.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from kawat.ledger.searching.passages import Told, ToldQuote

_AT_ONCE = 200
_articles = sa.table(
    "articles", *map(sa.column, ("id", "text", "title", "outlet", "published")),
    sa.column("sentences", sa.JSON), sa.column("boilerplate", sa.JSON),
)  # fmt: skip
_reports = sa.table("reports", sa.column("id"), sa.column("article"), sa.column("position"))
_evidence = sa.table("evidence", *map(sa.column, ("report", "position", "span_start", "span_end")))
_quotes = sa.table(
    "quotes",
    *map(
        sa.column,
        (
            "article", "position", "span_start", "span_end", "type", "state", "person", "person_id", "speaker_start",
            "speaker_end",
        ),
    ),
)  # fmt: skip


def stored_all(connection: sa.Connection) -> Iterator[Told]:
    """Give every article of the ledger, by its id."""
    last = ""
    while True:
        query = sa.select(_articles.c.id).where(_articles.c.id > last).order_by(_articles.c.id).limit(_AT_ONCE)
        page = list(connection.scalars(query))
        if not page:
            return
        yield from stored(connection, page)
        last = page[-1]


def stored(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Told]:
    """Give those of these articles (200 at most) that are in the ledger, by id."""
    triggers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    joined = _evidence.join(_reports, _evidence.c.report == _reports.c.id)
    query = sa.select(_reports.c.article, _evidence.c.span_start, _evidence.c.span_end).select_from(joined)
    for row in connection.execute(query.where(_reports.c.article.in_(ids))):
        triggers[row.article].append((row.span_start, row.span_end))
    said: dict[str, list[sa.Row[tuple[object, ...]]]] = defaultdict(list)
    for quote in connection.execute(
        sa.select(_quotes).where(_quotes.c.article.in_(ids)).order_by(_quotes.c.article, _quotes.c.position)
    ):
        said[quote.article].append(quote)
    for row in connection.execute(sa.select(_articles).where(_articles.c.id.in_(ids)).order_by(_articles.c.id)):
        quotes = [
            ToldQuote(
                q.span_start, q.span_end, q.type, q.state, q.person, q.person_id,
                "" if q.speaker_start is None else row.text[q.speaker_start : q.speaker_end],
            )
            for q in said[row.id]
        ]  # fmt: skip
        yield Told(
            row.id, row.text, row.title, row.outlet, row.published, row.sentences, row.boilerplate,
            triggers[row.id], quotes,
        )  # fmt: skip
