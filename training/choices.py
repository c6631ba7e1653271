"""Choices: what is asked of each option of annotated things in, the option chosen for each, and the trees, out.

One set of boosted trees (LightGBM) tells the right option from the others; the likeliest is chosen. Fitted on all
stories but those of one part, for every part, for the figures; and on all, to be shipped.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import lightgbm
import numpy as np

from kawat.reading.trees import likeliest
from training.scoring import PARTS

_SETTINGS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "max_depth": 6, "min_data_in_leaf": 20,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True, "use_missing": False,
}  # fmt: skip


class Asked(Protocol):
    """Something with options: the part of its story, what is asked of each option, and which are to be learnt."""

    @property
    def part(self) -> int:
        """The part of the annotated articles that holds its story."""

    @property
    def rows(self) -> Sequence[Sequence[float]]:
        """A row for each option."""

    @property
    def meant(self) -> Sequence[bool]:
        """For each option whether it is right."""


def fit(asked: Sequence[Asked], rounds: int) -> lightgbm.Booster:
    """Trees that tell right options from others, so many of them."""
    rows = np.array([row for one in asked for row in one.rows], np.float64)
    right = np.array([label for one in asked for label in one.meant], np.float64)
    return lightgbm.train(_SETTINGS, lightgbm.Dataset(rows, right), rounds)


def chosen(asked: Sequence[Asked], rounds: int, against: float = 0.0) -> list[int]:
    """For each the number of the option chosen by trees that have not seen its part.

    Args:
        asked: what has options.
        rounds: how many trees.
        against: what speaks against the last option, in log-odds.
    """
    found = [0] * len(asked)
    for part in range(PARTS):
        trees = fit([one for one in asked if one.part != part], rounds)
        for n, one in enumerate(asked):
            if one.part == part:
                scores: Any = trees.predict(np.array(one.rows, np.float64), raw_score=True)
                found[n] = likeliest(range(len(one.rows)), scores.tolist(), against)
    return found
