"""What the model says of candidates and states, as numbers: an Analysis in, what the trees ask of it out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial

from kawat.reading.model.analysis import Analysis
from kawat.reading.model.labels import KINDS, ROLES
from kawat.reading.types import type_of
from kawat.records import Kind

#: How many numbers there are of a candidate, of a state.
OF_CANDIDATE, OF_SIDE = 26, 17
#: The chance that two phrases tell of one event where the model says nothing of them.
EVEN = 0.5
_NONE = (0.0,) * len(ROLES)
#: For how many triggers at a time it is kept what links them to others.
_KEPT = 256
_TYPES = tuple(map(type_of, KINDS))


def _by_type(chances: Sequence[float]) -> dict[str, float]:
    """The probability of each type, from those of its kinds."""
    found = dict.fromkeys(_TYPES, 0.0)
    for name, chance in zip(_TYPES, chances, strict=True):
        found[name] += chance
    return found


def _linked_to(links: Sequence[Sequence[float]], n: int) -> dict[int, float]:
    """The probability that a trigger tells of one event with each of those before and behind, by their numbers."""
    found = dict(enumerate(links[n], n - len(links[n])))
    for m in range(n + 1, len(links)):
        first = m - len(links[m])
        if n < first:
            break
        found[m] = links[m][n - first]
    return found


class Judged:
    """One article's analysis, looked up by trigger and by state."""

    def __init__(self, analysis: Analysis) -> None:
        self._triggers = analysis.triggers
        self._dates = [max((chance for _, _, chance in one.dates), default=0.0) for one in analysis.arguments]
        #: For each trigger: each state's probability of being actor, target and third.
        self._sides = [dict(one.states) for one in analysis.arguments]
        #: What links the triggers asked about last to others; a text may hold very many.
        self._linked = lru_cache(_KEPT)(partial(_linked_to, analysis.links))
        self._all: dict[str, float] = defaultdict(float)
        for trigger, sides in zip(self._triggers, self._sides, strict=True):
            for state, roles in sides.items():
                self._all[state] += trigger.probability * sum(roles)
        self._total = sum(self._all.values()) + 1e-6
        self._types = [_by_type(one.kinds) for one in self._triggers]
        best = sorted((one.probability for one in self._triggers), reverse=True) + [0.0] * 3
        #: Of all triggers: the two surest, how many there are by their probabilities, and how many are probable.
        self._article = (*best[:2], sum(best), float(sum(p > 0.5 for p in best)))
        #: The surest trigger of each sentence.
        self._here: dict[int, float] = defaultdict(float)
        for trigger in self._triggers:
            self._here[trigger.sentence] = max(self._here[trigger.sentence], trigger.probability)

    def of_one_event(self, n: int | None, others: Sequence[int | None]) -> float:
        """The mean probability that a trigger and each of others tell of one event; `EVEN` where nothing is said."""
        links = self._linked(n) if n is not None else {}
        said = [links[other] for other in others if other is not None and other in links]
        return sum(said) / len(said) if said else EVEN

    def of_type(self, n: int | None, kind: Kind) -> float:
        """The probability that a trigger tells of a dealing of a kind's type."""
        return 0.0 if n is None else self._triggers[n].probability * self._types[n][type_of(kind)]

    def of_candidate(self, n: int | None, kind: Kind) -> list[float]:
        """Of a trigger, taken as one of a kind."""
        if n is None:
            return [0.0] * OF_CANDIDATE
        one = self._triggers[n]
        links = [(p * self._triggers[m].probability, p) for m, p in self._linked(n).items()]
        linked = [(p, self._triggers[m].probability) for m, p in self._linked(n).items() if p > 0.4]
        sides = sorted(map(sum, self._sides[n].values()), reverse=True) + [0.0] * 3
        roles = [max((one[role] for one in self._sides[n].values()), default=0.0) for role in range(len(ROLES))]
        return [
            one.probability,
            one.kinds[KINDS.index(kind)],
            self._types[n][type_of(kind)],
            self.of_type(n, kind),
            max(p for t, p in self._types[n].items() if t != type_of(kind)),
            *one.statuses,
            *sides[:3],
            *roles,
            self._dates[n],
            self._here[one.sentence],
            *self._article,
            max((p for _, p in links), default=0.0),
            max((q for _, q in linked), default=0.0),
            sum(w for w, _ in links),
        ]  # fmt: skip

    def of_side(self, n: int | None, state: str) -> list[float]:
        """Of a state as seen from a trigger."""
        if n is None:
            return [0.0] * OF_SIDE
        own = self._sides[n].get(state, _NONE)
        some = sum(own)
        others = sorted((sum(r) for s, r in self._sides[n].items() if s != state), reverse=True) + [0.0] * 2
        linked = [*_NONE]
        weights = 1e-6
        for m, p in self._linked(n).items():
            weight = p * self._triggers[m].probability
            weights += weight
            roles = self._sides[m].get(state)
            if roles:
                linked = [x + weight * y for x, y in zip(linked, roles, strict=True)]
        most = max(self._all.values(), default=0.0) + 1e-6
        return [
            *own,
            some,
            *others[:2],
            some / (some + others[0] + others[1] + 1e-3),
            float(sum(sum(r) > some for r in self._sides[n].values())),
            *linked,
            *(x / weights for x in linked),
            self._all.get(state, 0.0) / self._total,
            self._all.get(state, 0.0) / most,
            self._triggers[n].probability,
        ]


__all__ = ["EVEN", "OF_CANDIDATE", "OF_SIDE", "Judged"]
