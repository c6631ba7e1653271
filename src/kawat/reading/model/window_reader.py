"""One window: its words' vectors in, what each head finds in it out.

Triggers, statements and names are told only where they begin at home; arguments and speakers may stand in the context.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from kawat.reading.model.analysis import ArgumentsFound, NameFound, PartFound, Statement, TriggerFound
from kawat.reading.model.arguments import Argument, place
from kawat.reading.model.heads import Heads, distances
from kawat.reading.model.labels import DIRECT, INDIRECT, INSIDE, KINDS, NAMES, STATUSES
from kawat.reading.model.layers import Floats, Integers
from kawat.reading.model.windows import Window

#: Floors below which nothing is told; thresholds proper are the caller's.
TRIGGER_FLOOR, SPEAKER_FLOOR, CUE_FLOOR, STATEMENT_FLOOR, NAME_FLOOR = 0.08, 0.02, 0.2, 0.3, 0.4
#: A further word belongs to a trigger or statement from this probability on.
GOES_ON = 0.5
#: From this probability on a mark belongs to a statement.
SURE = 0.9
#: A statement goes on while words are inside it with this probability, and over gaps of so many words.
EDGE, GAP = 0.25, 3
#: States and times that have a part in an event with less probability are not told.
ARGUMENT_FLOOR = 0.02
#: Statements of fewer words are none.
FEW_WORDS = 3

Pair = tuple[int, int]


def _runs(chances: Floats, floor: float) -> list[Pair]:
    """(first, last + 1) of stretches whose chances all reach the floor."""
    high = np.concatenate([[False], chances >= floor, [False]])
    edges = np.flatnonzero(high[1:] != high[:-1])
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class Given:
    """Stretches of text in order of their begin, found by it; some may hold others."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs
        self._starts = [start for start, _ in pairs]

    def beginning(self, start: int, end: int) -> range:
        """Numbers of the stretches that begin from `start` on, before `end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


class WindowReader:
    """One window with its words' vectors, read head by head."""

    def __init__(self, window: Window, pieces: Floats, heads: Heads) -> None:
        self.window, self.heads = window, heads
        self.words = window.words
        self.vectors: Floats = pieces[[word.piece for word in window.words]]
        self.sentences = np.array([word.sentence for word in window.words], np.int64)
        self.home = range(window.first, window.last)
        self._trigger_tags = heads.triggers(self.vectors)
        self._starts = [word.start for word in window.words]
        self._ends = [word.end for word in window.words]

    def _span(self, first: int, last: int) -> Pair:
        return self.words[first].start, self.words[last].end

    def trigger_pairs(self, asked: Given) -> list[Pair]:
        """First and last words of triggers, and of the stretches asked about that overlap none, by their numbers."""
        tags = self._trigger_tags
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
        return self._with(asked, pairs)

    def triggers(self, first: Integers, last: Integers, more: Floats) -> list[TriggerFound]:
        """The triggers from and to those words; `more` is what their arguments say of their status."""
        statuses = self.heads.status(self.vectors, first, last, more)
        return [
            self._trigger((int(a), int(b)), self._trigger_tags[a, 1:INSIDE], status)
            for a, b, status in zip(first, last, statuses, strict=True)
        ]

    def arguments(
        self, first: Integers, last: Integers, arguments: Sequence[Argument]
    ) -> tuple[list[ArgumentsFound], Floats]:
        """What states and times are to triggers, by their first and last words, and the form of each event's date.

        Also what all that says of the triggers' status.
        """
        placed = place(self.window, arguments)
        if not placed.given:
            return [ArgumentsFound()] * len(first), np.zeros((len(first), len(STATUSES)), np.float32)
        far = distances(first, last, self.sentences)[:, placed.first]
        found, more = [], []
        for states, dates, status, forms in self.heads.arguments(self.vectors, first, last, far, placed):
            taking = [(code, roles) for code, roles in zip(placed.states, states, strict=True)
                      if roles.sum() >= ARGUMENT_FLOOR]  # fmt: skip
            dating = [(arguments[placed.given[n]], dates[n]) for n in np.flatnonzero(dates >= ARGUMENT_FLOOR)]
            found.append(
                ArgumentsFound(
                    tuple((code, tuple(map(float, roles))) for code, roles in taking),
                    tuple((one.start, one.end, float(chance)) for one, chance in dating),
                    tuple(map(float, forms)),
                )
            )
            more.append(status)
        return found, np.stack(more)

    def _with(self, asked: Given, pairs: list[Pair]) -> list[Pair]:
        taken = {n for first, last in pairs for n in range(first, last + 1)}
        added = [self.place(asked.pairs[n]) for n in self._at_home(asked)]
        return sorted(
            [*pairs, *(pair for pair in added if pair and not taken.intersection(range(pair[0], pair[1] + 1)))]
        )

    def _at_home(self, given: Given) -> Iterator[int]:
        """Numbers of the given stretches whose first word is at home here."""
        for n in given.beginning(self._starts[self.home.start], self._ends[self.home.stop - 1]):
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
            start, end, KINDS[best], total, STATUSES[int(statuses.argmax())],
            tuple(float(x) / total for x in chances), tuple(map(float, statuses)), self.words[pair[0]].sentence,
        )  # fmt: skip

    def _speakers(self, pairs: Sequence[Pair]) -> Floats:
        first, last = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        return self.heads.speakers(self.vectors, first, last, self.sentences)

    def home_quotes(self, given: Given) -> dict[int, Pair]:
        """The quotes whose first word is at home here: number, and numbers of their first and last words."""
        return {n: pair for n in self._at_home(given) if (pair := self.place(given.pairs[n]))}

    def place(self, given: Pair) -> Pair | None:
        """Numbers of the first and last words of a stretch of text, if any of it stands in this window."""
        first = bisect_right(self._ends, given[0])
        last = bisect_left(self._starts, given[1]) - 1
        return (first, last) if first <= last else None

    def quotes(self, given: Sequence[Pair]) -> tuple[list[Statement], list[Statement]]:
        """Indirect statements, and one statement for each given quote (numbers of its first and last words)."""
        tags = self.heads.quotes(self.vectors)
        found = self._statements(tags)
        pairs = [*found, *given]
        if not pairs:
            return [], []
        made = [self._statement(pair, tags, parts) for pair, parts in zip(pairs, self._speakers(pairs), strict=True)]
        return made[: len(found)], made[len(found) :]

    def _statement(self, pair: Pair, tags: Floats, parts: Floats) -> Statement:
        own = tags[pair[0] : pair[1] + 1]
        words = map(int, np.flatnonzero(parts[:, 1] >= SPEAKER_FLOOR))
        speakers = (PartFound(*self._span(n, n), float(parts[n, 1])) for n in words)
        direct, indirect = (float(own[:, tags_of].sum(-1).mean()) for tags_of in (DIRECT, INDIRECT))
        return Statement(*self._span(*pair), direct, indirect, tuple(speakers), self._cue(parts[:, 2]))

    def _statements(self, tags: Floats) -> list[Pair]:
        found = []
        inside = tags[:, INDIRECT].sum(-1)
        for first, behind in self._stretches(tags, inside):
            last = behind - 1
            # A mark at the end belongs to the statement only where the model is sure of it.
            while last > first and inside[last] < SURE and not self._is_word(last):
                last -= 1
            if last - first + 1 >= FEW_WORDS and inside[first : last + 1].mean() >= STATEMENT_FLOOR:
                found.append((first, last))
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

    def _cue(self, chances: Floats) -> PartFound | None:
        """The most probable words of speech."""
        top = int(chances.argmax())
        if chances[top] < CUE_FLOOR:
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
