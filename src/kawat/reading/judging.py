"""Judging: an article with what was found in it in, the events that it tells of out, with their sides.

Rules find phrases that may name a dealing and read each by itself (`candidates`). Which of them tell of one, which
states take part, which phrases tell of one event, and how sure all that is, is judged here by boosted trees that
learnt it from annotated articles (`training.report_scorer`, docs/model-card.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from kawat.reading.candidates import Candidate, Found, find_candidates, story
from kawat.reading.event_numbers import of_group, of_sides, whole_of
from kawat.reading.events import Chance, Group, groups_of
from kawat.reading.judged import Judged
from kawat.reading.side_choice import Chosen, choose
from kawat.reading.sides import Side, sides_of
from kawat.reading.surroundings import Surroundings
from kawat.reading.trees import Floats, Trees, kept
from kawat.records import Article

FILE = "reports.npz"
#: What the trees answer: does a phrase tell of a dealing; does a state take part, as seen from a phrase, from a group;
#: is it the target; is the group with its sides a report.
QUESTIONS = ("dealing", "side", "part", "target", "report")


@dataclass(frozen=True, slots=True)
class Case:
    """An article before it is judged: its candidates and, for each, numbers and the states that may take part."""

    candidates: tuple[Candidate, ...]
    numbers: tuple[tuple[float, ...], ...]
    sides: tuple[tuple[Side, ...], ...]
    words: tuple[tuple[str, str], ...]
    judged: Judged | None
    order: dict[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """An event that an article may tell of."""

    group: Group
    chosen: Chosen
    confidence: float


def wording(text: str, one: Candidate) -> tuple[str, str]:
    """The first word of a candidate's trigger and the whole of it, in lower case."""
    words = text[one.trigger.start : one.trigger.end].lower()
    return words.split()[0], words


def case_of(article: Article, found: Found) -> Case:
    """Find the candidates of an article and what is to be asked of them."""
    sentences = tuple(story(found))
    candidates = tuple(find_candidates(article, found, sentences))
    around = Surroundings(article, found, sentences, candidates)
    judged = Judged(found.analysis) if found.analysis else None
    numbers, sides = [], []
    for one in candidates:
        row = around.of_candidate(one)
        own = sides_of(around, one)
        if judged:
            row += judged.of_candidate(one.judged, one.trigger.kind)
            own = tuple(replace(s, numbers=(*s.numbers, *judged.of_side(one.judged, s.state))) for s in own)
        numbers.append(tuple(row))
        sides.append(own)
    return Case(
        candidates,
        tuple(numbers),
        tuple(sides),
        tuple(wording(article.text, one) for one in candidates),
        judged,
        {one.number: n for n, one in enumerate(sentences)},
    )


def worded(case: Case, shares: Mapping[str, float], plain: float) -> Case:
    """The case with, behind the numbers of each candidate, how often its words told of a dealing elsewhere.

    Args:
        case: the case.
        shares: that share for words that were seen.
        plain: what stands for words that were not.
    """
    numbers = tuple(
        (*row, *(shares.get(word, plain) for word in words))
        for row, words in zip(case.numbers, case.words, strict=True)
    )
    return replace(case, numbers=numbers)


def chances_of(case: Case, dealing: Sequence[float], side: Sequence[float]) -> tuple[Chance, ...]:
    """The candidates with their chances; `side` runs over the states of all candidates in order."""
    rest = iter(side)
    return tuple(
        Chance(one, float(chance), sides, tuple(float(next(rest)) for _ in sides), numbers)
        for one, chance, sides, numbers in zip(case.candidates, dealing, case.sides, case.numbers, strict=True)
    )


def rows(values: Sequence[Sequence[float]]) -> Floats:
    """Rows of numbers as the trees take them."""
    return np.array(values, np.float64)


class Judge:
    """The trees, loaded."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._trees = {name: Trees.of(arrays, name) for name in QUESTIONS}
        words, shares = arrays["words"].tolist(), arrays["shares"].tolist()
        self._shares, self._plain = dict(zip(words, shares, strict=True)), float(arrays["plain"])

    def _ask(self, question: str, values: Sequence[Sequence[float]]) -> Floats:
        return self._trees[question].chances(rows(values)) if values else np.zeros(0)

    def judge(self, case: Case) -> tuple[Told, ...]:
        """Judge one article.

        Args:
            case: what is to be judged.

        Returns:
            All events it may tell of, in order of their first phrase, with the confidence that each is a report.
        """
        case = worded(case, self._shares, self._plain)
        dealing = self._ask("dealing", case.numbers)
        side = self._ask("side", [one.numbers for sides in case.sides for one in sides])
        chances = chances_of(case, dealing.tolist(), side.tolist())
        groups = groups_of(chances, case.judged)
        whole = whole_of(chances, groups, case.order)
        named = [of_sides(group, whole, case.judged) for group in groups]
        asked = [row for _, own in named for row in own]
        part, target = iter(self._ask("part", asked).tolist()), iter(self._ask("target", asked).tolist())
        chosen = [
            choose(states, list(islice(part, len(states))), list(islice(target, len(states)))) for states, _ in named
        ]
        asked = [of_group(n, groups, chosen, whole, case.judged) for n in range(len(groups))]
        sure = self._ask("report", asked)
        return tuple(Told(*one) for one in zip(groups, chosen, sure.tolist(), strict=True))


@cache
def load() -> Judge:
    """The trees that come with Kawat, loaded at the first call."""
    return Judge(kept(FILE))
