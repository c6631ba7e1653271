"""Statuses: the reports of an article as rules read them in, what became of each act chosen anew out.

Boosted trees that learnt it from annotated articles (`training.status_scorer`, docs/model-card.md) weigh what rules
read at every phrase of an event against what the trained model says of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from kawat import edtf
from kawat.reading.candidates import Candidate, Found
from kawat.reading.model.analysis import Analysis
from kawat.reading.model.labels import AT_KIND, STATUSES
from kawat.reading.occasions import Event
from kawat.reading.status import VERBAL
from kawat.reading.trees import Trees, kept
from kawat.records import Article, Status

FILE = "statuses.npz"
#: What rules read from plain words and annotated articles hold too rarely to learn from: there the rules are right.
_PLAIN: frozenset[Status] = frozenset({"cancelled", "denied"})
#: What a phrase weighs of which the model says that it tells of nothing.
_LEAST = 1e-3


def _of_model(members: Sequence[Candidate], analysis: Analysis | None) -> list[float]:
    """How probable the model holds each status: at the clearest phrase, on average, and at most."""
    judges = [analysis.triggers[one.judged] for one in members if one.judged is not None] if analysis else []
    if not judges:
        return [0.0] * (3 * len(STATUSES))
    each = np.array([one.statuses for one in judges])
    weights = [one.probability + _LEAST for one in judges]
    return [*judges[0].statuses, *np.average(each, axis=0, weights=weights).tolist(), *each.max(0).tolist()]


def _is_ahead(date: str | None, published: str | None) -> bool:
    """Whether a date lies behind the publication."""
    if not date or not published:
        return False
    return edtf.bounds(date)[0] > edtf.bounds(published)[1]


def numbers_of(article: Article, event: Event, analysis: Analysis | None) -> list[float]:
    """What the trees ask of an event; the order is bound to the trees' file."""
    report, members = event.report, event.members
    read = [one.report.status for one in members]
    return [
        *AT_KIND[report.kind],
        float(report.kind in VERBAL),
        *(float(report.status == one) for one in STATUSES),
        *(float(read.count(one)) for one in STATUSES),
        float(len(members)),
        *_of_model(members, analysis),
        float(report.date is not None),
        float(_is_ahead(report.date, article.published)),
        report.confidence or 0.0,
        float(members[0].sentence.number),
    ]


class Settler:
    """The trees, loaded: some for each status."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._trees = [Trees.of(arrays, status) for status in STATUSES]

    def settle(self, article: Article, found: Found, events: Sequence[Event]) -> tuple[Event, ...]:
        """Choose what became of each act.

        Args:
            article: the article, its publication date worked out where it can be.
            found: what was found in it.
            events: its reports as rules read them, with their candidates.

        Returns:
            The events in the same order, each with the status that the trees hold most probable; what rules read as
            called off or denied stays so.
        """
        if not events:
            return ()
        rows = np.array([numbers_of(article, event, found.analysis) for event in events], np.float64)
        best = np.argmax([trees.sums(rows) for trees in self._trees], axis=0)
        return tuple(
            event if event.report.status in _PLAIN else replace(event, report=replace(event.report, status=STATUSES[n]))
            for event, n in zip(events, best.tolist(), strict=True)
        )


@cache
def load() -> Settler:
    """The trees that come with Kawat, loaded at the first call."""
    return Settler(kept(FILE))
