"""Tests of kawat.reading.trees on trees written by hand."""

import numpy as np
import pytest

from kawat.reading.trees import Trees, likeliest


def _trees() -> Trees:
    """Two trees: is the first feature up to 1, and if so, is the second up to 5; and a lone leaf."""
    return Trees.of(
        {
            "q.feature": np.array([[0, 1, 0, 0, 0], [0, 0, 0, 0, 0]]),
            "q.threshold": np.array([[1.0, 5.0, 0, 0, 0], [0.0, 0, 0, 0, 0]]),
            "q.left": np.array([[1, 3, 2, 3, 4], [0, 1, 2, 3, 4]]),
            "q.right": np.array([[2, 4, 2, 3, 4], [0, 1, 2, 3, 4]]),
            "q.value": np.array([[0.0, 0, -1.0, 2.0, 0.5], [0.25, 0, 0, 0, 0]]),
            "q.depth": np.array(2),
            "q.asked": np.array(2),
        },
        "q",
    )


def test_each_row_is_led_to_one_leaf_of_each_tree() -> None:
    rows = np.array([[1.0, 5.0], [1.0, 6.0], [2.0, 0.0]])
    assert _trees().sums(rows).tolist() == [2.25, 0.75, -0.75]


def test_chances_are_between_nothing_and_one() -> None:
    (chance,) = _trees().chances(np.array([[0.0, 0.0]]))
    assert round(float(chance), 4) == 0.9047


def test_many_rows_are_answered_as_each_alone() -> None:
    rows = np.random.default_rng(1).uniform(0, 8, (257, 2))
    assert _trees().sums(rows).tolist() == [float(_trees().sums(row[None])[0]) for row in rows]


def test_no_rows_have_no_sums() -> None:
    assert _trees().sums(np.zeros((0, 2))).tolist() == []


def test_lists_of_rows_are_answered_each_for_itself() -> None:
    assert _trees().of_each([[(1.0, 5.0), (1.0, 6.0)], [], [(2.0, 0.0)]]) == [[2.25, 0.75], [], [-0.75]]
    assert _trees().of_each([[], []]) == [[], []]
    assert _trees().of_each([]) == []


def test_the_option_with_the_greatest_score_is_taken_and_the_last_has_less() -> None:
    assert likeliest("ab", [1.0, 0.0], 0.0) == "a"
    assert likeliest("ab", [0.0, 1.0], 0.0) == "b"
    assert likeliest("ab", [0.0, 1.0], 1.5) == "a"
    assert likeliest("aab", [1.0, 1.0, 1.0], 0.0) == "a"
    assert likeliest("b", [0.0], 9.0) == "b"


def test_rows_of_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="rows of 3 features for trees that ask 2"):
        _trees().sums(np.zeros((1, 3)))
