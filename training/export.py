"""Export: a checkpoint in, the files of kawat.reading.model out (encoder.onnx in int8, weights.npz, tokenizer.json).

Matrix products with weights become int8, one scale for each output column (dynamic quantisation), after outliers among
their inputs have been smoothed; attention, norms and heads stay float32. How far the file differs from PyTorch on real
windows is logged.

usage: python -m training.export BUILD_DIRECTORY OUT_DIRECTORY [--checkpoints NAME ...]
"""

import argparse
import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from kawat.reading.model.running import FILES
from training.encoder import Encoder
from training.prepare import word_embeddings
from training.prepared import EVERY, Prepared
from training.smoothing import divisors
from training.train import Trained

_LOG = logging.getLogger("training")
#: No need for the newest operators.
OPSET = 17
#: About how many real windows are shown to the encoder while it is exported.
WINDOWS = 60


def whole(build: Path, checkpoints: Sequence[Path]) -> tuple[Encoder, dict[str, np.ndarray]]:
    """The encoder with trained layers, and the heads' arrays: the mean of checkpoints (Wortsman et al. 2022)."""
    model = Trained().eval()
    left = [torch.load(checkpoint) for checkpoint in checkpoints]
    model.load_state_dict({name: sum(one[name] for one in left) / len(left) for name in left[0]})
    encoder = Encoder().eval()
    encoder.load_state_dict(torch.load(build / "encoder.pt"))
    encoder.layers = model.layers
    return encoder, model.heads.arrays()


class Divided(nn.Module):
    """A product whose inputs are divided by channel and its weights multiplied likewise."""

    def __init__(self, product: nn.Linear, by: Tensor) -> None:
        super().__init__()
        self.bias = product.bias
        self.weight = nn.Parameter(product.weight * by)
        self.inverse = nn.Parameter(1 / by)

    def forward(self, x: Tensor) -> Tensor:
        """(tokens, inputs) to (tokens, outputs)."""
        return functional.linear(x * self.inverse, self.weight, self.bias)


def smooth(encoder: Encoder, windows: Sequence[Tensor]) -> None:
    """Put `Divided` in place of the products around GELU, whose inputs hold outliers (see `training.smoothing`)."""
    largest: dict[nn.Module, Tensor] = {}

    def see(product: nn.Module, inputs: tuple[Tensor]) -> None:
        seen = inputs[0].abs().amax(0)
        largest[product] = torch.maximum(seen, largest.get(product, seen))

    hooks = [product.register_forward_pre_hook(see) for layer in encoder.layers for product in (layer.fi, layer.fo)]
    with torch.no_grad():
        for words in windows:
            encoder(words)
    for hook in hooks:
        hook.remove()
    for layer in encoder.layers:
        for name in ("fi", "fo"):
            product = getattr(layer, name)
            by = torch.from_numpy(divisors(largest[product].numpy()))
            setattr(layer, name, Divided(product, by))


def export(encoder: Encoder, windows: Sequence[Tensor], out: Path) -> None:
    """Write the encoder as ONNX, quantised.

    Args:
        encoder: the encoder; changed, but for its output.
        windows: word embeddings (pieces, hidden) of real windows: half of them say how large inputs grow, with the
            others the file is compared with PyTorch.
        out: the file.
    """
    measured = windows[1::2]
    with torch.no_grad():
        wanted = [encoder(words).numpy() for words in measured]
    smooth(encoder, windows[::2])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {"words": {0: "pieces"}, "hidden": {0: "pieces"}}
        torch.onnx.export(
            encoder, (windows[0],), str(plain), input_names=["words"], output_names=["hidden"], dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            plain,
            out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
        onnx.checker.check_model(str(out))
        size = sum(np.abs(one).sum() for one in wanted)
        for name, file in (("float32", plain), ("int8", out)):
            session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
            found = [session.run(None, {"words": words.numpy()})[0] for words in measured]
            off = sum(np.abs(a - b).sum() for a, b in zip(found, wanted, strict=True))
            _LOG.info("%s: differs from PyTorch by %.4f of the output's size", name, off / size)


def real_windows(build: Path, prepared: Prepared) -> list[Tensor]:
    """The word embeddings (pieces, hidden) of some windows of the prepared articles that nobody wrote for training."""
    words = word_embeddings(build)
    articles = [one for one, part in zip(prepared.articles, prepared.parts, strict=True) if part != EVERY]
    step = max(1, len(articles) // WINDOWS)
    return [words[list(article[0].window.pieces)] for article in articles[::step] if article]


def write(build: Path, windows: Sequence[Tensor], out: Path, checkpoints: Sequence[str]) -> None:
    """Write the three files of a model.

    Args:
        build: the build directory.
        windows: its `real_windows`.
        out: the folder for the files.
        checkpoints: names in the build directory; their weights are averaged.
    """
    out.mkdir(parents=True, exist_ok=True)
    encoder, heads = whole(build, [build / name for name in checkpoints])
    export(encoder, windows, out / "encoder.onnx")
    with np.load(build / "embeddings.npz") as stored:
        arrays = {name: value.astype(np.float16) for name, value in heads.items()}
        np.savez(out / "weights.npz", embedding_scales=stored["scales"], embedding_nibbles=stored["nibbles"], **arrays)
    shutil.copyfile(build / "tokenizer.json", out / "tokenizer.json")
    for name in FILES:
        _LOG.info("%s: %.1f MB", name, (out / name).stat().st_size / 1e6)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--checkpoints", nargs="+", default=["part-0.pt", "part-1.pt"], help="averaged")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    windows = real_windows(arguments.build, Prepared.load(arguments.build))
    write(arguments.build, windows, arguments.out, arguments.checkpoints)


if __name__ == "__main__":
    main()
