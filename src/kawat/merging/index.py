"""Events kept up to date: reports added and taken out, judgements changed; the events this changes come out.

An update works out anew only what hangs together with the reports concerned, and comes to the same events as merging
everything from scratch. With a `Source` it also reads no more of a ledger than that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kawat.merging.clusters import Cluster
from kawat.merging.consensus import consensus
from kawat.merging.grouping import Grouping
from kawat.merging.identity import event_id, id_after
from kawat.merging.judgements import Decisions, decide
from kawat.merging.links import links, within_visit
from kawat.merging.rework import Reached, Rework
from kawat.merging.store import Source, Store
from kawat.merging.traits import Traits, traits
from kawat.records import Event, FiledReport, Judgement


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did: `events` to store (new, or changed), ids `gone`, and where a gone id's oldest report is now.

    An id that is gone with all its reports has no place in `redirects`: it is a tombstone.
    """

    events: tuple[Event, ...]
    gone: tuple[str, ...]
    redirects: tuple[tuple[str, str], ...]


class Index:
    """Reports and the events they make. Two indexes of the same reports and judgements hold equal events."""

    def __init__(self, source: Source | None = None, judgements: Iterable[Judgement] = ()) -> None:
        self._source = source
        self._store = Store(source)
        self._grouping = Grouping(self._store, decide(judgements))
        self._out: dict[str, Traits] = {}
        self._held: dict[str, str] = {}

    @property
    def decisions(self) -> Decisions:
        """The judgements in force."""
        return self._grouping.decisions

    def load(self, reports: Iterable[FiledReport]) -> None:
        """Take in many reports at the start, without asking what they change."""
        for filed in reports:
            self._put(traits(filed))

    def _put(self, taken: Traits) -> None:
        if taken.id in self.decisions.dropped:
            self._out[taken.id] = taken
        else:
            self._store.add(taken)

    def event_of(self, report: str) -> Event | None:
        """The event that holds a report; None where there is no such report or a person took it out."""
        known = self._store.get(report)
        if known is None or known.id in self.decisions.dropped:
            return None
        return self._event(self._grouping.members(known))

    def _event(self, members: Cluster) -> Event:
        event = consensus(members, self.decisions)
        linked = links(members, self._store.siblings, self._grouping.members)
        return replace(event, links=linked) if linked else event

    def events(self) -> Iterator[Event]:
        """Every event of the reports known here, in no certain order."""
        for members in self._groups():
            yield self._event(members)

    def _groups(self) -> Iterator[Cluster]:
        seen: set[str] = set()
        for one in self._store:
            if one.id not in seen:
                members = self._grouping.members(one)
                seen.update(member.id for member in members)
                self._hold(members)
                yield members

    def _hold(self, members: Cluster) -> str:
        event = event_id(members)
        for member in members:
            self._held[member.id] = event
        return event

    def _was(self, report: str) -> str | None:
        """The id of the event that held a report before this update."""
        if report in self._held:
            return self._held[report]
        return self._source.event(report) if self._source else None

    def update(
        self,
        added: Iterable[FiledReport] = (),
        removed: Iterable[str] = (),
        judgements: Iterable[Judgement] | None = None,
    ) -> Changes:
        """Take reports in and out; what changes comes back.

        Args:
            added: reports; one whose id is known replaces that report.
            removed: ids of reports; an unknown one is passed over.
            judgements: all judgements now in force; None leaves them as they are.
        """
        if self._source is None and len(self._held) < len(self._store):
            for _ in self._groups():
                pass
        new = {filed.report.id: traits(filed) for filed in added}
        leaving = set(removed)
        decisions = self.decisions if judgements is None else decide(judgements)
        named = _concerned(self.decisions, decisions)
        old = {report: known for report in {*leaving, *new, *named} if (known := self._store.get(report)) is not None}
        staying = named - leaving
        comeback = {report: self._out[report] for report in staying if report in self._out}
        new = {**comeback, **{report: known for report, known in old.items() if report in staying}, **new}
        rework = Rework(self._grouping, old, new)
        rework.note()
        was = self._was_held({**old, **new})
        linkers = self._linkers(old)
        for known in old.values():
            self._grouping.part(known)
            self._store.remove(known)
            self._held.pop(known.id, None)
        for report in {*leaving, *new}:
            self._out.pop(report, None)
        self._grouping.decisions = decisions
        for taken in new.values():
            self._put(taken)
            self._grouping.meet(taken)
        return self._changes(rework.after(), was, linkers)

    def _was_held(self, reports: Iterable[str]) -> dict[str, str]:
        return {report: event for report in reports if (event := self._was(report)) is not None}

    def _changes(self, after: Reached, was: dict[str, str], linkers: Reached) -> Changes:
        was = was | self._was_held(after)
        linkers = linkers | self._linkers(after)
        fresh: dict[str, Cluster] = {}
        seen: set[str] = set()
        for one in (*after.values(), *linkers.values()):
            if one.id not in seen and self._store.get(one.id) is one:
                members = self._grouping.members(one)
                fresh[self._hold(members)] = members
                seen.update(member.id for member in members)
        gone = sorted(set(was.values()) - set(fresh))
        events = tuple(self._event(fresh[event]) for event in sorted(fresh))
        return Changes(events, tuple(gone), tuple(self._redirects(gone, {*was, *after})))

    def _linkers(self, reached: Reached) -> Reached:
        """Reports of the same articles whose events link to those of the reports reached."""
        return {
            other.id: other
            for one in reached.values()
            for other in self._store.siblings(one)
            if within_visit(other, one) or any(related.report == one.id for related in other.related)
        }

    def _redirects(self, gone: Iterable[str], reports: set[str]) -> Iterator[tuple[str, str]]:
        named = {id_after(report): report for report in reports}
        for event in gone:
            report = named.get(event)
            if report is not None and report in self._held:
                yield event, self._held[report]


def _concerned(before: Decisions, after: Decisions) -> set[str]:
    """Reports of which two states of the judgements say something different."""
    if before == after:
        return set()
    reports = {report for pair in before.apart ^ after.apart for report in pair}
    reports |= before.dropped ^ after.dropped
    reports |= {report for report, _ in before.wrong ^ after.wrong}
    for one, other in ((before.together, after.together), (before.right, after.right)):
        reports |= {report for report in {*one, *other} if one.get(report) != other.get(report)}
    return reports
