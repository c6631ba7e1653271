"""One window: its words' vectors in, what each head finds in it out.

Triggers, statements and names are told only where they begin at home; roles and speakers may stand in the context.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from kawat.reading.model.analysis import MentionRoles, NameFound, PartFound, RoleFound, Statement, TriggerFound
from kawat.reading.model.heads import Floats, Heads
from kawat.reading.model.labels import INSIDE, KINDS, NAMES, ROLES, STATUSES
from kawat.reading.model.windows import Window

#: Floors below which nothing is told; thresholds proper are the caller's.
TRIGGER_FLOOR, ROLE_FLOOR, PART_FLOOR, STATEMENT_FLOOR, NAME_FLOOR = 0.08, 0.15, 0.2, 0.3, 0.4
#: A further word belongs to a trigger or statement from this probability on.
GOES_ON = 0.5
#: From this probability on a mark belongs to a statement.
SURE = 0.9
#: A statement goes on while words are inside it with this probability, and over gaps of so many words.
EDGE, GAP = 0.25, 3
#: Mentions that have any role with less probability are not told.
MENTION_FLOOR = 0.05
#: Statements of fewer words are none.
FEW_WORDS = 3

Pair = tuple[int, int]


def _runs(chances: Floats, floor: float) -> list[Pair]:
    """(first, last + 1) of stretches whose chances all reach the floor."""
    high = np.concatenate([[False], chances >= floor, [False]])
    edges = np.flatnonzero(high[1:] != high[:-1])
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class Given:
    """Stretches of text in order, none overlapping, found by where they stand."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        self._starts, self._ends = [start for start, _ in pairs], [end for _, end in pairs]

    def between(self, start: int, end: int) -> range:
        """Numbers of the stretches that touch the text from `start` to `end`."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))


class WindowReader:
    """One window with its words' vectors, read head by head."""

    def __init__(self, window: Window, pieces: Floats, heads: Heads) -> None:
        self.window, self.heads = window, heads
        self.words = window.words
        self.vectors: Floats = pieces[[word.piece for word in window.words]]
        self.sentences = np.array([word.sentence for word in window.words], np.int64)
        self.home = range(window.first, window.last)
        self._starts = [word.start for word in window.words]
        self._ends = [word.end for word in window.words]

    def _span(self, first: int, last: int) -> Pair:
        return self.words[first].start, self.words[last].end

    def triggers(self, asked: Given) -> list[tuple[Pair, TriggerFound]]:
        """Triggers, and the stretches asked about that overlap none, with the numbers of their first and last words."""
        tags = self.heads.triggers(self.vectors)
        begins = tags[:, 1:INSIDE].sum(-1)
        pairs: list[Pair] = []
        n = self.window.first
        while n < self.window.last:
            last = n
            if begins[n] >= TRIGGER_FLOOR and not (self._same(n, n + 1) and begins[n + 1] > begins[n]):
                while self._same(n, last + 1) and tags[last + 1, INSIDE] >= max(GOES_ON * begins[n], begins[last + 1]):
                    last += 1
                pairs.append((n, last))
            n = last + 1
        pairs = self._with(asked, pairs)
        if not pairs:
            return []
        first, last_words = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        statuses = self.heads.status(self.vectors, first, last_words)
        return [
            (pair, self._trigger(pair, tags[pair[0], 1:INSIDE], status))
            for pair, status in zip(pairs, statuses, strict=True)
        ]

    def _with(self, asked: Given, pairs: list[Pair]) -> list[Pair]:
        taken = {n for first, last in pairs for n in range(first, last + 1)}
        added = [self.place(asked.pairs[n]) for n in self._at_home(asked)]
        return sorted(
            [*pairs, *(pair for pair in added if pair and not taken.intersection(range(pair[0], pair[1] + 1)))]
        )

    def _at_home(self, given: Given) -> Iterator[int]:
        """Numbers of the given stretches whose first word is at home here."""
        for n in given.between(self._starts[self.home.start], self._ends[self.home.stop - 1]):
            pair = self.place(given.pairs[n])
            if pair and pair[0] in self.home:
                yield n

    def _same(self, one: int, other: int) -> bool:
        return other < self.window.last and self.sentences[one] == self.sentences[other]

    def _trigger(self, pair: Pair, chances: Floats, statuses: Floats) -> TriggerFound:
        total = float(chances.sum())
        best = int(chances.argmax())
        start, end = self._span(*pair)
        return TriggerFound(
            start, end, KINDS[best], total, float(chances[best]), STATUSES[int(statuses.argmax())],
            tuple(float(x) / total for x in chances), tuple(map(float, statuses)), self.words[pair[0]].sentence,
        )  # fmt: skip

    def _conditioned(self, name: str, pairs: Sequence[Pair]) -> Floats:
        first, last = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        return self.heads.conditioned(name, self.vectors, first, last, self.sentences)

    def roles(
        self, pairs: Sequence[Pair], mentions: Given
    ) -> tuple[list[tuple[RoleFound, ...]], list[tuple[MentionRoles, ...]]]:
        """For each trigger, given by word numbers, what plays a role in its event, and the roles of the mentions."""
        tags = self._conditioned("roles", pairs)
        placed = [(n, pair) for n in self._inside(mentions) if (pair := self.place(mentions.pairs[n]))]
        return [self._roles_of(one) for one in tags], _roles_of_mentions(tags, placed)

    def _inside(self, given: Given) -> Iterator[int]:
        """Numbers of the given stretches that begin in the sentences of this window."""
        numbers = np.flatnonzero(np.diff(self.sentences, prepend=-1))
        last = -1
        for first, behind in pairwise([*map(int, numbers), len(self.words)]):
            for n in given.between(self.words[first].start, self.words[behind - 1].end):
                if n > last:
                    last = n
                    yield n

    def home_quotations(self, given: Given) -> dict[int, Pair]:
        """The quotations whose first word is at home here: number, and numbers of their first and last words."""
        return {n: pair for n in self._at_home(given) if (pair := self.place(given.pairs[n]))}

    def place(self, given: Pair) -> Pair | None:
        """Numbers of the first and last words of a stretch of text, if any of it stands in this window."""
        first = bisect_right(self._ends, given[0])
        last = bisect_left(self._starts, given[1]) - 1
        return (first, last) if first <= last else None

    def _roles_of(self, tags: Floats) -> tuple[RoleFound, ...]:
        found = []
        some = 1 - tags[:, 0]
        best = tags[:, 1:].argmax(-1)
        for low, high in _runs(some, ROLE_FLOOR):
            cuts = [low, *(n for n in range(low + 1, high) if self._breaks(best, n)), high]
            for first, behind in pairwise(cuts):
                role = int(best[first])
                start, end = self._span(first, behind - 1)
                found.append(RoleFound(start, end, ROLES[role], float(tags[first:behind, 1 + role].max())))
        return tuple(found)

    def _breaks(self, best: npt.NDArray[Any], n: int) -> bool:
        return bool(best[n] != best[n - 1] or self.sentences[n] != self.sentences[n - 1])

    def quotes(self, given: Sequence[Pair]) -> tuple[list[Statement], list[Statement]]:
        """Indirect statements, and one statement for each given quotation (numbers of its first and last words)."""
        tags = self.heads.quotes(self.vectors)
        indirect = self._statements(tags)
        chances = [float(tags[first : last + 1, 1 + 2 :].sum(-1).mean()) for first, last in given]
        pairs = [pair for pair, _ in indirect] + list(given)
        if not pairs:
            return [], []
        parts = self._conditioned("speakers", pairs)
        all_chances = [chance for _, chance in indirect] + chances
        made = [
            Statement(*self._span(*pair), chance, self._part(part[:, 1]), self._part(part[:, 2]))
            for pair, chance, part in zip(pairs, all_chances, parts, strict=True)
        ]
        return made[: len(indirect)], made[len(indirect) :]

    def _statements(self, tags: Floats) -> list[tuple[Pair, float]]:
        found = []
        inside = tags[:, 1] + tags[:, 2]
        for first, behind in self._stretches(tags, inside):
            last = behind - 1
            # A mark at the end belongs to the statement only where the model is sure of it.
            while last > first and inside[last] < SURE and not self._is_word(last):
                last -= 1
            chance = float(inside[first : last + 1].mean())
            if last - first + 1 >= FEW_WORDS and chance >= STATEMENT_FLOOR:
                found.append(((first, last), chance))
        return found

    def _stretches(self, tags: Floats, inside: Floats) -> list[Pair]:
        """Runs that reach `GOES_ON` somewhere, each within a sentence, mended over short gaps."""
        start = self.home.start
        runs: list[Pair] = []
        for low, high in _runs(inside[start : self.home.stop], EDGE):
            cuts = [low, *(n for n in range(low + 1, high) if self._begins(tags, n + start)), high]
            for a, b in pairwise(cuts):
                first, behind = a + start, b + start
                if inside[first:behind].max() < GOES_ON:
                    continue
                last = runs[-1][1] if runs else -GAP - 1
                if (
                    first - last <= GAP
                    and self.sentences[first] == self.sentences[last - 1]
                    and not self._begins(tags, first)
                ):
                    runs[-1] = runs[-1][0], behind
                else:
                    runs.append((first, behind))
        return runs

    def _begins(self, tags: Floats, n: int) -> bool:
        return bool(self.sentences[n] != self.sentences[n - 1] or tags[n, 1] > GOES_ON)

    def _is_word(self, n: int) -> bool:
        return self.words[n].end - self.words[n].start > 1

    def _part(self, chances: Floats) -> PartFound | None:
        """The most probable stretch of a tag."""
        top = int(chances.argmax())
        if chances[top] < PART_FLOOR:
            return None
        floor = min(0.5, float(chances[top]) * 0.6)
        first = last = top
        while first > 0 and chances[first - 1] >= floor and self.sentences[first - 1] == self.sentences[top]:
            first -= 1
        while (
            last + 1 < len(chances) and chances[last + 1] >= floor and self.sentences[last + 1] == self.sentences[top]
        ):
            last += 1
        return PartFound(*self._span(first, last), float(chances[top]))

    def names(self) -> list[NameFound]:
        """Names at home here."""
        tags = self.heads.names(self.vectors)
        found = []
        best = tags.argmax(-1)
        n = self.window.first
        while n < self.window.last:
            first = n
            n += 1
            if not best[first]:
                continue
            sort = int(best[first] - 1) // 2
            while n < self.window.last and best[n] == 2 + 2 * sort and self._same(first, n):
                n += 1
            chance = float(tags[first:n, 1 + 2 * sort : 3 + 2 * sort].sum(-1).mean())
            if chance >= NAME_FLOOR:
                found.append(NameFound(*self._span(first, n - 1), NAMES[sort], chance))
        return found


def _roles_of_mentions(tags: Floats, placed: Sequence[tuple[int, Pair]]) -> list[tuple[MentionRoles, ...]]:
    """How probably each mention has any role for each trigger: that of its surest word, shared as its words share it.

    Args:
        tags: (triggers, words, tags).
        placed: mentions by number, with the numbers of their first and last words.
    """
    if not placed:
        return [()] * len(tags)
    bounds = [n for _, (first, last) in placed for n in (first, last + 1)]
    # A word behind the last lets a mention end with the window.
    roles = np.pad(tags[:, :, 1:], ((0, 0), (0, 1), (0, 0)))
    sums = np.add.reduceat(roles, bounds, axis=1)[:, ::2]
    surest = np.maximum.reduceat(roles.sum(-1), bounds, axis=1)[:, ::2]
    shared = sums * (surest / np.maximum(sums.sum(-1), 1e-9))[:, :, None]
    numbers = [number for number, _ in placed]
    return [
        tuple(
            MentionRoles(number, tuple(map(float, shares)))
            for number, sure, shares in zip(numbers, trigger, each, strict=True)
            if sure >= MENTION_FLOOR
        )
        for trigger, each in zip(surest, shared, strict=True)
    ]
