"""The heads in numpy: vectors of words in, probabilities of tags, statuses, roles and links out.

Weights are given by the names that `training.model.Heads` gives them. Shapes are told at each function.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from kawat.reading.model.labels import SENTENCE_STEPS, STEPS

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


def distances(first: Integers, last: Integers, sentences: Integers) -> Integers:
    """How far each word lies from each stretch, as a class.

    Args:
        first: numbers of the first words of the stretches (n).
        last: numbers of their last words (n).
        sentences: the sentence of each word (words).

    Returns:
        Classes (n, words): 0 inside; then sizes before the stretch, then behind it; and the same again for other sentences.
    """
    numbers = np.arange(len(sentences))[None]
    before, behind = first[:, None] - numbers, numbers - last[:, None]
    size = np.searchsorted(STEPS, np.maximum(np.maximum(before, behind), 0), side="right")
    classes = np.where(behind > 0, size + len(STEPS), size)
    other = sentences[None] != sentences[first][:, None]
    return np.asarray(classes + other * (2 * len(STEPS) + 1), np.int64)


def sentence_distances(left: Integers, right: Integers) -> Integers:
    """How many sentences lie between two triggers, as a class."""
    return np.asarray(np.searchsorted(SENTENCE_STEPS, np.abs(left - right), side="right"), np.int64)
