"""Events of one article: candidates with their chances in, groups of one event each out.

A group gathers what an article says in several sentences.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kawat import edtf
from kawat.reading.anaphora import CONTACTS
from kawat.reading.candidates import Candidate
from kawat.reading.judged import EVEN, Judged
from kawat.reading.model.labels import KINDS
from kawat.reading.sides import Side
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
#: What a noun that takes up a contact says of its kind, beside a phrase that names one.
_ANAPHORIC = 0.05


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
