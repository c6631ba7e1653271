"""The choice of sides: the states that an event may have, each with its chance, in; those most probably right out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from kawat.reading.trees import Floats

#: States from which the sides of an event are chosen, and how many there may be.
_WORLDS, _MOST = 6, 4
#: What a report with all the right sides counts, beside one that has them right by half.
_ALL_RIGHT = 1.0
#: How probable it is that an event has no side at all among those named, beside what their chances say.
_NOBODY = 0.3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sides chosen for a group: each state's role by its chance, the chances of every state, and of the choice.

    `half` is the chance that at least half of all states are right, `whole` that all are.
    """

    targets: Mapping[str, float]
    chances: Mapping[str, float]
    half: float
    whole: float


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
