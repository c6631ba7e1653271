"""Training: the prepared folder in, checkpoints and a log of losses out.

Windows enter above the frozen layers. A batch holds a few whole articles, so that triggers of one article can be
linked across its windows, and one window of name data.

usage: python -m training.train BUILD_DIRECTORY [--epochs N] [--hold-back N] [--begin CHECKPOINT]
"""

import argparse
import json
import logging
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import Encoder, seed_dropout
from training.examples import Example
from training.model import Heads, kind_weights, losses
from training.prepare import FROZEN, USED
from training.prepared import Prepared

SEED = 7
#: Weight of each task, on sums divided by the numbers that `Heads` counts.
WEIGHTS = {"triggers": 30.0, "quotes": 4.0, "names": 4.0, "status": 0.6, "roles": 0.2, "speakers": 0.3, "links": 0.5}
ARTICLES = 2
#: Batches that also hold a window of name data.
NAMES_SHARE = 0.35
THREADS = os.cpu_count() or 1
RATE_LAYERS, RATE_HEADS, DECAY_BY_LAYER = 1.2e-4, 8e-4, 0.85
WARM_UP = 80
CLIP = 10.0
#: A checkpoint is kept after every so many epochs, to be averaged with the last.
KEPT = 4

_LOG = logging.getLogger("training")


