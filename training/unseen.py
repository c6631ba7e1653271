"""What the model says of articles that it has not seen: the gold and a checkpoint for every part in, analyses out.

The trees that judge reports must learn from what the model says of unseen articles, since at reading time all are.

usage: python -m training.unseen GOLD.jsonl BUILD_DIRECTORY
"""

import argparse
import logging
import pickle
from pathlib import Path

import torch
from kawat.reading.analysing import asked_of, mentions_of

from kawat.evaluation.gold import as_article, load_gold
from kawat.reading.article import found_in
from kawat.reading.model.analysis import Analysis
from kawat.reading.model.decode import decode
from kawat.reading.model.heads import Heads
from training.prepare import PARTS
from training.prepared import Prepared
from training.train import begin

Pair = tuple[int, int]
_LOG = logging.getLogger("training")


def main() -> None:
    """Write analyses.pickle: article id to (analysis, mentions)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("build", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    prepared = Prepared.load(arguments.build)
    gold = load_gold(arguments.gold)
    analyses: dict[str, tuple[Analysis, tuple[Pair, ...]]] = {}
    for part in range(PARTS):
        model = begin(arguments.build, [arguments.build / f"part-{part}.pt"]).eval()
        heads = Heads(model.heads.arrays())
        for n, one in enumerate(gold):
            if prepared.parts[n] != part:
                continue
            article, found = found_in(as_article(one))
            quotations = [(quote.start, quote.end) for quote in found.quotes if quote.type == "direct"]
            with torch.no_grad():
                lower = prepared.lower[n]
                hidden = [each.numpy() for each in model.hidden(lower)] if lower else []
            windows = [example.window for example in prepared.articles[n]]
            mentions = mentions_of(found)
            analysis = decode(windows, hidden, heads, quotations, mentions, asked_of(article.text, found))
            analyses[article.id] = analysis, mentions
        _LOG.info("part %d: %d articles so far", part, len(analyses))
    (arguments.build / "analyses.pickle").write_bytes(pickle.dumps(analyses))


if __name__ == "__main__":
    main()
