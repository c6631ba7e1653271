"""Boosted trees at reading time: rows of features in, the sum of what every tree says of each row out.

The trees are grown by `training.report_scorer` and `training.speaker_scorer` (LightGBM; Ke et al. 2017) and kept as
plain arrays: for each tree and node the feature asked, the threshold up to which a row goes left, both children, and
at a leaf its value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one output; every array is (trees, nodes), a leaf its own child."""

    feature: npt.NDArray[np.int64]
    threshold: Floats
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: Floats
    depth: int

    @staticmethod
    def of(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> "Trees":
        """The trees kept under a name."""
        part = {key: arrays[f"{name}.{key}"] for key in ("feature", "threshold", "left", "right", "value", "depth")}
        return Trees(
            part["feature"].astype(np.int64),
            part["threshold"].astype(np.float64),
            part["left"].astype(np.int64),
            part["right"].astype(np.int64),
            part["value"].astype(np.float64),
            int(part["depth"]),
        )

    def sums(self, rows: Floats) -> Floats:
        """What all trees say together of each row.

        Args:
            rows: (rows, features).

        Returns:
            (rows); log-odds where the trees were grown for a yes or no.
        """
        trees = np.arange(len(self.feature))[None]
        node = np.zeros((len(rows), len(self.feature)), np.int64)
        each = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[each, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        return np.asarray(self.value[trees, node].sum(-1), np.float64)

    def chances(self, rows: Floats) -> Floats:
        """The probability of yes for each row."""
        return np.asarray(1 / (1 + np.exp(-self.sums(rows))), np.float64)
