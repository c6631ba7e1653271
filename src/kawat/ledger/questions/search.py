"""Full-text search: words in, the articles, evidence sentences and quotes that hold them out, with highlights.

Words are compared by their Indonesian stem. One query language for every database: words (all must occur), "a phrase",
-word (must not occur), word* (begins so). docs/search.md tells it whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from kawat.errors import KawatError
from kawat.ledger.citing import Source, source_of, told
from kawat.ledger.schema import articles, event_reports, evidence, quotes, reports
from kawat.ledger.searching import index
from kawat.ledger.searching.language import Query, parse
from kawat.ledger.searching.marks import LONGEST, Offsets, best_stretch, marks
from kawat.ledger.searching.passages import WITHIN, Within, sentence_of, stretches
from kawat.ledger.store import Ledger

__all__ = ["COUNTED", "Found", "Hit", "Within", "search"]

#: So many hits are counted, and can be paged through.
COUNTED = 10_000
#: So many hits are given at once.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words occur.

    Args:
        within: what was found: an article, an evidence sentence of an event, a quote.
        source: the article.
        text: the passage: for an article the stretch that holds the words best; never longer than 300 characters.
        start: offset of `text` in the article.
        marks: the words found, offsets within `text`.
        event: the event that an evidence sentence tells of, or None; of several the first of `events`.
        speaker: who says the quote, or None.
        title_marks: the words found in the article's title, offsets within `source.title`; only of an article.
        events: every event that an evidence sentence tells of, in the order of the article's reports.
    """

    within: Within
    source: Source
    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    event: str | None = None
    speaker: str | None = None
    title_marks: tuple[tuple[int, int], ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, best first; `total` is how many there are in all (counted up to 10,000), `next` what to give
    as `after` for the next page, None on the last."""  # noqa: D205, D209 - one sentence

    hits: tuple[Hit, ...]
    total: int
    next: int | None


class _Place(NamedTuple):
    """A passage found, before its words are looked at."""

    within: Within
    id: int


def search(
    ledger: Ledger,
    words: str,
    *,
    within: Collection[Within] = WITHIN,
    limit: int = 20,
    after: int = 0,
) -> Found:
    """Find articles, evidence sentences and quotes that hold the words, best first.

    The best are those that BM25 (SQLite) or ts_rank (PostgreSQL) puts first; of equals, the latest published, then in a
    fixed order. Of each kind the 2,000 latest published that hold the words are ranked; older ones follow by date.
    Where more than 10,000 of a kind hold them, all come by date.

    Args:
        ledger: the ledger.
        words: up to 200 characters in the query language above.
        within: where to look.
        limit: hits on a page, 1 to 200.
        after: how many hits to pass over (`Found.next` of the page before).

    Raises:
        KawatError: no word to look for, a phrase that does not end, too long, a limit out of bounds.
    """
    if not 1 <= limit <= _MOST:
        raise KawatError(f"limit {limit}", f"is not from 1 to {_MOST}", "Give fewer at once, and page with `after`.")
    if not 0 <= after <= COUNTED:
        raise KawatError(f"after {after}", f"is not from 0 to {COUNTED}", "Give what the page before named as next.")
    kinds = _kinds(within)
    query = parse(words)
    with ledger.connection() as connection:
        query = index.expanded(connection, query)
        found = {kind: index.count(connection, kind, query, COUNTED + 1) for kind in kinds}
        total = min(sum(found.values()), COUNTED)
        places = _places(connection, query, found, after, max(0, min(limit, total - after)))
        hits = _hits(connection, places, query)
    more = after + limit < total
    return Found(tuple(hits), total, after + limit if more else None)


def _kinds(given: Collection[str]) -> list[Within]:
    unknown = sorted(set(given) - set(WITHIN))
    if unknown or not given:
        what = unknown[0] if unknown else ""
        raise KawatError(f"within {what!r}", "is nothing to search", f"It is one of: {', '.join(WITHIN)}.")
    return [kind for kind in WITHIN if kind in given]


def _places(connection: Connection, query: Query, found: Mapping[Within, int], after: int, limit: int) -> list[_Place]:
    """The passages of one page: first those of the pool that is ranked, then the older ones, the newest first.

    Of the commonest words nothing is ranked: to weigh them, BM25 counts all their passages.
    """
    ranked = index.RANKED if max(found.values()) <= COUNTED else 0
    pool = sum(min(number, ranked) for number in found.values())
    made: list[_Place] = []
    most = min(after + limit, pool)
    if limit and after < pool:
        best = [
            (match.score, -match.id, kind) for kind in found for match in index.ranked(connection, kind, query, most)
        ]
        made = [_Place(kind, -number) for _, number, kind in sorted(best)[after:most]]
    skipped, left = max(0, after - pool), after + limit - max(after, pool)
    if left > 0:
        older = [
            (-match.id, kind)
            for kind, number in found.items()
            if number > ranked
            for match in index.walked(connection, kind, query, skipped + left, index.Ids(over=ranked))
        ]
        made += [_Place(kind, -number) for number, kind in sorted(older)[skipped : skipped + left]]
    return made


def _hits(connection: Connection, places: Sequence[_Place], query: Query) -> list[Hit]:
    found: dict[_Place, Row[Any]] = {}
    for within in WITHIN:
        table = index.PASSAGES[within]
        wanted = [place.id for place in places if place.within == within]
        columns = [*table.c, *told("text", "boilerplate", "sentences")]
        rows = connection.execute(select(*columns).join_from(table, articles).where(table.c.id.in_(wanted)))
        found |= {_Place(within, row.id): row for row in rows}
    events = _events(connection, [row for place, row in found.items() if place.within == "evidence"])
    speakers = _speakers(connection, [row for place, row in found.items() if place.within == "quotes"])
    return [
        _hit(
            place,
            found[place],
            query,
            events.get(place.id, ()) if place.within == "evidence" else (),
            speakers.get(place.id) if place.within == "quotes" else None,
        )
        for place in places
        if place in found
    ]


def _hit(place: _Place, row: Row[Any], query: Query, events: tuple[str, ...], speaker: str | None) -> Hit:
    text: str = row.article_text
    parts = None
    if place.within == "articles":
        parts = list(stretches(row.article_boilerplate, row.start, row.end))
    seen = marks(text, query, parts or [(row.start, row.end)])
    start, end = row.start, row.end
    if place.within == "articles" or end - start > LONGEST:
        start, end = best_stretch(text, seen, start, end)
    inside = tuple((one.start - start, one.end - start) for one in seen if start <= one.start and one.end <= end)
    title_marks: tuple[Offsets, ...] = ()
    if place.within == "articles":
        title_marks = tuple((one.start, one.end) for one in marks(row.article_title or "", query))
    return Hit(
        place.within,
        source_of(row),
        text[start:end],
        start,
        inside,
        events[0] if events else None,
        speaker,
        title_marks,
        events,
    )


def _events(connection: Connection, found: Sequence[Row[Any]]) -> Mapping[int, tuple[str, ...]]:
    """The events that sentences tell of, by the id of the passage."""
    by_article: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in found:
        by_article[row.article].append(row)
    columns = (reports.c.article, evidence.c.span_start, evidence.c.span_end, event_reports.c.event)
    query = select(*columns).join_from(reports, evidence).join(event_reports, event_reports.c.report == reports.c.id)
    query = query.where(reports.c.article.in_(sorted(by_article))).order_by(reports.c.article, reports.c.position)
    made: dict[int, dict[str, None]] = defaultdict(dict)
    for told_of in connection.execute(query):
        for row in by_article[told_of.article]:
            if sentence_of(row.article_sentences, (told_of.span_start, told_of.span_end)) == (row.start, row.end):
                made[row.id][told_of.event] = None
    return {number: tuple(events) for number, events in made.items()}


def _speakers(connection: Connection, found: Iterable[Row[Any]]) -> Mapping[int, str | None]:
    """Who says quotes, by the id of the passage: the person's usual name, or the words of the article."""
    rows = {(row.article, row.position): row for row in found}
    query = select(quotes).where(quotes.c.article.in_(sorted({article for article, _ in rows})))
    made: dict[int, str | None] = {}
    for quote in connection.execute(query):
        row = rows.get((quote.article, quote.position))
        if row is not None:
            named = None
            if quote.speaker_start is not None:
                named = row.article_text[quote.speaker_start : quote.speaker_end]
            made[row.id] = quote.person or named
    return made
