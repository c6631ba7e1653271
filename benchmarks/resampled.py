"""A stream of articles of any size: a number of reports in, readings of made-up articles that hold them out.

The reports are those of `benchmarks.merging_scale`: the annotated ones, moved in time and between states. Around them
stand made-up words, drawn so that few are common and most are rare, as in any language, and quotes of the people who
take part. An article has some 2,000 characters, as news items have.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from benchmarks import merging_scale

from kawat.records import Article, FiledReport, Participant, Place, Quote, Reading, Report, Span

LENGTH = 2000
_VOCABULARY = 60_000
_SYLLABLES = [a + b for a in "bdgjklmnprst" for b in "aeiou"]


def readings(reports: int) -> Iterator[Reading]:
    """Make the readings that hold so many reports, the same at every call."""
    vocabulary, weights = _words()
    for number, (_, told) in enumerate(groupby(merging_scale.stream(reports), attrgetter("article"))):
        chance = random.Random(number)  # noqa: S311 - the same text each time
        yield _reading(list(told), iter(chance.choices(vocabulary, cum_weights=weights, k=LENGTH // 4)))


def _words() -> tuple[list[str], list[float]]:
    """Words by falling frequency, and the running sum of how often they occur (Zipf's law)."""
    syllables = itertools.product(_SYLLABLES, repeat=3)
    words = ["".join(parts) for parts in itertools.islice(syllables, 0, _VOCABULARY * 3, 3)]
    random.Random(0).shuffle(words)  # noqa: S311
    return words, list(itertools.accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))


def _reading(told: Sequence[FiledReport], words: Iterator[str]) -> Reading:
    text, sentences = "", []
    reports: list[Report] = []
    quotes: list[Quote] = []
    for filed in told:
        start = len(text)
        stretch, report = _told(filed, start)
        text += stretch
        reports.append(report)
        sentences.append((start, len(text) - 1))
        said = _said(filed, len(text), words)
        if said:
            stretch, quote = said
            start = len(text)
            text += stretch
            quotes.append(quote)
            sentences.append((start, len(text) - 1))
    while len(text) < LENGTH:
        start = len(text)
        text += " ".join(itertools.islice(words, 14)).capitalize() + ". "
        sentences.append((start, len(text) - 1))
    first = told[0]
    title = " ".join(itertools.islice(words, 8)).capitalize()
    article = Article(first.article, text, title, first.outlet, None, "id", first.published, "given")
    return Reading(article, tuple(sentences), reports=tuple(reports), quotes=tuple(quotes))


def _told(filed: FiledReport, start: int) -> tuple[str, Report]:
    """A sentence of a report's words around one trigger, and the report in it."""
    half = len(filed.words) // 2
    before, after = " ".join(filed.words[:half]), " ".join(filed.words[half:])
    trigger = Span(start + len(before) + 1, start + len(before) + 5, "aksi")
    report = filed.report
    place = report.place and Place(report.place.name, report.place.country, trigger)
    sides = tuple(Participant(p.role, p.state, trigger, p.person, p.office) for p in report.participants)
    moved = replace(report, evidence=(trigger,), participants=sides, place=place, date_span=None, according_to=None)
    return f"{before} aksi {after}. ", moved


def _said(filed: FiledReport, start: int, words: Iterator[str]) -> tuple[str, Quote] | None:
    """A sentence that quotes the first person of a report, and the quote."""
    speaker = next((p for p in filed.report.participants if p.person), None)
    if speaker is None or speaker.person is None:
        return None
    said = " ".join(itertools.islice(words, 12))
    cue = start + len(said) + 4
    named = Span(cue + 5, cue + 5 + len(speaker.person), speaker.person)
    cued = Span(cue, cue + 4, "kata")
    quote = Quote(start + 1, start + 1 + len(said), said, "direct", named, speaker.person, speaker.state, cued)
    return f"“{said}”, kata {speaker.person}. ", quote
