"""Boosted trees at reading time: rows of features in, the sum of what every tree says of each row out.

The trees are grown by the scorers of `training` (LightGBM; Ke et al. 2017) and kept as plain arrays: for each tree and
node the feature asked, the threshold up to which a row goes left, both children, and at a leaf its value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Nodes = npt.NDArray[np.intp]
#: Rows that go down the trees together: few enough that where they are stays in the processor's cache.
_AT_ONCE = 50


def kept(file: str) -> dict[str, npt.NDArray[Any]]:
    """All arrays of a file of trees that comes with Kawat, by their names."""
    with as_file(files("kawat.reading.model") / file) as path, np.load(path) as arrays:
        return {name: arrays[name] for name in arrays.files}


Option = TypeVar("Option")


def likeliest(options: Sequence[Option], scores: Sequence[float], against: float = 0.0) -> Option:
    """The option with the greatest score, the first of equal ones; the last, which is none, has `against` less."""
    return max(zip(options, [*scores[:-1], scores[-1] - against], strict=True), key=lambda pair: pair[1])[0]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one output, the nodes of all in one row: a leaf is its own child, both ways.

    `children` holds for each node first where a row goes that is over the threshold, then where any other goes; `asked`
    is how many features a row has.
    """

    roots: Nodes
    feature: Nodes
    threshold: Floats
    children: Nodes
    value: Floats
    depth: int
    asked: int

    @staticmethod
    def of(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> "Trees":
        """The trees kept under a name."""
        part = {
            key: arrays[f"{name}.{key}"] for key in ("feature", "threshold", "left", "right", "value", "depth", "asked")
        }
        trees, nodes = part["feature"].shape
        first = np.arange(0, trees * nodes, nodes, dtype=np.intp)
        return Trees(
            first,
            part["feature"].ravel().astype(np.intp),
            part["threshold"].ravel().astype(np.float64),
            (np.stack([part["right"], part["left"]], -1) + first[:, None, None]).ravel(),
            part["value"].ravel().astype(np.float64),
            int(part["depth"]),
            int(part["asked"]),
        )

    def sums(self, rows: Floats) -> Floats:
        """What all trees say together of each row.

        Args:
            rows: (rows, features).

        Returns:
            (rows); log-odds where the trees were grown for a yes or no, and up to a constant where for one of several.

        Raises:
            ValueError: the rows have not as many features as those that the trees learnt from.
        """
        if rows.shape[1] != self.asked:
            raise ValueError(f"rows of {rows.shape[1]} features for trees that ask {self.asked}: grow the trees again")
        pieces = [self._sums(rows[n : n + _AT_ONCE]) for n in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(pieces) if pieces else np.zeros(0)

    def _sums(self, rows: Floats) -> Floats:
        numbers = rows.ravel()
        begins = np.arange(0, rows.size, rows.shape[1])[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            within = numbers.take(begins + self.feature.take(node)) <= self.threshold.take(node)
            node = self.children.take(2 * node + within)
        return np.asarray(self.value.take(node).sum(-1), np.float64)

    def of_each(self, rows: Sequence[Sequence[Sequence[float]]]) -> list[list[float]]:
        """What all trees say together of each row of each list, as `sums` does."""
        if not any(rows):
            return [[] for _ in rows]
        said = self.sums(np.array([row for each in rows for row in each], np.float64))
        return [own.tolist() for own in np.split(said, np.cumsum([len(each) for each in rows])[:-1])]

    def chances(self, rows: Floats) -> Floats:
        """The probability of yes for each row."""
        return np.asarray(1 / (1 + np.exp(-self.sums(rows))), np.float64)
