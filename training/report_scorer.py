"""The trees that judge reports: annotated articles in, the trees' file and figures by cross-validation out.

Everything is fitted twice: on all stories but those of one part, for every part, to have honest chances for the next
step and for the figures; and on all, to be shipped. Story by story, so that nothing is measured on what was learnt by
heart from another outlet's version.

usage: python -m training.report_scorer GOLD.jsonl OUT.npz [--news FILE] [--analyses FILE] [--figures FILE]
"""

import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import lightgbm
import numpy as np

from kawat.evaluation.pairing import pair_reports, states
from kawat.reading.candidates import Candidate
from kawat.reading.event_numbers import Whole, of_group, of_sides, whole_of
from kawat.reading.events import Chance, Group, groups_of
from kawat.reading.judging import QUESTIONS, Case, Told, case_of, chances_of, worded
from kawat.reading.reports import reports_of
from kawat.reading.sentences import split
from kawat.reading.side_choice import Chosen, choose
from kawat.reading.types import type_of
from kawat.records import Article, Report
from training.grown import arrays
from training.scoring import PARTS, by_annotator, found_in_gold, parsed

Json = dict[str, Any]
Array = np.ndarray[Any, Any]
_LOG = logging.getLogger("training")
_COMMON = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "max_depth": 8, "min_data_in_leaf": 20,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True, "use_missing": False,
}  # fmt: skip
#: Trees for each question; whether a group is a report is asked of few, so by small ones.
ROUNDS = {"dealing": 150, "side": 200, "part": 150, "target": 120, "report": 130}
_SMALL = {"num_leaves": 15, "max_depth": 5, "learning_rate": 0.04}


def _fit(question: str, rows: Array, labels: Array) -> lightgbm.Booster:
    settings = _COMMON | (_SMALL if question == "report" else {})
    return lightgbm.train(settings, lightgbm.Dataset(rows, labels), ROUNDS[question])


class Asked:
    """One question's rows over all articles: fitted on those with a label, answered for all, each unseen."""

    def __init__(self, question: str, part_of: Sequence[int]) -> None:
        self.question, self._part_of = question, part_of
        self._rows: list[Sequence[float]] = []
        self._labels: list[float] = []
        self._parts: list[int] = []

    def add(self, article: int, row: Sequence[float], label: float | None) -> None:
        """Add a row; `label` is None where the gold does not say."""
        self._rows.append(row)
        self._labels.append(-1.0 if label is None else float(label))
        self._parts.append(self._part_of[article])

    def answers(self) -> tuple[Array, dict[str, Array]]:
        """The chance for each row by trees that have not seen its part, and the arrays of trees that have seen all."""
        rows, labels, part = np.array(self._rows, np.float64), np.array(self._labels), np.array(self._parts)
        chances = np.zeros(len(rows))
        known = labels >= 0
        for left_out in range(PARTS):
            own = part == left_out
            chances[own] = _fit(self.question, rows[known & ~own], labels[known & ~own]).predict(rows[own])
        loss = -np.log(np.where(labels > 0, chances, 1 - chances)[known] + 1e-9).mean()
        plain = labels[known].mean()
        before = -(plain * np.log(plain) + (1 - plain) * np.log(1 - plain))
        _LOG.info("%s: %d rows, %.3f yes, loss %.3f (before %.3f)", self.question, known.sum(), plain, loss, before)
        return chances, arrays(self.question, _fit(self.question, rows[known], labels[known]))


def told_by(gold: Json, one: Candidate) -> int | None:
    """The number of the report that a candidate tells of: of its type, with evidence in its sentence, the nearest."""
    best: tuple[bool, bool, int, int] | None = None
    for n, report in enumerate(gold["reports"]):
        if type_of(report["kind"]) != type_of(one.trigger.kind):
            continue
        for span in report["evidence"]:
            if span["start"] < one.sentence.end and span["end"] > one.sentence.start:
                apart = max(span["start"] - one.trigger.end, one.trigger.start - span["end"])
                key = (apart >= 0, report["kind"] != one.trigger.kind, max(apart, 0), n)
                best = min(best, key) if best else key
    return best[3] if best else None


def _of_group(gold: Json, members: Sequence[Chance]) -> Json | None:
    """The annotated report that most of a group tells of."""
    said: Counter[int] = Counter()
    for one in members:
        n = told_by(gold, one.candidate)
        if n is not None:
            said[n] += one.chance  # type: ignore[assignment]
    return gold["reports"][max(said, key=lambda n: (said[n], -n))] if said else None


