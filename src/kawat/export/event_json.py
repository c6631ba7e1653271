"""An event as JSON: an Event in, an object with the field names of the reading format out."""

from typing import Any

from kawat.records import Event, EventValue


def event_json(event: Event) -> dict[str, Any]:
    """One event.

    Returns:
        kind, status, date, place, participants and topics as in the reading format, with the id, the ids of reports
        and articles, the outlets, and what the event rests on: every value told with its reports and the number of
        independent outlets behind it, the status as told over time, contradictions, and links to other events.
    """
    place = {"name": event.place, "country": event.country} if event.place or event.country else None
    return {
        "id": event.id,
        "kind": event.kind,
        "status": event.status,
        "date": event.date,
        "place": place,
        "participants": [
            {"role": p.role, "state": p.state, "person": p.person, "office": p.office, "person_id": p.person_id}
            for p in event.participants
        ],
        "topics": list(event.topics),
        "reports": list(event.reports),
        "articles": list(event.articles),
        "outlets": list(event.outlets),
        "strength": {
            "reports": event.strength.reports,
            "outlets": event.strength.outlets,
            "first_seen": event.strength.first_seen,
            "last_seen": event.strength.last_seen,
        },
        "values": [_value(value) for value in event.values],
        "history": [
            {"status": step.status, "told": step.told, "date": step.date, "reports": list(step.reports)}
            for step in event.history
        ],
        "contradictions": [
            {"field": one.field, "values": [_value(value) for value in one.values]} for one in event.contradictions
        ],
        "links": [
            {"relation": link.relation, "event": link.event, "articles": list(link.articles)} for link in event.links
        ],
        "judged": list(event.judged),
    }


def _value(told: EventValue) -> dict[str, Any]:
    return {"field": told.field, "value": told.value, "reports": list(told.reports), "outlets": told.outlets}
