"""The trees that choose speakers: annotated articles in, the trees' file and figures by cross-validation out.

Every voice near a quote that pairs with an annotated one is a row, right where it is the annotated person, or the
state where the annotation names no person. Fitted on all stories but those of one part, for every part, for the
figures; and on all, to be shipped.

usage: python -m training.speaker_scorer GOLD.jsonl OUT.npz [--analyses FILE] [--news FILE] [--figures FILE]
"""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kawat.evaluation.pairing import pair_quotes, same_person
from kawat.reading.candidates import Found
from kawat.reading.choosing import QUESTION
from kawat.reading.earshot import Earshot
from kawat.reading.hearing import Hearing
from kawat.reading.statements import settled
from kawat.records import Article
from training.choices import chosen, rates, write
from training.scoring import analyses_in, by_annotator, parsed, ruled_in_gold

Json = dict[str, Any]
_LOG = logging.getLogger("training")
ROUNDS = 320
SORTS = ("direct", "indirect")


@dataclass(frozen=True, slots=True)
class Asked:
    """A paired quote: its article, part and sort, the rows of its voices, and which of them are right.

    `right` counts as scoring does; `meant` is stricter: a person is not meant where only a state is annotated.
    """

    article: int
    part: int
    sort: str
    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
    meant: tuple[bool, ...]


def is_right(gold: Json, person: str | None, state: str | None) -> bool:
    """Whether a speaker agrees with an annotated quote: the person, or the state where no person is named."""
    return same_person(gold["person"], person) if gold["person"] else bool(gold["state"] == state)


def of_sort(quotes: Sequence[Json], sort: str) -> list[Json]:
    """The direct or the indirect ones of some quotes."""
    return [one for one in quotes if one["type"] == sort]


def asked_of(number: int, part: int, gold: Json, article: Article, found: Found) -> tuple[list[Asked], list[Json]]:
    """The quotes of an article that pair with annotated ones, and all that are read."""
    pairs = settled(article.text, found.quotes, found.analysis)
    quotes = [quote for quote, _ in pairs]
    hearing = Hearing(article.text, found.sentences, found.named, quotes, [one for _, one in pairs])
    read: list[Json] = [{"start": q.start, "end": q.end, "type": q.type, "n": n} for n, q in enumerate(quotes)]
    asked = []
    for sort in SORTS:
        for one, other in pair_quotes(of_sort(gold["quotes"], sort), of_sort(read, sort)):
            heard = Earshot(hearing, other["n"]).heard()
            voices = [hearing.voices[n] for n in heard.voices]
            right = tuple(is_right(one, voice.person, voice.state) for voice in voices)
            meant = tuple(r and bool(v.person) == bool(one["person"]) for r, v in zip(right, voices, strict=True))
            asked.append(Asked(number, part, sort, heard.numbers, right, meant if any(meant) else right))
    return asked, read


def figures(asked: Sequence[Asked], right: Sequence[bool]) -> dict[str, dict[str, float]]:
    """For each sort of quote how many pair, and the share of right speakers by the trees and at best."""
    n: Counter[str] = Counter()
    for one, by_trees in zip(asked, right, strict=True):
        n[one.sort] += 1
        n[f"{one.sort} trees"] += by_trees
        n[f"{one.sort} at best"] += any(one.right)
    return {
        sort: {"quotes": n[sort]} | {by: round(n[f"{sort} {by}"] / max(1, n[sort]), 3) for by in ("trees", "at best")}
        for sort in SORTS
    }


def found_figures(paired: Sequence[Asked], gold: Sequence[Json], read: Sequence[Json]) -> dict[str, dict[str, float]]:
    """For each sort precision, recall and F1 of the quotes themselves."""
    told = {}
    for sort in SORTS:
        right = sum(one.sort == sort for one in paired)
        n = Counter({"gold": len(of_sort(gold, sort)), "found read": len(of_sort(read, sort)), "found right": right})
        told[sort] = rates(n, "found")
    return told


def main() -> None:
    """Fit, write the trees, log and write the figures: of the articles of which the model says something unseen."""
    arguments = parsed(__doc__, "analyses", "news")
    gold, part_of, read = ruled_in_gold(arguments.gold, arguments.analyses, arguments.news, every=True)
    spoken = [n for n, one in enumerate(gold) if one.get("spoken", True)]
    each = {n: asked_of(n, part_of[n], gold[n], *read[n]) for n in spoken}
    asked = [one for own, _ in each.values() for one in own]
    best = chosen(asked, ROUNDS)
    analyses = analyses_in(arguments.analyses)
    told = {}
    for name, numbers in by_annotator(arguments.gold, gold).items():
        of = {n for n in numbers if n in each and (gold[n]["id"] in analyses or not analyses)}
        own = [(one, one.right[n]) for one, n in zip(asked, best, strict=True) if one.article in of]
        told[name] = figures([one for one, _ in own], [right for _, right in own])
        if name == "gold":
            annotated = [quote for n in sorted(of) for quote in gold[n]["quotes"]]
            quotes = found_figures([one for one, _ in own], annotated, [one for n in sorted(of) for one in each[n][1]])
            told[name] = {sort: one | quotes[sort] for sort, one in told[name].items()}
    _LOG.info("%d voices of %d quotes", sum(len(one.rows) for one in asked), len(asked))
    write(arguments, QUESTION, asked, ROUNDS, told)


if __name__ == "__main__":
    main()
