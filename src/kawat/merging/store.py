"""The reports that merging knows: filed reports in, or lent by a ledger; their traits by id, block and article out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from kawat.merging.blocks import keys
from kawat.merging.traits import Traits, traits
from kawat.records import FiledReport

#: What an article may say of two reports of its own that makes them one event.
TYING = ("same", "postpones")


class Source(Protocol):
    """What a ledger lends, so that an update reads no more of it than the blocks concerned."""

    def block(self, key: str) -> Iterable[FiledReport]:
        """The reports that stand in a block (`blocks.keys` of each, stored beside it)."""
        ...

    def report(self, report: str) -> FiledReport | None:
        """A report by its id."""
        ...

    def article(self, article: str) -> Iterable[FiledReport]:
        """The reports of an article."""
        ...

    def event(self, report: str) -> str | None:
        """The id of the event that holds a report now, as last stored."""
        ...


class Store:
    """Traits by report, block and article; what a source lends is asked of it once, when first needed."""

    def __init__(self, source: Source | None = None) -> None:
        self._source = source
        self._traits: dict[str, Traits] = {}
        self._blocks: dict[str, list[Traits]] = {}
        self._articles: dict[str, list[Traits]] = {}
        self._changed: set[str] = set()

    def __iter__(self) -> Iterator[Traits]:
        return iter(list(self._traits.values()))

    def __len__(self) -> int:
        return len(self._traits)

    def _borrow(self, filed: FiledReport) -> Traits | None:
        """A report the source lends; None if it was taken out or replaced here since."""
        report = filed.report.id
        if report in self._changed:
            return None
        known = self._traits.get(report)
        if known is None:
            known = self._traits[report] = traits(filed)
        return known

    def _borrow_all(self, lent: Iterable[FiledReport], shelf: list[Traits]) -> list[Traits]:
        shelf += [known for known in map(self._borrow, lent) if known is not None]
        return shelf

    def get(self, report: str) -> Traits | None:
        """The traits of a report; None where there is none of that id."""
        known = self._traits.get(report)
        if known is None and self._source is not None:
            filed = self._source.report(report)
            known = self._borrow(filed) if filed else None
        return known

    def block(self, key: str) -> list[Traits]:
        """The reports that stand in a block, in no certain order."""
        return self._shelf(self._blocks, key, self._source.block if self._source else None)

    def article(self, article: str) -> list[Traits]:
        """The reports of an article, in no certain order."""
        return self._shelf(self._articles, article, self._source.article if self._source else None)

    def _shelf(
        self, shelves: dict[str, list[Traits]], key: str, lend: Callable[[str], Iterable[FiledReport]] | None
    ) -> list[Traits]:
        shelf = shelves.get(key)
        if shelf is None:
            shelf = []
            if lend is not None:
                self._borrow_all(lend(key), shelf)
                shelves[key] = shelf
        return shelf

    def _shelves(self, taken: Traits) -> Iterator[tuple[dict[str, list[Traits]], str]]:
        yield self._articles, taken.article
        for key in keys(taken):
            yield self._blocks, key

    def add(self, taken: Traits) -> None:
        """Put a report in; one of the same id must be out."""
        self._changed.add(taken.id)
        self._traits[taken.id] = taken
        for shelves, key in self._shelves(taken):
            if self._source is not None:
                self.block(key) if shelves is self._blocks else self.article(key)
            shelves.setdefault(key, []).append(taken)

    def remove(self, gone: Traits) -> None:
        """Take a report out."""
        self._changed.add(gone.id)
        self._traits.pop(gone.id, None)
        for shelves, key in self._shelves(gone):
            shelf = shelves.get(key)
            if shelf is not None and gone in shelf:
                shelf.remove(gone)
                if not shelf and self._source is None:
                    del shelves[key]

    def siblings(self, one: Traits) -> list[Traits]:
        """The other reports of a report's article."""
        return [other for other in self.article(one.article) if other.id != one.id]

    def tied(self, one: Traits) -> list[str]:
        """Ids of reports that the article says tell the same event as this one."""
        here = [related.report for related in one.related if related.relation in TYING]
        there = [
            other.id
            for other in self.siblings(one)
            if any(related.report == one.id and related.relation in TYING for related in other.related)
        ]
        return sorted({*here, *there})
