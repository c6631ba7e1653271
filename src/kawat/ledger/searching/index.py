"""The index of a ledger: readings in, their passages kept and indexed; a query in, the passages that match out.

All is done on the caller's connection, in the transaction that writes or reads the articles themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Engine, Table, event, select, text

from kawat.errors import KawatError
from kawat.ledger import bulk
from kawat.ledger.loading import begins, chunks
from kawat.ledger.schema import article_passages, evidence_passages, quote_passages, stems
from kawat.ledger.searching import postgresql, sqlite
from kawat.ledger.searching.language import Choice, Query, Term
from kawat.ledger.searching.passages import WITHIN, Passage, Within

PASSAGES: Mapping[Within, Table] = {
    "articles": article_passages,
    "evidence": evidence_passages,
    "quotes": quote_passages,
}
#: So many passages of a kind are ranked, the newest ones: of a common word all would take too long.
RANKED = 2000
#: A word that ends in * may stand for so many stems.
_EXPANSIONS = 300
_REMEMBERED = 300_000
_KNOWN: WeakKeyDictionary[Engine, set[str]] = WeakKeyDictionary()


class _Database(Protocol):
    """What a database must be able to do, and the queries it is asked by."""

    COUNT: str
    RANKED: str
    WALKED: str

    def create(self, connection: Connection, index: str, passages: str, /) -> None: ...
    def drop(self, connection: Connection, index: str, /) -> None: ...
    def insert(self, connection: Connection, index: str, made: Iterable[Passage], /) -> None: ...
    def remove(self, connection: Connection, index: str, gone: Sequence[Passage], /) -> None: ...
    def render(self, query: Query, /) -> str: ...


class Match(NamedTuple):
    """A passage that matches: its id, and its score, of which a lower one is better."""

    id: int
    score: float


def _database(connection: Connection) -> _Database:
    known: Mapping[str, _Database] = {"sqlite": sqlite, "postgresql": postgresql}
    return known[connection.dialect.name]


def index_name(within: Within) -> str:
    """Name the table that indexes passages of a kind."""
    return f"search_{within}"


def create_indexes(connection: Connection) -> None:
    """Make the indexes; the tables of passages are there already."""
    for within in WITHIN:
        _database(connection).create(connection, index_name(within), PASSAGES[within].name)


def drop_indexes(connection: Connection) -> None:
    """Take the indexes away."""
    for within in WITHIN:
        _database(connection).drop(connection, index_name(within))


def keep(connection: Connection, made: Iterable[Passage]) -> None:
    """Keep passages of articles that are stored, and index them."""
    gathered: dict[Within, list[Passage]] = {within: [] for within in WITHIN}
    made_of: dict[str, str] = {}
    for one in made:
        gathered[one.within].append(one)
        made_of.update(one.differing)
    for within, some in gathered.items():
        if some:
            free = _with_free_ids(connection, within, some)
            columns = ("id", "article", "position", "start", "end")
            bulk.write(connection, PASSAGES[within], [{c: getattr(one, c) for c in columns} for one in free])
            _database(connection).insert(connection, index_name(within), free)
    _keep_words(connection, made_of)


def _keep_words(connection: Connection, made_of: Mapping[str, str]) -> None:
    known = _known_words(connection.engine)
    fresh = sorted(made_of.keys() - known)  # in one order, lest two programs that write wait for each other
    if fresh:
        rows = [{"word": word, "stem": made_of[word]} for word in fresh]
        bulk.write(connection, stems, rows, pass_over_known=True)
    if len(known) > _REMEMBERED:
        known.clear()
    known.update(fresh)


def _known_words(engine: Engine) -> set[str]:
    """The words that this program knows to be stored; what is rolled back is not."""
    if engine not in _KNOWN:
        known = _KNOWN[engine] = set()
        event.listen(engine, "rollback", lambda _connection: known.clear())
        event.listen(engine, "rollback_savepoint", lambda _connection, _name, _context: known.clear())
    return _KNOWN[engine]


def _with_free_ids(connection: Connection, within: Within, made: Sequence[Passage]) -> list[Passage]:
    column = PASSAGES[within].c.id
    taken: set[int] = set()
    for ids in chunks([one.id for one in made]):
        taken.update(connection.scalars(select(column).where(column.in_(ids))))
    free: list[Passage] = []
    for one in made:
        number = one.id
        while number in taken:
            number += 1
            if connection.scalar(select(column).where(column == number)) is not None:
                taken.add(number)
        taken.add(number)
        free.append(one if number == one.id else one._replace(id=number))
    return free


def remove(connection: Connection, made: Iterable[Passage]) -> None:
    """Take passages of one article out of the indexes, before the article itself goes."""
    for within in WITHIN:
        table = PASSAGES[within]
        some = [one for one in made if one.within == within]
        if not some:
            continue
        query = select(table.c.position, table.c.id).where(table.c.article == some[0].article)
        ids = {row.position: row.id for row in connection.execute(query)}
        gone = [one._replace(id=ids[one.position]) for one in some if one.position in ids]
        _database(connection).remove(connection, index_name(within), gone)


def expanded(connection: Connection, query: Query) -> Query:
    """Add to words that end in * the stems of all words of the ledger that begin so.

    Raises:
        KawatError: too many words begin so.
    """

    def expand(choice: Choice) -> Choice:
        made = dict.fromkeys(choice)
        for term in choice:
            if term.begins:
                beginning = term.stems[-1]
                found = _stems_of(connection, beginning)
                made |= dict.fromkeys(Term((*term.stems[:-1], stem)) for stem in found)
        return tuple(made)

    return query.change(expand)


def _stems_of(connection: Connection, beginning: str) -> list[str]:
    unlike = ~stems.c.stem.startswith(beginning, autoescape=True)
    query = (
        select(stems.c.stem)
        .where(begins(stems.c.word, beginning), unlike)
        .distinct()
        .order_by(stems.c.stem)
        .limit(_EXPANSIONS + 1)
    )
    found = list(connection.scalars(query))
    if len(found) > _EXPANSIONS:
        raise KawatError(f"search {beginning + '*'!r}", "too many words begin so", "Give more of the word.")
    return found


def count(connection: Connection, within: Within, query: Query, most: int) -> int:
    """Count the passages that match, up to `most`."""
    return int(_ask(connection, "COUNT", within, query, most=most).scalar_one())


def ranked(connection: Connection, within: Within, query: Query, most: int) -> list[Match]:
    """Of the `RANKED` newest passages that match, give the `most` that match best; of equals the newest first."""
    rows = _ask(connection, "RANKED", within, query, most=most, pool=RANKED)
    return [Match(row.id, row.score) for row in rows]


Order = Literal["newest", "oldest"]
_SQL: Mapping[Order, str] = {"newest": "DESC", "oldest": "ASC"}


class Ids(NamedTuple):
    """Ids from one to another, both included, in an order, but for the first `over` that match."""

    low: int = 0
    high: int = (1 << 63) - 1
    over: int = 0
    order: Order = "newest"


ALL = Ids()


def walked(connection: Connection, within: Within, query: Query, most: int, among: Ids = ALL) -> list[Match]:
    """Give `most` passages that match, in the order of `among`."""
    low, high, over, order = among
    found = _ask(connection, "WALKED", within, query, order, most=most, low=low, high=high, over=over)
    return [Match(row.id, row.score) for row in found]


def _ask(
    connection: Connection, what: str, within: Within, query: Query, order: Order = "newest", **bounds: int
) -> CursorResult[Any]:
    database = _database(connection)
    form: str = getattr(database, what)
    statement = form.format(index=index_name(within), passages=PASSAGES[within].name, order=_SQL[order])
    return connection.execute(text(statement), {"query": database.render(query), **bounds})
