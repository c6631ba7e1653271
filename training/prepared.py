"""What preparation hands to training: labelled windows, in a file of the build folder."""

import pickle
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example

_NAME = "prepared.pickle"


@dataclass(slots=True)
class Prepared:
    """Gold articles (their ids and windows) and name data.

    `parts` holds for each article the part of the gold to which its story belongs, `varied` the articles under other
    names, a list of articles for each variant.
    """

    ids: list[str]
    parts: list[int]
    articles: list[list[Example]]
    names: list[Example]
    varied: list[list[list[Example]]]

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
