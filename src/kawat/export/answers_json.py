"""A ledger's answers as JSON: a dyad, an actor, a person, a change or a source in, an object of the same shape out.

Every field has the name it has in `kawat.ledger.questions`; events are as `kawat.export.event_json` writes them.
"""

from dataclasses import asdict
from typing import Any

from kawat.export.event_json import event_json
from kawat.ledger.cursors import change_cursor
from kawat.ledger.questions.actor import Actor, Person
from kawat.ledger.questions.changes import Change
from kawat.ledger.questions.dyad import Dyad
from kawat.ledger.questions.sources import SourceTally


def dyad_json(found: Dyad) -> dict[str, Any]:
    """A pair of states, with the events behind its contacts, and those pending and contradicted."""
    return {
        "states": list(found.states),
        "events": found.events,
        "reports": found.reports,
        "first_day": found.first_day,
        "last_day": found.last_day,
        "kinds": [asdict(one) for one in found.kinds],
        "months": [asdict(one) for one in found.months],
        "contacts": [
            {"level": one.level, "channel": one.channel, "event": event_json(one.event)} for one in found.contacts
        ],
        "pending": [event_json(one) for one in found.pending],
        "pending_count": found.pending_count,
        "contradicted": [event_json(one) for one in found.contradicted],
        "contradicted_count": found.contradicted_count,
    }


def actor_json(found: Actor) -> dict[str, Any]:
    """A state or organisation."""
    return _listed(asdict(found))


def person_json(found: Person) -> dict[str, Any]:
    """A person."""
    return _listed(asdict(found))


def source_json(found: SourceTally) -> dict[str, Any]:
    """An outlet."""
    return asdict(found)


def change_json(found: Change) -> dict[str, Any]:
    """A change: `event` is null where the event is gone; `cursor` continues behind this change."""
    return {
        "id": found.position.id,
        "at": found.position.at,
        "added_at": found.added_at,
        "event": event_json(found.event) if found.event else None,
        "heir": found.heir,
        "cursor": change_cursor(found.position),
    }


def _listed(told: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}
