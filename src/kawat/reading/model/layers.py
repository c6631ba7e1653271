"""What both kinds of heads are made of, in numpy: arrays of weights by name in, linear maps and a unit out."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Weights = Mapping[str, npt.NDArray[Any]]


def linear(weights: Weights, name: str, x: Floats) -> Floats:
    """A linear map over the last axis, with its bias where it has one."""
    out = x @ weights[f"{name}.weight"].T
    bias = weights.get(f"{name}.bias")
    return np.asarray(out if bias is None else out + bias, np.float32)


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016)."""
    return np.asarray(0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
