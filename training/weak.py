"""Weak labels: news without annotation in, what Kawat's rules and trees read in it out, in the gold's format.

The neural model learns from them first: what the lists of words know of dealings, on more than twice as many articles,
before it learns from the annotated ones what the lists do not know (weak supervision; Ratner et al. 2017). Articles
of one story with an annotated one are left out, so that no part is measured on a story that was learnt.

usage: python -m training.weak NEWS.jsonl.gz OUT.jsonl --without GOLD.jsonl ... [--most N]
"""

import argparse
import gzip
import json
import logging
import os
import random
from collections.abc import Iterator
from dataclasses import asdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from kawat.evaluation.gold import load_gold
from kawat.knowledge.names import find
from kawat.reading.article import seen_in
from kawat.reading.candidates import story
from kawat.reading.judging import case_of, load
from kawat.reading.reports import reports_of
from kawat.records import Article
from training import annotated
from training.stories import retold

Json = dict[str, Any]
_LOG = logging.getLogger("training")
SEED = 7
#: Shorter and longer articles are left out.
_SHORTEST, _LONGEST = 600, 8000
#: An article in whose first characters so few states are named is left out.
_HEAD, _STATES = 1500, 2
#: From which confidence a report is taken as told; the phrases of a less sure one are left open.
_SURE = 0.45
#: One article without any report is taken for so many with some.
_WITHOUT = 5


def labelled(row: Json) -> Json | None:
    """What Kawat reads in one article of news, in the gold's format; None where it is not worth learning from.

    `open` holds the spans in which nobody says whether a phrase tells of a dealing: phrases of doubtful reports, and
    sentences about two states in which no sure report has its words.
    """
    text = row["text"]
    if not _SHORTEST <= len(text) <= _LONGEST or len({one.code for one in find(text[:_HEAD])}) < _STATES:
        return None
    article, found = seen_in(Article(row["id"], text, published=row["published"], published_from="given"))
    told = load().judge(case_of(article, found))
    reports = reports_of(article, told, len(found.sentences), _SURE)
    doubtful = [
        (span.start, span.end)
        for one in told
        if one.confidence < _SURE
        for member in one.group.members
        for span in member.candidate.report.evidence
    ]
    sides = [
        (one.start, one.end)
        for one in story(found)
        if len({party.state for party in (*one.parties, *one.earlier) if party.state}) >= _STATES
    ]
    return {
        "id": article.id, "text": text, "published": article.published, "published_from": "given",
        "reports": [asdict(one) for one in reports],
        "quotes": [asdict(one) for one in found.quotes], "open": doubtful, "open_sentences": sides,
    }  # fmt: skip


def _news(path: Path) -> Iterator[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(SEED).shuffle(rows)  # noqa: S311 - no secret
    yield from rows


def chosen(articles: Iterator[Json | None], most: int) -> list[Json]:
    """Articles with reports, and for some of them one without."""
    told: list[Json] = []
    quiet: list[Json] = []
    for one in articles:
        if one is None:
            continue
        (told if one["reports"] else quiet).append(one)
        if len(told) % 100 == 0 and one["reports"]:
            _LOG.info("%d articles with reports, %d without", len(told), len(quiet))
        if len(told) >= most:
            break
    return [*told, *quiet[: len(told) // _WITHOUT]]


def main() -> None:
    """Write articles with weak labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path, nargs="+", required=True, help="gold whose stories are left out")
    parser.add_argument("--annotated", action="store_true", help="leave out stories of training/annotations as well")
    parser.add_argument("--most", type=int, default=1800)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    gold = [one["text"] for path in arguments.without for one in load_gold(path)]
    if arguments.annotated:
        gold += [one["text"] for one in annotated.articles(arguments.news)]
    with Pool(os.cpu_count()) as pool:
        made = chosen(pool.imap(labelled, _news(arguments.news), chunksize=16), arguments.most)
    again = retold([one["text"] for one in made], gold)
    kept = [one for one, told in zip(made, again, strict=True) if not told]
    _LOG.info("%d articles, %d left out as stories of the gold", len(kept), len(made) - len(kept))
    with arguments.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in kept)


if __name__ == "__main__":
    main()
