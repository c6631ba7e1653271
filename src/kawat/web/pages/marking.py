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
    return tuple(
        Paragraph(tuple(_stretches(_Line(text, start, end, triggers, reading.quotes, reading.boilerplate))))
        for start, end in _lines(text)
        if text[start:end].strip()
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text, and all that may be marked in it."""

    text: str
    start: int
    end: int
    triggers: Sequence[_Trigger]
    quotes: Sequence[Quote]
    boilerplate: Sequence[tuple[int, int]]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\n+", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _stretches(line: _Line) -> Iterator[Stretch]:
    triggers = [one for one in line.triggers if one.start < line.end and line.start < one.end]
    quotes = [one for one in line.quotes if one.start < line.end and line.start < one.end]
    ends = [*((one.start, one.end) for one in triggers), *((one.start, one.end) for one in quotes)]
    cuts = {cut for pair in (*ends, *line.boilerplate) for cut in pair if line.start < cut < line.end}
    atoms = itertools.pairwise(sorted({line.start, line.end, *cuts}))
    keyed = [(_frame(a, b, quotes, line.boilerplate), (a, b)) for a, b in atoms]
    for (frame, _), group in itertools.groupby(keyed, key=lambda one: one[0]):
        yield Stretch(frame, tuple(_run(line.text, a, b, triggers) for _, (a, b) in group))


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
