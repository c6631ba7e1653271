"""What a ledger lends to merging (`merging.store.Source`): a key, an article or an id in, filed reports out.

Reads the table `filed` alone. Within one update what was read once is kept, for a report stands in several blocks;
`forget` it when the ledger changes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, select

from kawat.ledger.filing import FiledRow, filed_record
from kawat.ledger.loading import chunks
from kawat.ledger.schema import event_reports, filed, report_keys
from kawat.records import FiledReport

_AT_ONCE = 2000


def _rows() -> Select[Any]:
    columns = (filed.c.report, filed.c.article, filed.c.outlet, filed.c.published, filed.c.copy_of)
    told = cast(filed.c.told, Text).label("told")
    query = select(*columns, told, event_reports.c.event).select_from(filed)
    return query.outerjoin(event_reports, event_reports.c.report == filed.c.report)


_BLOCK = (
    _rows().join(report_keys, report_keys.c.report == filed.c.report).where(report_keys.c.key == bindparam("wanted"))
)
_ARTICLE = _rows().where(filed.c.article == bindparam("wanted"))
_REPORT = _rows().where(filed.c.report == bindparam("wanted"))
_BLOCKS = (
    _rows()
    .add_columns(report_keys.c.key)
    .join(report_keys, report_keys.c.report == filed.c.report)
    .where(report_keys.c.key.in_(bindparam("wanted", expanding=True)))
)
_ARTICLES = _rows().where(filed.c.article.in_(bindparam("wanted", expanding=True)))
_REPORTS = _rows().where(filed.c.report.in_(bindparam("wanted", expanding=True)))
_FIRST_PAGE = _rows().where(filed.c.report >= bindparam("wanted")).order_by(filed.c.report).limit(_AT_ONCE)
_PAGE = _rows().where(filed.c.report > bindparam("wanted")).order_by(filed.c.report).limit(_AT_ONCE)


class LedgerSource:
    """The filed reports of a ledger but for those `dropped` by a person.

    `lent` counts how many were given out since the start.
    """

    def __init__(self, connection: Callable[[], Connection], dropped: Set[str] = frozenset()) -> None:
        self._connection = connection
        self._dropped = dropped
        self._filed: dict[str, FiledReport] = {}
        self._events: dict[str, str | None] = {}
        self._articles: dict[str, list[FiledReport]] = {}
        self._blocks: dict[str, list[FiledReport]] = {}
        self._missing: set[str] = set()
        self._asked: set[str] = set()
        self.lent = 0

    def forget(self) -> None:
        """Forget what was read: the ledger changes now."""
        self._filed.clear()
        self._events.clear()
        self._articles.clear()
        self._blocks.clear()
        self._missing.clear()

    def expect(self, articles: Iterable[str], reports: Iterable[str], blocks: Iterable[str]) -> None:
        """Read at once what will be asked for one by one: a question to a server takes longer than its answer."""
        for some in chunks(sorted(set(articles) - set(self._articles))):
            self._articles |= {article: [] for article in some}
            for row in self._ask(_ARTICLES, some):
                self._articles[row.article].append(self._lend(row))
        for some in chunks(sorted(set(reports) - set(self._filed))):
            self._missing.update(some)
            self._missing.difference_update(self._lend(row).report.id for row in self._ask(_REPORTS, some))
        for some in chunks(sorted(set(blocks) - self._asked)):
            self._blocks |= {key: [] for key in some}
            for row in self._ask(_BLOCKS, some):
                self._blocks[row.key].append(self._lend(row))

    def _ask(self, query: Select[Any], wanted: str | Sequence[str]) -> Sequence[Any]:
        found = self._connection().execute(query, {"wanted": wanted}).all()
        return [row for row in found if row.report not in self._dropped] if self._dropped else found

    def _lend(self, row: FiledRow) -> FiledReport:
        known = self._filed.get(row.report)
        if known is None:
            known = self._filed[row.report] = filed_record(row)
            self._events[row.report] = row.event
            self.lent += 1
        return known

    def block(self, key: str) -> list[FiledReport]:
        """The reports that stand in a block."""
        self._asked.add(key)
        expected = self._blocks.pop(key, None)
        return [self._lend(row) for row in self._ask(_BLOCK, key)] if expected is None else expected

    def report(self, report: str) -> FiledReport | None:
        """A report by its id; None where there is none."""
        if report not in self._filed and report not in self._missing:
            for row in self._ask(_REPORT, report):
                return self._lend(row)
            self._missing.add(report)
        return self._filed.get(report)

    def article(self, article: str) -> list[FiledReport]:
        """The reports of an article."""
        if article not in self._articles:
            self._articles[article] = [self._lend(row) for row in self._ask(_ARTICLE, article)]
        return self._articles[article]

    def event(self, report: str) -> str | None:
        """The id of the event that holds a report now, as last stored."""
        if report not in self._events:
            self.report(report)
        return self._events.get(report)

    def all(self) -> Iterator[FiledReport]:
        """Every report, in the order of their ids, not kept here."""
        page = self._ask(_FIRST_PAGE, "")
        while page:
            yield from map(filed_record, page)
            page = self._ask(_PAGE, page[-1].report)
