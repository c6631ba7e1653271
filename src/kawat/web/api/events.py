"""/v1/events: the timeline with its filters, and one event with every sentence it rests on."""

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from kawat.export.accounts import Account as AccountRecord
from kawat.export.accounts import accounts, only_one_tells, outlet_names
from kawat.knowledge.entities import codes as known_codes
from kawat.ledger.cursors import count, count_cursor, timeline_position
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.queries import ReportEvidence, event_evidence, linked_from, timeline
from kawat.ledger.store import Ledger
from kawat.records import Event as EventRecord
from kawat.records import Kind, Relation, Status
from kawat.web import finding
from kawat.web.api import paging
from kawat.web.api.models import (
    Count,
    Edtf,
    Error,
    Event,
    Marks,
    Model,
    Page,
    Participant,
    Source,
    event_model,
    marks_models,
    source_model,
)
from kawat.web.api.params import Paged, PathId, Period, State, words
from kawat.web.errors import API
from kawat.web.ledgers import OpenLedger

router = APIRouter()

#: Reports whose words an event carries with it; /v1/events/{id}/evidence gives all.
_WITH_EVENT = 50


class EventFilter(Period):
    """What the events have in common."""

    state: Annotated[
        list[State], Field(default_factory=list, max_length=2, description="events in which all of these take part")
    ]
    person: Annotated[str | None, words(100, "part of a name")] = None
    person_id: Annotated[str | None, words(80, "Wikidata id of a person who takes part")] = None
    kind: Kind | None = None
    status: Status | None = None
    country: Annotated[str | None, words(3, "ISO 3166-1 alpha-3 code of the country where it happens")] = None
    contradicted: Annotated[bool, Field(description="only events with values that cannot all be right")] = False

    def wanted(self, limit: int, after: Position | None = None) -> TimelineFilter:
        """Make the ledger's filter."""
        return TimelineFilter(
            states=tuple(self.state),
            person=self.person,
            kind=self.kind,
            status=self.status,
            since=self.since,
            until=self.until,
            limit=limit,
            after=after,
            person_id=self.person_id,
            country=self.country,
            contradicted=self.contradicted,
        )


class EventsQuery(Paged, EventFilter):
    """A page of the events that have something in common."""


class Value(Model):
    """One value told for a field, with the reports that tell it and the number of independent outlets."""

    field: str
    value: str
    reports: list[str]
    outlets: Count


class StatusStep(Model):
    """A status as told on a day (`told`), with the date the event had then."""

    status: Status
    told: Edtf | None
    date: Edtf | None
    reports: list[str]


class Contradiction(Model):
    """Values of one field that cannot all be right."""

    field: str
    values: list[Value]


class Link(Model):
    """Another event, as the named articles link it."""

    relation: Relation
    event: str
    articles: list[str]


class Account(Model):
    """A value told for a field: by which outlets, and whether it is the event's own (`agreed`)."""

    field: str
    value: str
    agreed: bool
    independent_outlets: Count
    outlets: list[str]


class Sentence(Model):
    """A sentence of the article; `triggers` are the words in it that name the event, offsets in `text`."""

    start: Count
    end: Count
    text: str
    triggers: list[Marks]


class Evidence(Model):
    """One article's account of the event: what it tells, in which words."""

    report: str
    article: Source
    kind: Kind
    status: Status
    date: Edtf | None
    date_words: str | None
    place: str | None
    place_words: str | None
    participants: list[Participant]
    participant_words: list[str]
    sentences: list[Sentence]


class WholeEvent(Event):
    """An event with all that is told of it."""

    reports: list[str]
    articles: list[str]
    values: list[Value]
    history: list[StatusStep]
    contradictions: list[Contradiction]
    links: list[Link]
    linked_from: list[Link]
    judged: list[str]
    accounts: list[Account]
    only: Annotated[dict[str, list[Account]], Field(description="what one outlet alone tells, by its name")]
    evidence: Annotated[list[Evidence], Field(default_factory=list, description=f"the first {_WITH_EVENT} reports")]


