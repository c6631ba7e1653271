"""The models from their checkpoints, and what they say of articles that they have not seen: analyses out.

The trees that judge reports must learn from what the model says of unseen articles, since at reading time all are. For
each part of `MEASURED` there is a checkpoint that has not seen it; what is shipped is their mean (Wortsman et al.
2022), which has seen all, so that no third run is needed.

usage: python -m training.unseen GOLD.jsonl BUILD_DIRECTORY --news FILE
"""

import argparse
import logging
import pickle
from pathlib import Path

import torch

from kawat.evaluation.gold import as_article, load_gold
from kawat.reading.analysing import analysed
from kawat.reading.article import found_in
from kawat.reading.model.analysis import Analysis
from kawat.reading.model.running import Model
from training import annotated
from training.export import real_windows, write
from training.prepared import MEASURED, Prepared

_LOG = logging.getLogger("training")


def main() -> None:
    """Write the models, and analyses.pickle: article id to analysis, None where the article is not worth one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--news", type=Path, required=True, help="texts of training/annotations")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    prepared = Prepared.load(arguments.build)
    windows = real_windows(arguments.build, prepared)
    part_of = dict(zip(prepared.ids, prepared.parts, strict=True))
    gold = [*load_gold(arguments.gold), *annotated.articles(arguments.news)]
    analyses: dict[str, Analysis | None] = {}
    for part in (*MEASURED, None):
        name = "model" if part is None else f"part-{part}"
        checkpoints = [f"part-{one}.pt" for one in MEASURED if part in (None, one)]
        write(arguments.build, windows, arguments.build / name, checkpoints)
        model = Model(arguments.build / name)
        for one in gold:
            if part_of.get(one["id"]) == part:
                found = analysed(*found_in(as_article(one)), model)
                analyses[one["id"]] = found.analysis
        _LOG.info("%s: %d articles so far", name, len(analyses))
    (arguments.build / "analyses.pickle").write_bytes(pickle.dumps(analyses))


if __name__ == "__main__":
    main()
