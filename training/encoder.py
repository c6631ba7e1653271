"""The pretrained encoder: the 4-bit file of multilingual-e5-small in, its weights as arrays and as PyTorch layers out.

The file's layout is told in training/README.md. Word embeddings keep their 4-bit blocks, so that nothing is lost when
they are pruned and shipped; everything else is decoded to float32.
"""

import struct
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

Array = np.ndarray[Any, Any]

HIDDEN = 384
HEADS = 12
LAYERS = 12
INNER = 1536
EPSILON = 1e-12
BLOCK = 32


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The encoder's tensors: float32 arrays by name, and the word embeddings as (scales, nibbles) of their blocks."""

    arrays: dict[str, Array]
    word_scales: Array
    word_nibbles: Array


def decode(scales: Array, nibbles: Array) -> Array:
    """Blocks of 32 weights (f16 scale, 16 bytes) to float32: byte j holds weight j low and weight j + 16 high."""
    low = (nibbles & 15).astype(np.float32)
    high = (nibbles >> 4).astype(np.float32)
    values = np.concatenate([low, high], axis=-1) - 8.0
    return values * scales.astype(np.float32)[..., None]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values


def load(path: Path) -> Pretrained:
    """Read the encoder's file.

    Raises:
        ValueError: the file does not begin as such a file does.
    """
    data = path.read_bytes()
    cursor = _Cursor(data)
    if cursor.take("4s")[0] != b"E5S1":
        raise ValueError(f"{path} is not an encoder file of the E5S1 layout")
    cursor.take("I7ifi")
    pieces = cursor.take("5i")[0]
    (length,) = cursor.take("Q")
    cursor.at += 4 * (pieces + 1) + 4 * pieces + length
    _, bytes_of_map = cursor.take("iI")
    cursor.at += bytes_of_map
    arrays: dict[str, Array] = {}
    words: tuple[Array, Array] | None = None
    for _ in range(cursor.take("i")[0]):
        (size,) = cursor.take("H")
        name = cursor.take(f"{size}s")[0].decode()
        _, count, offset, nbytes = cursor.take("BIQQ")
        raw = np.frombuffer(data, np.uint8, nbytes, offset)
        if nbytes == 4 * count:
            arrays[name] = raw.view("<f4").copy()
            continue
        blocks = raw.reshape(-1, 2 + BLOCK // 2)
        scales = blocks[:, :2].copy().view("<f2")[:, 0]
        nibbles = blocks[:, 2:].copy()
        if name == "emb.word":
            words = scales.reshape(-1, HIDDEN // BLOCK), nibbles.reshape(-1, HIDDEN // BLOCK, BLOCK // 2)
        else:
            arrays[name] = decode(scales, nibbles).reshape(-1)
    if words is None:
        raise ValueError(f"{path} holds no word embeddings")
    return Pretrained(arrays, *words)


_drawing = threading.local()


def seed_dropout(seed: int) -> None:
    """Begin this thread's own dropout masks, so that threads working side by side always draw the same ones."""
    _drawing.generator = torch.Generator().manual_seed(seed)


class Dropout(nn.Module):
    """Dropout that draws from the generator of `seed_dropout`."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of its values zero and the others scaled up, in training only."""
        if not self.training or not self.chance:
            return x
        kept = torch.empty_like(x).bernoulli_(1 - self.chance, generator=_drawing.generator)
        return x * kept.mul_(1 / (1 - self.chance))


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), post-norm, GELU."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.aln, self.oln = nn.LayerNorm(HIDDEN, EPSILON), nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(dropout)

    def attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Attention over (tokens, hidden)."""
        parts = [x.unflatten(-1, (HEADS, HIDDEN // HEADS)).transpose(-2, -3) for x in (q, k, v)]
        if torch.onnx.is_in_onnx_export() or torch.is_autocast_enabled("cpu"):
            # Written so, ONNX Runtime fuses the products with the scale and with turning the heads around; and in
            # bfloat16 it takes half the time of PyTorch's fused attention.
            scores = parts[0] @ parts[1].transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
            return (scores.softmax(-1) @ parts[2]).transpose(-2, -3).flatten(-2)
        # Twice as fast in float32, but only for batches.
        attended = functional.scaled_dot_product_attention(*(x[None] for x in parts))
        return attended[0].transpose(-2, -3).flatten(-2)

    def rest(self, x: Tensor, attended: Tensor) -> Tensor:
        """What follows attention."""
        x = self.aln(x + self.dropout(self.ao(attended)))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))

    def packed(self, x: Tensor, lengths: list[int]) -> Tensor:
        """One step over windows packed one behind the other: (all tokens, hidden), and how long each window is."""
        q, k, v = (layer(x).split(lengths) for layer in (self.q, self.k, self.v))
        return self.rest(x, torch.cat([self.attend(*one) for one in zip(q, k, v, strict=True)]))

    def forward(self, x: Tensor) -> Tensor:
        """One step over one window: (tokens, hidden)."""
        return self.rest(x, self.attend(self.q(x), self.k(x), self.v(x)))


class Encoder(nn.Module):
    """The layers, and what stands before them: position and type embeddings and their norm."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.position = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def fill(self, pretrained: Pretrained) -> None:
        """Take the pretrained weights; the one type embedding is added to every position."""
        arrays = pretrained.arrays
        with torch.no_grad():
            position = arrays["emb.pos"].reshape(-1, HIDDEN) + arrays["emb.type"].reshape(-1, HIDDEN)[:1]
            self.position.weight.copy_(torch.from_numpy(position))
            self.norm.weight.copy_(torch.from_numpy(arrays["emb.ln.w"]))
            self.norm.bias.copy_(torch.from_numpy(arrays["emb.ln.b"]))
            for n, layer in enumerate(self.layers):
                for part in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                    module = getattr(layer, part)
                    module.weight.copy_(torch.from_numpy(arrays[f"l{n}.{part}.w"]).view_as(module.weight))
                    module.bias.copy_(torch.from_numpy(arrays[f"l{n}.{part}.b"]))

    def begin(self, words: Tensor) -> Tensor:
        """Word embeddings (..., tokens, hidden) to the first layer's input."""
        positions = self.position.weight[: words.shape[-2]]
        out: Tensor = self.norm(words + positions)
        return out

    def forward(self, words: Tensor) -> Tensor:
        """Word embeddings (tokens, hidden) of one window to the last layer's output."""
        x = self.begin(words)
        for layer in self.layers:
            x = layer(x)
        return x