def _roles(report: Json) -> dict[str, str]:
    return {one["state"]: one["role"] for one in report["participants"][::-1] if one["state"]}


#: What an average word weighs beside the times a word was seen.
_SMOOTH = 8.0


def _shares(gold: Sequence[Json], cases: Sequence[Case], chosen: Sequence[int]) -> tuple[dict[str, float], float]:
    """How often the words of a trigger tell of a dealing in the chosen articles, drawn towards the share of all."""
    seen, yes = Counter[str](), Counter[str]()
    for n in chosen:
        for one, words in zip(cases[n].candidates, cases[n].words, strict=True):
            right = told_by(gold[n], one) is not None
            for word in {*words, ""}:
                seen[word] += 1
                yes[word] += right
    plain = yes[""] / seen[""]
    shares = {word: (yes[word] + _SMOOTH * plain) / (seen[word] + _SMOOTH) for word in sorted(seen) if word}
    return {word: share for word, share in shares.items() if seen[word] > 1}, plain


def with_words(
    gold: Sequence[Json], cases: Sequence[tuple[Article, Case]], part_of: Sequence[int]
) -> tuple[list[tuple[Article, Case]], dict[str, Array]]:
    """The cases with what their words told in the other parts; and the table of all words."""
    plain_cases = [case for _, case in cases]
    made: dict[int, Case] = {}
    for part in range(PARTS):
        shares = _shares(gold, plain_cases, [n for n, own in enumerate(part_of) if own != part])
        made |= {n: worded(plain_cases[n], *shares) for n, own in enumerate(part_of) if own == part}
    shares, plain = _shares(gold, plain_cases, range(len(gold)))
    table = {"words": np.array(list(shares)), "shares": np.array(list(shares.values())), "plain": np.array(plain)}
    return [(article, made[n]) for n, (article, _) in enumerate(cases)], table


class Fitting:
    """The questions one after the other, each asked with honest answers to those before it."""

    def __init__(self, gold: Sequence[Json], cases: Sequence[tuple[Article, Case]], part_of: Sequence[int]) -> None:
        self._gold, self._cases = gold, cases
        self._asked = {question: Asked(question, part_of) for question in QUESTIONS}
        self.trees: dict[str, Array] = {}

    def _answers(self, *questions: str) -> list[Iterator[float]]:
        found = []
        for question in questions:
            chances, trees = self._asked[question].answers()
            self.trees |= trees
            found.append(map(float, chances))
        return found

    def chances(self) -> list[tuple[Chance, ...]]:
        """The chances of every candidate and of the states around it."""
        for n, (_, case) in enumerate(self._cases):
            for one, row, sides in zip(case.candidates, case.numbers, case.sides, strict=True):
                report = told_by(self._gold[n], one)
                self._asked["dealing"].add(n, row, report is not None)
                taking = None if report is None else states(self._gold[n]["reports"][report])
                for side in sides:
                    self._asked["side"].add(n, side.numbers, None if taking is None else side.state in taking)
        dealing, side = self._answers("dealing", "side")
        return [
            chances_of(case, [next(dealing) for _ in case.candidates], [next(side) for s in case.sides for _ in s])
            for _, case in self._cases
        ]

    def sides(self, groups: Sequence[Sequence[Group]], wholes: Sequence[Whole]) -> list[list[Chosen]]:
        """The sides of every group."""
        named: list[list[tuple[str, ...]]] = []
        for n, (_, case) in enumerate(self._cases):
            named.append([])
            for group in groups[n]:
                report = _of_group(self._gold[n], group.members)
                roles = _roles(report) if report else {}
                shown, rows = of_sides(group, wholes[n], case.judged)
                named[n].append(shown)
                for state, row in zip(shown, rows, strict=True):
                    self._asked["part"].add(n, row, None if report is None else state in roles)
                    self._asked["target"].add(n, row, roles[state] == "target" if state in roles else None)
        part, target = self._answers("part", "target")
        return [[choose(one, [next(part) for _ in one], [next(target) for _ in one]) for one in each] for each in named]

    def told(self) -> list[list[Told]]:
        """Every article judged by trees that have not seen its story."""
        chances = self.chances()
        groups = [groups_of(own, case.judged) for own, (_, case) in zip(chances, self._cases, strict=True)]
        wholes = [whole_of(*one, case.order) for *one, (_, case) in zip(chances, groups, self._cases, strict=True)]
        chosen = self.sides(groups, wholes)
        told = []
        for n, (article, case) in enumerate(self._cases):
            told.append([Told(*one, 1.0) for one in zip(groups[n], chosen[n], strict=True)])
            reports = as_json(article, told[n], 0.0)
            pairs = pair_reports(self._gold[n]["reports"], reports, self._gold[n]["sentences"])
            right = {id(read) for _, read in pairs}
            for m, read in enumerate(reports):
                self._asked["report"].add(
                    n, of_group(m, groups[n], chosen[n], wholes[n], case.judged), id(read) in right
                )
        (sure,) = self._answers("report")
        return [[replace(one, confidence=next(sure)) for one in each] for each in told]


