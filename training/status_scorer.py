"""The trees that say what became of an act: annotated articles in, the trees' file and figures by cross-validation out.

They are learnt from the reports read, as judged by trees that had not seen their story, that pair with an annotated
one; doubtful ones as well, since their phrases are read in the same way; and from the annotated reports themselves,
read from their evidence.

usage: python -m training.status_scorer GOLD.jsonl OUT.npz [--news FILE] [--analyses FILE] [--figures FILE]
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np

from kawat.evaluation.pairing import pair_reports
from kawat.reading.candidates import Found
from kawat.reading.judging import Told, case_of
from kawat.reading.model.labels import STATUSES
from kawat.reading.occasions import Event
from kawat.reading.reports import LEAST_CONFIDENCE, event_of
from kawat.reading.statuses import Settler, numbers_of
from kawat.records import Article
from training.gold_events import events_of_gold
from training.grown import arrays
from training.report_scorer import Fitting, report_json, with_words
from training.scoring import PARTS, by_annotator, found_in_gold, parsed

Json = dict[str, Any]
Array = np.ndarray[Any, Any]
_LOG = logging.getLogger("training")
_SETTINGS = {
    "objective": "multiclass", "num_class": len(STATUSES), "learning_rate": 0.06, "num_leaves": 7, "max_depth": 4,
    "min_data_in_leaf": 15, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True, "use_missing": False,
}  # fmt: skip
ROUNDS = 80
#: What an annotated report itself counts beside one that was read, and the confidence that stands for its own.
_OF_GOLD, _CONFIDENCE = 0.5, 0.5


def paired(gold: Json, events: Sequence[Event]) -> list[Json | None]:
    """For each event the report of the gold that it pairs with."""
    read = [report_json(event.report) for event in events]
    right = {id(one): report for report, one in pair_reports(gold["reports"], read, gold["sentences"])}
    return [right.get(id(one)) for one in read]


@dataclass(frozen=True, slots=True)
class _Asked:
    article: int
    event: Event
    row: list[float]
    right: int
    told: bool
    weight: float = 1.0


def _asked_of(number: int, gold: Json, article: Article, found: Found, told: Sequence[Told]) -> list[_Asked]:
    """The reports told, and doubtful ones that are right, as far as they pair with annotated ones."""
    made = []
    for least in (LEAST_CONFIDENCE, 0.0):
        chosen = [one for one in told if one.confidence >= least]
        events = [event_of(one) for one in chosen]
        for one, event, right in zip(chosen, events, paired(gold, events), strict=True):
            sure = one.confidence >= LEAST_CONFIDENCE
            if right and (least or not sure):
                row = numbers_of(article, event, found.analysis)
                made.append(_Asked(number, event, row, STATUSES.index(right["status"]), sure))
    for right, event in events_of_gold(gold, article, found):
        sure_event = replace(event, report=replace(event.report, confidence=_CONFIDENCE))
        row = numbers_of(article, sure_event, found.analysis)
        made.append(_Asked(number, event, row, STATUSES.index(right["status"]), False, _OF_GOLD))
    return made


def _fitted(asked: Sequence[_Asked]) -> dict[str, Array]:
    """The trees of every status."""
    rows = np.array([one.row for one in asked], np.float64)
    data = lightgbm.Dataset(rows, [one.right for one in asked], weight=[one.weight for one in asked])
    booster = lightgbm.train(_SETTINGS, data, ROUNDS)
    return {
        name: value
        for n, status in enumerate(STATUSES)
        for name, value in arrays(status, booster, slice(n, None, len(STATUSES))).items()
    }


class Statuses:
    """Trees fitted without each part, and on all; `events` are settled by those that have not seen their article."""

    def __init__(
        self,
        gold: Sequence[Json],
        part_of: Sequence[int],
        read: Sequence[tuple[Article, Found]],
        told: Sequence[Sequence[Told]],
    ) -> None:
        self._part_of, self._read = part_of, read
        self.asked = [one for n in range(len(gold)) for one in _asked_of(n, gold[n], *read[n], told[n])]
        self._unseen = [
            Settler(_fitted([one for one in self.asked if part_of[one.article] != part])) for part in range(PARTS)
        ]

    def events(self, number: int, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events of an article, by its number, with the status chosen."""
        return self._unseen[self._part_of[number]].settle(*self._read[number], events)

    def trees(self) -> dict[str, Array]:
        """The trees of every status, fitted on all."""
        return _fitted(self.asked)

    def figures(self, of: Mapping[int, str]) -> dict[str, dict[str, float]]:
        """The share of right statuses on the reports told and found, by what `of` calls each article."""
        found: dict[str, list[tuple[bool, bool]]] = {}
        for one in self.asked:
            if one.told:
                (settled,) = self.events(one.article, [one.event])
                right = STATUSES[one.right]
                by = found.setdefault(of[one.article], [])
                by.append((one.event.report.status == right, settled.report.status == right))
        return {
            name: {"found": len(pairs), "rules": round(sum(a for a, _ in pairs) / len(pairs), 3),
                   "trees": round(sum(b for _, b in pairs) / len(pairs), 3)}
            for name, pairs in found.items()
        }  # fmt: skip


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "analyses", "news")
    gold, part_of, read = found_in_gold(arguments.gold, arguments.analyses, arguments.news)
    cases, _ = with_words(gold, [(article, case_of(article, found)) for article, found in read], part_of)
    statuses = Statuses(gold, part_of, read, Fitting(gold, cases, part_of).told())
    by = by_annotator(arguments.gold, gold)
    figures = statuses.figures({n: name for name, numbers in by.items() for n in numbers})
    _LOG.info("%s", figures)
    np.savez_compressed(arguments.out, allow_pickle=False, **statuses.trees())
    if arguments.figures:
        arguments.figures.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
