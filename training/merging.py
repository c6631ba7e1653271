"""Weights of likeness: the tuning half of the merging gold set in, src/kawat/merging/data/weights.json out.

A logistic model (Newton's method, ridge penalty) on pairs of reports from different articles. Alike are pairs that the
gold set puts into one event; unalike are pairs it puts into two, and pairs of a member of an event with another report
of an article that tells that event (one article tells one event once). Run: python -m training.merging
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks import merging_gold

from kawat.merging.blocks import meet
from kawat.merging.likeness import features
from kawat.merging.traits import Traits, traits

OUT = Path(__file__).parents[1] / "src" / "kawat" / "merging" / "data" / "weights.json"
RIDGE = 5.0
#: Chosen by leaving scenes of the tuning half out in turn (docs/merging.md).
EDGE, MISSING = 60, -200

#: What is believed before any pair is seen, in log-odds: the ridge draws the weights here, not to nought. Two hundred
#: events show too few contradictions in person or place, or blows a day apart, to learn from them alone what they
#: mean.
PRIOR = {
    "all": -2.0,
    "sides-equal": 0.5, "sides-share-one": -2.0, "roles-equal": 1.0, "roles-none": -1.5, "roles-swapped": -2.0,
    "kind-family": -0.3, "kind-equal": 0.3, "persons-share": 1.0, "persons-clash": -2.5, "persons-apart": -0.5,
    "place-equal": 0.6, "place-clash": -2.0, "topics-0": -0.5, "topics-2": 0.4, "status-other": -0.3,
    "status-came": 0.7,
    "day:met": 1.5, "day:fought": 1.0, "day:said": 0.7, "days-overlap": 0.7, "within": -0.2, "beside": -1.0,
    "miss-clear-1:met": -0.7, "miss-clear-1:fought": -2.0, "miss-clear-1:said": -1.0,
    "miss-clear-2:met": -2.0, "miss-clear-2:fought": -3.0, "miss-clear-2:said": -2.0,
    "miss-rough-1:met": 0.3, "miss-rough-1:fought": -0.5, "miss-rough-1:said": -0.3,
    "miss-rough-2:met": -0.5, "miss-rough-2:fought": -1.0, "miss-rough-2:said": -1.0,
    "vague-same": 0.7, "undated-2:said": -0.7, "undated-3:said": -1.2, "told-2:said": -0.5, "told-3:said": -1.0,
    "undated-2:fought": -0.5, "undated-3:fought": -1.0, "told-2:fought": -0.3, "told-3:fought": -0.6,
    "words-0:said": -2.0, "words-1:said": -1.2, "words-2:said": -0.7, "words-3:said": 0.0, "words-4:said": 0.7,
    "words-5:said": 1.2, "words-6:said": 2.0, "words-0:met": -1.0, "words-1:met": -0.6, "words-2:met": -0.3,
    "words-4:met": 0.4, "words-5:met": 0.8, "words-6:met": 1.5, "words-0:fought": -1.2, "words-1:fought": -0.8,
    "words-2:fought": -0.4, "words-4:fought": 0.5, "words-5:fought": 1.0, "words-6:fought": 1.8,
}  # fmt: skip

Pair = tuple[tuple[str, ...], bool]


def candidates(half: str = "tune") -> Iterator[tuple[Traits, Traits, bool]]:
    """Pairs of reports with whether they tell one event."""
    known = {filed.report.id: traits(filed) for filed in merging_gold.reports()}
    event = {key.report: key.event for key in merging_gold.truths(half)}
    for one, other in combinations(sorted(event), 2):
        yield known[one], known[other], event[one] == event[other]
    article: dict[str, list[Traits]] = defaultdict(list)
    for one_traits in known.values():
        article[one_traits.article].append(one_traits)
    members: dict[str, list[str]] = defaultdict(list)
    for report, name in event.items():
        members[name].append(report)
    for group in members.values():
        for one in group:
            for sibling in article[known[one].article]:
                if sibling.id not in event:
                    yield from ((sibling, known[other], False) for other in group if other != one)


def pairs(half: str = "tune") -> list[Pair]:
    """Features and truth of every pair that blocks let meet, each pair once."""
    found: dict[tuple[str, str], Pair] = {}
    for one, other, same in candidates(half):
        if one.article != other.article and meet(one, other):
            named = features(one, other)
            if named is not None:
                found.setdefault((min(one.id, other.id), max(one.id, other.id)), (named, same))
    return [found[key] for key in sorted(found)]


def fit(data: list[Pair], strength: float = RIDGE) -> dict[str, int]:
    """Weights in hundredths of log-odds, by feature; ``all`` is the intercept."""
    names = ["all", *sorted({name for named, _ in data for name in named} | set(PRIOR) - {"all"})]
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(data), len(names)))
    matrix[:, 0] = 1
    for row, (named, _) in enumerate(data):
        matrix[row, [column[name] for name in named]] = 1
    truth = np.array([float(same) for _, same in data])
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    ridge = np.full(len(names), strength)
    weights = prior.copy()
    for _ in range(50):
        odds = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (truth - odds) - ridge * (weights - prior)
        curve = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(100 * weight) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Fit and write the weights."""
    data = pairs()
    made = "python -m training.merging"
    model = {"made": made, "edge": EDGE, "missing": MISSING, "weights": fit(data)}
    OUT.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(data)} pairs, {sum(same for _, same in data)} alike, {len(model['weights'])} weights: {OUT.name}")  # noqa: T201


if __name__ == "__main__":
    main()
