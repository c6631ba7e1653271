"""Heads: distances have the right class, probabilities add up."""

import numpy as np
import pytest

from kawat.reading.model.heads import Heads, distances, sentence_distances
from kawat.reading.model.labels import DISTANCES, INSIDE, KINDS, SPEAKER_TAGS, STEPS, TRIGGER_TAGS
from kawat.reading.model.layers import softmax


def test_distance_classes() -> None:
    sentences = np.array([0] * 6 + [1] * 400)
    (classes,) = distances(np.array([2]), np.array([3]), sentences)
    behind, elsewhere = len(STEPS), 2 * len(STEPS) + 1
    assert list(classes[:6]) == [2, 1, 0, 0, behind + 1, behind + 2]
    assert classes[6] == elsewhere + behind + 3
    assert classes[-1] == elsewhere + behind + len(STEPS) == DISTANCES - 1


def test_sentence_distance_is_symmetric() -> None:
    left, right = np.array([0, 5, 5]), np.array([0, 3, 90])
    assert list(sentence_distances(left, right)) == list(sentence_distances(right, left)) == [0, 2, 6]


def test_softmax_of_large_numbers() -> None:
    assert softmax(np.array([[1e4, 0.0], [0.0, 0.0]], np.float32)) == pytest.approx(np.array([[1, 0], [0.5, 0.5]]))


def test_tags_are_one_for_each_kind_and_two_more() -> None:
    assert len(KINDS) + 2 == TRIGGER_TAGS == INSIDE + 1


def test_conditioned_head_with_no_stretch() -> None:
    width, hidden = 3, 4
    random = np.random.default_rng(1)
    shapes = {
        "speakers.word.weight": (width, hidden), "speakers.stretch.first.weight": (width, hidden),
        "speakers.stretch.first.bias": (width,), "speakers.stretch.last.weight": (width, hidden),
        "speakers.distance.weight": (DISTANCES, width), "speakers.out.weight": (SPEAKER_TAGS, width),
        "speakers.out.bias": (SPEAKER_TAGS,),
    }  # fmt: skip
    heads = Heads({name: random.normal(size=shape) for name, shape in shapes.items()})
    words, none = random.normal(size=(5, hidden)).astype(np.float32), np.zeros(0, np.int64)
    sentences = np.zeros(5, np.int64)
    assert heads.speakers(words, none, none, sentences).shape == (0, 5, SPEAKER_TAGS)
    some = heads.speakers(words, np.array([1, 2]), np.array([1, 4]), sentences)
    assert some.sum(-1) == pytest.approx(np.ones((2, 5)))
