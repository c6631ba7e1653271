"""An article's text with what was read in it marked: a reading in, paragraphs of nested runs out.

Spans may overlap in any way. The text is cut wherever any of them begins or ends; runs of one quote hold the pieces in
it, so that a quote stays one element however many triggers stand in it, and of overlapping quotes the inner one shows.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kawat.records import Quote, Reading

Frame = Literal["story", "boilerplate", "direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: `triggers` are the numbers of the reports it names, `ends` those whose trigger ends with it."""

    text: str
    triggers: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that stand in one quote, in no quote, or in what is not the story."""

    frame: Frame
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Trigger:
    start: int
    end: int
    number: int


def marked(reading: Reading) -> tuple[Paragraph, ...]:
    """Cut the text of a reading; reports are numbered from 1 in their order."""
    text = reading.article.text
    triggers = [
        _Trigger(span.start, span.end, number)
        for number, report in enumerate(reading.reports, 1)
        for span in report.evidence
        if span.start < span.end
    ]
    cuts = {0, len(text)}
    cuts.update(cut for one in triggers for cut in (one.start, one.end))
    cuts.update(cut for one in reading.quotes for cut in (one.start, one.end))
    cuts.update(cut for stretch in reading.boilerplate for cut in stretch)
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return tuple(
        Paragraph(tuple(_stretches(text, start, end, ordered, triggers, reading)))
        for start, end in _lines(text)
        if text[start:end].strip()
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\n+", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _stretches(
    text: str, start: int, end: int, cuts: Sequence[int], triggers: Sequence[_Trigger], reading: Reading
) -> Iterator[Stretch]:
    inside = [one for one in triggers if one.start < end and start < one.end]
    quotes = [one for one in reading.quotes if one.start < end and start < one.end]
    bounds = [start, *(cut for cut in cuts if start < cut < end), end]
    atoms = list(itertools.pairwise(bounds))
    keyed = [(_frame(a, b, quotes, reading.boilerplate), (a, b)) for a, b in atoms]
    for (frame, _), group in itertools.groupby(keyed, key=lambda one: one[0]):
        runs = (_run(text, a, b, inside) for _, (a, b) in group)
        yield Stretch(frame, tuple(runs))


def _frame(start: int, end: int, quotes: Iterable[Quote], boilerplate: Iterable[tuple[int, int]]) -> tuple[Frame, int]:
    """What a piece stands in, with the place at which that begins, so that two quotes side by side stay two."""
    over = [one for one in quotes if one.start <= start and end <= one.end]
    if over:
        inner = min(over, key=lambda one: one.end - one.start)
        return inner.type, inner.start
    if any(a <= start and end <= b for a, b in boilerplate):
        return "boilerplate", 0
    return "story", 0


def _run(text: str, start: int, end: int, triggers: Sequence[_Trigger]) -> Run:
    over = sorted({one.number for one in triggers if one.start <= start and end <= one.end})
    ends = sorted({one.number for one in triggers if one.end == end and one.start <= start})
    return Run(text[start:end], tuple(over), tuple(ends))
