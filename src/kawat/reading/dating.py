"""Dating: the reports of an article as rules dated them in, the date of each chosen anew out.

What may date a report are the time expressions around the phrases that tell it, the publication, or nothing. Boosted
trees that learnt it from annotated articles (`training.date_scorer`, docs/model-card.md) choose first what dates it,
then in which form: as the words stand with the report's tense, approximate, or open to one side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from kawat.reading.candidates import Found
from kawat.reading.date_options import Option
from kawat.reading.occasions import Event, Occasions
from kawat.reading.trees import Trees, kept, likeliest
from kawat.records import Article, Report

FILE = "dates.npz"
#: What the trees answer: which of the options dates a report, and in which form.
QUESTIONS = ("date", "form")
#: What speaks against no date, in log-odds; chosen by cross-validation on the training part of the gold.
AGAINST_NONE = 0.6


def dated(report: Report, option: Option, scores: Sequence[float]) -> Report:
    """The report with the date of an option, in the form with the greatest score."""
    if not option.forms:
        return replace(report, date=None, date_span=None)
    date = max(zip(option.forms, scores, strict=True), key=lambda pair: pair[1])[0]
    return replace(report, date=date, date_span=option.span)


class Dater:
    """The trees, loaded."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._trees = {name: Trees.of(arrays, name) for name in QUESTIONS}

    def date(self, article: Article, found: Found, events: Sequence[Event]) -> tuple[Report, ...]:
        """Date the reports of one article.

        Args:
            article: the article, its publication date worked out where it can be.
            found: what was found in it.
            events: its reports as rules dated them, with their candidates.

        Returns:
            The reports in the same order, each with the date chosen and the words that tell it.
        """
        occasions = Occasions(article, found, events)
        options = [occasions.options(n) for n in range(len(events))]
        scores = self._trees["date"].of_each([[option.numbers for option in each] for each in options])
        chosen = [likeliest(each, said, AGAINST_NONE) for each, said in zip(options, scores, strict=True)]
        forms = self._trees["form"].of_each([option.form_numbers for option in chosen])
        return tuple(
            dated(event.report, option, said) for event, option, said in zip(events, chosen, forms, strict=True)
        )


@cache
def load() -> Dater:
    """The trees that come with Kawat, loaded at the first call."""
    return Dater(kept(FILE))


__all__ = ["AGAINST_NONE", "Dater", "Event", "dated", "load"]
