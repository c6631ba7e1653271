"""What questions are answered from: an event in; its states, pairs of states, persons and outlets as rows out.

Pure functions: the rows say nothing that the event does not, and stand in tables of their own only so that a timeline,
a pair or a person is found by one index. Each row repeats what a question may narrow by.
"""

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import Any, Final, Literal

from kawat import edtf
from kawat.ledger.folding import fold
from kawat.records import Event, EventParticipant, Office

Standing = Literal["dealing", "same side", "crowd", "third"]
"""How two states stand in an event: see `standing`."""

#: An event with more sides than this says little of any two of them.
MOST_SIDES: Final = 10
#: Offices from the highest to the lowest, as the level of a contact is told.
LEVELS: Final[tuple[Office, ...]] = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "envoy", "ambassador",
    "military", "legislator", "official", "spokesperson", "delegation",
)  # fmt: skip
UNDATED: Final = datetime.date.max

_MONTH = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d{2})?[~?%]?(?:/.*)?")

FacetRows = dict[str, list[dict[str, Any]]]


def facet_rows(event: Event) -> FacetRows:
    """Make the rows of `event_states`, `event_pairs`, `event_people` and `event_outlets` of one event.

    Raises:
        ValueError: its date is not EDTF.
    """
    shared = _shared(event)
    return {
        "event_states": [{**shared, "state": state} for state in _states(event)],
        "event_pairs": list(_pairs(event, shared)),
        "event_people": list(_people(event, shared)),
        "event_outlets": [{"outlet": one, "event": event.id} for one in sorted(set(event.outlets))],
    }


def month(date: str | None) -> str | None:
    """Give the month in which a date (EDTF) begins; None where it names none (a year, a season, an open start)."""
    match = _MONTH.fullmatch(date or "")
    return match[1] if match else None


def sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Give the states that act in an event, and those it is done to."""
    actors = frozenset(one.state for one in event.participants if one.state and one.role == "actor")
    targets = frozenset(one.state for one in event.participants if one.state and one.role == "target")
    return actors, targets


def standing(event: Event, one: str, other: str) -> Standing:
    """Say how two states that take part in an event stand in it.

    ``dealing``: one acts towards the other, or both act in an event that has no target. ``same side``: both act, or
    are both acted upon, while the event goes between them and others. ``crowd``: as ``dealing``, among more than
    `MOST_SIDES` sides. ``third``: one of them mediates or hosts.
    """
    actors, targets = sides(event)
    if not {one, other} <= actors | targets:
        return "third"
    across = (one in actors and other in targets) or (other in actors and one in targets)
    if targets and not across:
        return "same side"
    return "crowd" if len(actors | targets) > MOST_SIDES else "dealing"


def level(event: Event, one: str, other: str) -> Office | None:
    """Give the highest office at which both states are represented in an event; None where either has none told."""
    ranks = (
        min((LEVELS.index(p.office) for p in event.participants if p.state == state and p.office), default=None)
        for state in (one, other)
    )
    told = [rank for rank in ranks if rank is not None]
    return LEVELS[max(told)] if len(told) == 2 else None


def _shared(event: Event) -> dict[str, Any]:
    first, last = edtf.bounds(event.date) if event.date is not None else (UNDATED, None)
    return {
        "event": event.id,
        "sort_day": first,
        "last_day": last,
        "month": month(event.date),
        "kind": event.kind,
        "status": event.status,
        "country": event.country,
        "contradicted": int(bool(event.contradictions)),
    }


def _states(event: Event) -> list[str]:
    return sorted({one.state for one in event.participants if one.state})


def _pairs(event: Event, shared: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one, other in itertools.combinations(_states(event), 2):
        yield {
            **shared,
            "one": one,
            "other": other,
            "standing": standing(event, one, other),
            "level": level(event, one, other),
            "report_count": event.strength.reports,
        }


def _people(event: Event, shared: dict[str, Any]) -> Iterator[dict[str, Any]]:
    named: dict[str, EventParticipant] = {}
    for one in event.participants:
        folded = fold(one.person or "")
        if folded:
            named.setdefault(folded, one)
    for folded, one in named.items():
        told = {"person": one.person, "person_id": one.person_id, "state": one.state, "office": one.office}
        yield {**shared, "person_folded": folded, **told}
