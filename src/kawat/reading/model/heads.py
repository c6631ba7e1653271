"""The heads in numpy: vectors of words in, probabilities of tags, statuses, speakers and links out.

Weights are given by the names that `training.model.Heads` gives them. Shapes are told at each function.
"""

import numpy as np

from kawat.reading.model.arguments import ArgumentHead
from kawat.reading.model.labels import SENTENCE_STEPS, SPEAKER_TAGS, STEPS
from kawat.reading.model.layers import Floats, Integers, Weights, gelu, linear, softmax


def distances(first: Integers, last: Integers, sentences: Integers) -> Integers:
    """How far each word lies from each stretch, as a class.

    Args:
        first: numbers of the first words of the stretches (n).
        last: numbers of their last words (n).
        sentences: the sentence of each word (words).

    Returns:
        Classes (n, words): 0 inside; sizes before the stretch; sizes behind it; the same again for other sentences.
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


class Heads:
    """All heads over the vectors of the words of one window."""

    def __init__(self, weights: Weights) -> None:
        self._weights = {name: np.ascontiguousarray(value, np.float32) for name, value in weights.items()}
        #: What states and times are to triggers.
        self.arguments = ArgumentHead(self._weights)

    def _linear(self, name: str, x: Floats) -> Floats:
        return linear(self._weights, name, x)

    def _stretch(self, name: str, words: Floats, first: Integers, last: Integers) -> Floats:
        return self._linear(f"{name}.first", words[first]) + self._linear(f"{name}.last", words[last])

    def triggers(self, words: Floats) -> Floats:
        """(words, hidden) to (words, trigger tags)."""
        return softmax(self._linear("triggers", words))

    def quotes(self, words: Floats) -> Floats:
        """(words, hidden) to (words, quote tags)."""
        return softmax(self._linear("quotes", words))

    def names(self, words: Floats) -> Floats:
        """(words, hidden) to (words, name tags)."""
        return softmax(self._linear("names", words))

    def status(self, words: Floats, first: Integers, last: Integers, more: Floats) -> Floats:
        """Triggers by their first and last words (n), and what their arguments add, to (n, statuses)."""
        return softmax(self._linear("status", gelu(self._stretch("status_stretch", words, first, last))) + more)

    def speakers(self, words: Floats, first: Integers, last: Integers, sentences: Integers) -> Floats:
        """Stretches (n) and the sentence of each word (words) to (n, words, tags)."""
        each = self._linear("speakers.word", words)
        stretch = self._stretch("speakers.stretch", words, first, last)
        table = self._weights["speakers.distance.weight"]
        rows = []
        for n in range(len(first)):
            far = table[distances(first[n : n + 1], last[n : n + 1], sentences)[0]]
            rows.append(softmax(self._linear("speakers.out", gelu(stretch[n] + each + far))))
        return np.stack(rows) if rows else np.zeros((0, len(words), SPEAKER_TAGS), np.float32)

    def link_vectors(self, words: Floats, first: Integers, last: Integers) -> Floats:
        """Triggers (n) to the vectors (n, width) that `links` compares."""
        return self._stretch("links.stretch", words, first, last)

    def links(self, left: Floats, right: Floats, distance: Integers) -> Floats:
        """Vectors of pairs (pairs, width) and `sentence_distances` to the probability that they tell of one event."""
        far = np.eye(len(SENTENCE_STEPS) + 1, dtype=np.float32)[distance]
        joined = self._linear("links.joined", np.concatenate([np.abs(left - right), left * right, far], -1))
        return np.asarray(1.0 / (1.0 + np.exp(-self._linear("links.out", gelu(joined))[:, 0])), np.float32)
