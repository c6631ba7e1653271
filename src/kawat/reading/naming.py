"""Naming: the reports of an article in, the person who stands for each side chosen anew out.

For a state that takes part somebody near the report's phrases may stand, or nobody: "Rusia mengecam". Boosted trees
that learnt it from annotated articles (`training.person_scorer`, docs/model-card.md) choose among these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from kawat.reading.candidates import Found
from kawat.reading.occasions import Event
from kawat.reading.participants import is_by_means
from kawat.reading.person_options import PersonOption, Persons
from kawat.reading.trees import Trees, kept, likeliest
from kawat.records import Article, Participant, Report

FILE = "persons.npz"
#: The name under which the file keeps the trees.
QUESTION = "person"
#: What speaks against nobody, in log-odds; chosen by cross-validation on the training part of the gold.
AGAINST_NOBODY = 0.3


def named(persons: Persons, number: int, side: Participant, option: PersonOption) -> Participant:
    """The side with the person of an option, or by its state alone.

    Args:
        persons: who may stand for the sides of an article's events.
        number: that of the event.
        side: the side as rules read it.
        option: what was chosen.
    """
    if option.party and option.party.person == side.person:
        return side
    if option.party:
        one = option.party
    elif side.person or side.office:
        bare = persons.bare(number, side)
        if bare is None:
            return replace(side, person=None, person_id=None, office=None)
        one = bare
    else:
        return side
    return replace(side, span=one.span, person=one.person, person_id=one.person_id, office=one.office)


class Namer:
    """The trees, loaded."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._trees = Trees.of(arrays, QUESTION)

    def name(self, article: Article, found: Found, events: Sequence[Event]) -> tuple[Report, ...]:
        """Choose who stands for each side of each event.

        Args:
            article: the article, its publication date worked out where it can be.
            found: what was found in it.
            events: its reports with their candidates, dated.

        Returns:
            Their reports in the same order. Sides that no state is known of are as they were, and persons whom rules
            found for a noun of means ("Lavrov dan Pompeo membahas hal itu melalui telepon"): too few to learn from.
        """
        persons = Persons(article, found, events)
        asked = [
            (n, side)
            for n, event in enumerate(events)
            for side in event.report.participants
            if side.state and not (side.person and is_by_means(article.text, event.members[0].trigger))
        ]
        options = [persons.options(n, side) for n, side in asked]
        scores = self._trees.of_each([[one.numbers for one in each] for each in options])
        chosen = {
            (n, side): named(persons, n, side, likeliest(each, said, AGAINST_NOBODY))
            for (n, side), each, said in zip(asked, options, scores, strict=True)
        }
        return tuple(
            replace(
                event.report,
                participants=tuple(chosen.get((n, side), side) for side in event.report.participants),
            )
            for n, event in enumerate(events)
        )


@cache
def load() -> Namer:
    """The trees that come with Kawat, loaded at the first call."""
    return Namer(kept(FILE))
