"""Time expressions and publication dates against the gold annotation. `python -m benchmarks.gold_dates [FILE ...]`.

Takes gold files (by default the training part in the data folder beside the project) and prints, of the reports that
have a date_span in an article of known date: how often an expression found is that span, or overlaps it, and how often
its value is the gold date, told the tense by the report's status. Of the dated articles: how often their text alone,
without what the source gave, tells the day of publication within a day. A leading "pada" or "di" counts on neither
side: the gold has it in about a third of its spans.
"""

import argparse
import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any

from kawat.languages.id.dates.resolve import Tense
from kawat.reading.dates import TimeExpression, find_dates, resolve
from kawat.reading.publication import from_address, from_text

TRAIN = Path(__file__).parents[1] / ".." / "shared" / "gold" / "train.jsonl"
TENSE: dict[str, Tense] = {"held": "past", "planned": "future"}
Gold = dict[str, Any]


def _start(span: Gold) -> int:
    first, _, rest = span["text"].partition(" ")
    lead = len(first) + 1 if rest and first.lower() in ("pada", "di") else 0
    return int(span["start"]) + lead


def _covering(found: tuple[TimeExpression, ...], span: Gold) -> TimeExpression | None:
    over = [one for one in found if one.start < span["end"] and one.end > span["start"]]
    return max(over, key=lambda one: min(one.end, span["end"]) - max(one.start, span["start"]), default=None)


def spans(article: Gold, counts: Counter[str]) -> None:
    """Count the dated reports of an article."""
    found = find_dates(article["text"], article["published"])
    for report in article["reports"]:
        span = report["date_span"]
        if span is None:
            continue
        best = _covering(found, span)
        exact = best is not None and (best.start, best.end) == (_start(span), span["end"])
        counts["spans"] += 1
        counts["overlapping"] += best is not None
        counts["exact"] += exact
        if report["date"]:
            value = (resolve(best, article["published"], TENSE.get(report["status"])) if best else None) or ""
            counts["dated"] += 1
            counts["value"] += value == report["date"]
            counts["value but for ~"] += value.replace("~", "") == report["date"].replace("~", "")
            counts["dated and exact"] += exact
            counts["value on exact"] += exact and value == report["date"]


def _within_a_day(one: str | None, other: str) -> bool:
    if one is None or len(one) != 10 or len(other) != 10:
        return False
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days) <= 1


def published(article: Gold, counts: Counter[str]) -> None:
    """Count whether an article's text, and its address, tell when it was published."""
    told = from_text(article["text"])
    counts["articles"] += 1
    counts["published, day told"] += told.value is not None and len(told.value) == 10
    counts["published, within a day"] += _within_a_day(told.value, article["published"])
    if address := from_address(article["url"] or ""):
        counts["addresses with a date"] += 1
        counts["address, within a day"] += _within_a_day(address, article["published"])


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description="Time expressions and publication dates against the gold annotation.")
    parser.add_argument("files", nargs="*", type=Path, default=[TRAIN])
    for path in parser.parse_args().files:
        counts: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article["published"]:
                spans(article, counts)
                published(article, counts)
        print(f"{path.name}: {counts['articles']} dated articles, {counts['spans']} date spans")
        for name, of in (
            ("exact", "spans"),
            ("overlapping", "spans"),
            ("value", "dated"),
            ("value but for ~", "dated"),
            ("value on exact", "dated and exact"),
            ("published, day told", "articles"),
            ("published, within a day", "articles"),
            ("published, within a day", "published, day told"),
            ("address, within a day", "addresses with a date"),
        ):
            print(f"  {name:24} {counts[name] / max(counts[of], 1):.3f} of {counts[of]} {of}")


if __name__ == "__main__":
    main()