@router.get("/events")
def events(ledger: OpenLedger, asked: Annotated[EventsQuery, Query()]) -> Page[Event]:
    """List events by first day, those without a date last."""
    wanted = asked.wanted(asked.limit + 1, paging.opened(asked.cursor, timeline_position))
    found = timeline(ledger, wanted, known_states=known_codes())
    return paging.page(found, asked.limit, event_model, paging.event_cursor)


_STANDING: dict[int | str, dict[str, Any]] = {
    308: {"model": Error, "description": "The event went into another one: see Location"},
    404: {"model": Error, "description": "There never was such an event"},
    410: {"model": Error, "description": "The event is gone with all its reports"},
}


@router.get("/events/{event_id}", response_model=WholeEvent, responses=_STANDING)
def event(ledger: OpenLedger, event_id: PathId) -> WholeEvent | JSONResponse:
    """Give one event whole: every value with who tells it, and the words behind it."""
    found = finding.event(ledger, event_id)
    if isinstance(found, finding.Heir):
        return _moved(found, "")
    return _whole(ledger, found)


@router.get("/events/{event_id}/evidence", response_model=Page[Evidence], responses=_STANDING)
def evidence(ledger: OpenLedger, event_id: PathId, asked: Annotated[Paged, Query()]) -> Page[Evidence] | JSONResponse:
    """List the reports an event rests on with their words, by publication date."""
    found = finding.event(ledger, event_id)
    if isinstance(found, finding.Heir):
        return _moved(found, "/evidence")
    start = paging.opened(asked.cursor, count) or 0
    told = event_evidence(ledger, found.id, limit=asked.limit + 1, over=start)
    return paging.page(told, asked.limit, _evidence, lambda _: count_cursor(start + asked.limit))


def _moved(heir: finding.Heir, behind: str) -> JSONResponse:
    where = f"{API}/events/{quote(heir.event, safe='')}{behind}"
    told = {"code": "merged", "message": f"event {heir.gone!r} went into event {heir.event}", "hint": f"See {where}."}
    return JSONResponse({"error": told}, 308, {"Location": where, "Cache-Control": "no-cache"})


def _whole(ledger: Ledger, found: EventRecord) -> WholeEvent:
    told = event_evidence(ledger, found.id)
    names = outlet_names(told)
    every = accounts(found, names)
    return WholeEvent(
        **dict(event_model(found)),
        reports=list(found.reports),
        articles=list(found.articles),
        values=[Value(**asdict(one)) for one in found.values],
        history=[StatusStep(**asdict(one)) for one in found.history],
        contradictions=[Contradiction(**asdict(one)) for one in found.contradictions],
        links=[Link(**asdict(one)) for one in found.links],
        linked_from=[
            Link(relation=link.relation, event=other, articles=list(link.articles))
            for other, link in linked_from(ledger, found.id)
        ],
        judged=list(found.judged),
        accounts=[_account(one) for one in every],
        only={name: [_account(one) for one in alone] for name, alone in only_one_tells(found, every).items()},
        evidence=[_evidence(one) for one in islice(told, _WITH_EVENT)],
    )


def _account(one: AccountRecord) -> Account:
    return Account(
        field=one.field,
        value=one.value,
        agreed=one.agreed,
        independent_outlets=one.independent,
        outlets=list(one.outlets),
    )


def _evidence(told: ReportEvidence) -> Evidence:
    report = told.report
    return Evidence(
        report=report.id,
        article=source_model(told.source),
        kind=report.kind,
        status=report.status,
        date=report.date,
        date_words=told.date_words,
        place=report.place.name if report.place else None,
        place_words=told.place_words,
        participants=[
            Participant(role=p.role, state=p.state, person=p.person, office=p.office, person_id=p.person_id)
            for p in report.participants
        ],
        participant_words=list(told.participant_words),
        sentences=[
            Sentence(start=one.start, end=one.end, text=one.text, triggers=marks_models(one.triggers))
            for one in told.sentences
        ],
    )
