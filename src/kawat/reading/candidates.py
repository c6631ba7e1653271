"""Candidates: an article with what was found in it in, every phrase that may name a dealing out, as rules read it.

A candidate is a trigger read by rules alone: sides, status, date, place. Whether it tells of a dealing at all, and of
whose, is judged later (`kawat.reading.judging`); so nothing is left out here but furniture of the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.languages import table
from kawat.reading.anaphora import find_anaphora, is_pointed_at
from kawat.reading.dates import TimeExpression
from kawat.reading.event_dates import date_of
from kawat.reading.mentions import Party, PlaceMention
from kawat.reading.model.analysis import Analysis
from kawat.reading.participants import around, completed, participants_of
from kawat.reading.status import VERBAL, status_of
from kawat.reading.triggers import Trigger, find_triggers
from kawat.records import Article, Place, Quote, Report, Span

#: Kinds that happen in no place.
PLACELESS = frozenset({"call", "message"})
_HEADS = frozenset({"head_of_state", "head_of_government"})
#: How many states and organisations a dealing takes.
_SIDES = 2
#: The least probability with which the model may add a phrase that the lists do not know.
_NEW = 0.5
#: A place or date further than this many characters from a trigger belongs to something else.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article before reports are made of it, each in order of its place.

    `parties` are those named and those that references stand for, `named` the former alone. What `analysis` says of
    quotes, it says of those that rules read.
    """

    sentences: tuple[tuple[int, int], ...]
    boilerplate: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    named: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...] = ()
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its number in the article, what was found in it, and the parties of the last one that has any."""

    number: int
    start: int
    end: int
    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[TimeExpression, ...]
    earlier: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a dealing, and what rules make of it.

    `anaphoric` where it takes up something told before, `completed` where a side comes from the sentence before;
    `judged` is the number of its trigger in the model's analysis.
    """

    trigger: Trigger
    sentence: Sentence
    report: Report
    anaphoric: bool
    completed: bool
    judged: int | None = None


@cache
def _joined() -> re.Pattern[str]:
    """What stands between two triggers of which the second shares the words before the first."""
    return re.compile(rf"\s*(?:{'|'.join(table('id', 'relations')['shares'])})?\s*(?:\w+\s*)?")


def story(found: Found) -> Iterator[Sentence]:
    """The sentences that are not boilerplate, in order."""
    parties = [party.span.start for party in found.parties]
    places = [place.span.start for place in found.places]
    dates = [date.start for date in found.dates]
    furniture = [end for _, end in found.boilerplate]
    earlier: tuple[Party, ...] = ()
    for number, (start, end) in enumerate(found.sentences):
        n = bisect_left(furniture, start + 1)
        if n < len(furniture) and found.boilerplate[n][0] < end:
            continue
        own = found.parties[bisect_left(parties, start) : bisect_left(parties, end)]
        yield Sentence(
            number,
            start,
            end,
            own,
            found.places[bisect_left(places, start) : bisect_left(places, end)],
            found.dates[bisect_left(dates, start) : bisect_left(dates, end)],
            earlier,
        )
        earlier = own or earlier


def _place_in(sentence: Sentence, trigger: Trigger, hosts: frozenset[str]) -> Place | None:
    """The place nearest behind the trigger, else the nearest before it; a city before a whole state.

    A call or message has no place; a visit happens in the country of one of its `hosts`, as far as they are known.
    """
    if trigger.kind in PLACELESS:
        return None
    first = bisect_left(sentence.places, trigger.start - _REACH, key=lambda place: place.span.start)
    last = bisect_right(sentence.places, trigger.end + _REACH, key=lambda place: place.span.start)
    near = [place for place in sentence.places[first:last] if place.country]
    if trigger.kind == "visit" and hosts:
        near = [place for place in near if place.country in hosts]
    best = min(
        near,
        key=lambda place: (
            place.place_id is None,
            place.span.start < trigger.start,
            abs(place.span.start - trigger.end),
        ),
        default=None,
    )
    return Place(best.name, best.country, best.span, best.place_id) if best else None


