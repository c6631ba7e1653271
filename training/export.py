"""Export: a checkpoint in, the files of kawat.reading.model out (encoder.onnx in int8, weights.npz, tokenizer.json).

Matrix products with weights become int8, one scale for each output column (dynamic quantisation); attention, norms and
heads stay float32. The file's own difference from PyTorch is logged.

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

from kawat.reading.model.running import FILES
from training.encoder import HIDDEN, Encoder
from training.train import begin

_LOG = logging.getLogger("training")
#: No need for the newest operators.
OPSET = 17


def whole(build: Path, checkpoints: list[Path]) -> tuple[Encoder, dict[str, np.ndarray]]:
    """The encoder with its trained layers, and the heads' arrays."""
    model = begin(build, checkpoints).eval()
    encoder = Encoder().eval()
    encoder.load_state_dict(torch.load(build / "encoder.pt"))
    encoder.layers = model.layers
    return encoder, model.heads.arrays()


def export(encoder: Encoder, out: Path) -> None:
    """Write the encoder as ONNX, quantised."""
    words = torch.randn(40, HIDDEN)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {"words": {0: "pieces"}, "hidden": {0: "pieces"}}
        torch.onnx.export(
            encoder, (words,), str(plain), input_names=["words"], output_names=["hidden"], dynamic_axes=axes,
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
        trial = torch.randn(75, HIDDEN)
        with torch.no_grad():
            wanted = encoder(trial).numpy()
        for name, file in (("float32", plain), ("int8", out)):
            session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
            (found,) = session.run(None, {"words": trial.numpy()})
            off = np.abs(found - wanted).mean()
            _LOG.info("%s: mean difference %.5f of %.3f", name, off, np.abs(wanted).mean())


def write(build: Path, out: Path, checkpoints: Sequence[str]) -> None:
    """Write the three files of a model.

    Args:
        build: the build directory.
        out: the folder for the files.
        checkpoints: names in the build directory; their weights are averaged.
    """
    out.mkdir(parents=True, exist_ok=True)
    encoder, heads = whole(build, [build / name for name in checkpoints])
    export(encoder, out / "encoder.onnx")
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
    parser.add_argument("--checkpoints", nargs="+", default=["model.pt"], help="averaged")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    write(arguments.build, arguments.out, arguments.checkpoints)


if __name__ == "__main__":
    main()
