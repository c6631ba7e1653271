"""What one update touches: the reports going out and coming in; out, all reports whose event may have changed.

Sharp reports hang on each other by components, so a component that loses or gains a report is clustered anew. A vague
report hangs on the clusters near it: where a component changed, those near it ask again where they belong. One whose
answer is the same as before changes nothing; one that joins or leaves touches the left-over reports alike to it.
Nothing else is looked at.
"""

from collections.abc import Iterable

from kawat.merging.grouping import Grouping
from kawat.merging.traits import Traits

Reached = dict[str, Traits]
#: Stands for a host nobody noted, which is like no other.
UNKNOWN = "?"


def _by_id(reports: Iterable[Traits]) -> Reached:
    return {traits.id: traits for traits in reports}


class Rework:
    """One update: `note` before the store changes, `after` when it has changed."""

    def __init__(self, grouping: Grouping, old: Reached, new: Reached) -> None:
        self._grouping = grouping
        self._old = old
        self._new = new
        self._sharp: Reached = {}
        self._vague: Reached = {}
        self._hosts: dict[str, str | None] = {}
        self._bereft: Reached = {}

    def note(self) -> None:
        """Note what hangs on the reports concerned before the change, and forget what the change will make wrong."""
        grouping = self._grouping
        alike = [other for new in self._new.values() if new.sharp for other in grouping.scan(new)]
        for seed in (*self._old.values(), *alike):
            if seed.sharp:
                self._sharp |= _by_id(grouping.component(seed))
        for one in (*self._sharp.values(), *(new for new in self._new.values() if new.sharp)):
            self._vague |= _by_id(grouping.across(one))
        self._vague |= {old.id: old for old in self._old.values() if not old.sharp}
        for old in self._old.values():
            tied = grouping.tied(old)
            company = [] if old.sharp else grouping.alike(old)
            self._bereft |= _by_id([*tied, *company])
        self._note_hosts()
        for report in self._sharp:
            grouping.forget_sharp(report)

    def _note_hosts(self) -> None:
        grouping = self._grouping
        asking = [(vague, home) for vague in self._vague.values() if (home := grouping.home(vague)) is not None]
        rivals = self._rivals(vague for vague, _ in asking)
        for vague in (*self._vague.values(), *rivals.values()):
            host = grouping.host(vague)
            self._hosts[vague.id] = host[0].id if host else None
        self._vague |= rivals
        for _, (_, head) in asking:
            grouping.forget_guests(grouping.cluster(head))
        for report in self._vague:
            grouping.forget_home(report)

    def _rivals(self, asking: Iterable[Traits]) -> Reached:
        """Vague reports that ask to join the same cluster and are of the same article, or parted by a person."""
        grouping = self._grouping
        clusters: dict[str, tuple[tuple[Traits, ...], set[str]]] = {}
        for vague in asking:
            home = grouping.home(vague)
            if home is not None:
                cluster = grouping.cluster(home[1])
                clusters.setdefault(cluster[0].id, (cluster, set()))[1].add(vague.article)
        everyone = bool(grouping.decisions.apart)
        return _by_id(
            asker
            for cluster, articles in clusters.values()
            for asker in grouping.askers(cluster)
            if everyone or asker.article in articles
        )

    def after(self) -> Reached:
        """All reports whose event may have changed, now that the store has."""
        grouping = self._grouping
        here = self._present({**self._sharp, **self._new})
        sharp = _by_id(m for one in here.values() if one.sharp for m in grouping.component(one))
        vague = self._present({**self._vague, **self._new})
        vague |= _by_id(v for one in sharp.values() for v in grouping.across(one))
        vague = {report: one for report, one in vague.items() if not one.sharp}
        for one in vague.values():
            home = grouping.home(one)
            if home is not None:
                grouping.forget_guests(grouping.cluster(home[1]))
        vague |= self._rivals(list(vague.values()))
        moved = {report: one for report, one in vague.items() if self._has_moved(one)}
        touched = sharp | moved | self._present(self._bereft)
        for one in moved.values():
            touched |= _by_id(grouping.host(one) or ())
        touched |= self._left_hosts(moved)
        touched |= self._left_over(moved | self._present(self._bereft))
        return self._whole(touched)

    def _present(self, reports: Reached) -> Reached:
        store = self._grouping.store
        return {report: known for report in reports if (known := store.get(report)) is not None}

    def _left_hosts(self, moved: Reached) -> Reached:
        """The oldest reports of the clusters that vague ones left or went out of."""
        store = self._grouping.store
        heads = {head for report in {*moved, *self._old} if (head := self._hosts.get(report)) not in (None, UNKNOWN)}
        return _by_id(known for head in sorted(filter(None, heads)) if (known := store.get(head)) is not None)

    def _has_moved(self, vague: Traits) -> bool:
        host = self._grouping.host(vague)
        head = host[0].id if host else None
        return vague.id in self._new or self._hosts.get(vague.id, UNKNOWN) != head

    def _left_over(self, moved: Reached) -> Reached:
        """The left-over reports whose company the moved ones left or joined."""
        grouping = self._grouping
        vague = [one for one in moved.values() if not one.sharp]
        around = _by_id([*vague, *(other for one in vague for other in grouping.alike(one))])
        for report in around:
            grouping.forget_loose(report)
        return _by_id(
            member for one in around.values() if grouping.host(one) is None for member in grouping.loose_component(one)
        )

    def _whole(self, touched: Reached) -> Reached:
        """The reports with all others of their events."""
        found: Reached = {}
        for one in touched.values():
            if one.id not in found:
                found |= _by_id(self._grouping.members(one))
        return found
