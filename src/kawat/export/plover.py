"""PLOVER records: events in, JSON Lines with the field names of the PLOVER manual's chapter on JSON out.

`source` and `recipient` are lists of actor objects, as the manual has them; CONSULT without a host has all sides in
`source`. `date` and `enddate` are the first and last day that the date may mean, and `date_edtf` is the date itself.
Fields that the manual does not have: date_edtf, third, status, kind, reports, outlets, contradictions.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from kawat import __version__
from kawat.export.days import days
from kawat.export.exported import Chunks, Counted
from kawat.export.others_codes import contexts, sectors
from kawat.export.places import place_of
from kawat.export.sides import name_of, sort_of
from kawat.export.text import json_text
from kawat.knowledge.codes import codes
from kawat.knowledge.entities import organisations
from kawat.records import Event, EventParticipant

QUAD_CODES: Final = {
    "verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4,
}  # fmt: skip
#: The manual's codes of those who are no state, by the sort of organisation in knowledge.
NON_STATE: Final = {
    "body": "IGO", "bloc": "IGO", "court": "IGO", "armed_group": "IMG", "crime_group": "IMG", "movement": "ISM",
    "people": "ISM", "crowd": "ISM",
}  # fmt: skip
#: Their sectors where no office tells one.
_SECTORS: Final = {"armed_group": "REB", "crime_group": "CRM", "people": "CVL", "crowd": "CVL"}
Json = dict[str, Any]


def plover(events: Iterable[Event]) -> Chunks:
    """Write one record a line; events that PLOVER has no type for, without a source or without a day are left out."""
    left_out: Counter[str] = Counter()
    written = 0
    for event in events:
        if reason := _unfit(event):
            left_out[reason] += 1
            continue
        yield f"{json_text(_record(event))}\n".encode()
        written += 1
    return Counted.of(written, left_out)


def _unfit(event: Event) -> str | None:
    if event.status == "denied":
        return "denied"
    if codes(event.kind, event.status).plover is None:
        return "a vote, whose course is not known"
    if not any(one.role == "actor" and one.state for one in event.participants):
        return "of no known source"
    return "without a first day" if days(event.date).first is None else None


def _record(event: Event) -> Json:
    code = codes(event.kind, event.status)
    first, last = days(event.date)
    told = {context for context in map(contexts().get, event.topics) if context}
    whole: Json = {
        "id": event.id,
        "date": str(first),
        "enddate": str(last) if last and last != first else None,
        "date_edtf": event.date,
        "source": _actors(event, "actor"),
        "recipient": _actors(event, "target"),
        "third": _actors(event, "third"),
        "event": [code.plover],
        "mode": [code.mode] if code.mode else [],
        "context": sorted(told),
        "quad_code": QUAD_CODES[code.quad] if code.quad else None,
        "event_scale": code.plover_score,
        "event_loc": _location(event),
        "cite_info": {"publication": list(event.outlets), "codebook": f"kawat-{__version__}"},
        "coder": f"Kawat {__version__}",
        "kind": event.kind,
        "status": event.status,
        "reports": event.strength.reports,
        "outlets": event.strength.outlets,
        "contradictions": [one.field for one in event.contradictions],
    }
    return {key: value for key, value in whole.items() if value is not None}


def _actors(event: Event, role: str) -> list[Json]:
    return [_actor(one) for one in event.participants if one.role == role and one.state]


def _actor(one: EventParticipant) -> Json:
    side = one.state or ""
    sort = organisations()[side].sort if side in organisations() else None
    sector = sectors()[one.office].plover if one.office else _SECTORS.get(sort or "")
    whole: Json = {
        "code": side if sort_of(side) == "state" else NON_STATE.get(sort or ""),
        "sector": sector,
        "actor_text": one.person or name_of(side, "en"),
        "identifier_id": one.person_id or side,
        "identifier_text": one.person or name_of(side, "en"),
        "office": one.office,
    }
    return {key: value for key, value in whole.items() if value is not None}


def _location(event: Event) -> Json | None:
    if not event.place and not event.country:
        return None
    found = place_of(event)
    whole: Json = {
        "geonameid": int(found.id) if found and found.id.isdecimal() else None,
        "name": event.place,
        "latitude": found.latitude if found else None,
        "longitude": found.longitude if found else None,
        "cc3": event.country,
    }
    return {key: value for key, value in whole.items() if value is not None}
