"""The trees that say where an act was: annotated articles in, the trees' file and figures by cross-validation out.

Every place that an annotated report may have had is a row, right where its country is the annotated one; nowhere is
one of them. Fitted on all stories but those of one part, for every part, for the figures; and on all, to be shipped.

usage: python -m training.place_scorer GOLD.jsonl OUT.npz [--news FILE] [--figures FILE]
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kawat.reading.place_options import PlaceOption, Sites
from kawat.reading.placing import QUESTION
from training.choices import chosen, write
from training.gold_events import events_of_gold
from training.scoring import by_annotator, parsed, ruled_in_gold

Json = dict[str, Any]
ROUNDS = 250


@dataclass(frozen=True, slots=True)
class Asked:
    """An annotated report: its article and part, the country of its place, what may be its place, what rules say."""

    article: int
    part: int
    country: str | None
    options: tuple[PlaceOption, ...]
    ruled: str | None

    @property
    def rows(self) -> list[tuple[float, ...]]:
        """What is asked of each option."""
        return [option.numbers for option in self.options]

    @property
    def meant(self) -> list[bool]:
        """For each option whether its country is the annotated one."""
        return [country_of(option) == self.country for option in self.options]


def country_of(option: PlaceOption) -> str | None:
    """The country of a place; None for nowhere."""
    return option.place.country if option.place else None


def figures(asked: Sequence[Asked], countries: Sequence[str | None]) -> dict[str, float]:
    """The share of right countries: by rules, by trees, at best, and by trees where there is a place and where none."""
    n: Counter[str] = Counter()
    for one, country in zip(asked, countries, strict=True):
        sort = "placed" if one.country else "unplaced"
        n[sort] += 1
        n["rules"] += one.ruled == one.country
        n["trees"] += country == one.country
        n[f"trees {sort}"] += country == one.country
        n["at best"] += one.country in map(country_of, one.options)
    shares = {name: round(n[name] / max(1, len(asked)), 3) for name in ("rules", "trees", "at best")}
    of_sort = {f"trees {sort}": round(n[f"trees {sort}"] / max(1, n[sort]), 3) for sort in ("placed", "unplaced")}
    return {"reports": len(asked), **shares, **of_sort}


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "news")
    gold, part_of, read = ruled_in_gold(arguments.gold, None, arguments.news)
    asked = []
    for n, (article, found) in enumerate(read):
        told = events_of_gold(gold[n], article, found)
        sites = Sites(article, found, [event for _, event in told])
        for k, (report, event) in enumerate(told):
            place, ruled = report["place"] or {}, event.report.place
            asked.append(Asked(n, part_of[n], place.get("country"), sites.options(k), ruled.country if ruled else None))
    best = chosen(asked, ROUNDS)
    countries = [country_of(one.options[n]) for one, n in zip(asked, best, strict=True)]
    tried = {}
    for name, numbers in by_annotator(arguments.gold, gold).items():
        of_name = {*numbers}
        own = [n for n, one in enumerate(asked) if one.article in of_name]
        tried[name] = figures([asked[n] for n in own], [countries[n] for n in own])
    write(arguments, QUESTION, asked, ROUNDS, tried)


if __name__ == "__main__":
    main()
