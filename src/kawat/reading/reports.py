"""Reports: what was found in an article in, one report an event out, with all its evidence and how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from kawat import edtf
from kawat.reading.anaphora import CONTACTS
from kawat.reading.candidates import PLACELESS, Found, is_summit
from kawat.reading.dating import Event
from kawat.reading.dating import load as load_dater
from kawat.reading.events import Chance, Group
from kawat.reading.judging import Told, case_of, load
from kawat.reading.linking import holder_at
from kawat.reading.naming import load as load_namer
from kawat.reading.participants import SYMMETRIC
from kawat.reading.placing import load as load_placer
from kawat.reading.sides import participant
from kawat.reading.statuses import load as load_settler
from kawat.records import Article, Kind, Participant, Place, Report, Role

#: Reports with less confidence are not told; chosen by cross-validation on the training part of the gold.
LEAST_CONFIDENCE = 0.25
#: An article of which no report reaches the least confidence and this much more tells of no dealing; a clipping of
#: so few sentences has no room to make Kawat surer.
_SURER = 0.12
_CLIPPING = 3
#: Symmetric kinds of which each side is an actor, whatever words stand between them.
_MUTUAL: frozenset[Kind] = SYMMETRIC - {"relations", "cooperation"}


def _states(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(one.state for one in participants if one.state)


def _days(date: str) -> int:
    first, last = edtf.bounds(date)
    return (last - first).days


def _fineness(place: Place | None) -> int:
    return 0 if not place else 1 + (place.place_id is not None)


def _with(one: Report, other: Report) -> Report:
    """The first mention with what only the other one tells, or tells more finely."""
    finer = other.date and (not one.date or _days(other.date) < _days(one.date))
    dated = other if finer else one
    return replace(
        one,
        status=dated.status if finer and not one.date else one.status,
        date=dated.date,
        date_span=dated.date_span,
        place=max(one.place, other.place, key=_fineness),
    )


def joined(reports: Sequence[Report]) -> Report:
    """What reports of one event, in the order of the text, tell together, with the sides of the first."""
    return reduce(_with, reports)


def _roles(kind: Kind, group: Group, targets: dict[str, float]) -> dict[str, Role]:
    """The role of each chosen state by its chance to be the target; who goes between two sides is what rules say."""
    third = {p.state for one in group.members for p in one.candidate.report.participants if p.role == "third"}
    if kind in _MUTUAL:
        return {state: "third" if state in third and len(targets) > 2 else "actor" for state in targets}
    roles: dict[str, Role] = {state: "target" if chance >= 0.5 else "actor" for state, chance in targets.items()}
    if kind == "mediation":
        return {state: "third" if state in third else "actor" for state in targets}
    if len(targets) > 1 and kind not in SYMMETRIC:
        given = set(roles.values())
        order = sorted(targets, key=lambda state: (targets[state], state))
        if "target" not in given:
            roles[order[-1]] = "target"
        if "actor" not in given:
            roles[order[0]] = "actor"
    return roles


def _clearest(group: Group) -> list[Chance]:
    """The members from the one that shows best who takes part: one that names the act, before one that takes it up."""
    return sorted(group.members, key=lambda one: (one.candidate.anaphoric, -one.chance, one.candidate.trigger.start))


def _participants(kind: Kind, group: Group, targets: dict[str, float]) -> tuple[Participant, ...]:
    """The sides, actors first, each by the mention that shows it best: a person whom rules found before a state."""
    ranked = _clearest(group)
    found = []
    for state, role in _roles(kind, group, targets).items():
        persons = (p for one in ranked for p in one.candidate.report.participants if p.state == state and p.person)
        shown = (participant(role, one.candidate, side) for one in ranked for side in one.sides if side.state == state)
        person = next(persons, None)
        found.append(replace(person, role=role) if person else next(shown))
    order = ("actor", "target", "third")
    return tuple(sorted(found, key=lambda one: (order.index(one.role), one.span.start, one.state or "")))


def _report(told: Told) -> Report:
    """The report that an event makes."""
    kind = told.group.kind
    members = [one.candidate.report for one in told.group.members]
    whole = joined(members)
    spans = dict.fromkeys(span for one in _clearest(told.group) for span in one.candidate.report.evidence)
    made = replace(
        whole,
        kind=kind,
        evidence=tuple(spans),
        participants=_participants(kind, told.group, dict(told.chosen.targets)),
        place=None if kind in PLACELESS else whole.place,
        confidence=round(told.confidence, 3),
    )
    return replace(made, kind="summit") if is_summit(made) else made


def _dated_by_contact(reports: Sequence[Report]) -> Iterator[Report]:
    """Visits get the date of the first contact between the same sides, for which they were made, if it is finer."""
    contacts: dict[frozenset[str], Report] = {}
    for report in reports:
        if report.date and report.kind in CONTACTS:
            contacts.setdefault(_states(report.participants), report)
    for report in reports:
        contact = contacts.get(_states(report.participants))
        finer = contact and contact.date and (not report.date or _days(contact.date) < _days(report.date))
        dated = replace(report, date=contact.date, date_span=contact.date_span) if contact and finer else report
        yield dated if report.kind == "visit" else report


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


def event_of(told: Told) -> Event:
    """An event's report as rules dated it, with its phrases from the clearest on."""
    return Event(_report(told), tuple(one.candidate for one in _clearest(told.group)))


def reports_of(
    article: Article, told: Sequence[Told], sentences: int, least: float, found: Found | None = None
) -> tuple[Report, ...]:
    """Make the reports of the events that an article tells of.

    Args:
        article: the article, its publication date worked out where it can be.
        told: the events.
        sentences: how many sentences the article has.
        least: the confidence from which an event is told; none is where no event is a little surer than that.
        found: what was found in the article, to choose statuses, places, dates and persons; without it rules do.

    Returns:
        Reports in order of their first evidence; ids are the article's id with ".r1", ".r2" and so on.
    """
    surer = _SURER if least and sentences > _CLIPPING else 0.0
    sure = max((one.confidence for one in told), default=0.0) >= least + surer
    events = [event_of(one) for one in told if sure and one.confidence >= least]
    reports = _chosen(article, found, events) if found else tuple(event.report for event in events)
    return tuple(_finished(report, article, n) for n, report in enumerate(_dated_by_contact(reports), 1))


def _chosen(article: Article, found: Found, events: Sequence[Event]) -> tuple[Report, ...]:
    """The reports of events with statuses, places, dates and persons as the trees choose them."""
    placed = load_placer().place(article, found, load_settler().settle(article, found, events))
    dated = load_dater().date(article, found, placed)
    named = (replace(event, report=report) for event, report in zip(placed, dated, strict=True))
    return load_namer().name(article, found, tuple(named))


def find_reports(article: Article, found: Found, least: float = LEAST_CONFIDENCE) -> tuple[Report, ...]:
    """Make the reports of one article.

    Args:
        article: the article, its publication date worked out where it can be.
        found: what was found in it.
        least: the confidence from which a report is told.

    Returns:
        As `reports_of`.
    """
    return reports_of(article, load().judge(case_of(article, found)), len(found.sentences), least, found)


__all__ = ["LEAST_CONFIDENCE", "event_of", "find_reports", "joined", "reports_of"]
