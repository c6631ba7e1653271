"""Stories: gold articles in, the part to which each belongs out, articles of one story always in the same part.

Two articles are of one story when the cosine of their words, weighted by rarity (TF-IDF, Salton and Buckley 1988), is
over a quarter. A part that is left out of training then holds nothing that was learnt by heart from another outlet.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

#: The cosine from which two articles are of one story.
_ALIKE = 0.25
_WORD = re.compile(r"\w+")


def _vectors(texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The words of each text weighted by rarity, length 1: (texts, words)."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    spread = Counter(word for count in counts for word in count)
    numbers = {word: n for n, word in enumerate(sorted(spread))}
    vectors = np.zeros((len(texts), len(numbers)), np.float32)
    for n, count in enumerate(counts):
        for word, times in count.items():
            vectors[n, numbers[word]] = (1 + math.log(times)) * math.log(len(texts) / spread[word])
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), np.float32)


def stories(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first text of its story."""
    vectors = _vectors(texts)
    first = list(range(len(texts)))

    def root(n: int) -> int:
        while first[n] != n:
            n = first[n]
        return n

    for left, right in zip(*np.nonzero(np.triu(vectors @ vectors.T, 1) > _ALIKE), strict=True):
        low, high = sorted((root(int(left)), root(int(right))))
        first[high] = low
    return [root(n) for n in range(len(texts))]


def parts(texts: Sequence[str], number: int) -> list[int]:
    """The part, 0 to `number` - 1, of each text: whole stories, the longest first, each to the part with least text."""
    of = stories(texts)
    sizes = Counter[int]()
    for text, story in zip(texts, of, strict=True):
        sizes[story] += len(text)
    filled = [0] * number
    given: dict[int, int] = {}
    for story, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        given[story] = filled.index(min(filled))
        filled[given[story]] += size
    return [given[story] for story in of]
