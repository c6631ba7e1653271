"""Placing: the reports of an article in, the place of each chosen anew out.

A report may have happened at a place around its phrases, in a state that takes part, in one that the article often
names as a place, or nowhere that is told. Boosted trees that learnt it from annotated articles
(`training.place_scorer`, docs/model-card.md) choose among these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from kawat.reading.candidates import Found
from kawat.reading.occasions import Event
from kawat.reading.place_options import Sites
from kawat.reading.trees import Trees, kept, likeliest
from kawat.records import Article

FILE = "places.npz"
#: The name under which the file keeps the trees.
QUESTION = "place"


class Placer:
    """The trees, loaded."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._trees = Trees.of(arrays, QUESTION)

    def place(self, article: Article, found: Found, events: Sequence[Event]) -> tuple[Event, ...]:
        """Choose where each event happened.

        Args:
            article: the article, its publication date worked out where it can be.
            found: what was found in it.
            events: its reports with their candidates.

        Returns:
            The events in the same order, each with the place that is likeliest, or without.
        """
        sites = Sites(article, found, events)
        options = [sites.options(n) for n in range(len(events))]
        scores = self._trees.of_each([[one.numbers for one in each] for each in options])
        chosen = [likeliest(each, said) for each, said in zip(options, scores, strict=True)]
        return tuple(
            replace(event, report=replace(event.report, place=option.place))
            for event, option in zip(events, chosen, strict=True)
        )


@cache
def load() -> Placer:
    """The trees that come with Kawat, loaded at the first call."""
    return Placer(kept(FILE))
