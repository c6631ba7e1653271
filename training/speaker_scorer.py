"""The trees that choose speakers: annotated articles in, the trees' file and figures by cross-validation out.

Every voice near a quote that pairs with an annotated one is a row, right where it is the annotated person, or the
state where the annotation names no person. Fitted on all stories but those of one part, for every part, for the
figures; and on all, to be shipped.

usage: python -m training.speaker_scorer GOLD.jsonl OUT.npz [--news FILE] [--figures FILE]
"""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kawat.evaluation.gold import as_article, load_gold
from kawat.evaluation.pairing import pair_quotes, same_person
from kawat.reading.article import dated
from kawat.reading.choosing import QUESTION
from kawat.reading.earshot import Earshot
from kawat.reading.hearing import Hearing
from kawat.reading.mentions import find_mentions
from kawat.reading.quotes import find_quotes
from kawat.reading.sentences import split
from training import annotated
from training.choices import chosen, write
from training.scoring import PARTS, parsed
from training.stories import parts

Json = dict[str, Any]
_LOG = logging.getLogger("training")
ROUNDS = 320


@dataclass(frozen=True, slots=True)
class Asked:
    """A paired quote: its part and sort, the rows of its voices, which of them are right, and whether the rules were.

    `right` counts as scoring does; `meant` is stricter: a person is not meant where only a state is annotated.
    """

    part: int
    sort: str
    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
    meant: tuple[bool, ...]
    ruled: bool


def is_right(gold: Json, person: str | None, state: str | None) -> bool:
    """Whether a speaker agrees with an annotated quote: the person, or the state where no person is named."""
    return same_person(gold["person"], person) if gold["person"] else bool(gold["state"] == state)


def asked_of(gold: Json, part: int) -> list[Asked]:
    """The quotes of an article that pair with annotated ones."""
    article = dated(as_article(gold))
    sentences, parties = split(article.text), find_mentions(article.text, article.published).parties
    quotes = find_quotes(article.text, sentences, parties)
    hearing = Hearing(article.text, sentences, parties, quotes)
    read = [{"start": q.start, "end": q.end, "type": q.type, "n": n} for n, q in enumerate(quotes)]
    out = []
    for sort in ("direct", "indirect"):
        own = ([q for q in gold["quotes"] if q["type"] == sort], [q for q in read if q["type"] == sort])
        for one, other in pair_quotes(*own):
            heard, ruled = Earshot(hearing, other["n"]).heard(), quotes[other["n"]]
            voices = [hearing.voices[n] for n in heard.voices]
            right = tuple(is_right(one, voice.person, voice.state) for voice in voices)
            meant = tuple(r and bool(v.person) == bool(one["person"]) for r, v in zip(right, voices, strict=True))
            out.append(
                Asked(
                    part, sort, heard.numbers, right, meant if any(meant) else right,
                    is_right(one, ruled.person, ruled.state),
                )
            )  # fmt: skip
    return out


def figures(asked: Sequence[Asked], right: Sequence[bool]) -> dict[str, dict[str, float]]:
    """The share of right speakers for each sort of quote: by the rules, by the trees, and at best."""
    n: Counter[str] = Counter()
    for one, by_trees in zip(asked, right, strict=True):
        n[one.sort] += 1
        n[f"{one.sort} rules"] += one.ruled
        n[f"{one.sort} trees"] += by_trees
        n[f"{one.sort} at best"] += any(one.right)
    return {
        sort: {"quotes": n[sort]}
        | {by: round(n[f"{sort} {by}"] / max(1, n[sort]), 3) for by in ("rules", "trees", "at best")}
        for sort in ("direct", "indirect")
    }


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "news")
    by_hand = load_gold(arguments.gold)
    more = annotated.articles(arguments.news) if arguments.news else ()
    gold = [*by_hand, *(one for one in more if one["spoken"])]
    part_of = parts([one["text"] for one in gold], PARTS)
    each = [asked_of(one, part) for one, part in zip(gold, part_of, strict=True)]
    asked = [quote for own in each for quote in own]
    right = [one.right[n] for one, n in zip(asked, chosen(asked, ROUNDS), strict=True)]
    of_gold = sum(map(len, each[: len(by_hand)]))
    told = {"gold": figures(asked[:of_gold], right[:of_gold])}
    if len(asked) > of_gold:
        told["annotations"] = figures(asked[of_gold:], right[of_gold:])
    _LOG.info("%d voices of %d quotes", sum(len(one.rows) for one in asked), len(asked))
    write(arguments, QUESTION, asked, ROUNDS, told)


if __name__ == "__main__":
    main()
