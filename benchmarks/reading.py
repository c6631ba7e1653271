"""Speed and memory of reading: texts in, articles a second and peak memory for text to Reading printed.

usage: python -m benchmarks.reading [--gold GOLD.jsonl] [--corpus NEWS.jsonl.gz] [--articles N]

One process with two threads, as `kawat add` reads; by the clock, and by the processor's time, which other programs
on the machine disturb less. The first article's time counts from the start of the program. The gold is
../shared/gold/dev.jsonl unless given (nothing is scored here), the everyday stream the first N articles of
../shared/corpus/news.jsonl.gz.
"""

import argparse
import gzip
import itertools
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from kawat.evaluation.gold import as_article, load_gold
from kawat.reading.article import read
from kawat.reading.many import read_each
from kawat.records import Article, Reading

SHARED = Path(__file__).resolve().parents[2] / "shared"


def of_corpus(path: Path, number: int) -> list[Article]:
    """The first articles of a corpus in JSON Lines, compressed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in itertools.islice(lines, number)]
    return [Article(str(n), one["text"], published=None) for n, one in enumerate(found)]


def tell(name: str, articles: Sequence[Article]) -> None:
    """Read the articles and print what it took."""
    begun, begun_working = time.perf_counter(), time.process_time()
    readings = [one for one in read_each(articles) if isinstance(one, Reading)]
    seconds, worked = time.perf_counter() - begun, time.process_time() - begun_working
    characters = sum(len(article.text) for article in articles)
    reports = sum(len(reading.reports) for reading in readings)
    print(
        f"{name:16} {len(articles):5} articles  {len(articles) / seconds:7.1f} a second  "
        f"{len(articles) / worked:7.1f} a processor second  "
        f"{characters / worked / 1e3:7.0f} thousand characters a processor second  {reports} reports"
    )


def main() -> None:
    """Measure start-up, gold-like articles, the everyday stream, and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev.jsonl")
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "news.jsonl.gz")
    parser.add_argument("--articles", type=int, default=1000)
    arguments = parser.parse_args()
    gold = [as_article(one) for one in load_gold(arguments.gold)]
    read(Article("first", "Presiden Rusia menelepon presiden Amerika Serikat pada Selasa (3/7/2018)."))
    print(f"{'first article':16} {time.process_time():.2f} processor seconds, with the program and all tables loaded")
    tell("gold-like", gold)
    tell("everyday stream", of_corpus(arguments.corpus, arguments.articles))
    print(f"{'peak memory':16} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
