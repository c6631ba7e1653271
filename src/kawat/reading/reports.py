"""Reports: the triggers, parties, places and dates of an article in, one report an event out, with all its evidence."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kawat import edtf
from kawat.reading.anaphora import CONTACTS, find_anaphora, is_pointed_at
from kawat.reading.dates import TimeExpression
from kawat.reading.event_dates import date_of
from kawat.reading.linking import holder_at
from kawat.reading.mentions import Party, PlaceMention
from kawat.reading.participants import around, completed, participants_of
from kawat.reading.status import VERBAL, status_of
from kawat.reading.triggers import Trigger, find_triggers
from kawat.records import Article, Participant, Place, Report, Span

#: Between two triggers of which the second shares the words before the first: "akan bertemu dan membahas".
_JOINED = re.compile(r"\s*(?:dan|serta|,|untuk|lalu)?\s*(?:\w+\s*)?")
#: Kinds that happen in no place.
_PLACELESS = frozenset({"call", "message"})
_HEADS = frozenset({"head_of_state", "head_of_government"})
#: A place or date further than this many characters from a trigger belongs to something else.
_REACH = 400
#: Among how many reports told last, of the same states, an event told again is looked for.
_TOLD = 60


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article before reports are made of it, each in order of its place."""

    sentences: tuple[tuple[int, int], ...]
    boilerplate: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with what was found in it."""

    start: int
    end: int
    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[TimeExpression, ...]
    earlier: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """What one trigger tells; `anaphoric` where it takes up something told before."""

    report: Report
    anaphoric: bool


def _story(found: Found) -> Iterator[_Sentence]:
    """The sentences that are not boilerplate, in order."""
    parties = [party.span.start for party in found.parties]
    places = [place.span.start for place in found.places]
    dates = [date.start for date in found.dates]
    furniture = [end for _, end in found.boilerplate]
    earlier: tuple[Party, ...] = ()
    for start, end in found.sentences:
        n = bisect_left(furniture, start + 1)
        if n < len(furniture) and found.boilerplate[n][0] < end:
            continue
        own = found.parties[bisect_left(parties, start) : bisect_left(parties, end)]
        yield _Sentence(
            start,
            end,
            own,
            found.places[bisect_left(places, start) : bisect_left(places, end)],
            found.dates[bisect_left(dates, start) : bisect_left(dates, end)],
            earlier,
        )
        earlier = own or earlier


def _place_in(sentence: _Sentence, trigger: Trigger, hosts: frozenset[str]) -> Place | None:
    """The place nearest behind the trigger, else the nearest before it; a city before a whole state.

    A call or message has no place; a visit happens in the country of one of its `hosts`, as far as they are known.
    """
    if trigger.kind in _PLACELESS:
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


def _told(article: Article, sentence: _Sentence, trigger: Trigger, reach: int) -> Report | None:
    """What one trigger tells; None where fewer than two sides are named in its sentence and the one before.

    `reach` is where the words that speak of it begin: behind the trigger before, unless the two are joined.
    """
    participants = participants_of(trigger, around(trigger, sentence.parties), article.text)
    participants = completed(trigger, participants, sentence.earlier)
    if len({participant.state for participant in participants}) < 2:
        return None
    status = status_of(article.text, trigger.kind, trigger.start, reach)
    first = bisect_left(sentence.dates, trigger.start - _REACH, key=lambda date: date.end)
    last = bisect_right(sentence.dates, trigger.end + _REACH, key=lambda date: date.start)
    date = date_of(trigger, status, article, sentence.start, sentence.dates[first:last])
    day = date.edtf if date else None
    if date and date.ahead and status == "held" and trigger.kind not in VERBAL:
        status, day = "planned", date.ahead
    kind = trigger.kind
    if kind == "meeting" and sum(participant.office in _HEADS for participant in participants) >= 2:
        kind = "summit"
    return Report(
        id="",
        kind=kind,
        status=status,
        evidence=(Span(trigger.start, trigger.end, article.text[trigger.start : trigger.end]),),
        participants=participants,
        date=day,
        date_span=date.span if date else None,
        place=_place_in(sentence, trigger, frozenset(p.state or "" for p in participants if p.role == "target")),
    )


def _is_free(one: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether none of the triggers, which are in order and do not overlap, overlaps this one."""
    n = bisect_left(triggers, one.end, key=lambda trigger: trigger.start)
    return n == 0 or triggers[n - 1].end <= one.start


