"""Merging from scratch: all filed reports and judgements in, all events out, the same for every order and batching."""

from collections.abc import Iterable
from dataclasses import dataclass

from kawat.merging.index import Index
from kawat.records import Event, FiledReport, Judgement

#: Changes whenever the same reports could come to other events: a ledger built by another version is rebuilt.
VERSION = "2"


@dataclass(frozen=True, slots=True)
class Merged:
    """All events, in the order of their ids."""

    events: tuple[Event, ...]

    def holding(self, report: str) -> Event | None:
        """The event that holds a report."""
        return next((event for event in self.events if report in event.reports), None)


def merge(reports: Iterable[FiledReport], judgements: Iterable[Judgement] = ()) -> Merged:
    """The events that reports tell.

    Args:
        reports: filed reports, each id once, in any order.
        judgements: what people decided, in any order.
    """
    index = Index(judgements=judgements)
    index.load(reports)
    return Merged(tuple(sorted(index.events(), key=lambda event: event.id)))
