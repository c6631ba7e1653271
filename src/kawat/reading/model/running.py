"""The trained model: articles with their sentences and quotes in, an Analysis for each out.

>>> from kawat.reading.model.running import Text, load
>>> text = "Presiden Rusia bertemu presiden Amerika Serikat di Helsinki."
>>> [trigger.kind for trigger in load().analyse([Text(text, ((0, len(text)),))])[0].triggers]
['meeting']

How it was made and how well it reads is told in docs/model-card.md.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kawat.errors import KawatError
from kawat.reading.model.analysis import (
    Analysis,
    ArgumentsFound,
    NameFound,
    PartFound,
    Statement,
    TriggerFound,
)
from kawat.reading.model.arguments import Argument
from kawat.reading.model.decode import decode
from kawat.reading.model.encoder import Encoder, word_embeddings
from kawat.reading.model.heads import Heads
from kawat.reading.model.windows import Window, windows

__all__ = [
    "Analysis", "Argument", "ArgumentsFound", "Model", "NameFound", "PartFound", "Statement", "Text",
    "TriggerFound", "load",
]  # fmt: skip

FILES = ("encoder.onnx", "weights.npz", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the model takes it: spans are (start, end) offsets into the text, in order of their place.

    `quotes` are what is said in it, without quotation marks, `arguments` the states and times of which is asked what
    they are to each trigger, `asked` words that are judged as triggers in any case, none overlapping. Where `whole` is
    not wished, what stands far from all states, words and quotes asked about is not read, and no names are told.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    quotes: tuple[tuple[int, int], ...] = ()
    arguments: tuple[Argument, ...] = ()
    asked: tuple[tuple[int, int], ...] = ()
    whole: bool = True


def _asked_about(one: Text, cut: Sequence[Window]) -> list[Window]:
    """The windows that have at home what is asked about, or all."""
    named = (argument.start for argument in one.arguments if argument.state)
    starts = sorted([*named, *(start for start, _ in (*one.asked, *one.quotes))])

    def holds_some(window: Window) -> bool:
        home = window.words[window.first : window.last]
        return bisect_left(starts, home[0].start) < bisect_left(starts, home[-1].end)

    return [window for window in cut if one.whole or holds_some(window)]


class Model:
    """The model, loaded; it holds no state between calls."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load from a folder with the files named in `FILES`.

        Raises:
            KawatError: a file is missing.
        """
        for name in FILES:
            if not (folder / name).is_file():
                raise KawatError(
                    str(folder / name),
                    "this part of the reading model is missing",
                    "install Kawat again, or run `make model`",
                )
        with np.load(folder / "weights.npz") as weights:
            arrays = {name: weights[name] for name in weights.files}
        embeddings = word_embeddings(arrays.pop("embedding_scales"), arrays.pop("embedding_nibbles"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._encoder = Encoder(folder / "encoder.onnx", embeddings, threads)
        self._heads = Heads(arrays)

    def analyse(self, texts: Sequence[Text]) -> list[Analysis]:
        """Read articles, one window in memory at a time.

        Args:
            texts: the articles.

        Returns:
            One Analysis for each, in the same order.
        """
        return [self._analysed(one) for one in texts]

    def _analysed(self, one: Text) -> Analysis:
        cut = _asked_about(one, windows(one.text, one.sentences, self._tokenizer))
        asked = (one.quotes, one.arguments, one.asked)
        return decode(cut, self._encoder(cut), self._heads, *asked, names=one.whole)


@cache
def load() -> Model:
    """The model that comes with Kawat, loaded at the first call."""
    return Model(Path(str(files("kawat.reading.model"))))
