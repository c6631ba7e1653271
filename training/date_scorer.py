"""The trees that date reports: annotated articles in, the trees' file and figures by cross-validation out.

Two questions: which of the options dates a report (`kawat.reading.occasions`), and in which form. They are learnt from
the reports read, as judged by trees that had not seen their story, that pair with an annotated one; and from the
annotated reports themselves, dated by rules from their evidence. The options of a report exclude each other, so all are
fitted together: the loss is the negative log of the chance (softmax) that the right ones have.

usage: python -m training.date_scorer GOLD.jsonl OUT.npz [--news FILE] [--analyses FILE] [--figures FILE]
"""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from kawat.evaluation.pairing import pair_reports, states
from kawat.reading.candidates import Found
from kawat.reading.date_options import Option
from kawat.reading.dating import dated
from kawat.reading.judging import Told, case_of
from kawat.reading.occasions import Occasions
from kawat.reading.reports import LEAST_CONFIDENCE, event_of
from kawat.reading.trees import likeliest
from kawat.records import Article, Report
from training.gold_events import events_of_gold
from training.grown import arrays
from training.report_scorer import Fitting, report_json, with_words
from training.scoring import PARTS, by_annotator, found_in_gold, parsed
from training.status_scorer import Statuses, paired

Json = dict[str, Any]
Array = np.ndarray[Any, Any]
_LOG = logging.getLogger("training")
_COMMON = {
    "learning_rate": 0.08, "num_leaves": 15, "max_depth": 6, "min_data_in_leaf": 20, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "use_missing": False,
}  # fmt: skip
_SMALL = {"num_leaves": 7, "max_depth": 4}
ROUNDS = {"date": 200, "form": 100}
#: What a report counts whose date is none of its options: its right answer is then that it has none.
_OUT_OF_REACH = 0.3


@dataclass(frozen=True, slots=True)
class Asked:
    """A report, what may date it, and the annotated report, where it pairs with one; `read` if it is told."""

    article: int
    report: Report
    options: tuple[Option, ...]
    gold: Json | None
    read: bool


class Softmax:
    """The objective: options of one report exclude each other, and one or more of them are right."""

    def __init__(self, sizes: Sequence[int], labels: Array, weights: Array) -> None:
        """Take how many options each report has, which are right (1, else 0), and what each report counts."""
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._of = np.repeat(np.arange(len(sizes)), sizes)
        self._labels, self._weights = labels, weights[self._of]

    def _shares(self, values: Array) -> Array:
        return values / np.maximum(np.add.reduceat(values, self._starts)[self._of], 1e-12)

    def __call__(self, scores: Array, _: lightgbm.Dataset) -> tuple[Array, Array]:
        """Gradient and (an upper bound of the) Hessian at the scores."""
        chances = self._shares(np.exp(scores - np.maximum.reduceat(scores, self._starts)[self._of]))
        right = self._shares(chances * self._labels)
        return (chances - right) * self._weights, 2 * np.maximum(chances * (1 - chances), 1e-3) * self._weights


def _fit(question: str, sets: Sequence[tuple[Sequence[Sequence[float]], Sequence[float], float]]) -> lightgbm.Booster:
    """Fit on sets of rows with labels, each set with what it counts."""
    rows = np.array([row for each, _, _ in sets for row in each], np.float64)
    labels = np.array([label for _, each, _ in sets for label in each], np.float64)
    objective = Softmax([len(each) for each, _, _ in sets], labels, np.array([weight for _, _, weight in sets]))
    settings = _COMMON | (_SMALL if question == "form" else {}) | {"objective": objective}
    return lightgbm.train(settings, lightgbm.Dataset(rows), ROUNDS[question])


def _fitted(chosen: Sequence[Asked]) -> dict[str, lightgbm.Booster]:
    """The trees for both questions, from reports that pair with an annotated one."""
    which, forms = [], []
    for one in chosen:
        if one.gold is None:
            continue
        date = one.gold["date"]
        labels = [float(date in option.forms if date else not option.forms) for option in one.options]
        weight = 1.0
        if not any(labels):
            labels[-1], weight = 1.0, _OUT_OF_REACH
        elif date:
            right = [option for option, label in zip(one.options, labels, strict=True) if label]
            forms += [
                (option.form_numbers, [float(form == date) for form in option.forms], 1 / len(right))
                for option in right
            ]
        which.append(([option.numbers for option in one.options], labels, weight))
    return {"date": _fit("date", which), "form": _fit("form", forms)}


