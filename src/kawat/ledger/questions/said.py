"""Who said what: a filter in, quotes with their articles out, the latest published first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from sqlalchemy import Connection, Row, select

from kawat.errors import KawatError
from kawat.ledger.filters import Days, checked_days, checked_limit, checked_states
from kawat.ledger.folding import fold
from kawat.ledger.queries import Source
from kawat.ledger.rows import quote_record
from kawat.ledger.schema import articles, quote_passages
from kawat.ledger.schema import quotes as stored_quotes
from kawat.ledger.searching import index
from kawat.ledger.searching.language import Choice, Query, Term, parse
from kawat.ledger.searching.marks import marks
from kawat.ledger.searching.passages import DAY, day_number, key
from kawat.ledger.store import Ledger
from kawat.records import Quote, QuoteType

_AT_ONCE = 400
_ALL = 1 << 40
#: A speaker is named by so many words.
_NAMES = 10
_SOURCE = [articles.c[name] for name in ("id", "text", "title", "outlet", "url", "published", "copy_of")]


class QuotePosition(NamedTuple):
    """Where a quote stands in the order: publication date (EDTF, "" unknown: last), article id, place in the article."""

    published: str
    article: str
    position: int


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """What the quotes asked for have in common.

    Args:
        speaker: a Wikidata id, or words of the speaker's name, or their beginnings, in any capitals.
        state: the side the speaker stands for.
        about: words that the quote holds, all of them, compared by their stems as `search` does.
        outlet: name of the outlet, in any capitals.
        type: ``direct`` or ``indirect``.
        since: EDTF; articles published on this date or later. Leaves out articles without a date.
        until: EDTF; articles published on this date or earlier. Leaves out articles without a date.
        limit: at most so many quotes.
        after: only quotes behind this position.
    """

    speaker: str | None = None
    state: str | None = None
    about: str | None = None
    outlet: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    after: QuotePosition | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its article, its place in the order, and the words of `about` within `quote.text` (offsets)."""

    quote: Quote
    source: Source
    position: QuotePosition
    marks: tuple[tuple[int, int], ...] = ()


def quotes(ledger: Ledger, wanted: QuoteFilter | None = None) -> tuple[Said, ...]:
    """List the quotes that fit a filter, by publication date (latest first, unknown ones last), article and place.

    An article published "in July 2018" stands with those of the first of the month.

    Raises:
        KawatError: no such state or type, a date that is not EDTF, dates in the wrong order, a limit below one, no
            word to look for in `about`.
    """
    wanted = wanted or QuoteFilter()
    checked_limit(wanted.limit)
    low, high = _bounds(checked_days(wanted.since, wanted.until))
    about = parse(wanted.about) if wanted.about is not None else None
    with ledger.connection() as connection:
        if about:
            about = index.expanded(connection, about)
        keys = _keys(connection, wanted)
        query = Query((*keys, *(about.wanted if about else ())), about.unwanted if about else ())
        found = list(_in_order(connection, query, low, high, wanted))
        return tuple(_said(connection, found, about))


def _bounds(days: Days) -> tuple[int, int]:
    """The lowest and highest id that quotes published within these days may have."""
    low = day_number(days.first.isoformat()) * DAY if days.first else DAY if days.last else 0
    return low, (day_number(days.last.isoformat()) + 1) * DAY - 1 if days.last else (1 << 63) - 1


def _keys(connection: Connection, wanted: QuoteFilter) -> list[Choice]:
    """What must be indexed with a quote for it to fit a filter."""
    made: list[Choice] = []
    if wanted.speaker is not None:
        made += _speaker(wanted.speaker)
    if wanted.state is not None:
        made.append((Term((_state(connection, wanted.state),)),))
    if wanted.outlet is not None:
        folded = key("outlet", wanted.outlet)
        if not folded:
            raise KawatError(f"outlet {wanted.outlet!r}", "has no letter to search for", "Give the outlet's name.")
        made.append((Term((folded,)),))
    if wanted.type is not None:
        known = get_args(QuoteType)
        if wanted.type.casefold() not in known:
            raise KawatError(f"type {wanted.type!r}", "there is no such type", f"It is one of: {', '.join(known)}.")
        made.append((Term((key("type", wanted.type),)),))
    return made


