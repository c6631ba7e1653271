"""What preparation hands to training: labelled windows and the lower layers' output, in a file of the build folder."""

import pickle
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from training.examples import Example

_NAME = "prepared.pickle"


@dataclass(slots=True)
class Prepared:
    """Gold articles (their ids and windows), name data, and the lower layers' output for each window, float16.

    `parts` holds for each article the part of the gold to which its story belongs, `varied` the articles under other
    names, a list of articles for each variant.
    """

    ids: list[str]
    parts: list[int]
    articles: list[list[Example]]
    names: list[Example]
    lower: list[list[Tensor]]
    lower_names: list[Tensor]
    varied: list[list[list[Example]]]
    lower_varied: list[list[list[Tensor]]]

    def save(self, build: Path) -> None:
        """Write the file."""
        with (build / _NAME).open("wb") as file:
            pickle.dump(self, file)

    @staticmethod
    def load(build: Path) -> "Prepared":
        """Read the file that `save` wrote."""
        with (build / _NAME).open("rb") as file:
            prepared: Prepared = pickle.load(file)  # noqa: S301 - our own file
        return prepared
