"""Arguments: states and times around a trigger in, what each is to its event and how that is dated out.

All that is named around a trigger is looked at together, by layers of self-attention over the mentions, so that one
state's part depends on the others' (a transformer, Vaswani et al. 2017, with norms before its sublayers). The weights
are those of `training.arguments.Arguments`; shapes are told at each function.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kawat.reading.model.labels import ROLES
from kawat.reading.model.layers import Floats, Integers, Weights, gelu, linear, softmax
from kawat.reading.model.windows import Window

#: Numbers told of every argument.
NUMBERS = 16
#: Arguments looked at for one trigger: those nearest to it.
NEAREST = 64
#: Width, layers and attention heads.
WIDTH, LAYERS, ATTENTION = 128, 2, 4
#: How much of the product of trigger and argument is added to their sum.
JOINT = 0.3
#: Which tag of an argument says that it dates the event, behind those of the roles.
DATING = len(ROLES)
#: Scores beyond this are cut: no exponential runs over.
_MOST = 30.0
#: Triggers that are looked at together; bounds the memory.
_TOGETHER = 16
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention of a state or organisation, or a time expression (then `state` is None), and numbers on it."""

    start: int
    end: int
    state: str | None
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The arguments of one window: numbers of their first and last words, of their states, and what is told of them.

    `states` are the codes; `groups` (n) say which of them an argument names, -1 for a time; `given` which of the
    arguments given it is.
    """

    first: Integers
    last: Integers
    groups: Integers
    numbers: Floats
    states: tuple[str, ...]
    given: tuple[int, ...]


def place(window: Window, arguments: Sequence[Argument]) -> Placed:
    """The arguments, given in the order of the text, that begin in a window."""
    words = window.words
    found: list[tuple[int, int, int]] = []
    n = 0
    for first, word in enumerate(words):
        if n < len(arguments) and arguments[n].start < word.start:
            n = bisect_left(arguments, word.start, n, key=lambda one: one.start)
        while n < len(arguments) and arguments[n].start < word.end:
            last = first
            while last + 1 < len(words) and words[last + 1].start < arguments[n].end:
                last += 1
            found.append((n, first, last))
            n += 1
    states = tuple(sorted({state for n, _, _ in found if (state := arguments[n].state)}))
    numbers = {state: n for n, state in enumerate(states)}
    return Placed(
        np.array([first for _, first, _ in found], np.int64),
        np.array([last for _, _, last in found], np.int64),
        np.array([numbers.get(arguments[n].state or "", -1) for n, _, _ in found], np.int64),
        np.array([arguments[n].numbers for n, _, _ in found], np.float32).reshape(len(found), NUMBERS),
        states,
        tuple(n for n, _, _ in found),
    )


def nearest(placed: Placed, first: Integers, last: Integers) -> Integers:
    """For triggers by their first and last words (n) the numbers (n, at most NEAREST) of the arguments nearest."""
    apart = np.maximum(first[:, None] - placed.last, placed.first - last[:, None])
    order = np.argsort(np.maximum(apart, 0), axis=1, kind="stable")
    return np.asarray(np.sort(order[:, :NEAREST], axis=1), np.int64)


class ArgumentHead:
    """The layers in numpy; weights by the names that PyTorch gives them, each behind `arguments.`."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def _linear(self, name: str, x: Floats) -> Floats:
        return linear(self._weights, f"arguments.{name}", x)

    def _norm(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + _EPSILON)
        return np.asarray(
            x * self._weights[f"arguments.{name}.weight"] + self._weights[f"arguments.{name}.bias"], np.float32
        )

    def _block(self, name: str, x: Floats, same: Floats) -> Floats:
        """One layer: (triggers, arguments, width) and whether two arguments are of one state, to the same shape."""
        triggers, number, width = x.shape
        parts = self._linear(f"{name}.mixed", self._norm(f"{name}.before", x))
        parts = parts.reshape(triggers, number, 3, ATTENTION, width // ATTENTION).transpose(2, 0, 3, 1, 4)
        scores = parts[0] @ parts[1].swapaxes(-1, -2) / np.sqrt(width // ATTENTION, dtype=np.float32)
        scores = scores + self._weights[f"arguments.{name}.same"][:, None, None] * same[:, None]
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        heard = (scores / scores.sum(-1, keepdims=True)) @ parts[2]
        x = x + self._linear(f"{name}.heard", heard.transpose(0, 2, 1, 3).reshape(triggers, number, width))
        inner = gelu(self._linear(f"{name}.inner", self._norm(f"{name}.between", x)))
        return np.asarray(x + self._linear(f"{name}.outer", inner), np.float32)

    def __call__(
        self, words: Floats, first: Integers, last: Integers, far: Integers, placed: Placed
    ) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
        """Look at triggers.

        Args:
            words: vectors (words, hidden).
            first: first words of the triggers (n).
            last: their last words (n).
            far: `heads.distances` of the arguments' first words from the triggers (n, arguments).
            placed: the arguments.

        Yields:
            For each trigger the probabilities of actor, target and third for each state (states, 3), of dating the
            event for each argument (arguments), what is added to the logits of its status (statuses), and the
            probabilities of the forms of its date (forms).
        """
        mentions = np.concatenate([words[placed.first], words[placed.last]], -1)
        own = self._linear("argument", mentions), self._linear("told", placed.numbers)
        triggers = np.concatenate([words[first], words[last]], -1)
        chosen = nearest(placed, first, last)
        for low in range(0, len(first), _TOGETHER):
            part = slice(low, low + _TOGETHER)
            yield from self._some(triggers[part], chosen[part], far[part], own, placed)

    def _some(
        self, triggers: Floats, chosen: Integers, far: Integers, own: tuple[Floats, Floats], placed: Placed
    ) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
        trigger, mention, told = self._linear("trigger", triggers)[:, None], own[0][chosen], own[1][chosen]
        distance = self._weights["arguments.distance.weight"][np.take_along_axis(far, chosen, 1)]
        x = mention + trigger + distance + told + JOINT * self._linear("joint", triggers)[:, None] * mention
        x = np.concatenate([trigger, x], 1)
        groups = placed.groups[chosen]
        same = np.zeros((len(x), x.shape[1], x.shape[1]), np.float32)
        same[:, 1:, 1:] = (groups[:, :, None] == groups[:, None]) & (groups[:, :, None] >= 0)
        for n in range(LAYERS):
            x = self._block(f"layers.{n}", x, same)
        x = self._norm("after", x)
        status, logits = self._linear("status", x[:, 0]), self._linear("tags", x[:, 1:])
        forms = softmax(self._linear("forms", x[:, 0]))
        raised = np.exp(np.clip(logits, -_MOST, _MOST))
        for n in range(len(x)):
            states = np.zeros((len(placed.states), len(ROLES)), np.float32)
            parties = groups[n] >= 0
            np.add.at(states, groups[n][parties], raised[n][parties][:, : len(ROLES)])
            dates = np.zeros(len(placed.groups), np.float32)
            dates[chosen[n][~parties]] = (raised[n, :, DATING] / (1 + raised[n, :, DATING]))[~parties]
            yield states / (1 + states.sum(-1, keepdims=True)), dates, status[n], forms[n]
