"""The trees that say who stands for a side: annotated articles in, the trees' file and figures by cross-validation out.

Everybody who may stand for a state in an annotated report is a row, right where the annotation names that person;
nobody is one of them. Fitted on all stories but those of one part, for every part, for the figures; and on all, to be
shipped.

usage: python -m training.person_scorer GOLD.jsonl OUT.npz [--analyses FILE] [--news FILE] [--figures FILE]
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kawat.evaluation.pairing import same_person
from kawat.reading.candidates import Found
from kawat.reading.naming import AGAINST_NOBODY, QUESTION
from kawat.reading.occasions import Event
from kawat.reading.person_options import PersonOption, Persons
from kawat.records import Article, Participant
from training.choices import chosen, rates, write
from training.gold_events import events_of_gold
from training.scoring import by_annotator, found_in_gold, parsed

Json = dict[str, Any]
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A side of an annotated report: article and part, persons annotated, who may stand for it, whom rules chose."""

    article: int
    part: int
    names: tuple[str, ...]
    options: tuple[PersonOption, ...]
    ruled: str | None

    @property
    def rows(self) -> list[tuple[float, ...]]:
        """What is asked of each option."""
        return [option.numbers for option in self.options]

    @property
    def meant(self) -> list[bool]:
        """For each option whether that person, or nobody, was annotated."""
        return [is_right(self.names, person_of(option)) for option in self.options]


def person_of(option: PersonOption) -> str | None:
    """The person of an option; None for nobody."""
    return option.party.person if option.party else None


def is_right(names: Sequence[str], person: str | None) -> bool:
    """Whether a person, or nobody, is what was annotated."""
    return any(same_person(name, person) for name in names) if person else not names


def _ruled(event: Event, side: Participant) -> Participant:
    """The side with the person whom rules found at the clearest phrase that has one."""
    persons = (p for one in event.members for p in one.report.participants if p.state == side.state and p.person)
    first = next(persons, None)
    return replace(first, role=side.role) if first else replace(side, person=None)


def asked_of(number: int, part: int, gold: Json, article: Article, found: Found) -> Iterator[Asked]:
    """The sides of an article's annotated reports, each state of a report once; `part` is that of the article."""
    told = events_of_gold(gold, article, found)
    persons = Persons(article, found, [event for _, event in told])
    for n, (report, event) in enumerate(told):
        sides = {side.state: side for side in reversed(event.report.participants) if side.state}
        for state, side in sorted(sides.items()):
            names = tuple(p["person"] for p in report["participants"] if p["state"] == state and p["person"])
            ruled = _ruled(event, side)
            yield Asked(number, part, names, persons.options(n, ruled), ruled.person)


def figures(asked: Sequence[Asked], persons: Sequence[str | None]) -> dict[str, float]:
    """Precision, recall and F1 of the persons, by rules and by trees; and the recall at best."""
    n: Counter[str] = Counter()
    for one, person in zip(asked, persons, strict=True):
        n["gold"] += bool(one.names)
        n["at best"] += bool(one.names) and any(is_right(one.names, p) for p in map(person_of, one.options) if p)
        for by, read in (("rules", one.ruled), ("trees", person)):
            n[f"{by} read"] += bool(read)
            n[f"{by} right"] += bool(read) and is_right(one.names, read)
    counts = {"sides": len(asked), "with a person": n["gold"]}
    return counts | rates(n, "rules", "trees") | {"recall at best": round(n["at best"] / max(1, n["gold"]), 3)}


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "analyses", "news")
    gold, part_of, read = found_in_gold(arguments.gold, arguments.analyses, arguments.news, every=True)
    asked = [one for n, (article, found) in enumerate(read) for one in asked_of(n, part_of[n], gold[n], article, found)]
    best = chosen(asked, ROUNDS, AGAINST_NOBODY)
    persons = [person_of(one.options[n]) for one, n in zip(asked, best, strict=True)]
    tried = {}
    for name, numbers in by_annotator(arguments.gold, gold).items():
        articles = {*numbers}
        own = [n for n, one in enumerate(asked) if one.article in articles]
        tried[name] = figures([asked[n] for n in own], [persons[n] for n in own])
    write(arguments, QUESTION, asked, ROUNDS, tried)


if __name__ == "__main__":
    main()