def _mentions(article: Article, found: Found) -> Iterator[_Mention]:
    """What every trigger of the story tells, in order."""
    for sentence in _story(found):
        triggers = find_triggers(article.text, sentence.start, sentence.end)
        taken = frozenset(trigger.end for trigger in triggers)
        again = [one for one in find_anaphora(article.text, sentence.start, sentence.end) if _is_free(one, triggers)]
        reach = last = sentence.start
        for trigger in sorted([*triggers, *again], key=lambda one: one.start):
            if not _JOINED.fullmatch(article.text, last, trigger.start):
                reach = last
            last = trigger.end
            report = _told(article, sentence, trigger, reach)
            if report:
                anaphoric = trigger.end not in taken or is_pointed_at(article.text, trigger)
                yield _Mention(report, anaphoric)


def _states(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(participant.state for participant in participants if participant.state)


def _same_event(one: Report, other: _Mention) -> bool:
    """Whether a mention is of an event of the same states: dates that may be one, and kinds, unless taken up."""
    told = other.report
    alike = one.kind == told.kind or (other.anaphoric and one.kind in CONTACTS and told.kind in CONTACTS)
    return alike and (not (one.date and told.date) or edtf.overlap(one.date, told.date))


def _days(date: str) -> int:
    first, last = edtf.bounds(date)
    return (last - first).days


def _fineness(place: Place | None) -> int:
    return 0 if not place else 1 + (place.place_id is not None)


def _joined(one: Report, other: Report) -> Report:
    """The first mention with what only the other one tells, or tells more finely; its own evidence."""
    finer = other.date and (not one.date or _days(other.date) < _days(one.date))
    dated = other if finer else one
    return replace(
        one,
        status=dated.status if finer and not one.date else one.status,
        date=dated.date,
        date_span=dated.date_span,
        place=None if one.kind in _PLACELESS else max(one.place, other.place, key=_fineness),
    )


def _dated_by_contact(reports: Sequence[Report]) -> Iterator[Report]:
    """Visits without a date get that of the first contact between the same sides, for which they were made."""
    contacts: dict[frozenset[str], Report] = {}
    for report in reports:
        if report.date and report.kind in CONTACTS:
            contacts.setdefault(_states(report.participants), report)
    for report in reports:
        contact = contacts.get(_states(report.participants))
        visit = report.kind == "visit" and not report.date
        yield replace(report, date=contact.date, date_span=contact.date_span) if visit and contact else report


def _in_office(participant: Participant, on: str | None) -> Participant:
    """A participant named by title alone, with the person who held the office at the event's date."""
    if participant.person or not participant.office or not participant.state:
        return participant
    person = holder_at(participant.office, participant.state, on)
    return replace(participant, person=person.name, person_id=person.id) if person else participant


def _finished(report: Report, article: Article, number: int) -> Report:
    on = report.date or article.published
    participants = tuple(_in_office(participant, on) for participant in report.participants)
    return replace(report, id=f"{article.id}.r{number}", participants=participants)


def find_reports(article: Article, found: Found) -> tuple[Report, ...]:
    """Make the reports of one article.

    Args:
        article: the article, its publication date worked out where it can be.
        found: its sentences, boilerplate, parties, places and dates.

    Returns:
        Reports in order of their first evidence; ids are the article's id with ".r1", ".r2" and so on.
    """
    reports: list[Report] = []
    evidence: list[list[Span]] = []
    told: dict[frozenset[str], list[int]] = defaultdict(list)
    for mention in _mentions(article, found):
        alike = told[_states(mention.report.participants)]
        again = next((n for n in alike[: -_TOLD - 1 : -1] if _same_event(reports[n], mention)), None)
        if again is not None:
            reports[again] = _joined(reports[again], mention.report)
            evidence[again].extend(mention.report.evidence)
        elif not mention.anaphoric or mention.report.kind not in CONTACTS or not reports:
            alike.append(len(reports))
            reports.append(mention.report)
            evidence.append(list(mention.report.evidence))
    whole = (replace(report, evidence=tuple(spans)) for report, spans in zip(reports, evidence, strict=True))
    return tuple(_finished(report, article, n) for n, report in enumerate(_dated_by_contact(tuple(whole)), 1))
