"""The store: readings, refusals and events in; articles, readings and filed reports out, exactly as they went in.

Every write is one transaction: a crash or Ctrl-C leaves the ledger as it was before or after it, never between.
"""

import datetime
import itertools
import os
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from types import TracebackType
from typing import Literal, NamedTuple, Self

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from kawat.errors import KawatError
from kawat.ledger import applying, bulk, refusing, rows, schema, totals
from kawat.ledger.applying import Applied
from kawat.ledger.filing import derived_rows, filed_reports
from kawat.ledger.loading import load_reports
from kawat.ledger.opening import WRITES, open_engine, shown, unusable
from kawat.ledger.searching import index
from kawat.ledger.searching.passages import Passage, passages, told
from kawat.ledger.searching.stored import stored
from kawat.records import Article, Event, FiledReport, Reading, Refusal

Outcome = Literal["added", "unchanged", "updated"]
"""What became of a reading that was given to a ledger."""

_READING = (
    schema.articles, schema.reports, schema.participants, schema.evidence, schema.quotes, schema.filed,
    schema.report_keys, schema.article_keys,
)  # fmt: skip
#: Events written at once: what their rows take in memory does not grow with the ledger.
_EVENTS = 2000


class Prepared(NamedTuple):
    """A reading with the rows that hold it, and its reports as merging compares them."""

    reading: Reading
    rows: rows.Rows
    filed: tuple[FiledReport, ...]
    passages: tuple[Passage, ...]

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.reading.article.id

    @property
    def digest(self) -> str:
        """Tells a repeated reading from a new one."""
        return str(self.rows["articles"][0]["digest"])


def prepare(reading: Reading) -> Prepared:
    """Make the rows that hold a reading.

    Raises:
        KawatError: its spans do not hold their words, or its dates are not EDTF.
    """
    filed = filed_reports(reading)
    made = {**rows.reading_rows(reading), **derived_rows(reading, filed)}
    return Prepared(reading, made, filed, tuple(passages(told(reading))))


def open_ledger(where: str | os.PathLike[str], *, create: bool = True) -> "Ledger":
    """Open the ledger at `where`, a path, ``sqlite:///PATH`` or ``postgresql://USER@HOST/DATABASE``.

    It is made if nothing is there, and upgraded if it is older.

    Raises:
        KawatError: as `kawat.ledger.opening.open_engine` says; what is no ledger is left untouched.
    """
    return Ledger(where, create=create)


