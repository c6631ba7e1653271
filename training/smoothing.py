"""Smoothing: how large each input channel of a product grows in, what to divide it by before the product out.

Dynamic quantisation gives all inputs of a product one scale for a whole window; where a few channels are thirty times
as large as the others, these are left with but a few of the 256 steps. What is divided out of a channel is multiplied
into its weights, which have a scale for each output column: the product stays the same (SmoothQuant, Xiao et al. 2023).
Only channels far beyond the middle one are divided; more of it did the weights more harm than the inputs good.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]
#: How many times the middle channel's largest value a channel may reach undivided.
BEYOND = 4.0


def divisors(largest: Array) -> Array:
    """What to divide each channel by.

    Args:
        largest: for each channel its largest absolute value over many windows, (channels).

    Returns:
        1 for most channels; for one beyond `BEYOND` times the median, what brings it down to there.
    """
    return np.asarray(np.maximum(largest / (BEYOND * np.median(largest)), 1.0), np.float32)
