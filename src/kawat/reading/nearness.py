"""Nearness: what is named around the phrases of an event in; how near each of it stands, as numbers, out.

The options for places and persons (`place_options`, `person_options`) ask the same of what is near.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kawat.reading.candidates import Candidate
from kawat.records import Span

#: What stands for how many sentences off something is that is not near.
_NEVER = 9

Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class Near(Generic[Named]):
    """Something named near a phrase.

    `apart` is how far off it is in characters, more in another sentence; `later` how many sentences later it stands;
    `span` its words.
    """

    apart: int
    later: int
    phrase: Candidate
    span: Span
    named: Named


def apart(span: Span, phrase: Candidate) -> int:
    """Characters between words and a phrase; negative where the words stand before."""
    trigger = phrase.trigger
    return span.start - trigger.end if span.start >= trigger.start else span.end - trigger.start - 1


def nearest(near: Iterable[Near[Named]]) -> list[Near[Named]]:
    """The nearest first."""
    return sorted(near, key=lambda one: (one.apart, one.span.start))


def before_and_behind(near: Sequence[Near[Named]], far: int) -> list[float]:
    """How far the nearest stands before a phrase and behind one in the same sentence; `far` where none does."""
    distances = [apart(one.span, one.phrase) for one in near if one.later == 0]
    return [
        float(min((-distance for distance in distances if distance < 0), default=far)),
        float(min((distance for distance in distances if distance >= 0), default=far)),
    ]


def sentences_off(near: Sequence[Near[Named]]) -> list[float]:
    """How many sentences before a phrase and behind one the nearest stands."""
    return [
        float(min((-one.later for one in near if one.later < 0), default=_NEVER)),
        float(min((one.later for one in near if one.later > 0), default=_NEVER)),
    ]


def by_lead(near: Sequence[Near[Named]], phrases: Sequence[Candidate], far: int) -> list[float]:
    """How far the nearest is from the clearest phrase, whether in its sentence, and at what share of the phrases."""
    of_lead = [one for one in near if one.phrase is phrases[0]]
    beside = {id(one.phrase) for one in near if one.later == 0}
    return [
        float(min((one.apart for one in of_lead), default=far)),
        float(any(one.later == 0 for one in of_lead)),
        len(beside) / len(phrases),
    ]


def is_beside(one: Near[Named], date: Span | None) -> bool:
    """Whether something stands in the sentence of the words that date the event."""
    sentence = one.phrase.sentence
    return bool(date and one.later == 0 and sentence.start <= date.start < sentence.end)
