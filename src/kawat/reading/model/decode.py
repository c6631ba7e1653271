"""Decoding: an article's windows and the encoder's vectors in, its Analysis out.

Each word is decided in its home window. Work is linear in the text: a trigger is linked to a bounded number of others.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from kawat.reading.model.analysis import Analysis, Link, NameFound, PartFound, RoleFound, Statement, TriggerFound
from kawat.reading.model.heads import Floats, Heads, sentence_distances
from kawat.reading.model.labels import INSIDE, KINDS, NAMES, ROLES, STATUSES
from kawat.reading.model.windows import Window

#: Floors below which nothing is told; thresholds proper are the caller's.
TRIGGER_FLOOR, ROLE_FLOOR, PART_FLOOR, STATEMENT_FLOOR, NAME_FLOOR = 0.15, 0.15, 0.2, 0.3, 0.4
#: A further word belongs to a trigger or statement from this probability on.
GOES_ON = 0.5
#: A trigger is linked to so many triggers before it.
LINKED = 64
#: Statements of fewer words are none.
FEW_WORDS = 3

Pair = tuple[int, int]


def _runs(chances: Floats, floor: float) -> list[Pair]:
    """(first, last + 1) of stretches whose chances all reach the floor."""
    high = np.concatenate([[False], chances >= floor, [False]])
    edges = np.flatnonzero(high[1:] != high[:-1])
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class _WindowReader:
    """One window with its words' vectors, read head by head."""

    def __init__(self, window: Window, pieces: Floats, heads: Heads) -> None:
        self.window, self.heads = window, heads
        self.words = window.words
        self.vectors: Floats = pieces[[word.piece for word in window.words]]
        self.sentences = np.array([word.sentence for word in window.words], np.int64)
        self.home = range(window.first, window.last)

    def _span(self, first: int, last: int) -> Pair:
        return self.words[first].start, self.words[last].end

    def triggers(self) -> list[tuple[Pair, TriggerFound]]:
        """Triggers with the numbers of their first and last words."""
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
        if not pairs:
            return []
        first, last_words = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        statuses = self.heads.status(self.vectors, first, last_words)
        return [
            (pair, self._trigger(pair, tags[pair[0], 1:INSIDE], status))
            for pair, status in zip(pairs, statuses, strict=True)
        ]

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

    def roles(self, pairs: Sequence[Pair]) -> list[tuple[RoleFound, ...]]:
        """For each trigger, given by word numbers, what plays a role in its event."""
        if not pairs:
            return []
        return [self._roles_of(tags) for tags in self._conditioned("roles", pairs)]

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
        for low, high in _runs(inside[self.home.start : self.home.stop], GOES_ON):
            first, behind = low + self.home.start, high + self.home.start
            cuts = [first, *(n for n in range(first + 1, behind) if self._begins(tags, n)), behind]
            for a, b in pairwise(cuts):
                last = b - 1
                while last > a and self.words[last].end - self.words[last].start == 1 and not self._wordlike(last):
                    last -= 1
                chance = float(inside[a : last + 1].mean())
                if last - a + 1 >= FEW_WORDS and chance >= STATEMENT_FLOOR:
                    found.append(((a, last), chance))
        return found

    def _begins(self, tags: Floats, n: int) -> bool:
        return bool(self.sentences[n] != self.sentences[n - 1] or tags[n, 1] > GOES_ON)

    def _wordlike(self, n: int) -> bool:
        """Whether a statement may end with this word: not with a mark that only ends the sentence."""
        return bool(self.heads.quotes(self.vectors[n : n + 1])[0, 1:3].sum() > 0.9)

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


def _place(window: Window, quotation: Pair) -> Pair | None:
    """Numbers of a quotation's first and last words in a window where its first word is at home."""
    inside = [n for n, word in enumerate(window.words) if word.start < quotation[1] and word.end > quotation[0]]
    return (inside[0], inside[-1]) if inside and window.first <= inside[0] < window.last else None


def _links(triggers: Sequence[TriggerFound], vectors: Sequence[Floats], heads: Heads) -> tuple[Link, ...]:
    pairs = [(i, j) for j in range(len(triggers)) for i in range(max(0, j - LINKED), j)]
    if not pairs:
        return ()
    stacked = np.concatenate(vectors)
    left, right = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    sentences = np.array([trigger.sentence for trigger in triggers], np.int64)
    found: list[Link] = []
    for low in range(0, len(pairs), 4096):
        a, b = left[low : low + 4096], right[low : low + 4096]
        chances = heads.links(stacked[a], stacked[b], sentence_distances(sentences[a], sentences[b]))
        found += [Link(int(i), int(j), float(p)) for i, j, p in zip(a, b, chances, strict=True)]
    return tuple(found)


def decode(
    windows: Sequence[Window], hidden: Sequence[Floats], heads: Heads, quotations: Sequence[Pair] = ()
) -> Analysis:
    """Read one article.

    Args:
        windows: the article's windows in order.
        hidden: for each window the encoder's output (pieces, hidden).
        heads: the heads.
        quotations: (start, end) of its direct quotations in order, without their marks.
    """
    triggers: list[TriggerFound] = []
    roles: list[tuple[RoleFound, ...]] = []
    vectors: list[Floats] = []
    statements: list[Statement] = []
    names: list[NameFound] = []
    directs: list[Statement | None] = [None] * len(quotations)
    for window, pieces in zip(windows, hidden, strict=True):
        reader = _WindowReader(window, pieces, heads)
        pairs = reader.triggers()
        if pairs:
            numbers = [pair for pair, _ in pairs]
            triggers += [trigger for _, trigger in pairs]
            roles += reader.roles(numbers)
            first, last = (np.array(side, np.int64) for side in zip(*numbers, strict=True))
            vectors.append(heads.link_vectors(reader.vectors, first, last))
        low, high = window.words[window.first].start, window.words[window.last - 1].end
        placed = {
            n: pair
            for n, given in enumerate(quotations)
            if given[0] < high and given[1] > low and (pair := _place(window, given))
        }
        indirect, direct = reader.quotes(list(placed.values()))
        statements += indirect
        for n, statement in zip(placed, direct, strict=True):
            directs[n] = statement
        names += reader.names()
    return Analysis(
        tuple(triggers), tuple(roles), _links(triggers, vectors, heads), tuple(statements), tuple(directs), tuple(names)
    )
