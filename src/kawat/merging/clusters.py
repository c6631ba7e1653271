"""Reports that hang together parted into events: a component of alike reports in, its clusters out.

Agglomerative clustering by average linkage (Sokal and Michener 1958): the two clusters with the highest mean likeness
merge first, as long as it stands above nought. Two reports of one article, and two that a person parted, never meet.
The order in which reports came in plays no part: ties go to the oldest reports.
"""

from collections.abc import Callable, Collection, Sequence
from heapq import heapify, heappop, heappush

from kawat.merging.judgements import Pair, pair
from kawat.merging.traits import Traits

#: A single pair counts for no more than this in a mean, for or against, so that one odd report cannot rule a cluster.
MOST, LEAST = 600, -900
#: In a component of more reports only the pairs with an edge are scored again; the others count as `missing`.
SCORED_IN_FULL = 40

Likeness = Callable[[Traits, Traits], int]
Cluster = tuple[Traits, ...]


def bounded(score: int) -> int:
    """A likeness as it counts in a mean."""
    return max(LEAST, min(MOST, score))


def _scores(
    members: Sequence[Traits], likeness: Likeness, edges: Collection[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    if len(members) <= SCORED_IN_FULL:
        wanted: Collection[tuple[int, int]] = [(i, j) for j in range(len(members)) for i in range(j)]
    else:
        wanted = edges
    return {(i, j): bounded(likeness(members[i], members[j])) for i, j in wanted}


def agglomerate(
    members: Sequence[Traits],
    likeness: Likeness,
    missing: int,
    apart: Collection[Pair] = (),
    edges: Collection[tuple[int, int]] = (),
) -> list[Cluster]:
    """Clusters of the members of one component.

    Args:
        members: the reports, in their order of telling (`Traits.order`).
        likeness: the score of two reports, positive for one event.
        missing: what a pair counts that is not scored.
        apart: pairs of report ids that must not meet.
        edges: index pairs (lower first) that are scored where the component is too large to score all.

    Returns:
        The clusters, each in the order of telling, in the order of their oldest reports.
    """
    scores = _scores(members, likeness, edges)
    clusters: dict[int, list[int]] = {i: [i] for i in range(len(members))}
    articles = {i: {traits.article} for i, traits in enumerate(members)}
    linked: dict[int, dict[int, tuple[int, int]]] = {i: {} for i in range(len(members))}
    for (i, j), score in scores.items():
        linked[i][j] = linked[j][i] = (score, 1)

    def mean(one: int, other: int) -> float:
        total, known = linked[one][other]
        count = len(clusters[one]) * len(clusters[other])
        return (total + missing * (count - known)) / count

    def barred(one: int, other: int) -> bool:
        if articles[one] & articles[other]:
            return True
        return bool(apart) and any(
            pair(members[i].id, members[j].id) in apart for i in clusters[one] for j in clusters[other]
        )

    heap = [(-mean(i, j), i, j, 1, 1) for i, j in sorted(scores) if mean(i, j) > 0]
    heapify(heap)
    while heap:
        _, one, other, size, other_size = heappop(heap)
        stale = one not in clusters or other not in clusters
        if stale or (len(clusters[one]), len(clusters[other])) != (size, other_size) or barred(one, other):
            continue
        clusters[one] += clusters.pop(other)
        articles[one] |= articles.pop(other)
        _join(linked, one, other)
        for third in linked[one]:
            worth = mean(one, third)
            if worth > 0:
                low, high = min(one, third), max(one, third)
                heappush(heap, (-worth, low, high, len(clusters[low]), len(clusters[high])))
    return [tuple(members[i] for i in sorted(indices)) for _, indices in sorted(clusters.items())]


def _join(linked: dict[int, dict[int, tuple[int, int]]], one: int, other: int) -> None:
    """Add the links of `other` to those of `one`."""
    for third, (score, known) in linked.pop(other).items():
        del linked[third][other]
        if third != one:
            total, count = linked[one].get(third, (0, 0))
            linked[one][third] = linked[third][one] = (total + score, count + known)
