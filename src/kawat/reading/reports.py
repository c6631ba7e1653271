"""Reports: the triggers, parties, places and dates of an article in, one report an event out, with all its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kawat import edtf
from kawat.reading.dates import TimeExpression
from kawat.reading.event_dates import date_of
from kawat.reading.mentions import Party, PlaceMention
from kawat.reading.participants import around, participants_of
from kawat.reading.status import status_of
from kawat.reading.triggers import find_triggers
from kawat.records import Article, Participant, Place, Report, Span


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article before reports are made of it, each in order of its place."""

    sentences: tuple[tuple[int, int], ...]
    boilerplate: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[TimeExpression, ...]


def _place_in(places: Sequence[PlaceMention], start: int, end: int) -> Place | None:
    for place in places:
        if start <= place.span.start < end:
            return Place(place.name, place.country, place.span, place.place_id)
    return None


def _mentions(article: Article, found: Found) -> Iterator[Report]:
    """One report for each trigger whose sentence names two states or more."""
    for start, end in found.sentences:
        if any(left < end and start < right for left, right in found.boilerplate):
            continue
        dates = [date for date in found.dates if start <= date.start < end]
        parties = [party for party in found.parties if start <= party.span.start and party.span.end <= end]
        for trigger in find_triggers(article.text, start, end):
            participants = participants_of(trigger, around(trigger, parties), article.text)
            if len({participant.state for participant in participants}) < 2:
                continue
            status = status_of(article.text, trigger.kind, trigger.start, start)
            date = date_of(trigger, status, article, start, dates)
            yield Report(
                id="",
                kind=trigger.kind,
                status=status,
                evidence=(Span(trigger.start, trigger.end, article.text[trigger.start : trigger.end]),),
                participants=participants,
                date=date.edtf if date else None,
                date_span=date.span if date else None,
                place=_place_in(found.places, start, end),
            )


def _states(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(participant.state for participant in participants if participant.state)


def _same_event(one: Report, other: Report) -> bool:
    """Whether two mentions in one article are of one event: kind and states alike, dates that may be the same."""
    if one.kind != other.kind or _states(one.participants) != _states(other.participants):
        return False
    return not (one.date and other.date) or edtf.overlap(one.date, other.date)


def _joined(one: Report, other: Report) -> Report:
    """The first mention with what only the other one tells."""
    dated = one if one.date else other
    named = one if any(p.person for p in one.participants) else other
    return replace(
        one,
        evidence=one.evidence + other.evidence,
        date=dated.date,
        date_span=dated.date_span,
        place=one.place or other.place,
        participants=named.participants,
    )


def find_reports(article: Article, found: Found) -> tuple[Report, ...]:
    """Make the reports of one article.

    Args:
        article: the article, its publication date worked out.
        found: its sentences, parties, places and dates.

    Returns:
        Reports in order of their first evidence; ids are the article's id with ".r1", ".r2" and so on.
    """
    reports: list[Report] = []
    for mention in _mentions(article, found):
        for n, report in enumerate(reports):
            if _same_event(report, mention):
                reports[n] = _joined(report, mention)
                break
        else:
            reports.append(mention)
    return tuple(replace(report, id=f"{article.id}.r{n}") for n, report in enumerate(reports, 1))
