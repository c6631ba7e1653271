"""Accuracy on the gold: reads dev.jsonl, prints the figures, and writes docs/accuracy.md from all recorded figures.

usage: python -m benchmarks.accuracy [GOLD.jsonl] [--record LABEL]

With --record the figures are added to benchmarks/accuracy.jsonl under the label (or replace those of that label), and
docs/accuracy.md is written anew from that file. The gold is ../shared/gold/dev.jsonl unless given; nothing is trained
or chosen on it.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kawat import __version__
from kawat.evaluation.gold import Json, as_article, load_gold
from kawat.evaluation.score import score
from kawat.export.reading_json import reading_json
from kawat.reading.many import read_each
from kawat.records import Reading

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
RECORDED = ROOT / "benchmarks" / "accuracy.jsonl"
PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """# How accurate Kawat is

Written by `python -m benchmarks.accuracy --record LABEL`; do not edit by hand. To print today's figures on
articles of your own, annotated as
[format.md](format.md) says: `kawat evaluate GOLD.jsonl`.

Measured on {articles} real articles annotated by careful readers ({digest}, the part kept for measuring:
nothing is trained or chosen
on it). The publication date is given to Kawat only where the source gave it.

- **found**: a report read pairs with one of the gold when they share a sentence of evidence, their kinds are of
  one PLOVER type, and their
  states overlap by half. **exact**: kind, status, date and the states of each side are all right too.
- **on found**: the share of found reports in which the field is right.
- A quotation pairs when the characters overlap by half; its speaker is right when the person is, or the state
  where no person is named.

Two careful readers who annotated the same articles reach F1 0.873 found and 0.770 exact, dates 0.897, sides
0.914, direct quotations 0.993 and
indirect ones 0.928 against each other: that is as good as it gets.

"""


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        text = f"{value['f1']:.3f} ({value['p']:.3f} / {value['r']:.3f})"
        return text + (f", speaker {value['speaker']:.3f}" if value.get("speaker") is not None else "")
    return "" if value is None else str(value)


def page(records: list[dict[str, Any]]) -> str:
    """The page for a list of recorded figures, oldest first."""
    last = records[-1]
    lines = [HEAD.format(articles=last["figures"]["articles"], digest=f"BLAKE2b {last['gold']}")]
    lines += ["| figure | " + " | ".join(record["label"] for record in records) + " |\n"]
    lines += ["| --- |" + " --- |" * len(records) + "\n"]
    for name in last["figures"]:
        if name not in {"kinds", "articles"}:
            cells = (_cell(record["figures"].get(name)) for record in records)
            lines += [f"| {name} | " + " | ".join(cells) + " |\n"]
    lines += ["\nF1 (precision / recall), or a share.\n\n## Each kind, as of the last column\n\n"]
    lines += ["| kind | F1 (precision / recall) | in the gold | read |\n| --- | --- | --- | --- |\n"]
    for kind, value in last["figures"]["kinds"].items():
        lines += [f"| {kind} | {_cell(value)} | {value['gold']} | {value['read']} |\n"]
    return "".join(lines)


def read_articles(gold: Sequence[Json]) -> list[Json]:
    """The articles of a gold file as Kawat reads them, in the same order."""
    return [reading_json(one) for one in read_each(map(as_article, gold)) if isinstance(one, Reading)]


def main() -> None:
    """Measure, print, and record when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--record", metavar="LABEL", help="add the figures under this label and write docs/accuracy.md")
    arguments = parser.parse_args()
    articles = load_gold(arguments.gold)
    figures = score(articles, read_articles(articles))
    for name, value in figures.items():
        if name != "kinds":
            print(f"{name:32} {_cell(value)}")
    if not arguments.record:
        return
    digest = hashlib.blake2b(arguments.gold.read_bytes(), digest_size=8).hexdigest()
    record = {"label": arguments.record, "version": __version__, "gold": digest, "figures": figures}
    known = [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()] if RECORDED.exists() else []
    records = [one for one in known if one["label"] != arguments.record] + [record]
    RECORDED.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    PAGE.write_text(page(records), encoding="utf-8")


if __name__ == "__main__":
    main()