class Trained(nn.Module):
    """What is trained: the upper layers and the heads."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.upper = Encoder(dropout).layers[FROZEN:USED]
        self.heads = Heads(dropout)

    def hidden(self, lower: Sequence[Tensor]) -> list[Tensor]:
        """The last layer's output for windows given by the lower layers' output."""
        lengths = [len(one) for one in lower]
        x = torch.cat([one.float() for one in lower])
        for layer in self.upper:
            x = layer.packed(x, lengths)
        return list(x.split(lengths))


def held_back(ids: Sequence[str], number: int) -> frozenset[int]:
    """Numbers of the articles kept for choices: the same for the same ids."""
    return frozenset(random.Random(SEED).sample(range(len(ids)), number))  # noqa: S311 - no secret


def begin(build: Path, checkpoints: Sequence[Path], dropout: float = 0.1) -> Trained:
    """The model with pretrained upper layers, or the mean of what checkpoints left (Izmailov et al. 2018)."""
    torch.manual_seed(SEED)
    model = Trained(dropout)
    if checkpoints:
        left = [torch.load(checkpoint) for checkpoint in checkpoints]
        model.load_state_dict({name: sum(one[name] for one in left) / len(left) for name in left[0]})
    else:
        encoder = Encoder(dropout)
        encoder.load_state_dict(torch.load(build / "encoder.pt"))
        model.upper.load_state_dict(encoder.layers[FROZEN:USED].state_dict())
    return model


def optimiser(model: Trained, scale: float) -> torch.optim.AdamW:
    """AdamW with a rate for each layer, lower ones slower."""
    top = len(model.upper) - 1
    groups = [
        {"params": list(layer.parameters()), "lr": scale * RATE_LAYERS * DECAY_BY_LAYER ** (top - n)}
        for n, layer in enumerate(model.upper)
    ]
    groups.append({"params": list(model.heads.parameters()), "lr": scale * RATE_HEADS})
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


Piece = tuple[list[Example], list[Tensor]]


def article_losses(model: Trained, piece: Piece, weights: Tensor) -> dict[str, Tensor]:
    """The loss of each task over the windows of one article or of some name data."""
    examples, lower = piece
    found = losses(model.heads, examples, model.hidden(lower), weights)
    return {name: value / number for name, (value, number) in found.items()}


def gradients(model: Trained, piece: Piece, weights: Tensor, seed: int) -> tuple[dict[str, float], list[Tensor | None]]:
    """Losses, and the gradient of their weighted sum for each parameter."""
    seed_dropout(seed)
    parts = article_losses(model, piece, weights)
    loss = torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
    found = torch.autograd.grad(loss, list(model.parameters()), allow_unused=True)
    return {name: value.item() for name, value in parts.items()}, list(found)


def step(
    model: Trained, batch: Sequence[Piece], weights: Tensor, pool: ThreadPoolExecutor, number: int
) -> dict[str, list[float]]:
    """Set the gradients of one batch, its articles worked on at the same time; give the losses."""
    sums: list[Tensor | None] = [None] * len(list(model.parameters()))
    told: dict[str, list[float]] = {}
    for parts, found in pool.map(
        lambda n: gradients(model, batch[n], weights, SEED + 100 * number + n), range(len(batch))
    ):
        for name, value in parts.items():
            told.setdefault(name, []).append(value)
        for n, gradient in enumerate(found):
            old = sums[n]
            if gradient is not None:
                sums[n] = gradient if old is None else old.add_(gradient)
    for parameter, gradient in zip(model.parameters(), sums, strict=True):
        parameter.grad = None if gradient is None else gradient.div_(len(batch))
    return told


def batches(prepared: Prepared, chosen: Sequence[int], chance: random.Random) -> Iterator[list[Piece]]:
    """Some articles, and half the time a window of name data, at a time; each article once, in a new order."""
    order = list(chosen)
    chance.shuffle(order)
    for n in range(0, len(order), ARTICLES):
        batch = [(prepared.articles[i], prepared.lower[i]) for i in order[n : n + ARTICLES] if prepared.articles[i]]
        if prepared.names and chance.random() < NAMES_SHARE:
            name = chance.randrange(len(prepared.names))
            batch.append(([prepared.names[name]], [prepared.lower_names[name]]))
        yield batch


def measure(model: Trained, prepared: Prepared, chosen: Sequence[int], weights: Tensor) -> dict[str, float]:
    """Mean losses over articles, and how well the first words of triggers are found, with and without their kind."""
    model.eval()
    totals: dict[str, list[float]] = {}
    hits: Counter[str] = Counter()
    with torch.no_grad():
        for i in chosen:
            for name, value in article_losses(model, (prepared.articles[i], prepared.lower[i]), weights).items():
                totals.setdefault(name, []).append(value.item())
            for example, hidden in zip(prepared.articles[i], model.hidden(prepared.lower[i]), strict=True):
                hits.update(_hits(model, example, hidden))
    model.train()
    means = {name: round(sum(values) / len(values), 4) for name, values in totals.items()}
    both = max(1, hits["gold"] + hits["read"])
    return means | {"words": round(2 * hits["found"] / both, 3), "kinds": round(2 * hits["right"] / both, 3)}


def _hits(model: Trained, example: Example, hidden: Tensor) -> dict[str, int]:
    window = example.window
    home = slice(window.first, window.last)
    chances = model.heads.triggers(hidden[[word.piece for word in window.words]]).softmax(-1)[home, 1:-1]
    read, best = chances.sum(-1) > 0.4, 1 + chances.argmax(-1)
    wanted = torch.from_numpy(example.triggers_tags)[home]
    gold = (wanted > 0) & (wanted <= chances.shape[-1])
    return {
        "gold": int(gold.sum()), "read": int(read.sum()), "found": int((read & gold).sum()),
        "right": int((read & (best == wanted)).sum()),
    }  # fmt: skip


def main() -> None:
    """Train, log each epoch, keep a checkpoint every second epoch and at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--minutes", type=float, default=1e6, help="be done by then, if the epochs take longer")
    parser.add_argument("--hold-back", type=int, default=40, help="articles kept for choices; 0 trains on all")
    parser.add_argument("--begin", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--scale", type=float, default=1.0, help="of all learning rates")
    parser.add_argument("--out", default="model.pt")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    prepared = Prepared.load(arguments.build)
    kept = held_back(prepared.ids, 40)
    chosen = [i for i, one in enumerate(prepared.articles) if one and (arguments.hold_back == 0 or i not in kept)]
    counts = Counter(one.kind for i in chosen for example in prepared.articles[i] for one in example.triggers)
    weights = kind_weights(dict(counts))
    model = begin(arguments.build, [arguments.begin] if arguments.begin else [])
    adam = optimiser(model, arguments.scale)
    rates = [group["lr"] for group in adam.param_groups]
    steps = arguments.epochs * -(-len(chosen) // ARTICLES)
    chance = random.Random(SEED)  # noqa: S311 - no secret
    model.train()
    done, start, epoch = 0, time.monotonic(), 0
    progress = 0.0
    with ThreadPoolExecutor(THREADS) as pool:
        while progress < 1:
            epoch += 1
            sums: dict[str, list[float]] = {}
            for batch in batches(prepared, chosen, chance):
                progress = max(done / steps, (time.monotonic() - start) / 60 / arguments.minutes)
                if progress >= 1:
                    break
                for group, rate in zip(adam.param_groups, rates, strict=True):
                    group["lr"] = rate * min(1.0, (done + 1) / WARM_UP) * max(0.02, 1 - progress)
                for name, values in step(model, batch, weights, pool, done).items():
                    sums.setdefault(name, []).extend(values)
                nn.utils.clip_grad_norm_(model.parameters(), CLIP)
                adam.step()
                done += 1
                if done % 20 == 0:
                    last = {name: round(sum(values[-20:]) / len(values[-20:]), 4) for name, values in sums.items()}
                    _LOG.info("step %d of %d, %.0f s, %s", done, steps, time.monotonic() - start, last)
            line: dict[str, object] = {"epoch": epoch, "steps": done, "seconds": round(time.monotonic() - start)}
            line["train"] = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
            if epoch % 2 == 0 or progress >= 1:
                line["held back"] = measure(model, prepared, [i for i in sorted(kept) if prepared.articles[i]], weights)
                torch.save(model.state_dict(), arguments.build / arguments.out)
            if epoch % KEPT == 0:
                torch.save(model.state_dict(), arguments.build / f"epoch-{epoch}.pt")
            with (arguments.build / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            _LOG.info("%s", json.dumps(line))


if __name__ == "__main__":
    main()