def _told(article: Article, sentence: Sentence, trigger: Trigger, reach: int) -> tuple[Report, bool]:
    """What rules make of one trigger, and whether a side of it comes from the sentence before.

    `reach` is where the words that speak of it begin: behind the trigger before, unless the two are joined.
    """
    own = participants_of(trigger, around(trigger, sentence.parties), article.text)
    participants = completed(trigger, own, sentence.earlier)
    status = status_of(article.text, trigger.kind, trigger.start, reach)
    first = bisect_left(sentence.dates, trigger.start - _REACH, key=lambda date: date.end)
    last = bisect_right(sentence.dates, trigger.end + _REACH, key=lambda date: date.start)
    date = date_of(trigger, status, article, sentence.start, sentence.dates[first:last])
    day = date.edtf if date else None
    if date and date.ahead and status == "held" and trigger.kind not in VERBAL:
        status, day = "planned", date.ahead
    report = Report(
        id="",
        kind=trigger.kind,
        status=status,
        evidence=(Span(trigger.start, trigger.end, article.text[trigger.start : trigger.end]),),
        participants=participants,
        date=day,
        date_span=date.span if date else None,
        place=_place_in(sentence, trigger, frozenset(p.state or "" for p in participants if p.role == "target")),
    )
    return report, len(participants) > len(own)


def read_one(article: Article, sentence: Sentence, trigger: Trigger) -> Candidate:
    """Read a phrase as if it stood alone in its sentence, as phrases are that a person named."""
    report, completed_ = _told(article, sentence, trigger, sentence.start)
    return Candidate(trigger, sentence, report, is_pointed_at(article.text, trigger), completed_)


def is_summit(report: Report) -> bool:
    """Whether heads of state or government meet."""
    return report.kind == "meeting" and sum(one.office in _HEADS for one in report.participants) >= 2


def _is_free(one: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether none of the triggers, which are in order and do not overlap, overlaps this one."""
    n = bisect_left(triggers, one.end, key=lambda trigger: trigger.start)
    return n == 0 or triggers[n - 1].end <= one.start


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase that may name a dealing: the trigger, whether it takes up what was told before, its judge's number."""

    trigger: Trigger
    anaphoric: bool
    judged: int | None = None


def listed(text: str, start: int, end: int) -> tuple[Spoken, ...]:
    """The phrases of a sentence that the lists of words know, in order, none overlapping."""
    named = find_triggers(text, start, end)
    again = [one for one in find_anaphora(text, start, end) if _is_free(one, named)]
    both = [*(Spoken(one, is_pointed_at(text, one)) for one in named), *(Spoken(one, True) for one in again)]
    return tuple(sorted(both, key=lambda one: one.trigger.start))


def _judged(text: str, known: Sequence[Spoken], analysis: Analysis, numbers: range) -> Iterator[Spoken]:
    """The phrases that the lists know, with the model's number of each, and those that only the model sees."""
    free = set(numbers)
    for one in known:
        first = bisect_right(analysis.triggers, one.trigger.start, numbers.start, numbers.stop, key=lambda t: t.end)
        last = bisect_left(analysis.triggers, one.trigger.end, numbers.start, numbers.stop, key=lambda t: t.start)
        over = range(first, last)
        best = max(over, key=lambda n: analysis.triggers[n].probability, default=None)
        free -= set(over)
        yield Spoken(one.trigger, one.anaphoric, best)
    for n in sorted(free):
        judge = analysis.triggers[n]
        if judge.probability >= _NEW:
            trigger = Trigger(judge.start, judge.end, judge.kind)
            yield Spoken(trigger, is_pointed_at(text, trigger), n)


def is_worth(text: str, sentences: Iterable[Sentence]) -> bool:
    """Whether an article may tell of a dealing: a listed phrase stands where two states or organisations are named.

    They may be named in the sentence of the phrase, or one of them in the last before it that names any. Of annotated
    articles with dealings 2 in 100 are passed over, with 1 in 100 reports; of everyday news 87 in 100.
    """
    return any(
        len({party.state for party in (*one.parties, *one.earlier) if party.state}) >= _SIDES
        and listed(text, one.start, one.end)
        for one in sentences
    )


def find_candidates(article: Article, found: Found, sentences: Iterable[Sentence]) -> Iterator[Candidate]:
    """Read every phrase that may name a dealing.

    Args:
        article: the article, its publication date worked out where it can be.
        found: what was found in it.
        sentences: those of its `story`.

    Returns:
        Candidates in the order of the text.
    """
    sentences, analysis = tuple(sentences), found.analysis
    # What the model was shown has been found worth it.
    if analysis is None and not is_worth(article.text, sentences):
        return
    starts = [trigger.start for trigger in analysis.triggers] if analysis else []
    for sentence in sentences:
        known = listed(article.text, sentence.start, sentence.end)
        if analysis:
            numbers = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
            known = tuple(sorted(_judged(article.text, known, analysis, numbers), key=lambda one: one.trigger.start))
        reach = last = sentence.start
        for one in known:
            if one.trigger.start >= last and not _joined().fullmatch(article.text, last, one.trigger.start):
                reach = last
            last = one.trigger.end
            report, completed_ = _told(article, sentence, one.trigger, reach)
            yield Candidate(one.trigger, sentence, report, one.anaphoric, completed_, one.judged)