def _dated(one: Asked, trees: dict[str, lightgbm.Booster], against: float) -> Report:
    scores = trees["date"].predict(np.array([option.numbers for option in one.options]))
    option = likeliest(one.options, list(scores), against)
    forms = trees["form"].predict(np.array(option.form_numbers)) if option.forms else ()
    return dated(one.report, option, list(forms))


def asked_of(  # noqa: PLR0913 - what is known of one article
    number: int, gold: Json, article: Article, found: Found, told: Sequence[Told], statuses: Statuses
) -> list[Asked]:
    """What is asked of one article: of the reports told, of doubtful ones that are right, and of the annotated."""
    made = []
    for least in (LEAST_CONFIDENCE, 0.0):
        events = statuses.events(number, [event_of(one) for one in told if one.confidence >= least])
        sure = [one.confidence >= LEAST_CONFIDENCE for one in told if one.confidence >= least]
        occasions = Occasions(article, found, events)
        for n, (event, right) in enumerate(zip(events, paired(gold, events), strict=True)):
            if least or (right and not sure[n]):
                made.append(Asked(number, event.report, occasions.options(n), right, bool(least)))
    known = events_of_gold(gold, article, found)
    occasions = Occasions(article, found, [event for _, event in known])
    for n, (one, event) in enumerate(known):
        made.append(Asked(number, event.report, occasions.options(n), one, False))
    return made


def figures(gold: Sequence[Json], reports: Sequence[tuple[int, Report]]) -> dict[str, float]:
    """How well the dates of the reports agree with the annotated, by the reports found."""
    n: Counter[str] = Counter()
    by_article: dict[int, list[Json]] = {}
    for article, report in reports:
        by_article.setdefault(article, []).append(report_json(report))
    for article, read in by_article.items():
        for left, right in pair_reports(gold[article]["reports"], read, gold[article]["sentences"]):
            same = left["date"] == right["date"]
            sides = all(states(left, role) == states(right, role) for role in ("actor", "target"))
            n["found"] += 1
            n["date"] += same
            n["exact"] += same and sides and left["kind"] == right["kind"] and left["status"] == right["status"]
            n["dated" if left["date"] else "undated"] += 1
            n["dated right" if left["date"] else "undated right"] += same
    return {
        "found": n["found"], "exact": n["exact"], "date": round(n["date"] / n["found"], 3),
        "date of those dated": round(n["dated right"] / n["dated"], 3),
        "date of those undated": round(n["undated right"] / n["undated"], 3),
    }  # fmt: skip


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "analyses", "news")
    gold, part_of, read = found_in_gold(arguments.gold, arguments.analyses, arguments.news)
    cases, _ = with_words(gold, [(article, case_of(article, found)) for article, found in read], part_of)
    told = Fitting(gold, cases, part_of).told()
    statuses = Statuses(gold, part_of, read, told)
    asked = [one for n in range(len(gold)) for one in asked_of(n, gold[n], *read[n], told[n], statuses)]
    unseen = [_fitted([one for one in asked if part_of[one.article] != part]) for part in range(PARTS)]
    tried: dict[str, list[Json]] = {}
    for name, numbers in by_annotator(arguments.gold, gold).items():
        own = set(numbers)
        tell = [one for one in asked if one.read and one.article in own]
        tried[name] = [{"dated by": "rules"} | figures(gold, [(one.article, one.report) for one in tell])]
        for against in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            reports = [(one.article, _dated(one, unseen[part_of[one.article]], against)) for one in tell]
            tried[name].append({"dated by": "trees", "against none": against} | figures(gold, reports))
        for each in tried[name]:
            _LOG.info("%s %s", name, each)
    kept: dict[str, Array] = {}
    for question, trees in _fitted(asked).items():
        kept |= arrays(question, trees)
    np.savez_compressed(arguments.out, allow_pickle=False, **kept)
    if arguments.figures:
        arguments.figures.write_text(json.dumps(tried, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