def report_json(report: Report) -> Json:
    """A report as the scorer takes it."""
    return {
        "kind": report.kind, "status": report.status, "date": report.date,
        "participants": [{"role": p.role, "state": p.state, "person": p.person} for p in report.participants],
        "evidence": [{"start": span.start, "end": span.end} for span in report.evidence],
    }  # fmt: skip


def as_json(article: Article, told: Sequence[Told], least: float) -> list[Json]:
    """The reports of an article as the scorer takes them."""
    return [report_json(one) for one in reports_of(article, told, len(split(article.text)), least)]


def figures(
    gold: Sequence[Json], cases: Sequence[tuple[Article, Case]], told: Sequence[Sequence[Told]], least: float
) -> dict[str, float]:
    """How well the reports at or above a confidence agree with the gold."""
    n: Counter[str] = Counter()
    for one, (article, _), each in zip(gold, cases, told, strict=True):
        read = as_json(article, each, least)
        n["gold"] += len(one["reports"])
        n["read"] += len(read)
        n["quiet"] += not read and not one["reports"]
        n["without"] += not one["reports"]
        for left, right in pair_reports(one["reports"], read, one["sentences"]):
            sides = all(states(left, role) == states(right, role) for role in ("actor", "target"))
            n["found"] += 1
            n["sides"] += sides
            n["exact"] += sides and all(left[key] == right[key] for key in ("kind", "status", "date"))
    precision, recall = n["found"] / max(1, n["read"]), n["found"] / n["gold"]
    return {
        "least": least, "precision": round(precision, 3), "recall": round(recall, 3),
        "found": round(2 * n["found"] / (n["gold"] + n["read"]), 4),
        "exact": round(2 * n["exact"] / (n["gold"] + n["read"]), 4), "sides": round(n["sides"] / max(1, n["found"]), 3),
        "no report without dealings": round(n["quiet"] / max(1, n["without"]), 3),
    }  # fmt: skip


def calibration(
    gold: Sequence[Json], cases: Sequence[tuple[Article, Case]], told: Sequence[Sequence[Told]]
) -> dict[str, dict[str, float]]:
    """How many reports there are of each confidence, in tenths, and what share of them pair with an annotated one.

    Those under 0.05 are left out; "0.9" holds all from 0.85 on.
    """
    n, right = Counter[str](), Counter[str]()
    for one, (article, _), each in zip(gold, cases, told, strict=True):
        sentences = len(split(article.text))
        made = [(report.confidence, report_json(report)) for report in reports_of(article, each, sentences, 0.0)]
        paired = {id(read) for _, read in pair_reports(one["reports"], [read for _, read in made], one["sentences"])}
        for confidence, read in made:
            tenth = f"{min(confidence, 0.9):.1f}"
            n[tenth] += 1
            right[tenth] += id(read) in paired
    return {one: {"reports": n[one], "right": round(right[one] / n[one], 3)} for one in sorted(n) if one != "0.0"}


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "analyses", "news")
    gold, part_of, read = found_in_gold(arguments.gold, arguments.analyses, arguments.news)
    cases, table = with_words(gold, [(article, case_of(article, found)) for article, found in read], part_of)
    fitting = Fitting(gold, cases, part_of)
    told = fitting.told()
    tried = {}
    for name, numbers in by_annotator(arguments.gold, gold).items():
        own = [[each[n] for n in numbers] for each in (gold, cases, told)]
        tried[name] = [figures(*own, least) for least in np.arange(0.15, 0.65, 0.05).round(2).tolist()]
    for name, each in tried.items():
        for one in each:
            _LOG.info("%s %s", name, one)
    shares = calibration(gold, cases, told)
    _LOG.info("share right by confidence: %s", shares)
    np.savez_compressed(arguments.out, allow_pickle=False, **fitting.trees, **table)
    if arguments.figures:
        arguments.figures.write_text(
            json.dumps(tried | {"share right by confidence": shares}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
