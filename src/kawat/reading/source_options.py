"""Whom a report may rest on: a report and the article's quotes in, their speakers, each with numbers, and nobody, out.

The numbers are what the trees of `kawat.reading.sourcing` ask; their order is bound to the trees' file.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kawat.reading.model.labels import AT_KIND, STATUSES
from kawat.reading.status import VERBAL
from kawat.records import Quote, Report, Span

#: Quotes that begin so many characters before a trigger, or end so many behind it, may tell of it.
_BACK, _AHEAD = 600, 300
#: Triggers looked at of a report, quotes looked at around one, and speakers asked about.
_TRIGGERS, _QUOTES, _MOST = 8, 8, 8
#: Farther characters are all the same.
_FAR = 600


@dataclass(frozen=True, slots=True)
class SourceOption:
    """The words for a speaker, None for nobody; the quote that is nearest; and what the trees ask."""

    speaker: Span | None
    quote: Quote | None
    numbers: tuple[float, ...]


def _apart(quote: Quote, trigger: Span) -> int:
    """Characters between a quote and a trigger; 0 where the one holds the other."""
    return max(0, quote.start - trigger.end, trigger.start - quote.end)


def _holds(quote: Quote, trigger: Span) -> bool:
    return quote.start <= trigger.start < quote.end


class Sources:
    """The quotes of one article: whom its reports may rest on."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        """Take the quotes in order."""
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]

    def options(self, report: Report) -> tuple[SourceOption, ...]:
        """The speakers of quotes around a report's triggers, the nearest first, each once; last, nobody."""
        triggers = sorted(report.evidence, key=lambda span: span.start)[:_TRIGGERS]
        found = {id(quote): quote for trigger in triggers for quote in self._around(trigger)}
        near = sorted(found.values(), key=lambda one: (min(_apart(one, trigger) for trigger in triggers), one.start))
        by_voice: dict[tuple[str | None, str | None], list[Quote]] = {}
        for quote in near:
            by_voice.setdefault((quote.person, quote.state), []).append(quote)
        kept = list(by_voice.values())[:_MOST]
        context = self._of_report(report, triggers, near, len(kept))
        made = [
            SourceOption(own[0].speaker, own[0], (*context, 0.0, *self._of_voice(report, triggers, own, rank)))
            for rank, own in enumerate(kept)
        ]
        return (*made, SourceOption(None, None, (*context, 1.0, *[0.0] * _OF_VOICE)))

    def _around(self, trigger: Span) -> list[Quote]:
        first = bisect_left(self._starts, trigger.start - _BACK)
        last = bisect_right(self._starts, trigger.end + _AHEAD)
        own = [quote for quote in self._quotes[first:last] if quote.speaker]
        return sorted(own, key=lambda quote: _apart(quote, trigger))[:_QUOTES]

    def _of_report(self, report: Report, triggers: Sequence[Span], near: Sequence[Quote], voices: int) -> list[float]:
        held = [any(_holds(quote, trigger) for quote in near) for trigger in triggers]
        return [
            *AT_KIND[report.kind],
            float(report.kind in VERBAL),
            float(STATUSES.index(report.status)),
            float(len(report.evidence)),
            float(sum(held)),
            float(held[0]),
            sum(held) / len(held),
            float(len(report.participants)),
            float(sum(one.person is not None for one in report.participants)),
            float(voices),
            float(len(self._quotes)),
            float(min(triggers[0].start, 5 * _FAR)),
        ]

    def _of_voice(self, report: Report, triggers: Sequence[Span], own: Sequence[Quote], rank: int) -> list[float]:
        first, quote = triggers[0], own[0]
        held = [any(_holds(one, trigger) for one in own) for trigger in triggers]
        roles = {one.role for one in report.participants if one.state and one.state == quote.state}
        persons = {one.person for one in report.participants if one.person}
        spoken = [one for one in self._quotes if (one.person, one.state) == (quote.person, quote.state)]
        return [
            float(rank),
            float(sum(held)),
            float(held[0]),
            sum(held) / len(held),
            float(min(*(_apart(one, trigger) for one in own for trigger in triggers), _FAR)),
            float(min(*(_apart(one, first) for one in own), _FAR)),
            float(quote.start > first.start),
            float(quote.type == "direct"),
            float(quote.end - quote.start),
            float(quote.person is not None),
            float(quote.state is not None),
            float("actor" in roles),
            float("target" in roles),
            float(quote.person in persons),
            float(bool(quote.via)),
            float(bool(quote.cue and quote.cue.start < quote.start)),
            float(len(own)),
            float(len(spoken)),
            len(spoken) / len(self._quotes),
        ]


#: How many numbers there are of a voice.
_OF_VOICE = 19
