"""Sourcing: a report and the article's quotes in, whom the article names as its source for the report out.

That is the speaker of a quote around the report's triggers, or nobody: what a state says of itself is its own act, and
much is told by the outlet. Boosted trees that learnt it from the gold (`training.source_scorer`, docs/model-card.md)
choose among these.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kawat.reading.source_options import Sources
from kawat.reading.trees import Trees, kept, likeliest
from kawat.records import Quote, Report, Span

FILE = "sources.npz"
#: The name under which the file keeps the trees.
QUESTION = "source"
#: What speaks against nobody, in log-odds; chosen by cross-validation on the training part of the gold.
AGAINST_NOBODY = 0.8


class Sourcer:
    """The trees, loaded."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._trees = Trees.of(arrays, QUESTION)

    def sources(self, reports: Sequence[Report], quotes: Sequence[Quote]) -> list[Span | None]:
        """Choose whom each report rests on.

        Args:
            reports: the reports of one article.
            quotes: its quotes in order.

        Returns:
            For each report the words for its source, or None.
        """
        sources = Sources(quotes)
        options = [sources.options(report) for report in reports]
        scores = self._trees.of_each([[one.numbers for one in each] for each in options])
        return [likeliest(each, said, AGAINST_NOBODY).speaker for each, said in zip(options, scores, strict=True)]


@cache
def load() -> Sourcer:
    """The trees that come with Kawat, loaded at the first call."""
    return Sourcer(kept(FILE))
