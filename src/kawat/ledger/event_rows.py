"""Between events and rows: an Event in, rows by table name out; and rows in, an Event out. Pure functions."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from kawat import edtf
from kawat.ledger.facets import UNDATED, facet_rows
from kawat.ledger.folding import fold
from kawat.ledger.rows import Rows, days, digest_of
from kawat.records import Contradiction, Event, EventLink, EventParticipant, EventValue, StatusStep, Strength

#: The parts of an event that are lists of records, kept as JSON.
_TOLD = ("values", "history", "contradictions", "links")


def event_rows(event: Event) -> Rows:
    """Make the rows of `events` and of the tables beside it that hold one event.

    The digest is of what the event tells; the rows of `kawat.ledger.facets` follow from that and are left out of it.

    Raises:
        KawatError: its date is not EDTF.
    """
    dated = days(f"event {event.id}", event.date)
    head: dict[str, Any] = {
        "id": event.id, "kind": event.kind, "status": event.status, **dated,
        "sort_day": dated["first_day"] or UNDATED, "place": event.place, "country": event.country,
        "topics": list(event.topics), "articles": list(event.articles), "outlets": list(event.outlets),
        "report_count": event.strength.reports, "outlet_count": event.strength.outlets,
        "first_seen": event.strength.first_seen, "last_seen": event.strength.last_seen, "judged": list(event.judged),
        **{name: [_told(one) for one in getattr(event, name)] for name in _TOLD},
    }  # fmt: skip
    rows = {
        "events": [head],
        "event_participants": [
            {"event": event.id, "position": n, "role": one.role, "state": one.state, "person": one.person}
            | {"person_folded": fold(one.person) if one.person else None}
            | {"office": one.office, "person_id": one.person_id}
            for n, one in enumerate(event.participants)
        ],
        "event_reports": [{"event": event.id, "position": n, "report": one} for n, one in enumerate(event.reports)],
    }
    head["digest"] = digest_of(f"event {event.id}", rows)
    head["contradicted"] = int(bool(event.contradictions))
    return {**rows, **facet_rows(event)}


def _told(record: EventValue | StatusStep | Contradiction | EventLink) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(record, name) for name in record.__slots__}
    if isinstance(record, Contradiction):
        told["values"] = [_told(value) for value in record.values]
    return told


def sort_day(date: str | None) -> datetime.date:
    """Give the day by which an event of this date is ordered; undated ones come last."""
    return UNDATED if date is None else edtf.bounds(date)[0]


def event_record(row: Row[Any], participants: Iterable[Row[Any]], reports: Iterable[str]) -> Event:
    """Make the event of a row of `events`, with its other rows in order."""
    return Event(
        id=row.id,
        kind=row.kind,
        status=row.status,
        participants=tuple(
            EventParticipant(role=p.role, state=p.state, person=p.person, office=p.office, person_id=p.person_id)
            for p in participants
        ),
        date=row.date,
        place=row.place,
        country=row.country,
        topics=tuple(row.topics),
        reports=tuple(reports),
        articles=tuple(row.articles),
        outlets=tuple(row.outlets),
        strength=Strength(row.report_count, row.outlet_count, row.first_seen, row.last_seen),
        values=tuple(map(_value_record, row._mapping["values"])),
        history=tuple(StatusStep(h["status"], h["told"], h["date"], tuple(h["reports"])) for h in row.history),
        contradictions=tuple(
            Contradiction(c["field"], tuple(map(_value_record, c["values"]))) for c in row.contradictions
        ),
        links=tuple(EventLink(one["relation"], one["event"], tuple(one["articles"])) for one in row.links),
        judged=tuple(row.judged),
    )


def _value_record(told: Mapping[str, Any]) -> EventValue:
    return EventValue(told["field"], told["value"], tuple(told["reports"]), told["outlets"])
