"""/v1/articles: one article with its text, and the reports and quotes that were read out of it, each with offsets."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from kawat.export.reading_json import reading_json
from kawat.records import Kind, Office, PublishedFrom, QuoteType, Role, Status
from kawat.web import finding
from kawat.web.api.models import Count, Edtf, Error, Model, Span
from kawat.web.api.params import PathId
from kawat.web.ledgers import OpenLedger

router = APIRouter()

Offsets = Annotated[list[Count], Field(min_length=2, max_length=2, description="start and end")]


class ReportPlace(Model):
    """Where a report places the event, with the words that say so."""

    name: str
    country: str | None
    span: Span
    place_id: str | None


class ReportParticipant(Model):
    """One side of a report, with the words that stand for it."""

    role: Role
    state: str | None
    person: str | None
    office: Office | None
    span: Span
    person_id: str | None


class Report(Model):
    """The article's account of one event; `event` is the event it went into."""

    id: str
    event: str | None
    kind: Kind
    status: Status
    date: Edtf | None
    topics: list[str]
    date_span: Span | None
    place: ReportPlace | None
    evidence: list[Span]
    participants: list[ReportParticipant]
    according_to: Span | None
    confidence: Annotated[float, Field(ge=0, le=1)]


class Quote(Model):
    """Words somebody is said to have said."""

    start: Count
    end: Count
    text: str
    type: QuoteType
    person: str | None
    state: str | None
    speaker: Span | None
    cue: Span | None
    via: list[str]
    person_id: str | None


class Article(Model):
    """An article as docs/format.md describes it; offsets count characters (Unicode code points) of `text`."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: Edtf | None
    published_from: PublishedFrom
    published_by: str | None
    copy_of: str | None
    dateline: str | None
    about_dealings: bool
    text: str
    sentences: list[Offsets]
    boilerplate: list[Offsets]
    reports: list[Report]
    quotes: list[Quote]


_MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Error, "description": "There is no such article"}}


@router.get("/articles/{article_id:path}", responses=_MISSING)
def article(ledger: OpenLedger, article_id: PathId) -> Article:
    """Give one article with all that was read out of it."""
    reading = finding.reading(ledger, article_id)
    went = finding.events_of_reports(ledger, article_id)
    told = reading_json(reading)
    told["copy_of"] = reading.article.copy_of
    told["reports"] = [report | {"event": went.get(report["id"])} for report in told["reports"]]
    return Article.model_validate(told)
