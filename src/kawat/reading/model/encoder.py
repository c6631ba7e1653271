"""The encoder at reading time: windows of word pieces in, a vector for each piece out.

Word embeddings are kept as the 4-bit blocks in which they came and are looked up here; the layers run in ONNX Runtime.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from kawat.reading.model.layers import Floats
from kawat.reading.model.windows import Window


def word_embeddings(scales: npt.NDArray[Any], nibbles: npt.NDArray[Any]) -> Floats:
    """4-bit blocks (f16 scale; byte j holds weight j low and weight j + 16 high, 8 is zero) to (pieces, hidden)."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return np.asarray((values * scales.astype(np.float32)[..., None]).reshape(len(scales), -1), np.float32)


class Encoder:
    """The encoder, loaded once.

    Each window goes through it alone: int8 products take their scale from all that goes through together, and an
    article must read the same whatever is read beside it.
    """

    def __init__(self, model: Path, embeddings: Floats, threads: int) -> None:
        """Load the layers.

        Args:
            model: the ONNX file.
            embeddings: of the pieces (pieces, hidden).
            threads: that share the products of a window.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A thread that waits for work must not keep a core from other programs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._embeddings = embeddings

    def _one(self, window: Window) -> Floats:
        words = self._embeddings[list(window.pieces)]
        (hidden,) = self._session.run(None, {"words": words})
        return np.asarray(hidden, np.float32)

    def __call__(self, windows: Iterable[Window]) -> Iterator[Floats]:
        """For each window the vectors of its pieces, (pieces, hidden), in the order given, one in memory at a time."""
        return map(self._one, windows)
