"""Numbers on events: groups of candidates of one article in, what the trees ask of each and of its states out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kawat.reading.events import Chance, Group
from kawat.reading.judged import Judged
from kawat.reading.model.labels import AT_KIND, KINDS
from kawat.reading.participants import SYMMETRIC
from kawat.reading.side_choice import Chosen
from kawat.reading.surroundings import HOME
from kawat.reading.types import type_of

#: Among how many groups of its type on either side a group's like are counted.
_NEAR = 60
_TOP = (0.0,) * 4


@dataclass(frozen=True, slots=True)
class Whole:
    """What is asked of an article as a whole: the chances of its states, and how much its groups have."""

    states: Mapping[str, float]
    sums: tuple[float, ...]
    most: float
    members: int
    order: tuple[int, ...]
    by_type: Mapping[str, tuple[int, ...]]


def whole_of(chances: Sequence[Chance], groups: Sequence[Group], order: Mapping[int, int]) -> Whole:
    """Sum up an article.

    Args:
        chances: all its candidates.
        groups: all its groups.
        order: how many sentences of the story stand before each sentence, by its number.
    """
    states: dict[str, float] = defaultdict(float)
    for one in chances:
        for state, chance in one.states.items():
            states[state] += chance * one.chance
    by_type: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        by_type[type_of(group.kind)].append(n)
    sums = tuple(sum(one.chance for one in group.members) for group in groups)
    return Whole(
        states,
        sums,
        max(sums, default=0.0),
        sum(len(group.members) for group in groups),
        tuple(order[group.members[0].candidate.sentence.number] for group in groups),
        {name: tuple(numbers) for name, numbers in by_type.items()},
    )


def _roles(one: Chance) -> dict[str | None, str]:
    return {side.state: side.role for side in one.candidate.report.participants}


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the members of a group say of its states.

    `states` are in order of their chance, `places` their places by what the lead alone says; `inside` holds what each
    has in the group, `rules` its role by rules for each member.
    """

    states: tuple[str, ...]
    places: Mapping[str, int]
    maps: tuple[Mapping[str, float], ...]
    rules: tuple[Mapping[str | None, str], ...]
    inside: Mapping[str, float]


def _gathered(group: Group) -> _Gathered:
    own = group.lead.states
    states = sorted(group.states, key=lambda state: (-group.states[state], state))
    order = sorted(states, key=lambda state: (-own.get(state, 0.0), state))
    inside: dict[str, float] = defaultdict(float)
    for one in group.members:
        for state, chance in one.states.items():
            inside[state] += chance * one.chance
    return _Gathered(
        tuple(states),
        {state: n for n, state in enumerate(order)},
        tuple(one.states for one in group.members),
        tuple(_roles(one) for one in group.members),
        inside,
    )


def _of_state(group: Group, gathered: _Gathered, rank: int) -> list[float]:
    """How probable one state of a group is, beside the others, and what rules read at each phrase."""
    state, lead = gathered.states[rank], group.lead
    top = [group.states[one] for one in gathered.states] + [*_TOP]
    first = _roles(lead)
    return [
        group.states[state],
        max(each.get(state, 0.0) for each in gathered.maps),
        lead.states.get(state, 0.0),
        float(rank),
        float(gathered.places[state]),
        top[1] if rank == 0 else top[0],
        top[1] if rank > 1 else top[2],
        top[2],
        top[3],
        float(sum(each.get(state, 0.0) > 0.5 for each in gathered.maps)),
        float(len(group.members)),
        float(sum(state in each for each in gathered.rules)),
        float(sum(each.get(state) == "actor" for each in gathered.rules)),
        float(sum(each.get(state) == "target" for each in gathered.rules)),
        float(first.get(state) == "actor"),
        float(first.get(state) == "target"),
        float(state in first),
        float(len(first)),
    ]


def of_sides(group: Group, whole: Whole, judged: Judged | None) -> tuple[tuple[str, ...], list[list[float]]]:
    """What the trees ask of every state that a group may have as a side.

    Args:
        group: the group.
        whole: what its article has.
        judged: what the model says, where there is one.

    Returns:
        The states, the likeliest first, and a row for each.
    """
    gathered, lead = _gathered(group), group.lead
    total = sum(whole.states.values()) - sum(gathered.inside.values()) + 1e-6
    numbers = {side.state: side.numbers for side in lead.sides}
    nothing = (0.0,) * len(lead.sides[0].numbers)
    rows = []
    for rank, state in enumerate(gathered.states):
        elsewhere = max(0.0, whole.states[state] - gathered.inside[state])
        row = [
            *_of_state(group, gathered, rank),
            elsewhere / total,
            elsewhere,
            float(state == HOME),
            float(len(state) != 3),
            sum(group.states.values()),
            float(sum(value > 0.5 for value in group.states.values())),
            *AT_KIND[lead.candidate.trigger.kind],
            lead.chance,
            *numbers.get(state, nothing)[len(KINDS) :],
        ]
        if judged:
            seen = [judged.of_side(one.candidate.judged, state) for one in group.members]
            row += [max(one[n] for one in seen) for n in range(4)]
        rows.append(row)
    return gathered.states, rows


def of_group(
    n: int, groups: Sequence[Group], chosen: Sequence[Chosen], whole: Whole, judged: Judged | None
) -> list[float]:
    """What the trees ask of a group with its sides: whether it is a report.

    Args:
        n: the group's number.
        groups: all groups of the article.
        chosen: the sides of each.
        whole: what the article has.
        judged: what the model says, where there is one.
    """
    group, sides = groups[n], chosen[n]
    lead = group.lead
    kind = group.kind
    top = [*sorted(sides.chances.values(), reverse=True), *_TOP]
    same = whole.by_type[type_of(kind)]
    place = bisect_left(same, n)
    own = sides.targets.keys()
    near = (chosen[m].targets.keys() for m in same[max(0, place - _NEAR) : place + _NEAR + 1] if m != n)
    like = sum(2 * len(own & other) >= len(own | other) for other in near)
    rules = {side.state for side in lead.candidate.report.participants}
    row = [
        lead.chance,
        whole.sums[n],
        float(len(group.members)),
        float(len({one.candidate.sentence.number for one in group.members})),
        *top[:4],
        float(len(sides.targets)),
        min(sides.chances[state] for state in sides.targets),
        sides.half,
        sides.whole,
        float(whole.order[n]),
        float(len(groups)),
        float(len(same) - 1),
        float(any(one.candidate.report.date for one in group.members)),
        *AT_KIND[kind],
        float(kind in SYMMETRIC),
        whole.most,
        whole.sums[n] / whole.most,
        float(like),
        float(whole.members),
        float(any(one.candidate.anaphoric for one in group.members)),
        float(len(rules & sides.targets.keys())),
        float(len(rules)),
        *lead.numbers[len(KINDS) :],
    ]
    if judged:
        row.append(max(judged.of_type(one.candidate.judged, kind) for one in group.members))
    return row
