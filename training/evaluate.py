"""Evaluation: a checkpoint or the shipped model in, the gold scorer's figures out, and thresholds chosen.

usage: python -m training.evaluate GOLD.jsonl BUILD_DIRECTORY [--choose] [--shipped DIRECTORY] [--all]

Without --all only the articles held back in training are read.
"""

import argparse
import itertools
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from kawat.evaluation.gold import as_article, load_gold
from kawat.evaluation.score import score
from kawat.reading.model import Model, Text
from kawat.reading.model.analysis import Analysis
from kawat.reading.model.decode import decode
from kawat.reading.model.heads import Heads
from kawat.reading.model.windows import windows
from training.encoder import Encoder
from training.prepare import FROZEN, lower_output, word_embeddings
from training.reference import Known, Thresholds, known, reading
from training.train import begin, held_back

Json = dict[str, Any]
_LOG = logging.getLogger("training")
#: What is tried for each threshold, one after the other.
TRIED: dict[str, tuple[float, ...]] = {
    "trigger": (0.25, 0.35, 0.45, 0.55, 0.65, 0.75),
    "role": (0.15, 0.2, 0.25, 0.3, 0.4, 0.5),
    "relative": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "again": (0.0, 0.1, 0.2, 0.3, 0.5),
    "weight": (0.0, 0.5, 1.0),
    "alone": (0.5, 0.7, 0.9, 1.1),
    "joins": (0.25, 0.35, 0.45, 0.55, 0.65),
    "report": (0.0, 0.5, 0.6, 0.7, 0.8),
}


def mentions_of(one: Known) -> tuple[tuple[int, int], ...]:
    """Where parties stand."""
    return tuple((party.span.start, party.span.end) for party in one.parties)


def of_checkpoints(build: Path, checkpoints: Sequence[Path], articles: Sequence[Known]) -> Iterator[Analysis]:
    """Analyses by the model as PyTorch left it."""
    tokenizer = Tokenizer.from_file(str(build / "tokenizer.json"))
    embeddings = word_embeddings(build)
    encoder = Encoder().eval()
    encoder.load_state_dict(torch.load(build / "encoder.pt"))
    model = begin(build, checkpoints).eval()
    heads = Heads(model.heads.arrays())
    for one in articles:
        cut = windows(one.article.text, one.sentences, tokenizer)
        lower = [lower_output(encoder, embeddings[list(window.pieces)], FROZEN) for window in cut]
        with torch.no_grad():
            hidden = [model.hidden([each])[0].numpy() for each in lower]
        yield decode(cut, hidden, heads, one.quotations, mentions_of(one))


def figures(gold: Sequence[Json], articles: Sequence[Known], found: Sequence[Analysis], limits: Thresholds) -> Json:
    """The scorer's figures under some thresholds."""
    read = [reading(one, analysis, limits) for one, analysis in zip(articles, found, strict=True)]
    scored: Json = score(list(gold), read)
    return scored


def choose(gold: Sequence[Json], articles: Sequence[Known], found: Sequence[Analysis]) -> Thresholds:
    """The thresholds with the best F1 of reports found, one after the other, twice."""
    limits = Thresholds()
    for _, name in itertools.product(range(2), TRIED):
        tried = [
            (figures(gold, articles, found, replace(limits, **{name: x}))["reports found"]["f1"], x)
            for x in TRIED[name]
        ]
        best = max(tried)[1]
        limits = replace(limits, **{name: best})
        _LOG.info("%s %s", name, tried)
    for name, figure in (("statement", "quotes indirect"), ("direct", "quotes direct")):
        tried = [
            (figures(gold, articles, found, replace(limits, **{name: x}))[figure]["f1"], x)
            for x in (0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9)
        ]
        limits = replace(limits, **{name: max(tried)[1]})
        _LOG.info("%s %s", name, tried)
    return limits


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--checkpoints", nargs="+", default=["model.pt"], help="averaged")
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--shipped", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--thresholds", default="{}", help="JSON")
    parser.add_argument("--record", type=Path, help="write thresholds and figures there as JSON")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    gold = load_gold(arguments.gold)
    kept = held_back([one["id"] for one in gold], 40)
    chosen = [one for n, one in enumerate(gold) if arguments.all or n in kept]
    articles = [known(as_article(one)) for one in chosen]
    if arguments.shipped:
        texts = [Text(one.article.text, one.sentences, one.quotations, mentions_of(one)) for one in articles]
        found = Model(arguments.shipped).analyse(texts)
    else:
        found = list(of_checkpoints(arguments.build, [arguments.build / x for x in arguments.checkpoints], articles))
    limits = choose(chosen, articles, found) if arguments.choose else Thresholds(**json.loads(arguments.thresholds))
    _LOG.info("%s", limits)
    told = figures(chosen, articles, found, limits)
    for name, value in told.items():
        _LOG.info("%-32s %s", name, value)
    if arguments.record:
        record = {"gold": arguments.gold.name, "thresholds": asdict(limits), "figures": told}
        arguments.record.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
