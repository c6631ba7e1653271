"""Events that follow their reports: readings or judgements in, the ledger's articles and events changed together.

Every change is one transaction, so that a crash or Ctrl-C never leaves reports without their events; and it touches
only the blocks concerned. `rebuild` makes all events anew and comes to the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from kawat.ledger import bulk, copying, judging, redirects, totals
from kawat.ledger.applying import Applied
from kawat.ledger.filing import derived_rows, filed_reports
from kawat.ledger.loading import chunks
from kawat.ledger.schema import article_keys, articles, filed, merger, report_keys
from kawat.ledger.source import LedgerSource
from kawat.ledger.store import Ledger, Outcome, Prepared, prepare
from kawat.merging.copies import Text
from kawat.merging.index import Index
from kawat.merging.judgements import decide
from kawat.merging.merge import VERSION
from kawat.records import FiledReport, Judgement, Reading

#: Reports that merging may hold in memory between two batches.
_HELD = 200_000
#: Articles filed anew at once.
_AT_ONCE = 200


class Keeper:
    """Keeps a ledger's events those of its reports, batch by batch.

    Events that another version of merging made are made anew at the start.
    """

    def __init__(self, ledger: Ledger) -> None:
        if not is_current(ledger):
            rebuild(ledger)
        self._ledger = ledger
        self._source = LedgerSource(self._connection)
        self._index: Index | None = None
        self._open: Connection | None = None
        self._seen = 0

    def _connection(self) -> Connection:
        assert self._open is not None
        return self._open

    @contextmanager
    def _working(self) -> Iterator[tuple[Connection, Index]]:
        """One transaction, with an index that knows the ledger as it is now."""
        with self._ledger.batch(), self._ledger.connection() as connection:
            self._open = connection
            seen = self._ledger.interruptions
            if self._index is None or seen != self._seen or self._source.lent > _HELD:
                judged = judging.judged(connection)
                self._source = LedgerSource(self._connection, decide(judged).dropped)
                self._index = Index(self._source, judged)
            index, self._index = self._index, None
            try:
                yield connection, index
            finally:
                self._source.forget()
                self._open = None
        # Kept only now: what goes wrong, or is interrupted, leaves an index that knows what the ledger does not.
        self._index, self._seen = index, seen

    def keep(self, readings: Iterable[Reading]) -> tuple[Outcome, ...]:
        """Keep readings of different articles, and the events of their reports.

        Raises:
            KawatError: as `Ledger.add_many` says; then nothing is kept.
        """
        prepared = [prepare(reading) for reading in readings]
        with self._working() as (connection, index):
            known = self._ledger.digests([one.article for one in prepared])
            fresh = [one for one in prepared if known.get(one.article) != one.digest]
            if not fresh:
                return tuple("unchanged" for _ in prepared)
            coming = {one.article: _text(one.reading) for one in fresh}
            self._source.expect(coming, (r.report.id for one in fresh for r in one.filed), _blocks(fresh))
            originals = copying.regroup(connection, coming, {one.article: _keys(one) for one in fresh})
            added = [replace(one, copy_of=originals[one.article]) for f in fresh for one in f.filed]
            added += self._moved(originals, coming)
            judged = None
            if judging.rebind(connection, {one.article: one.reading.reports for one in fresh}):
                judged = judging.judged(connection)
            stays = {one.report.id for one in added}
            removed = [report for report in _reports_of(connection, list(coming)) if report not in stays]
            changes = index.update(added, removed, judged)
            redirects.retire(connection, changes.gone)
            outcomes = self._ledger.add_prepared(prepared)
            copying.store(connection, originals)
            self._ledger.apply_events(changes.events)
        return outcomes

    def _moved(self, originals: copying.Originals, coming: dict[str, Text]) -> Iterator[FiledReport]:
        """The reports of stored articles that repeat another article than before."""
        for article in sorted(set(originals) - set(coming)):
            for one in self._source.article(article):
                yield replace(one, copy_of=originals[article])

    def judge(self, judgements: Sequence[Judgement]) -> Applied:
        """Keep what a person decided, and the events as they then are.

        Raises:
            KawatError: it speaks of a report that is not in the ledger; then nothing is kept.
        """
        with self._working() as (connection, index):
            before = decide(judging.judged(connection)).dropped
            for one in judgements:
                judging.keep(connection, one)
            judged = judging.judged(connection)
            everything = LedgerSource(self._connection)
            back = [everything.report(report) for report in sorted(before - decide(judged).dropped)]
            changes = index.update([one for one in back if one is not None], judgements=judged)
            return self._ledger.apply_events(changes.events, changes.gone)


def is_current(ledger: Ledger) -> bool:
    """Whether the ledger's events are those that this version of merging makes."""
    with ledger.connection() as connection:
        return connection.scalar(select(merger.c.version)) == VERSION


def rebuild(ledger: Ledger, seen: Callable[[int], None] = lambda _: None) -> Applied:
    """File every article anew and make all events from scratch: what differs is written.

    Args:
        ledger: the ledger.
        seen: called with the number of articles filed since the last call.
    """
    with ledger.batch(), ledger.connection() as connection:
        for table in (filed, report_keys, article_keys):
            connection.execute(delete(table))
        for some in chunks(connection.scalars(select(articles.c.id).order_by(articles.c.id)).all()):
            _file(connection, [ledger.reading(article) for article in some])
            seen(len(some))
        return merge_filed(ledger)


def merge_filed(ledger: Ledger) -> Applied:
    """Make copy groups and events from scratch of what is filed, and note that this version of merging made them."""
    with ledger.batch(), ledger.connection() as connection:
        copying.store(connection, copying.regroup_all(connection))
        index = Index(judgements=judging.judged(connection))
        index.load(LedgerSource(lambda: connection).all())
        applied = ledger.replace_events(index.events())
        totals.recount(connection)
        connection.execute(delete(merger))
        connection.execute(insert(merger), [{"version": VERSION}])
    return applied


def _file(connection: Connection, readings: Iterable[Reading]) -> None:
    made = [derived_rows(reading, filed_reports(reading)) for reading in readings]
    for table in (filed, report_keys, article_keys):
        bulk.write(connection, table, [row for rows in made for row in rows[table.name]])


def _text(reading: Reading) -> Text:
    return Text(reading.article.id, reading.article.text, reading.article.published)


def _keys(one: Prepared) -> list[str]:
    return [row["key"] for row in one.rows["article_keys"]]


def _blocks(fresh: Sequence[Prepared]) -> set[str]:
    return {row["key"] for one in fresh for row in one.rows["report_keys"]}


def _reports_of(connection: Connection, article_ids: Sequence[str]) -> list[str]:
    found: list[str] = []
    for some in chunks(article_ids):
        query = select(filed.c.report).where(filed.c.article.in_(some)).order_by(filed.c.report)
        found += connection.scalars(query).all()
    return found