class Ledger:
    """An open ledger. Use it in a ``with`` statement, from one thread at a time; other programs may use it meanwhile.

    Any method may raise KawatError where the database refuses: locked by another program, no room, no right to write.
    `where` names it for messages, without a password.
    """

    def __init__(self, where: str | os.PathLike[str], *, create: bool = True) -> None:
        self.where = shown(where)
        self._given = where
        self._engine = open_engine(where, create=create)
        self._batch: Connection | None = None
        self._name = uuid.uuid4().hex
        self._interruptions = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """Give a connection in a transaction of its own, or one that takes part in the batch that is open."""
        if self._batch is not None:
            with self._batch.begin_nested() if writes else nullcontext():
                yield self._batch
            return
        try:
            with self._engine.connect().execution_options(**{WRITES: writes}) as connection, connection.begin():
                if writes:
                    self._take_turn(connection)
                yield connection
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise unusable(self._given, error) from error

    def _take_turn(self, connection: Connection) -> None:
        """Note whether others wrote since this ledger did, and that it now writes."""
        turns = schema.turns
        if connection.scalar(select(turns.c.writer)) != self._name:
            self._interruptions += 1
            connection.execute(delete(turns))
            connection.execute(insert(turns), [{"writer": self._name}])

    @property
    def interruptions(self) -> int:
        """Grows when it turns out, at the beginning of a write, that another program has written since the last."""
        return self._interruptions

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all writes within one transaction: all are kept, or none where an error or Ctrl-C leaves the block.

        Other programs wait for its end before they can write: prepare the readings first, keep the block short.
        """
        if self._batch is not None:
            yield
            return
        with self.connection(writes=True) as connection:
            self._batch = connection
            try:
                yield
            finally:
                self._batch = None

    @contextmanager
    def snapshot(self) -> Iterator["Ledger"]:
        """Give a ledger to read from that stays as it is now, whatever other programs add meanwhile."""
        view = copy(self)
        try:
            with self._engine.connect() as connection, connection.begin():  # one state: as engines begin
                view._batch = connection
                yield view
        except DBAPIError as error:
            raise unusable(self._given, error) from error

    def add(self, reading: Reading) -> Outcome:
        """Keep a reading; one of the same article takes the place of the one before. See `add_many`."""
        return self.add_many([reading])[0]

    def add_many(self, readings: Iterable[Reading]) -> tuple[Outcome, ...]:
        """Keep readings in one transaction, and say of each whether it was added, updated or already there.

        A reading that tells the same as the stored one changes nothing, though it was retrieved elsewhere or later.
        Where one cannot be kept, none is.

        Raises:
            KawatError: a reading whose spans do not hold their words, whose dates are not EDTF, or with a report id
                that another article has.
        """
        return self.add_prepared([prepare(reading) for reading in readings])

    def add_prepared(self, prepared: Sequence[Prepared]) -> tuple[Outcome, ...]:
        """Keep prepared readings, as `add_many` does."""
        with self.connection(writes=True) as connection:
            known = self.digests([one.article for one in prepared])
            writer = _ReadingWriter(connection)
            outcomes = [self._add(writer, known, one) for one in prepared]
            try:
                writer.flush()
            except IntegrityError as error:
                raise KawatError(
                    ", ".join(one.article for one in prepared[:3]) + (", ..." if len(prepared) > 3 else ""),
                    f"a report has the id of another report ({error.orig})",
                    "Give every report an id of its own, made from the id of its article.",
                ) from error
        return tuple(outcomes)

    def digests(self, article_ids: Sequence[str]) -> dict[str, str]:
        """The digest of the stored reading of each of these articles that is in the ledger."""
        with self.connection() as connection:
            return applying.digests(connection, schema.articles, article_ids)

    @staticmethod
    def _add(writer: "_ReadingWriter", known: dict[str, str], one: Prepared) -> Outcome:
        before = known.get(one.article)
        if before == one.digest:
            return "unchanged"
        known[one.article] = one.digest
        if before is not None:
            writer.flush()
            writer.more.subtract(_forget(writer.connection, one.article))
        writer.gather(one.rows)
        writer.search(one.passages)
        writer.more.update({"articles": 1, **{what: len(one.rows[what]) for what in ("reports", "quotes")}})
        return "added" if before is None else "updated"

    def record_refusal(self, refusal: Refusal, when: datetime.datetime | None = None) -> None:
        """Keep that an input was refused `when` (now); the same input and fault is kept once, as it was last."""
        with self.connection(writes=True) as connection:
            refusing.record(connection, refusal, when)

    def refusals(self) -> tuple[tuple[Refusal, str], ...]:
        """Every refusal with the time of its last occurrence (ISO 8601, UTC), by origin and code."""
        with self.connection() as connection:
            return refusing.every(connection)

    def replace_events(self, events: Iterable[Event]) -> Applied:
        """Make `events` the ledger's events: what differs is written, what is not among them goes.

        Merge within one batch, from reading the filed reports to here, lest another program change them in between.
        The events may be as many as there are: few are held at a time.

        Raises:
            KawatError: as `apply_events` says.
        """
        coming = iter(events)
        with self.batch(), self.connection(writes=True) as connection:
            gone = set(connection.scalars(select(schema.events.c.id)))
            done = Applied(0, 0, 0, 0)
            while some := list(itertools.islice(coming, _EVENTS)):
                done = done.joined(self.apply_events(some))
                gone.difference_update(event.id for event in some)
            return done.joined(self.apply_events((), removed=gone))

    def apply_events(self, events: Iterable[Event], removed: Collection[str] = ()) -> Applied:
        """Write the events that are new or differ from the stored ones of their id, and take the `removed` ids away.

        A removed id leaves a redirect to whatever event then holds its reports.

        Raises:
            KawatError: an event rests on a report that is not in the ledger, or its date is not EDTF.
        """
        with self.connection(writes=True) as connection:
            return applying.apply(connection, self.where, events, removed)

    def article(self, article_id: str) -> Article:
        """Give the article of this id.

        Raises:
            KawatError: the ledger has none.
        """
        return self.reading(article_id).article

    def reading(self, article_id: str) -> Reading:
        """Give the reading of this article, equal to the one that was added.

        Raises:
            KawatError: the ledger has none.
        """
        articles, quotes = schema.articles, schema.quotes
        with self.connection() as connection:
            row = connection.execute(select(articles).where(articles.c.id == article_id)).one_or_none()
            if row is None:
                raise KawatError(f"article {article_id}", f"is not in the ledger {self.where}", "Check its id.")
            said = connection.execute(select(quotes).where(quotes.c.article == article_id).order_by(quotes.c.position))
            reports = load_reports(connection, schema.reports.c.article == article_id)
            return rows.reading_record(row, (report for _, report in reports), said)


class _ReadingWriter(bulk.Writer):
    """Writes readings, and the index of their words."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, _READING)
        self._passages: list[Passage] = []
        #: How many rows of a table there will be more than before.
        self.more: Counter[str] = Counter()

    def search(self, searched: Iterable[Passage]) -> None:
        """Take passages to be found by their words."""
        self._passages += searched

    def flush(self) -> None:
        """Write what was gathered."""
        super().flush()
        index.keep(self.connection, self._passages)
        self._passages.clear()
        totals.change(self.connection, self.more)
        self.more.clear()


def _forget(connection: Connection, article: str) -> dict[str, int]:
    """Take an article and all its rows away; mark the events its reports were in as to be merged anew.

    Returns:
        How many rows went, by table, of those that totals count.
    """
    articles, reports, links, events = schema.articles, schema.reports, schema.event_reports, schema.events
    touched = select(links.c.event).join(reports).where(reports.c.article == article)
    connection.execute(update(events).where(events.c.id.in_(touched)).values(digest=""))
    for before in stored(connection, [article]):
        index.remove(connection, list(passages(before)))
    counted = select(articles.c.report_count, articles.c.quote_count).where(articles.c.id == article)
    gone_reports, gone_quotes = connection.execute(counted).one()
    connection.execute(delete(articles).where(articles.c.id == article))
    return {"articles": 1, "reports": gone_reports, "quotes": gone_quotes}
