"""Grouping: the triggers of an article and their links in, groups that tell of one event each out.

Average-link agglomerative clustering (Sokal and Michener 1958) on the links' probabilities; only triggers whose kinds
belong together may be grouped. Deterministic: ties go to the earlier pair.
"""

from collections.abc import Callable, Sequence

from kawat.reading.model.analysis import Link

#: Links weaker than this never join.
JOINS = 0.4
#: What an unknown link counts: triggers too far apart to have been compared.
_UNKNOWN = 0.0


def group(
    number: int, links: Sequence[Link], joins: float = JOINS, may_join: Callable[[int, int], bool] | None = None
) -> tuple[tuple[int, ...], ...]:
    """Group triggers into events.

    Args:
        number: how many triggers there are.
        links: links between them.
        joins: mean probability from which two groups are one.
        may_join: whether two triggers may be of one event at all; any may where it is not given.

    Returns:
        Trigger numbers of each group, in order, groups by their first trigger.
    """
    groups = {n: [n] for n in range(number)}
    likeness: dict[tuple[int, int], float] = {}
    for link in links:
        if link.probability >= joins / 8 and (may_join is None or may_join(link.first, link.second)):
            likeness[link.first, link.second] = link.probability
    near: dict[int, set[int]] = {n: set() for n in groups}
    for left, right in likeness:
        near[left].add(right)
        near[right].add(left)
    while likeness:
        (left, right), best = max(likeness.items(), key=lambda item: (item[1], (-item[0][0], -item[0][1])))
        if best < joins:
            break
        sizes = len(groups[left]), len(groups[right])
        for other in sorted(near[left] | near[right]):
            if other in (left, right):
                continue
            means = [likeness.pop(_key(side, other), _UNKNOWN) for side in (left, right)]
            likeness[_key(left, other)] = (means[0] * sizes[0] + means[1] * sizes[1]) / sum(sizes)
            near[other].discard(right)
            near[other].add(left)
            near[left].add(other)
        del likeness[left, right]
        near[left].discard(right)
        groups[left] = sorted(groups[left] + groups.pop(right))
        del near[right]
    return tuple(tuple(members) for _, members in sorted(groups.items()))


def _key(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
