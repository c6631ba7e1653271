"""Surroundings: an article's candidates in, numbers that say in what kind of sentence each stands out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.reading.attribution import quotes_at
from kawat.reading.candidates import Candidate, Found, Sentence
from kawat.reading.mentions import Party
from kawat.reading.model.labels import AT_KIND, STATUSES
from kawat.reading.status import VERBAL
from kawat.reading.types import type_of
from kawat.records import Article, Quote

HOME = "IDN"
_FAR = 300
#: Characters around a trigger that count as its sentence, and how many parties of another sentence are looked at.
_REACH, PARTIES = 1200, 40
#: How many states are kept in mind all through an article, and how many of their mentions.
_COMMON, _MENTIONS = 3, 12
_BEFORE = 60
_DERIVED = re.compile(
    r"(?P<active>me[a-z]+)|(?P<passive>di[a-z]+)|(?P<mutual>ber[a-z]+)|(?P<noun>[pk]e[a-z]+an|[a-z]+an)\b", re.I
)


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, frozenset[int]], int]:
    """A pattern of all words of surroundings.yaml, the ways of speaking of each, and how many ways there are."""
    listed: dict[str, list[str]] = table("id", "surroundings")
    ways: dict[str, frozenset[int]] = {}
    for way, words in enumerate(listed.values()):
        ways |= {word: ways.get(word, frozenset()) | {way} for word in words}
    longest_first = sorted(ways, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b"), ways, len(listed)


def _spoken(words: str) -> list[float]:
    """For each way of speaking 1 where one of its words is there, else 0."""
    pattern, ways, most = _cues()
    found = frozenset[int]().union(*(ways[word] for word in pattern.findall(lowered(words))))
    return [float(way in found) for way in range(most)]


@dataclass
class Surroundings:
    """One article with its candidates."""

    article: Article
    found: Found
    sentences: tuple[Sentence, ...]
    candidates: tuple[Candidate, ...]

    def __post_init__(self) -> None:
        self._starts = [party.span.start for party in self.found.parties]
        self.shares = Counter(party.state for party in self.found.parties if party.state)
        self.mentions = sum(self.shares.values())
        common = sorted(self.shares, key=lambda state: (-self.shares[state], state))
        #: The place of each state among all of them, by how often it is named.
        self.ranks = {state: rank for rank, state in enumerate(common)}
        often = common[:_COMMON]
        #: The first mentions of the states named most often: they may take part wherever they are not named.
        self.commonest = tuple(islice((party for party in self.found.parties if party.state in often), _MENTIONS))
        self._by_sentence = Counter(one.sentence.number for one in self.candidates)
        self._by_type = Counter(type_of(one.trigger.kind) for one in self.candidates)
        self._order = {n: i for i, n in enumerate(s.number for s in self.sentences)}

    def quote_at(self, position: int) -> Quote | None:
        """The quote that holds a place."""
        return next(quotes_at(self.found.quotes, position), None)

    def own(self, one: Candidate) -> Sequence[Party]:
        """The parties of a candidate's sentence, as far as they are within reach."""
        parties = one.sentence.parties
        first = bisect_left(parties, one.trigger.start - _REACH, key=lambda party: party.span.start)
        return parties[first : bisect_left(parties, one.trigger.end + _REACH, key=lambda party: party.span.start)]

    def before(self, sentence: Sentence, number: int) -> Sequence[Sentence]:
        """The `number` sentences of the story before one."""
        n = self._order[sentence.number]
        return self.sentences[max(0, n - number) : n]

    def after(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentence of the story behind one."""
        n = self._order[sentence.number]
        return self.sentences[n + 1 : n + 2]

    def of_candidate(self, one: Candidate) -> list[float]:
        """What the trees ask of a candidate."""
        text, trigger, sentence = self.article.text, one.trigger, one.sentence
        own = self.own(one)
        states = {party.state for party in own if party.state}
        near = {party.state for other in self.before(sentence, 2) for party in other.parties[-PARTIES:] if party.state}
        before = [party for party in own if party.span.end <= trigger.start]
        behind = [party for party in own if party.span.start >= trigger.end]
        quote = self.quote_at(trigger.start)
        head = text[max(sentence.start, trigger.start - _BEFORE) : trigger.start]
        tail = text[trigger.end : min(sentence.end, trigger.end + _BEFORE)]
        derived = _DERIVED.match(text, trigger.start)
        report = one.report
        sides = {side.state for side in report.participants if side.state}
        return [
            *AT_KIND[trigger.kind],
            float(trigger.kind in VERBAL),
            *(float(bool(derived and derived.group(name))) for name in ("active", "passive", "mutual", "noun")),
            float(trigger.end - trigger.start),
            float(text[trigger.start : trigger.end].count(" ")),
            *_spoken(head),
            *_spoken(tail),
            float(one.anaphoric),
            float(one.completed),
            float(bool(quote and quote.type == "direct")),
            float(bool(quote and quote.type == "indirect")),
            float("?" in text[trigger.end : min(sentence.end + 1, trigger.end + _REACH)]),
            float(self._order[sentence.number]),
            self._order[sentence.number] / max(1, len(self.sentences)),
            float(len(self.sentences)),
            float(sentence.end - sentence.start),
            float(trigger.start - sentence.start),
            float(self._by_sentence[sentence.number]),
            float(len(self.candidates)),
            float(self._by_type[type_of(trigger.kind)]),
            float(len(states)),
            float(len(near)),
            float(len(states | near)),
            float(sum(party.person is not None for party in own)),
            float(HOME in states),
            float(len(self.shares)),
            max(self.shares.values(), default=0) / max(1, self.mentions),
            self.shares[HOME] / max(1, self.mentions),
            *_nearest(before[-1:], trigger.start, -1),
            *_nearest(behind[:1], trigger.end, 1),
            float(len({party.state for party in before})),
            float(len({party.state for party in behind})),
            float(len(sides)),
            float(STATUSES.index(report.status)),
            float(report.date is not None),
            float(bool(sentence.dates)),
            float(bool(sentence.places)),
        ]


def _nearest(parties: Sequence[Party], edge: int, way: int) -> tuple[float, float, float]:
    """How far the nearest party stands from the trigger, whether it is a person, whether it is only a place."""
    for party in parties:
        distance = edge - party.span.end if way < 0 else party.span.start - edge
        return float(min(distance, _FAR)), float(party.person is not None), float(party.locative)
    return float(_FAR), 0.0, 0.0
