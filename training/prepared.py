"""What preparation hands to training: labelled windows, in a file of the build folder."""

import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example

_NAME = "prepared.pickle"
#: The part of written articles, which belong to no story: it is never left out.
EVERY = -1
#: The parts for which a model is trained without them; articles of the others teach every model and measure none.
MEASURED = (0, 1)


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

    def of_epochs(self, chosen: Sequence[int], epochs: int, share: float, seed: str) -> list[list[int]]:
        """The articles of every epoch: all real ones, and a share of the written ones, which take turns.

        Args:
            chosen: the numbers of the articles that are learnt from.
            epochs: how many epochs.
            share: of the written articles, 0 to 1.
            seed: another one lets others begin.
        """
        real = [i for i in chosen if self.parts[i] != EVERY]
        written = [i for i in chosen if self.parts[i] == EVERY]
        random.Random(seed).shuffle(written)  # noqa: S311 - no secret
        drawn = round(share * len(written))
        return [real + [written[n % len(written)] for n in range(k * drawn, (k + 1) * drawn)] for k in range(epochs)]

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
