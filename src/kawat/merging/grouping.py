"""Which reports tell one event: a store of traits in, groups of reports out, worked out where asked and remembered.

Three steps, none of which looks at the order of arrival:

1. Sharp reports (dated to some days) that are alike form components, and clusters inside them.
2. A vague report (a month, or no date) goes to the cluster it is most alike to, if to any; of several from one article
   the most alike goes. So a vague report never joins what sharp dates part.
3. Vague reports that went nowhere form components and clusters among themselves.

Then what people or articles say is one event is made one.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from kawat.merging.blocks import anchors, probes
from kawat.merging.clusters import Cluster, agglomerate, bounded
from kawat.merging.judgements import Decisions, pair
from kawat.merging.likeness import NEVER, likeness, model
from kawat.merging.store import Store
from kawat.merging.traits import Dating, Traits

Neighbours = Callable[[Traits], Iterable[Traits]]

#: So many pairs are remembered with their likeness.
_REMEMBERED = 1 << 16


class Grouping:
    """Groups of the reports of a store. Results are remembered until `forget` is told what changed."""

    def __init__(self, store: Store, decisions: Decisions) -> None:
        self.store = store
        self.decisions = decisions
        self._edge = model()["edge"]
        self._missing = model()["missing"]
        self._worked_out = lru_cache(maxsize=_REMEMBERED)(likeness)
        self._alike: dict[str, tuple[Traits, ...]] = {}
        self._component: dict[str, Cluster] = {}
        self._cluster: dict[str, Cluster] = {}
        self._home: dict[str, tuple[int, Traits] | None] = {}
        self._guests: dict[str, Cluster] = {}
        self._loose: dict[str, Cluster] = {}
        self._loose_component: dict[str, Cluster] = {}

    def _likeness(self, one: Traits, other: Traits) -> int:
        """Work out the likeness of a pair once, though both look for each other and meet again in a cluster."""
        return self._worked_out(one, other) if one.id < other.id else self._worked_out(other, one)

    def _near(self, traits: Traits, looked_into: Iterable[str]) -> Iterable[Traits]:
        seen = {traits.id}
        for key in looked_into:
            for other in self.store.block(key):
                if other.id not in seen:
                    seen.add(other.id)
                    if other.article != traits.article:
                        yield other

    def alike(self, traits: Traits) -> tuple[Traits, ...]:
        """Reports of the same sort (sharp or not) that share a block and are alike enough for an edge."""
        known = self._alike.get(traits.id)
        if known is None:
            known = self._alike[traits.id] = tuple(sorted(self.scan(traits), key=lambda other: other.order))
        return known

    def scan(self, traits: Traits) -> list[Traits]:
        """What `alike` gives, for a report that need not be in the store."""
        return [o for o in self._near(traits, probes(traits)) if self._likeness(traits, o) > self._edge]

    def across(self, traits: Traits) -> Iterable[Traits]:
        """Sharp reports that a vague one may belong to, and the vague ones that may belong to a sharp one."""
        return [o for o in self._near(traits, anchors(traits)) if self._likeness(traits, o) > self._edge]

    def _part(self, traits: Traits, neighbours: Neighbours) -> tuple[Cluster, list[Cluster]]:
        """The component of a report, and the clusters it falls into."""
        found = {traits.id: traits}
        queue = [traits]
        edges: list[tuple[str, str]] = []
        for one in queue:
            for other in neighbours(one):
                edges.append(pair(one.id, other.id))
                if other.id not in found:
                    found[other.id] = other
                    queue.append(other)
        members = tuple(sorted(found.values(), key=lambda member: member.order))
        if len(members) == 1:
            return members, [members]
        place = {member.id: i for i, member in enumerate(members)}
        indexed = {(min(place[a], place[b]), max(place[a], place[b])) for a, b in edges}
        apart = self.decisions.apart
        concerned = {key for key in apart if key[0] in place and key[1] in place} if apart else ()
        return members, agglomerate(members, self._likeness, self._missing, concerned, indexed)

    def component(self, sharp: Traits) -> Cluster:
        """All sharp reports that hang together with this one."""
        if sharp.id not in self._component:
            members, clusters = self._part(sharp, self.alike)
            for cluster in clusters:
                for member in cluster:
                    self._component[member.id] = members
                    self._cluster[member.id] = cluster
        return self._component[sharp.id]

    def cluster(self, sharp: Traits) -> Cluster:
        """The sharp reports that tell one event with this one."""
        self.component(sharp)
        return self._cluster[sharp.id]

    def home(self, vague: Traits) -> tuple[int, Traits] | None:
        """The cluster a vague report asks to join, named by its oldest report, with the likeness; None if none."""
        if vague.dating > Dating.UNDATED:
            return None
        if vague.id not in self._home:
            best: tuple[int, Traits] | None = None
            asked = {self.cluster(sharp)[0].id: self.cluster(sharp) for sharp in self.across(vague)}
            for cluster in sorted(asked.values(), key=lambda cluster: cluster[0].order):
                if not self._barred(vague, cluster):
                    total = sum(bounded(self._likeness(vague, member)) for member in cluster)
                    worth = total // len(cluster)
                    if worth > 0 and (best is None or worth > best[0]):
                        best = (worth, cluster[0])
            self._home[vague.id] = best
        return self._home[vague.id]

    def _barred(self, vague: Traits, cluster: Cluster) -> bool:
        apart = self.decisions.apart
        return any(
            member.article == vague.article or (bool(apart) and pair(vague.id, member.id) in apart)
            for member in cluster
        )

    def askers(self, cluster: Cluster) -> list[Traits]:
        """The vague reports that ask to join a cluster."""
        near = {vague.id: vague for member in cluster for vague in self.across(member)}
        asking = []
        for vague in near.values():
            home = self.home(vague)
            if home is not None and home[1].id == cluster[0].id:
                asking.append(vague)
        return asking

    def guests(self, cluster: Cluster) -> Cluster:
        """The vague reports that join a cluster: of each article the one most alike."""
        if cluster[0].id not in self._guests:
            taken: dict[str, Traits] = {}
            apart = self.decisions.apart
            for vague in sorted(self.askers(cluster), key=lambda asker: (-self._worth(asker), asker.order)):
                parted = bool(apart) and any(pair(vague.id, guest.id) in apart for guest in taken.values())
                if vague.article not in taken and not parted:
                    taken[vague.article] = vague
            self._guests[cluster[0].id] = tuple(sorted(taken.values(), key=lambda guest: guest.order))
        return self._guests[cluster[0].id]

    def _worth(self, vague: Traits) -> int:
        home = self.home(vague)
        return home[0] if home else NEVER

    def host(self, vague: Traits) -> Cluster | None:
        """The cluster a vague report joined; None for one left over."""
        home = self.home(vague)
        if home is None:
            return None
        cluster = self.cluster(home[1])
        return cluster if vague in self.guests(cluster) else None

    def _loose_alike(self, vague: Traits) -> Iterable[Traits]:
        return [other for other in self.alike(vague) if self.host(other) is None]

    def loose_component(self, vague: Traits) -> Cluster:
        """All left-over vague reports that hang together with this one."""
        if vague.id not in self._loose_component:
            members, clusters = self._part(vague, self._loose_alike)
            for cluster in clusters:
                for member in cluster:
                    self._loose_component[member.id] = members
                    self._loose[member.id] = cluster
        return self._loose_component[vague.id]

    def group(self, traits: Traits) -> Cluster:
        """The reports that tell one event with this one by likeness alone, in the order of telling."""
        if traits.sharp:
            cluster: Cluster | None = self.cluster(traits)
        else:
            cluster = self.host(traits)
            if cluster is None:
                self.loose_component(traits)
                return self._loose[traits.id]
        assert cluster is not None
        return tuple(sorted((*cluster, *self.guests(cluster)), key=lambda member: member.order))

    def members(self, traits: Traits) -> Cluster:
        """The reports of the event that holds this one: by likeness, and as people and articles say."""
        found: dict[str, Traits] = {}
        queue = [traits]
        for one in queue:
            if one.id not in found:
                group = self.group(one)
                found |= {member.id: member for member in group}
                for member in group:
                    queue += [other for other in self.tied(member) if other.id not in found]
        return tuple(sorted(found.values(), key=lambda member: member.order))

    def tied(self, traits: Traits) -> list[Traits]:
        """Reports that a person or the article says tell one event with this one."""
        said = self.decisions.together.get(traits.id, frozenset())
        written = [other for other in self.store.tied(traits) if pair(traits.id, other) not in self.decisions.apart]
        ids = sorted({*said, *written})
        return [
            other for other in map(self.store.get, ids) if other is not None and other.id not in self.decisions.dropped
        ]

    def forget_guests(self, cluster: Cluster) -> None:
        """Forget which vague reports joined a cluster."""
        self._guests.pop(cluster[0].id, None)

    def meet(self, new: Traits) -> None:
        """Let the reports alike to a new one know of it."""
        if new.id in self.decisions.dropped:
            return
        for other in self.alike(new):
            known = self._alike.get(other.id)
            if known is not None and new not in known:
                self._alike[other.id] = tuple(sorted((*known, new), key=lambda one: one.order))

    def part(self, gone: Traits) -> None:
        """Let the reports alike to one that goes out forget it."""
        for other in self._alike.pop(gone.id, None) or self.scan(gone):
            known = self._alike.get(other.id)
            if known is not None:
                self._alike[other.id] = tuple(one for one in known if one is not gone)

    def forget_sharp(self, report: str) -> None:
        """Forget the component and cluster of a sharp report, and who joined it."""
        for memory in (self._component, self._cluster, self._guests):
            memory.pop(report, None)

    def forget_home(self, report: str) -> None:
        """Forget where a vague report belongs."""
        self._home.pop(report, None)

    def forget_loose(self, report: str) -> None:
        """Forget the company of a left-over report."""
        for member in self._loose_component.pop(report, ()):
            self._loose_component.pop(member.id, None)
            self._loose.pop(member.id, None)
        self._loose.pop(report, None)
