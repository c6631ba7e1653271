"""The shapes that several resources of the API share: pydantic models out of records, named as in docs/format.md."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from kawat.knowledge import codes as field_codes
from kawat.ledger.citing import Source as LedgerSource
from kawat.ledger.questions import tallies
from kawat.records import Event as EventRecord
from kawat.records import Kind, Office, Role, Status
from kawat.records import Span as SpanRecord

T = TypeVar("T")

Count = Annotated[int, Field(ge=0)]
Edtf = Annotated[str, Field(description="EDTF, such as 2018-07-03, 2018-07 or 2018-06-25/2018-07-01")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO 8601")]
Score = Annotated[float, Field(ge=-10, le=10)]


class Model(BaseModel):
    """A shape of the API. More fields may come; none goes."""

    model_config = ConfigDict(frozen=True)


class ErrorDetail(Model):
    """What went wrong: a code for programs, a message and the next step for people."""

    code: str
    message: str
    hint: str


class Error(Model):
    """The one shape of every error."""

    error: ErrorDetail


class Page(Model, Generic[T]):
    """One page of a list; `next` is what to give as `cursor` for the next page, null on the last."""

    items: list[T]
    next: str | None


class Span(Model):
    """A stretch of an article: characters from `start` to before `end`, and its words."""

    start: Count
    end: Count
    text: str


class Marks(Model):
    """A stretch of the text beside it."""

    start: Count
    end: Count


class Participant(Model):
    """One side of an event: the state or organisation, and who acts for it."""

    role: Role
    state: str | None
    person: str | None
    office: Office | None
    person_id: str | None


class Place(Model):
    """Where an event happened."""

    name: str | None
    country: str | None


class Strength(Model):
    """What an event rests on: `outlets` counts independent ones; the first and last publication date."""

    reports: Count
    outlets: Count
    first_seen: Edtf | None
    last_seen: Edtf | None


class Codes(Model):
    """How others code the event: PLOVER, CAMEO, Goldstein. All null for what did not happen, and for a vote."""

    plover: str | None
    mode: str | None
    cameo: str | None
    goldstein: Score | None
    plover_score: Score | None
    quad: field_codes.Quad | None
    course: field_codes.Course | None


class Event(Model):
    """An event as lists give it; /v1/events/{id} gives it whole."""

    id: str
    kind: Kind
    status: Status
    date: Edtf | None
    place: Place | None
    participants: list[Participant]
    topics: list[str]
    outlets: list[str]
    strength: Strength
    contradicted: Annotated[list[str], Field(description="fields with values that cannot all be right")]
    codes: Codes


class Source(Model):
    """An article, as a reader would cite it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Edtf | None
    copy_of: str | None


class KindTally(Model):
    """How many events of a kind."""

    kind: Kind
    events: Count


class MonthTally(Model):
    """The events of one month; `goldstein` is their mean score."""

    month: Edtf
    cooperation: Count
    conflict: Count
    goldstein: Score | None


class Partner(Model):
    """Another side, and how many events there are with it."""

    state: str
    events: Count
    cooperation: Count
    conflict: Count
    last_day: Day | None


def event_model(event: EventRecord) -> Event:
    """Give an event as lists have it."""
    return Event(
        id=event.id,
        kind=event.kind,
        status=event.status,
        date=event.date,
        place=Place(name=event.place, country=event.country) if event.place or event.country else None,
        participants=[
            Participant(role=p.role, state=p.state, person=p.person, office=p.office, person_id=p.person_id)
            for p in event.participants
        ],
        topics=list(event.topics),
        outlets=list(event.outlets),
        strength=Strength(**asdict(event.strength)),
        contradicted=[one.field for one in event.contradictions],
        codes=codes_model(event),
    )


def codes_model(event: EventRecord) -> Codes:
    """Give the codes of an event."""
    found = field_codes.codes(event.kind, event.status)
    return Codes(**asdict(found), quad=found.quad, course=found.course)


def event_models(events: Iterable[EventRecord]) -> list[Event]:
    """Give events as lists have them."""
    return [event_model(event) for event in events]


def source_model(source: LedgerSource) -> Source:
    """Give an article as it is cited."""
    return Source(**asdict(source))


def span_model(span: SpanRecord | None) -> Span | None:
    """Give a span."""
    return Span(start=span.start, end=span.end, text=span.text) if span else None


def marks_models(marks: Iterable[tuple[int, int]]) -> list[Marks]:
    """Give stretches of a text."""
    return [Marks(start=start, end=end) for start, end in marks]


def kind_models(kinds: Iterable[tallies.KindTally]) -> list[KindTally]:
    """Give counts by kind."""
    return [KindTally(kind=one.kind, events=one.events) for one in kinds]


def month_models(months: Iterable[tallies.MonthTally]) -> list[MonthTally]:
    """Give counts by month."""
    return [MonthTally(**asdict(one)) for one in months]
