"""The trees that say whom a report rests on: the gold in, the trees' file and figures by cross-validation out.

Every speaker of a quote around an annotated report's evidence is a row, right where the gold names that speaker as the
report's source; nobody is one of them. Only the gold is learnt from: annotations by a language model name no sources.

usage: python -m training.source_scorer GOLD.jsonl OUT.npz [--analyses FILE] [--figures FILE]
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kawat.reading.candidates import Found
from kawat.reading.source_options import SourceOption, Sources
from kawat.reading.sourcing import AGAINST_NOBODY, QUESTION
from kawat.records import Article, Report, Span
from training.choices import chosen, rates, write
from training.gold_events import events_of_gold
from training.scoring import found_in_gold, parsed

Json = dict[str, Any]
ROUNDS = 250
#: Words of a name that have fewer letters tell nobody apart.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """An annotated report: the part of its article, its source, who may be that, and what a plain rule says.

    The rule takes the speaker of the quote that holds the first trigger.
    """

    part: int
    source: Json | None
    options: tuple[SourceOption, ...]
    ruled: SourceOption

    @property
    def rows(self) -> list[tuple[float, ...]]:
        """What is asked of each option."""
        return [option.numbers for option in self.options]

    @property
    def meant(self) -> list[bool]:
        """For each option whether it is what was annotated."""
        return [is_right(self.source, option) for option in self.options]


def is_right(source: Json | None, option: SourceOption) -> bool:
    """Whether a speaker, or nobody, is the annotated source: by its place, by the person's name, or by its words."""
    if option.speaker is None or source is None:
        return option.speaker is None and source is None
    if option.speaker.start < source["end"] and source["start"] < option.speaker.end:
        return True
    if option.quote and option.quote.person:
        words = {word.strip(".,()").lower() for word in source["text"].split()}
        return any(len(word) >= _SHORT and word.lower() in words for word in option.quote.person.split())
    return option.speaker.text in source["text"] or source["text"] in option.speaker.text


def _ruled(report: Report, options: Sequence[SourceOption]) -> SourceOption:
    first = min(span.start for span in report.evidence)
    held = (one for one in options if one.quote and one.quote.start <= first < one.quote.end)
    return next(held, options[-1])


def asked_of(gold: Json, part: int, article: Article, found: Found) -> Iterator[Asked]:
    """The annotated reports of an article, which is in a part."""
    sources = Sources(found.quotes)
    for annotated, event in events_of_gold(gold, article, found):
        evidence = tuple(Span(one["start"], one["end"], one["text"]) for one in annotated["evidence"])
        report = replace(event.report, evidence=evidence)
        options = sources.options(report)
        yield Asked(part, annotated["according_to"], options, _ruled(report, options))


def figures(asked: Sequence[Asked], best: Sequence[int]) -> dict[str, float]:
    """Precision, recall and F1 of the sources, by the rule and by trees; and the recall at best."""
    n: Counter[str] = Counter()
    for one, number in zip(asked, best, strict=True):
        n["gold"] += one.source is not None
        n["at best"] += one.source is not None and any(one.meant[:-1])
        for by, read in (("rule", one.ruled), ("trees", one.options[number])):
            n[f"{by} read"] += read.speaker is not None
            n[f"{by} right"] += read.speaker is not None and is_right(one.source, read)
    counts = {"reports": len(asked), "with a source": n["gold"]}
    return counts | rates(n, "rule", "trees") | {"recall at best": round(n["at best"] / max(1, n["gold"]), 3)}


def main() -> None:
    """Fit, write the trees, log and write the figures."""
    arguments = parsed(__doc__, "analyses")
    gold, part_of, read = found_in_gold(arguments.gold, arguments.analyses, every=True)
    asked = [one for n, each in enumerate(read) for one in asked_of(gold[n], part_of[n], *each)]
    told = {"gold": figures(asked, chosen(asked, ROUNDS, AGAINST_NOBODY))}
    write(arguments, QUESTION, asked, ROUNDS, told)


if __name__ == "__main__":
    main()
