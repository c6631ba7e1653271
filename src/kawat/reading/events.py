"""Events of one article: candidates with their chances in, groups of one event each out, and numbers on them.

A group gathers what an article says in several sentences. The numbers are what the trees of `kawat.reading.judging`
ask of a group and of the states that may take part; their order is bound to the trees' file.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from kawat import edtf
from kawat.reading.anaphora import CONTACTS
from kawat.reading.candidates import Candidate
from kawat.reading.judged import EVEN, Judged
from kawat.reading.model.labels import AT_KIND, KINDS
from kawat.reading.participants import SYMMETRIC
from kawat.reading.sides import Side
from kawat.reading.surroundings import HOME
from kawat.reading.trees import Floats
from kawat.reading.types import type_of
from kawat.records import Kind

#: Candidates with less chance to tell of a dealing are left out.
LEAST = 0.3
#: Groups that share so much of their states' chances (Ruzicka's likeness) are one, if types and dates allow.
_ALIKE = 0.6
#: The same where only one of the two is dated.
_ALIKE_UNDATED = 0.75
#: What the model says of two phrases telling of one event counts beside how alike their states are, chosen by
#: cross-validation; an even chance counts nothing.
_LINKED = 0.6
#: Among how many groups told last a candidate's own is looked for.
_LAST = 40
#: How many phrases of a group, those told last, a candidate is compared with.
_LINKS = 20
#: Among how many groups of its type on either side a group's like are counted.
_NEAR = 60
#: States from which the sides of an event are chosen, and how many there may be.
_WORLDS, _MOST = 6, 4
#: What a report with all the right sides counts, beside one that has them right by half.
_ALL_RIGHT = 1.0
#: How probable it is that an event has no side at all among those named, beside what their chances say.
_NOBODY = 0.3
#: What a noun that takes up a contact says of its kind, beside a phrase that names one.
_ANAPHORIC = 0.05
_TOP = (0.0,) * 4


@dataclass(frozen=True, slots=True)
class Chance:
    """A candidate, its chance to tell of a dealing, and the states that may take part, each with its chance."""

    candidate: Candidate
    chance: float
    sides: tuple[Side, ...]
    chances: tuple[float, ...]
    numbers: tuple[float, ...]

    @property
    def states(self) -> dict[str, float]:
        """The chance of each state."""
        return {side.state: chance for side, chance in zip(self.sides, self.chances, strict=True)}


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates of one event in the order of the text, and the mean chance of each state."""

    members: tuple[Chance, ...]
    states: Mapping[str, float]

    @property
    def lead(self) -> Chance:
        """The member that most surely tells of a dealing."""
        return max(self.members, key=lambda one: (one.chance, -one.candidate.trigger.start))

    @property
    def kind(self) -> Kind:
        """The kind for which most is said."""
        said: dict[Kind, float] = defaultdict(float)
        for one in self.members:
            said[one.candidate.report.kind] += one.chance * (_ANAPHORIC if one.candidate.anaphoric else 1.0)
        return max(said, key=lambda kind: (said[kind], -KINDS.index(kind)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sides chosen for a group: each state's role by its chance, the chances of every state, and of the choice.

    `half` is the chance that at least half of all states are right, `whole` that all are.
    """

    targets: Mapping[str, float]
    chances: Mapping[str, float]
    half: float
    whole: float


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much of their states' chances two candidates share: Ruzicka's likeness, 0 to 1."""
    states = {**one, **other}
    shared = sum(min(one.get(state, 0.0), other.get(state, 0.0)) for state in states)
    both = sum(max(one.get(state, 0.0), other.get(state, 0.0)) for state in states)
    return shared / both if both else 0.0


class _Growing:
    def __init__(self, first: Chance) -> None:
        self.kinds = {first.candidate.trigger.kind}
        self.date = first.candidate.report.date
        self.members = [first]
        self.states = first.states
        self._total = first.chance
        self._sums = {state: first.chance * chance for state, chance in first.states.items()}

    def fits(self, one: Chance) -> bool:
        date, kind = one.candidate.report.date, one.candidate.trigger.kind
        taken_up = one.candidate.anaphoric and kind in CONTACTS and bool(self.kinds & CONTACTS)
        return (kind in self.kinds or taken_up) and (not (self.date and date) or edtf.overlap(self.date, date))

    def likeness(self, one: Chance, judged: Judged | None) -> float:
        """How much alike the states are, more or less by what the model says of the phrases."""
        alike = likeness(self.states, one.states)
        if not judged:
            return alike
        told = [member.candidate.judged for member in self.members[-_LINKS:]]
        return alike + _LINKED * (judged.of_one_event(one.candidate.judged, told) - EVEN)

    def nearness(self, one: Chance, judged: Judged | None) -> tuple[bool, float]:
        """Which group a candidate is nearest to: one of its own kind before others."""
        return one.candidate.trigger.kind in self.kinds, self.likeness(one, judged)

    def least(self, one: Chance) -> float:
        """How much alike the states must be: more where only one side of the comparison is dated."""
        return _ALIKE if bool(self.date) == bool(one.candidate.report.date) else _ALIKE_UNDATED

    def add(self, one: Chance) -> None:
        self.members.append(one)
        if not one.candidate.anaphoric:
            self.kinds.add(one.candidate.trigger.kind)
        self.date = self.date or one.candidate.report.date
        self._total += one.chance
        for state, chance in one.states.items():
            self._sums[state] = self._sums.get(state, 0.0) + one.chance * chance
        self.states = {state: value / self._total for state, value in self._sums.items()}


def groups_of(chances: Sequence[Chance], judged: Judged | None = None) -> tuple[Group, ...]:
    """Put candidates that tell of one event together.

    Args:
        chances: candidates in the order of the text.
        judged: what the model says, where there is one.

    Returns:
        Groups in order of their first candidate; candidates that hardly tell of a dealing are in none.
    """
    groups: list[_Growing] = []
    for one in chances:
        if one.chance < LEAST or not one.sides:
            continue
        near = [(group.nearness(one, judged), group) for group in groups[-_LAST:] if group.fits(one)]
        (_, alike), best = max(near, key=lambda pair: pair[0], default=((False, 0.0), None))
        if best and alike >= best.least(one):
            best.add(one)
        else:
            groups.append(_Growing(one))
    return tuple(Group(tuple(group.members), group.states) for group in groups)


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


def of_sides(group: Group, whole: Whole, judged: Judged | None) -> tuple[tuple[str, ...], list[list[float]]]:
    """What the trees ask of every state that a group may have as a side.

    Args:
        group: the group.
        whole: what its article has.
        judged: what the model says, where there is one.

    Returns:
        The states, the likeliest first, and a row for each.
    """
    members, lead = group.members, group.lead
    maps = [one.states for one in members]
    own = lead.states
    states = sorted(group.states, key=lambda state: (-group.states[state], state))
    order = sorted(states, key=lambda state: (-own.get(state, 0.0), state))
    top = [group.states[state] for state in states] + [*_TOP]
    rules = [_roles(one) for one in members]
    first = _roles(lead)
    inside: dict[str, float] = defaultdict(float)
    for one in members:
        for state, chance in one.states.items():
            inside[state] += chance * one.chance
    elsewhere = {state: max(0.0, whole.states[state] - inside[state]) for state in states}
    total = sum(whole.states.values()) - sum(inside.values()) + 1e-6
    kind = lead.candidate.trigger.kind
    numbers = {side.state: side.numbers for side in lead.sides}
    nothing = (0.0,) * len(lead.sides[0].numbers)
    rows = []
    for rank, state in enumerate(states):
        row = [
            group.states[state],
            max(each.get(state, 0.0) for each in maps),
            own.get(state, 0.0),
            float(rank),
            float(order.index(state)),
            top[1] if rank == 0 else top[0],
            top[1] if rank > 1 else top[2],
            top[2],
            top[3],
            float(sum(each.get(state, 0.0) > 0.5 for each in maps)),
            float(len(members)),
            float(sum(state in each for each in rules)),
            float(sum(each.get(state) == "actor" for each in rules)),
            float(sum(each.get(state) == "target" for each in rules)),
            float(first.get(state) == "actor"),
            float(first.get(state) == "target"),
            float(state in first),
            float(len(first)),
            elsewhere[state] / total,
            elsewhere[state],
            float(state == HOME),
            float(len(state) != 3),
            sum(group.states.values()),
            float(sum(value > 0.5 for value in group.states.values())),
            *AT_KIND[kind],
            lead.chance,
            *numbers.get(state, nothing)[len(KINDS) :],
        ]
        if judged:
            seen = [judged.of_side(one.candidate.judged, state) for one in members]
            row += [max(one[n] for one in seen) for n in range(4)]
        rows.append(row)
    return tuple(states), rows


@cache
def _worlds(number: int) -> tuple[Floats, Floats]:
    """Which of some states take part, for every way they may; and for every choice of sides whether half are right."""
    worlds = (np.arange(2**number)[:, None] >> np.arange(number)) & 1
    choices = worlds[1 : 2 ** min(number, _MOST)]
    shared = choices @ worlds.T
    either = choices.sum(1)[:, None] + worlds.sum(1)[None] - shared
    return worlds.astype(np.float64), (2 * shared >= either).astype(np.float64)


def choose(states: Sequence[str], chances: Sequence[float], targets: Sequence[float]) -> Chosen:
    """Choose the sides that are most probably right: by half, and as a whole.

    Args:
        states: the states that may take part.
        chances: the chance of each.
        targets: for each the chance that it is the target rather than the actor.
    """
    order = sorted(range(len(states)), key=lambda n: (-chances[n], states[n]))[:_WORLDS]
    worlds, right = _worlds(len(order))
    sure = np.array([chances[n] for n in order])
    weight = np.where(worlds > 0, sure, 1 - sure).prod(1)
    weight[0] *= _NOBODY
    weight /= weight.sum()
    half = right @ weight
    whole = weight[1 : len(half) + 1]
    best = int(np.argmax(np.round(half + _ALL_RIGHT * whole, 9)))
    kept = [n for bit, n in enumerate(order[:_MOST]) if (best + 1) >> bit & 1]
    return Chosen(
        {states[n]: targets[n] for n in kept},
        dict(zip(states, chances, strict=True)),
        float(half[best]),
        float(whole[best]),
    )


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
