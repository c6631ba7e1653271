"""Choices: what is asked of each option of annotated things in, the option chosen for each, and the trees, out.

One set of boosted trees (LightGBM) tells the right option from the others; the likeliest is chosen. Fitted on all
stories but those of one part, for every part, for the figures; and on all, to be shipped.
"""

import json
import logging
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import lightgbm
import numpy as np

from kawat.reading.trees import likeliest
from training.grown import arrays
from training.scoring import PARTS

_LOG = logging.getLogger("training")
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


def rates(n: Counter[str], *readers: str) -> dict[str, float]:
    """Precision, recall and F1 of each reader, from how many there are ("gold"), it read, and it read rightly."""
    out: dict[str, float] = {}
    for by in readers:
        right, read, gold = n[f"{by} right"], n[f"{by} read"], n["gold"]
        shares = {
            "precision": right / max(1, read),
            "recall": right / max(1, gold),
            "F1": 2 * right / max(1, read + gold),
        }
        out |= {f"{by} {name}": round(share, 3) for name, share in shares.items()}
    return out


def write(arguments: Namespace, question: str, asked: Sequence[Asked], rounds: int, told: Mapping[str, Any]) -> None:
    """Write trees that learnt from all, and the figures, which are logged.

    Args:
        arguments: of `training.scoring.parsed`: where to write.
        question: the name under which the file keeps the trees.
        asked: what is learnt from.
        rounds: how many trees.
        told: the figures by annotator.
    """
    for name, figures in told.items():
        _LOG.info("%s %s", name, figures)
    np.savez_compressed(arguments.out, allow_pickle=False, **arrays(question, fit(asked, rounds)))
    if arguments.figures:
        arguments.figures.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
