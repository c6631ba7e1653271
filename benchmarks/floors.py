"""The gate on accuracy: figures on the gold and floors under them in, what fell below out.

Floors are kept in benchmarks/floors.json with the digests of the gold and of the model and all trees, so that neither
can change unseen. tests/reading/test_floors.py holds every change to them.

usage: python -m benchmarks.floors [GOLD.jsonl] [--record] [--lower]

--record raises the floors to today's figures; it refuses to lower one unless --lower is given too.
"""

import argparse
import hashlib
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.accuracy import read_articles

from kawat.evaluation.gold import load_gold
from kawat.evaluation.score import score

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
FLOORS = ROOT / "benchmarks" / "floors.json"
#: What is guarded, and how much a figure may fall: one report or quote in some hundred, since the last bits of the
#: model's numbers may differ from one kind of processor to another.
GUARDED = (
    "reports found", "reports exact", "on found: kind", "on found: status", "on found, dated in gold: date",
    "on found: sides", "on found: place country", "on found: persons", "quotes direct", "quotes indirect",
    "published within a day", "article has dealings",
)  # fmt: skip
SLACK = 0.005


def digest(data: bytes) -> str:
    """A short BLAKE2b digest."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def digests(gold: Path) -> dict[str, str]:
    """The digests of the gold and of the model's files, trees and all."""
    learnt = sorted(
        (one for one in files("kawat.reading.model").iterdir() if one.name.endswith((".npz", ".onnx", ".json"))),
        key=lambda one: one.name,
    )
    return {"gold": digest(gold.read_bytes()), "model": digest(b"".join(one.read_bytes() for one in learnt))}


def measured(gold: Path) -> dict[str, float]:
    """Today's guarded figures: F1 or a share, and the speakers of quotations."""
    articles = load_gold(gold)
    figures: dict[str, Any] = score(articles, read_articles(articles))
    found: dict[str, float] = {}
    for name in GUARDED:
        value = figures[name]
        found[name] = value["f1"] if isinstance(value, dict) else value
        if isinstance(value, dict) and "speaker" in value:
            found[f"{name}: speaker"] = value["speaker"]
    return found


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each figure that is below its floor."""
    return [
        f"{name}: {figures[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures[name] < floor - SLACK
    ]


def raised(figures: dict[str, float], floors: dict[str, float], lower: bool) -> dict[str, float]:
    """New floors: today's figures, but none lower than before unless that is asked for."""
    return {name: value if lower else max(value, floors.get(name, 0.0)) for name, value in figures.items()}


def main() -> None:
    """Measure, compare, record when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--record", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--lower", action="store_true", help="allow a floor to be lowered")
    arguments = parser.parse_args()
    figures = measured(arguments.gold)
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"floors": {}}
    for name, value in figures.items():
        print(f"{name:32} {value:.3f}   floor {kept['floors'].get(name, 0.0):.3f}")
    below = fallen(figures, kept["floors"])
    if below and not (arguments.record and arguments.lower):
        sys.exit("\n".join([*below, "A floor is lowered only by --record --lower."]))
    if arguments.record:
        floors = digests(arguments.gold) | {"floors": raised(figures, kept["floors"], arguments.lower)}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
