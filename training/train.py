"""Training: the prepared folder in, checkpoints and a log of losses out.

All layers learn, lower ones slower; word embeddings stay as they are. A batch holds a few whole articles, so that
triggers of one article can be linked across its windows, and at times one window of name data. Products of the layers
are in bfloat16 where the processor has instructions for it, everything else is in float32.

usage: python -m training.train BUILD_DIRECTORY [--common | --part N] [--begin CHECKPOINT] [--epochs N]
    [--share S] [--rate R] [--threads N] [--out NAME]
"""

import argparse
import json
import logging
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import Encoder, seed_dropout
from training.examples import Example
from training.model import Heads, kind_weights, losses
from training.prepare import USED, word_embeddings
from training.prepared import MEASURED, Prepared

SEED = 7
#: Weight of each task, on sums divided by the numbers that `training.model.losses` gives.
WEIGHTS = {"triggers": 30.0, "quotes": 4.0, "names": 4.0, "status": 0.6, "roles": 1.0, "dates": 0.5, "forms": 0.5,
           "speakers": 0.3, "links": 0.5}  # fmt: skip
ARTICLES = 2
#: Among so many articles, drawn at random, those of a batch are about as long.
POOL = 64
#: Batches that also hold a window of name data.
NAMES_SHARE = 0.3
#: How often an article is read under its own names, and the share of word pieces that are hidden.
OWN_NAMES = 0.4
HIDDEN_PIECES = 0.08
DROPOUT, DROPOUT_HEADS = 0.1, 0.25
THREADS = os.cpu_count() or 1
RATE_LAYERS, RATE_HEADS, DECAY_BY_LAYER = 1.2e-4, 8e-4, 0.85
WARM_UP = 80
CLIP = 10.0
#: Whether products are in bfloat16: twice as fast here with AVX-512's own instructions, more with AMX, slower without.
BRIEF = any(torch.cpu.get_capabilities().get(one, False) for one in ("avx512_bf16", "amx_bf16"))
#: The mean of the weights after so many last epochs, of a third of all at most, is kept (Izmailov et al. 2018).
KEPT = 3

_LOG = logging.getLogger("training")


class Trained(nn.Module):
    """What is trained: the layers and the heads."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = Encoder(DROPOUT).layers[:USED]
        self.heads = Heads(DROPOUT_HEADS)

    def hidden(self, inputs: Sequence[Tensor]) -> list[Tensor]:
        """The last layer's output for windows given by the first layer's input."""
        lengths = [len(one) for one in inputs]
        x = torch.cat(list(inputs))
        with torch.autocast("cpu", torch.bfloat16, enabled=BRIEF):
            for layer in self.layers:
                x = layer.packed(x, lengths)
        return list(x.split(lengths))


def begin(build: Path, checkpoint: Path | None) -> Trained:
    """The model with pretrained layers, or as a checkpoint left it."""
    torch.manual_seed(SEED)
    model = Trained()
    if checkpoint:
        model.load_state_dict(torch.load(checkpoint))
    else:
        encoder = Encoder(DROPOUT)
        encoder.load_state_dict(torch.load(build / "encoder.pt"))
        model.layers.load_state_dict(encoder.layers[:USED].state_dict())
    return model


def optimiser(model: Trained) -> torch.optim.AdamW:
    """AdamW with a rate for each layer, lower ones slower."""
    top = len(model.layers) - 1
    groups = [
        {"params": list(layer.parameters()), "lr": RATE_LAYERS * DECAY_BY_LAYER ** (top - n)}
        for n, layer in enumerate(model.layers)
    ]
    groups.append({"params": list(model.heads.parameters()), "lr": RATE_HEADS})
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


Piece = tuple[list[Example], list[Tensor]]
Entrance = Callable[[Example], Tensor]


def entrance(build: Path) -> Entrance:
    """What gives the first layer's input (pieces, hidden) for a window: its word embeddings, placed and normed."""
    encoder, words = Encoder(), word_embeddings(build)
    encoder.load_state_dict(torch.load(build / "encoder.pt"))

    def enter(example: Example) -> Tensor:
        with torch.no_grad():
            return encoder.begin(words[list(example.window.pieces)])

    return enter


def article_losses(model: Trained, piece: Piece, weights: Tensor) -> dict[str, Tensor]:
    """The loss of each task over the windows of one article or of some name data."""
    examples, inputs = piece
    found = losses(model.heads, examples, model.hidden(inputs), weights)
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


def _variant(prepared: Prepared, enter: Entrance, article: int, chance: random.Random) -> Piece:
    """An article as it came, or under other names; some of its word pieces hidden (word dropout)."""
    if not prepared.varied or chance.random() < OWN_NAMES:
        examples = prepared.articles[article]
    else:
        examples = prepared.varied[chance.randrange(len(prepared.varied))][article]
    seed = torch.Generator().manual_seed(chance.randrange(2**31))
    inputs = (enter(example) for example in examples)
    return examples, [one * (torch.rand(len(one), 1, generator=seed) >= HIDDEN_PIECES) for one in inputs]