def _speaker(given: str) -> list[Choice]:
    if re.fullmatch(r"[Qq]\d+", given.strip()):
        return [(Term((key("id", given),)),)]
    names = fold(given).split()
    if not names:
        raise KawatError(f"speaker {given!r}", "has no letter to search for", "Give a name or part of one.")
    if len(names) > _NAMES:
        raise KawatError(f"speaker {given[:40]!r}...", "has too many words", "Give a name or part of one.")
    return [(Term((key("name", name),), begins=True),) for name in names]


def _state(connection: Connection, given: str) -> str:
    """What is indexed of a side: one that quotes have, though no event may, or a known one."""
    folded = key("state", given)
    if folded and index.count(connection, "quotes", Query(((Term((folded,)),),)), 1):
        return folded
    return key("state", checked_states(connection, [given])[0])


def _in_order(connection: Connection, query: Query, low: int, high: int, wanted: QuoteFilter) -> Iterator[Row[Any]]:
    """The passages that fit, in the order of the answer.

    Ids run by day, and within a day in no order that means anything: so days are taken whole and put in order.
    """
    left = wanted.limit
    if wanted.after is not None:
        day = day_number(wanted.after.published)
        behind = (wanted.after.article, wanted.after.position)
        for row in _days_in_order(connection, query, max(low, day * DAY), min(high, (day + 1) * DAY - 1), None):
            if left != 0 and (row.article, row.position) > behind:
                left = None if left is None else left - 1
                yield row
        high = min(high, day * DAY - 1)
    if left != 0 and low <= high:
        if left is not None:
            last = _newest(connection, query, 1, low, high, left - 1)
            low = last[0] // DAY * DAY if last else low
        yield from _days_in_order(connection, query, low, high, left)


def _newest(connection: Connection, query: Query, most: int, low: int, high: int, over: int) -> list[int]:
    if query.wanted:
        found = index.newest(connection, "quotes", query, most, low=low, high=high, over=over)
        return [match.id for match in found]
    column = quote_passages.c.id
    ids = select(column).where(column.between(low, high)).order_by(column.desc()).limit(most).offset(over)
    return list(connection.scalars(ids))


def _days_in_order(connection: Connection, query: Query, low: int, high: int, most: int | None) -> list[Row[Any]]:
    """The passages from one id to another, by day (the latest first), article and place."""
    if low > high:
        return []
    table = quote_passages
    columns = select(table.c.id, table.c.article, table.c.position)
    rows: list[Row[Any]] = []
    if query.wanted:
        ids = [match.id for match in index.newest(connection, "quotes", query, _ALL, low=low, high=high)]
        for n in range(0, len(ids), _AT_ONCE):
            rows += connection.execute(columns.where(table.c.id.in_(ids[n : n + _AT_ONCE])))
    else:
        rows += connection.execute(columns.where(table.c.id.between(low, high)))
    rows.sort(key=lambda row: (-(row.id // DAY), row.article, row.position))
    return rows[:most]


def _said(connection: Connection, found: Sequence[Row[Any]], about: Query | None) -> Iterator[Said]:
    for n in range(0, len(found), _AT_ONCE):
        some = found[n : n + _AT_ONCE]
        ids = sorted({row.article for row in some})
        heads = {row.id: row for row in connection.execute(select(*_SOURCE).where(articles.c.id.in_(ids)))}
        wanted = {(row.article, row.position) for row in some}
        rows = connection.execute(select(stored_quotes).where(stored_quotes.c.article.in_(ids)))
        told = {(row.article, row.position): row for row in rows if (row.article, row.position) in wanted}
        for row in some:
            head = heads[row.article]
            quote = quote_record(told[row.article, row.position], head.text)
            source = Source(head.id, head.title, head.outlet, head.url, head.published, head.copy_of)
            seen = tuple((one.start, one.end) for one in marks(quote.text, about)) if about else ()
            yield Said(quote, source, QuotePosition(head.published or "", row.article, row.position), seen)
