"""What the scorers share: their arguments, and the annotated articles with what was found in each and who annotated."""

import argparse
import logging
import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kawat.errors import KawatError
from kawat.evaluation.gold import as_article, load_gold
from kawat.reading.article import found_in
from kawat.reading.candidates import Found
from kawat.reading.model.analysis import Analysis
from kawat.reading.quoting import with_speakers
from kawat.records import Article
from training import annotated
from training.stories import parts

Json = dict[str, Any]
#: Into how many parts, by story, the articles fall: each is judged by trees that have learnt from the others.
PARTS = 6


def analyses_in(path: Path | None) -> dict[str, Analysis | None]:
    """What models that have not seen each article say of it, by the article's id, as `training.unseen` wrote it."""
    return pickle.loads(path.read_bytes()) if path else {}  # type: ignore[no-any-return]  # noqa: S301 - our own file


def _seen(article: Article, found: Found, analysis: Analysis | None, path: Path | None) -> Found:
    if analysis and len(analysis.quoted) != len(found.quotes):
        raise KawatError(str(path), f"tells of other quotes of {article.id}", "Run training.unseen again.")
    return replace(found, analysis=analysis)


def ruled_in_gold(
    path: Path, analyses_path: Path | None = None, news: Path | None = None, *, every: bool = False
) -> tuple[list[Json], list[int], list[tuple[Article, Found]]]:
    """The annotated articles with what rules find in each, and what the model says of it.

    Args:
        path: the gold.
        analyses_path: what models that have not seen each article say of it.
        news: the texts of the articles that a language model annotated, to be added.
        every: whether articles of which no such model says anything are kept, as if it had not been asked.

    Returns:
        The articles, the gold's first; the part of each; and each as an Article with what is found in it.

    Raises:
        KawatError: the analyses are of other quotes than rules read now.
    """
    gold = [*load_gold(path), *(annotated.articles(news) if news else ())]
    analyses = analyses_in(analyses_path)
    part_of = parts([one["text"] for one in gold], PARTS)
    if analyses and not every:
        seen = [n for n, one in enumerate(gold) if one["id"] in analyses]
        gold, part_of = [gold[n] for n in seen], [part_of[n] for n in seen]
    read = []
    for one in gold:
        article, found = found_in(as_article(one))
        read.append((article, _seen(article, found, analyses.get(one["id"]), analyses_path)))
    return gold, part_of, read


def found_in_gold(
    path: Path, analyses_path: Path | None = None, news: Path | None = None, *, every: bool = False
) -> tuple[list[Json], list[int], list[tuple[Article, Found]]]:
    """What `ruled_in_gold` gives, with the speakers that trees choose: all that is found before judging."""
    gold, part_of, read = ruled_in_gold(path, analyses_path, news, every=every)
    return gold, part_of, [(article, with_speakers(article, found)) for article, found in read]


def by_annotator(path: Path, gold: Sequence[Json]) -> dict[str, list[int]]:
    """The numbers of the articles annotated by hand and by a language model: figures of the two mean different things.

    Args:
        path: the gold, annotated by hand.
        gold: all articles.

    Returns:
        Those of "gold", and those of "annotations" where there are any.
    """
    by_hand = {one["id"] for one in load_gold(path)}
    numbers: dict[str, list[int]] = {"gold": [], "annotations": []}
    for n, one in enumerate(gold):
        numbers["gold" if one["id"] in by_hand else "annotations"].append(n)
    return {name: own for name, own in numbers.items() if own}


#: What a scorer may be given beside the gold.
_OPTIONS = {
    "analyses": "what models that have not seen each article say of it",
    "news": "texts of training/annotations, to learn from as well",
}


def parsed(description: str | None, *options: str) -> argparse.Namespace:
    """The arguments of a scorer: the gold, the trees' file, some of `_OPTIONS`, the figures' file; logging begun."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    for option in options:
        parser.add_argument(f"--{option}", type=Path, help=_OPTIONS[option])
    parser.add_argument("--figures", type=Path, help="where to write the figures as JSON")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    return parser.parse_args()
