"""Who said what: a filter in, quotes with their articles out, by the day they were published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast, get_args

from sqlalchemy import Connection, Row, select

from kawat.errors import KawatError
from kawat.ledger.citing import Source, source_of, told
from kawat.ledger.filters import Days, checked_days, checked_limit, checked_states
from kawat.ledger.folding import fold
from kawat.ledger.loading import chunks
from kawat.ledger.rows import quote_record
from kawat.ledger.schema import articles, quote_passages
from kawat.ledger.schema import quotes as stored_quotes
from kawat.ledger.searching import index
from kawat.ledger.searching.language import Choice, Query, Term, parse
from kawat.ledger.searching.marks import marks
from kawat.ledger.searching.passages import DAY, day_number, key
from kawat.ledger.store import Ledger
from kawat.records import Quote, QuoteType

_ALL = 1 << 40
#: A speaker is named by so many words.
_NAMES = 10


class QuotePosition(NamedTuple):
    """Where a quote stands: publication date (EDTF, "" unknown: last), article id, place in the article."""

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
        order: ``newest`` or ``oldest`` published first.
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
    order: str = "newest"


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its article, its place in the order, and the words of `about` within `quote.text` (offsets)."""

    quote: Quote
    source: Source
    position: QuotePosition
    marks: tuple[tuple[int, int], ...] = ()


def quotes(ledger: Ledger, wanted: QuoteFilter | None = None) -> tuple[Said, ...]:
    """List the quotes that fit a filter, by publication date (in its order, unknown ones last), article and place.

    An article published "in July 2018" stands with those of the first of the month.

    Raises:
        KawatError: no such state, type or order, a date that is not EDTF, dates in the wrong order, a limit below one,
            no word to look for in `about`.
    """
    wanted = wanted or QuoteFilter()
    checked_limit(wanted.limit)
    among = _ids(checked_days(wanted.since, wanted.until))
    about = parse(wanted.about) if wanted.about is not None else None
    with ledger.connection() as connection:
        if about:
            about = index.expanded(connection, about)
        asked = about.wanted if about else ()
        query = Query((*_keys(connection, wanted), *asked), about.unwanted if about else ())
        found = list(_in_order(connection, query, among, wanted))
        return tuple(_said(connection, found, about))


def _ids(days: Days) -> index.Ids:
    """The ids that quotes published within these days may have."""
    if days.first is None and days.last is None:
        return index.Ids()
    low = day_number(days.first.isoformat()) * DAY if days.first else DAY
    return index.Ids(low, (day_number(days.last.isoformat()) + 1) * DAY - 1) if days.last else index.Ids(low)


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


def _in_order(connection: Connection, query: Query, among: index.Ids, wanted: QuoteFilter) -> Iterator[Row[Any]]:
    """The passages that fit, in the order of the answer.

    Ids run by day, and within a day in no order that means anything: so days are taken whole and put in order. Day 0
    holds what has no date, which stands last in either order.
    """
    left = wanted.limit
    among = among._replace(order=_order(wanted.order))
    stretches = [among._replace(low=max(among.low, DAY)), among._replace(high=min(among.high, DAY - 1))]
    if wanted.after is not None:
        day = day_number(wanted.after.published)
        behind = (wanted.after.article, wanted.after.position)
        same = among._replace(low=max(among.low, day * DAY), high=min(among.high, (day + 1) * DAY - 1))
        rest = [row for row in _days_in_order(connection, query, same) if (row.article, row.position) > behind]
        yield from rest[:left]
        left = None if left is None else max(0, left - len(rest))
        stretches = [_beyond(stretches[0], day), stretches[1]] if day else []
    for some in stretches:
        if left != 0:
            found = _days_in_order(connection, query, _cut(connection, query, some, left))[:left]
            yield from found
            left = None if left is None else left - len(found)


def _order(given: str) -> index.Order:
    for known in get_args(index.Order):
        if given.casefold() == known:
            return cast(index.Order, known)
    raise KawatError(f"order {given!r}", "there is no such order", "It is one of: newest, oldest.")


def _beyond(some: index.Ids, day: int) -> index.Ids:
    """The ids of the days that come behind a day."""
    if some.order == "newest":
        return some._replace(high=min(some.high, day * DAY - 1))
    return some._replace(low=max(some.low, (day + 1) * DAY))


def _cut(connection: Connection, query: Query, some: index.Ids, most: int | None) -> index.Ids:
    """As many of the whole days of these ids as hold `most` passages that fit."""
    last = _walked(connection, query, some._replace(over=most - 1), 1) if most and some.low <= some.high else []
    if not last:
        return some
    day = last[0] // DAY
    return some._replace(low=day * DAY) if some.order == "newest" else some._replace(high=(day + 1) * DAY - 1)


def _walked(connection: Connection, query: Query, among: index.Ids, most: int) -> list[int]:
    if query.wanted:
        return [match.id for match in index.walked(connection, "quotes", query, most, among)]
    column = quote_passages.c.id
    ids = select(column).where(column.between(among.low, among.high))
    ids = ids.order_by(column.desc() if among.order == "newest" else column)
    return list(connection.scalars(ids.limit(most).offset(among.over)))


def _days_in_order(connection: Connection, query: Query, among: index.Ids) -> list[Row[Any]]:
    """The passages among these ids, by day in their order, article and place."""
    if among.low > among.high:
        return []
    table = quote_passages
    columns = select(table.c.id, table.c.article, table.c.position)
    rows: list[Row[Any]] = []
    if query.wanted:
        for some in chunks(_walked(connection, query, among, _ALL)):
            rows += connection.execute(columns.where(table.c.id.in_(some)))
    else:
        rows += connection.execute(columns.where(table.c.id.between(among.low, among.high)))
    sign = -1 if among.order == "newest" else 1
    return sorted(rows, key=lambda row: (sign * (row.id // DAY), row.article, row.position))


def _said(connection: Connection, found: Sequence[Row[Any]], about: Query | None) -> Iterator[Said]:
    for some in chunks(found):
        ids = sorted({row.article for row in some})
        cited = select(articles.c.id.label("article"), *told("text")).where(articles.c.id.in_(ids))
        heads = {row.article: row for row in connection.execute(cited)}
        wanted = {(row.article, row.position) for row in some}
        rows = connection.execute(select(stored_quotes).where(stored_quotes.c.article.in_(ids)))
        spoken = {(row.article, row.position): row for row in rows if (row.article, row.position) in wanted}
        for row in some:
            head = heads[row.article]
            quote = quote_record(spoken[row.article, row.position], head.article_text)
            place = QuotePosition(head.article_published or "", row.article, row.position)
            seen = tuple((one.start, one.end) for one in marks(quote.text, about)) if about else ()
            yield Said(quote, source_of(head), place, seen)
