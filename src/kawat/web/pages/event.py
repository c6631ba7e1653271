"""The page of one event: an id in, its values, contradictions, history, links and every sentence behind it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from kawat.export.accounts import Account, accounts, only_one_tells, tellers
from kawat.export.schemaorg import json_in_html, schemaorg_event
from kawat.knowledge.codes import Codes, codes
from kawat.ledger.citing import Source
from kawat.ledger.queries import ReportEvidence, event, event_evidence, linked_from
from kawat.ledger.store import Ledger
from kawat.records import Event, EventValue
from kawat.web import finding
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.dates import readable
from kawat.web.pages.visit import Visit, Visited

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Told:
    """A value that is told: `words` to be read, `standing` one of agreed, also, clash and judged."""

    words: str
    standing: str
    outlets: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class FieldTold:
    """Every value told for one field."""

    field: str
    values: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Values of one field that cannot all be right."""

    field: str
    values: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A status as told on a day."""

    told: str | None
    status: str
    date: str | None
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Another event that articles link this one to: `says` is a key of the relations, in the direction read here."""

    says: str
    event: Event
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """What one outlet alone tells."""

    outlet: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """What the page of an event shows."""

    event: Event
    first: Source | None
    fields: tuple[FieldTold, ...]
    clashes: tuple[Clash, ...]
    history: tuple[Step, ...]
    links: tuple[Link, ...]
    only: tuple[Only, ...]
    evidence: tuple[ReportEvidence, ...]
    sources: tuple[Source, ...]
    codes: Codes
    linked_data: Markup


@router.get("/events/{event_id}")
def show(visit: Visited, ledger: OpenLedger, event_id: str) -> Response:
    """Show one event; an id whose reports went to another event is sent on to that."""
    found = finding.event(ledger, event_id)
    if isinstance(found, finding.Heir):
        return RedirectResponse(visit.paths.event(found.event), 302)
    told = event_evidence(ledger, found.id)
    names = {one.report.id: one.source.outlet or visit.wording("common.unknown_outlet") for one in told}
    every = accounts(found, names)
    by_article = {one.source.id: names[one.report.id] for one in told}
    view = EventView(
        event=found,
        first=next((one.source for one in told if one.source.published), None),
        fields=_fields(visit, found, every),
        clashes=tuple(
            Clash(one.field, tuple(_clashing(visit, value, names) for value in one.values))
            for one in found.contradictions
        ),
        history=tuple(Step(one.told, one.status, one.date, tellers(one.reports, names)) for one in found.history),
        links=_links(ledger, found, by_article),
        only=tuple(
            Only(outlet, tuple((one.field, in_words(visit, one.field, one.value)) for one in alone))
            for outlet, alone in only_one_tells(found, every).items()
        ),
        evidence=told,
        sources=tuple({one.source.id: one.source for one in told}.values()),
        codes=codes(found.kind, found.status),
        linked_data=_data_block(found, visit),
    )
    return visit.page("event.html", view)


def in_words(visit: Visit, field: str, value: str) -> str:
    """Write a value of an event's field to be read."""
    t = visit.wording
    match field:
        case "kind" | "status" | "topic":
            return t.named({"kind": "kinds", "status": "statuses", "topic": "topics"}[field], value)
        case "date":
            return readable(value, t)
        case "country":
            return t.state(value)
        case "side":
            role, _, state = value.partition(" ")
            return f"{t.state(state)} ({t.named('roles', role)})"
        case "person" | "who":
            state, _, name = value.partition(" ")
            return f"{name} ({t.state(state)})"
    return value


def _fields(visit: Visit, found: Event, every: Sequence[Account]) -> tuple[FieldTold, ...]:
    clashing = {(value.field, value.value) for one in found.contradictions for value in one.values}
    gathered: dict[str, list[Told]] = {}
    for field in found.judged:
        judged = str(getattr(found, field, "") or "")
        gathered.setdefault(field, []).append(Told(in_words(visit, field, judged), "judged", (), 0))
    for one in every:
        standing = "clash" if (one.field, one.value) in clashing else "agreed" if one.agreed else "also"
        words = in_words(visit, one.field, one.value)
        gathered.setdefault(one.field, []).append(Told(words, standing, one.outlets, one.independent))
    return tuple(FieldTold(field, tuple(values)) for field, values in gathered.items())


def _clashing(visit: Visit, value: EventValue, names: dict[str, str]) -> Told:
    return Told(in_words(visit, value.field, value.value), "clash", tellers(value.reports, names), value.outlets)


def _links(ledger: Ledger, found: Event, by_article: dict[str, str]) -> tuple[Link, ...]:
    told: list[tuple[str, str, tuple[str, ...]]] = [(one.relation, one.event, one.articles) for one in found.links]
    told += [(f"{one.relation}_back", other, one.articles) for other, one in linked_from(ledger, found.id)]
    others = {other: event(ledger, other) for other in sorted({other for _, other, _ in told})}
    return tuple(
        Link(says, others[other], tuple(dict.fromkeys(by_article[one] for one in articles if one in by_article)))
        for says, other, articles in told
    )


def _data_block(found: Event, visit: Visit) -> Markup:
    """Describe an event for machines, as JSON-LD that may stand in a script element."""
    told = schemaorg_event(found, language=visit.language, base_url=visit.origin, sentence=None)
    return Markup(json_in_html(told))  # noqa: S704 - what HTML knows is escaped there
