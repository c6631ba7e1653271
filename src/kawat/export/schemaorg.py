"""schema.org: events in, one JSON-LD document with a graph of Events out.

Vocabulary: schema.org Event. What was called off is EventCancelled, what is to be on another day than was first told
EventRescheduled with that day as previousStartDate, all else EventScheduled. Every ``<`` is written as an escape, so
that the document can stand in a web page whatever an article holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

from kawat.export.days import days
from kawat.export.exported import Chunks, Counted, Language
from kawat.export.links import event_url, event_uuid
from kawat.export.places import place_of
from kawat.export.sides import SYMMETRIC, name_of, sort_of
from kawat.export.text import json_text, line
from kawat.export.words import country_name, kind_title, title, word
from kawat.records import Event, EventParticipant

CONTEXT: Final = "https://schema.org"
_TERM: Final = "https://schema.org/"
Json = dict[str, Any]


def schemaorg(
    events: Iterable[Event],
    *,
    language: Language = "id",
    base_url: str | None = None,
    sentence: Callable[[Event], str | None] = lambda _: None,
) -> Chunks:
    """Write one schema.org Event per event; what a side denies is left out, for it did not happen.

    Args:
        events: in any order.
        language: of names.
        base_url: where the pages stand; with it every event has its page as `url` and `@id`.
        sentence: one sentence that speaks of an event: its description.
    """
    left_out: Counter[str] = Counter()
    written = 0
    yield f'{{"@context":"{CONTEXT}","@graph":['.encode()
    for event in events:
        if event.status == "denied":
            left_out["denied"] += 1
            continue
        told = schemaorg_event(event, language=language, base_url=base_url, sentence=sentence(event))
        yield (("," if written else "") + "\n" + json_in_html(told)).encode()
        written += 1
    yield b"\n]}\n"
    return Counted.of(written, left_out)


def json_in_html(value: Any) -> str:
    """JSON that may stand within a script element of a page."""
    return json_text(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def schemaorg_event(event: Event, *, language: Language, base_url: str | None, sentence: str | None) -> Json:
    """Describe one event, without the context."""
    url = event_url(base_url, event.id, language)
    first, last = days(event.date)
    earlier = _earlier(event)
    whole: Json = {
        "@type": "Event",
        "@id": url or event_uuid(event.id).urn,
        "identifier": event.id,
        "name": title(event, language),
        "eventStatus": f"{_TERM}Event{_state_of(event, earlier)}",
        "previousStartDate": earlier,
        "startDate": first.isoformat() if first else None,
        "endDate": last.isoformat() if last else None,
        "eventAttendanceMode": f"{_TERM}{'Online' if event.kind == 'call' else 'Offline'}EventAttendanceMode",
        "location": _location(event, language),
        "description": line(sentence) if sentence else None,
        "keywords": [kind_title(event.kind, language), *event.topics],
        "url": url,
        "inLanguage": language,
        **_parties(event, language),
    }  # fmt: skip
    return {key: value for key, value in whole.items() if value is not None}


def _state_of(event: Event, earlier: str | None) -> str:
    if event.status == "cancelled":
        return "Cancelled"
    return "Rescheduled" if earlier else "Scheduled"


def _earlier(event: Event) -> str | None:
    """The first day that was told before, of what is still to come on another."""
    if event.status not in ("planned", "proposed"):
        return None
    now = days(event.date).first
    before = [days(step.date).first for step in event.history if step.status in ("planned", "proposed")]
    other = [day for day in before if day and now and day != now]
    return other[-1].isoformat() if other else None


def _location(event: Event, language: Language) -> Json | None:
    if not event.place and not event.country:
        return None
    country = country_name(event.country, language) if event.country else None
    made: Json = {"@type": "Place", "name": line(event.place or country or "")}
    if country and event.country:
        made["address"] = {
            "@type": "PostalAddress",
            "addressCountry": {"@type": "Country", "name": country, "identifier": event.country},
        }
    found = place_of(event)
    if found and found.latitude is not None and found.longitude is not None:
        made["geo"] = {"@type": "GeoCoordinates", "latitude": found.latitude, "longitude": found.longitude}
    return made


def _parties(event: Event, language: Language) -> Json:
    """Every side of a symmetric event attends it; else those who do it organize it. Third sides contribute."""
    roles = {
        "actor": "attendee" if event.kind in SYMMETRIC else "organizer",
        "target": "attendee",
        "third": "contributor",
    }
    made: Json = {}
    for one in event.participants:
        made.setdefault(roles[one.role], []).append(_party(one, language))
    return made  # fmt: skip


def _party(one: EventParticipant, language: Language) -> Json:
    side: Json | None = None
    if one.state:
        sort = "GovernmentOrganization" if sort_of(one.state) == "state" else "Organization"
        side = {"@type": sort, "name": line(name_of(one.state, language)), "identifier": one.state}
    if not one.person:
        return side or {"@type": "Organization", "name": word(language, "frame", "unknown_side")}
    person: Json = {
        "@type": "Person",
        "name": line(one.person),
        "sameAs": f"http://www.wikidata.org/entity/{one.person_id}" if one.person_id else None,
        "jobTitle": word(language, "offices", one.office) if one.office else None,
        "affiliation": side,
    }
    return {key: value for key, value in person.items() if value is not None}