def of_a_length(prepared: Prepared, chosen: Sequence[int], chance: random.Random) -> list[list[int]]:
    """The articles of every batch, in a random order, those of one batch about as long: none waits for another."""
    order = list(chosen)
    chance.shuffle(order)
    length = [sum(len(one.window.pieces) for one in article) for article in prepared.articles]
    cut = []
    for low in range(0, len(order), POOL):
        near = sorted(order[low : low + POOL], key=length.__getitem__)
        cut += [near[n : n + ARTICLES] for n in range(0, len(near), ARTICLES)]
    chance.shuffle(cut)
    return cut


def batches(prepared: Prepared, enter: Entrance, chosen: Sequence[int], chance: random.Random) -> Iterator[list[Piece]]:
    """Some articles, and at times a window of name data, at a time; each article once, in a new order."""
    for numbers in of_a_length(prepared, chosen, chance):
        batch = [_variant(prepared, enter, i, chance) for i in numbers]
        if prepared.names and chance.random() < NAMES_SHARE:
            name = prepared.names[chance.randrange(len(prepared.names))]
            batch.append(([name], [enter(name)]))
        yield batch


def measure(model: Trained, articles: Iterable[list[Example]], enter: Entrance, weights: Tensor) -> dict[str, float]:
    """Mean losses over articles, and how well the first words of triggers are found, with and without their kind."""
    model.eval()
    totals: dict[str, list[float]] = {}
    hits: Counter[str] = Counter()
    with torch.no_grad():
        for examples in articles:
            inputs = [enter(example) for example in examples]
            for name, value in article_losses(model, (examples, inputs), weights).items():
                totals.setdefault(name, []).append(value.item())
            for example, hidden in zip(examples, model.hidden(inputs), strict=True):
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
    """Train, log each epoch, keep a checkpoint after each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    learnt = parser.add_mutually_exclusive_group()
    learnt.add_argument("--part", type=int, help="the part of the stories that is left out; none if not given")
    learnt.add_argument("--common", action="store_true", help="learn from what is in every part: no measured story")
    parser.add_argument("--begin", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--threads", type=int, default=THREADS)
    parser.add_argument("--share", type=float, default=1.0, help="of the written articles that an epoch holds")
    parser.add_argument("--rate", type=float, default=1.0, help="times the learning rates; less where one goes on")
    parser.add_argument("--out", default="model.pt")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    prepared = Prepared.load(arguments.build)
    every = [i for i, one in enumerate(prepared.articles) if one]
    left_out = MEASURED if arguments.common else () if arguments.part is None else (arguments.part,)
    chosen = [i for i in every if prepared.parts[i] not in left_out]
    kept = [] if arguments.common else [i for i in every if prepared.parts[i] in left_out]
    counts = Counter(one.kind for i in chosen for example in prepared.articles[i] for one in example.triggers)
    run = Run(**{one.name: getattr(arguments, one.name) for one in fields(Run)})
    train(run, prepared, chosen, kept, kind_weights(dict(counts)))


@dataclass(frozen=True, slots=True)
class Run:
    """Where, how long and how fast to train, from what, and on which share of the written articles in each epoch."""

    build: Path
    out: str
    epochs: int
    threads: int
    begin: Path | None
    share: float
    rate: float


def train(run: Run, prepared: Prepared, chosen: Sequence[int], kept: Sequence[int], weights: Tensor) -> None:
    """Train on the chosen articles; losses on those kept are logged every third epoch."""
    model, enter = begin(run.build, run.begin), entrance(run.build)
    adam = optimiser(model)
    rates = [run.rate * group["lr"] for group in adam.param_groups]
    epochs = prepared.of_epochs(chosen, run.epochs, run.share, f"{SEED} {run.out}")
    steps = sum(-(-len(each) // ARTICLES) for each in epochs)
    chance = random.Random(SEED)  # noqa: S311 - no secret
    model.train()
    done, start = 0, time.monotonic()
    late: list[dict[str, Tensor]] = []
    most = min(KEPT, max(1, run.epochs // 3))
    with ThreadPoolExecutor(run.threads) as pool:
        for epoch, learnt in enumerate(epochs, 1):
            sums: dict[str, list[float]] = {}
            for batch in batches(prepared, enter, learnt, chance):
                for group, rate in zip(adam.param_groups, rates, strict=True):
                    group["lr"] = rate * min(1.0, (done + 1) / WARM_UP) * max(0.02, 1 - done / steps)
                for name, values in step(model, batch, weights, pool, done).items():
                    sums.setdefault(name, []).extend(values)
                nn.utils.clip_grad_norm_(model.parameters(), CLIP)
                adam.step()
                done += 1
            line: dict[str, object] = {"out": run.out, "epoch": epoch, "seconds": round(time.monotonic() - start)}
            line["train"] = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
            late = [*late, {name: value.clone() for name, value in model.state_dict().items()}][-most:]
            if kept and (epoch % 3 == 0 or epoch == run.epochs):
                line["left out"] = measure(model, (prepared.articles[i] for i in kept), enter, weights)
            mean = {name: torch.stack([one[name] for one in late]).mean(0) for name in late[0]}
            torch.save(mean, run.build / run.out)
            with (run.build / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            _LOG.info("%s", json.dumps(line))


if __name__ == "__main__":
    main()
