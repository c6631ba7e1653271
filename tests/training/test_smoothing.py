"""What the inputs of a product are divided by before it is quantised."""

import numpy as np
from training.smoothing import BEYOND, divisors


def test_channels_far_beyond_the_middle_are_brought_down_to_its_multiple() -> None:
    largest = np.array([0.5, 1.0, 33.0, 1.5, 1.0], np.float32)
    assert np.allclose(largest / divisors(largest), [0.5, 1.0, BEYOND, 1.5, 1.0])


def test_channels_alike_are_left_as_they_are() -> None:
    assert (divisors(np.linspace(1, 3, 9, dtype=np.float32)) == 1).all()
