"""Weights of likeness: the tuning half of the merging gold set in, src/kawat/merging/data/weights.json out.

A logistic model (Newton's method, ridge penalty) on pairs of reports from different articles. Alike are pairs that the gold
set puts into one event; unalike are pairs it puts into two, and pairs of a member of an event with another report of an
article that tells that event (one article tells one event once). Run: python -m training.merging
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks import merging_gold
from kawat.merging.likeness import features
from kawat.merging.traits import Traits, traits

OUT = Path(__file__).parents[1] / "src" / "kawat" / "merging" / "data" / "weights.json"
RIDGE = 1.0
#: Chosen on the tuning half among -200 to 200 and -600 to 0 (docs/merging.md).
EDGE, MISSING = 0, -200

Pair = tuple[tuple[str, ...], bool]


def candidates(half: str = "tune") -> Iterator[tuple[Traits, Traits, bool]]:
    """Pairs of reports with whether they tell one event."""
    known = {filed.report.id: traits(filed) for filed in merging_gold.reports()}
    event = {key.report: key.event for key in merging_gold.keys(half)}
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
    """Features and truth of every pair that could meet, each pair once."""
    found: dict[tuple[str, str], Pair] = {}
    for one, other, same in candidates(half):
        if one.article != other.article and one.family == other.family:
            named = features(one, other)
            if named is not None:
                found.setdefault((min(one.id, other.id), max(one.id, other.id)), (named, same))
    return [found[key] for key in sorted(found)]


def fit(data: list[Pair]) -> dict[str, int]:
    """Weights in hundredths of log-odds, by feature; ``all`` is the intercept."""
    names = ["all", *sorted({name for named, _ in data for name in named})]
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(data), len(names)))
    matrix[:, 0] = 1
    for row, (named, _) in enumerate(data):
        matrix[row, [column[name] for name in named]] = 1
    truth = np.array([float(same) for _, same in data])
    ridge = np.full(len(names), RIDGE)
    ridge[0] = 1e-3
    weights = np.zeros(len(names))
    for _ in range(50):
        odds = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (truth - odds) - ridge * weights
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
