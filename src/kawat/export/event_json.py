"""An event as JSON: an Event in, an object with the field names of the reading format out."""

from typing import Any

from kawat.records import Event


def event_json(event: Event) -> dict[str, Any]:
    """One event.

    Returns:
        kind, status, date, place, participants and topics as in the reading format, with the id, the ids of reports
        and articles, and the outlets.
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
    }
