"""The encoder at reading time: windows of word pieces in, a vector for each piece out.

Word embeddings are kept as the 4-bit blocks in which they came and are looked up here; the layers run in ONNX Runtime.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from kawat.reading.model.heads import Floats
from kawat.reading.model.windows import Window

#: Pieces (padding counted) that go through the encoder at once: enough to keep it busy, little enough memory.
BATCH = 2_000


def word_embeddings(scales: npt.NDArray[Any], nibbles: npt.NDArray[Any]) -> Floats:
    """4-bit blocks (f16 scale; byte j holds weight j low and weight j + 16 high, 8 is zero) to (pieces, hidden)."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0
    return np.asarray((values * scales.astype(np.float32)[..., None]).reshape(len(scales), -1), np.float32)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of windows that go together: of like length, as many as `BATCH` allows."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda n: (-lengths[n], n)):
        if batch and (len(batch) + 1) * lengths[batch[0]] > BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


class Encoder:
    """The encoder, loaded once."""

    def __init__(self, model: Path, embeddings: Floats, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Without the arena memory goes back between long and short batches.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._embeddings = embeddings

    def __call__(self, windows: Sequence[Window]) -> list[Floats]:
        """For each window the vectors of its pieces, (pieces, hidden), in the order given."""
        lengths = [len(window.pieces) for window in windows]
        found: list[Floats] = [np.zeros((0, 0), np.float32)] * len(windows)
        for batch in batches(lengths):
            longest = lengths[batch[0]]
            words = np.zeros((len(batch), longest, self._embeddings.shape[1]), np.float32)
            mask = np.zeros((len(batch), longest), np.float32)
            for row, number in enumerate(batch):
                words[row, : lengths[number]] = self._embeddings[list(windows[number].pieces)]
                mask[row, : lengths[number]] = 1.0
            (hidden,) = self._session.run(None, {"words": words, "mask": mask})
            for row, number in enumerate(batch):
                found[number] = hidden[row, : lengths[number]]
        return found
