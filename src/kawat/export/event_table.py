"""The table of events, one row each: takes nothing, gives the columns of csv-monadic, Parquet and the data package."""

from collections.abc import Callable
from typing import Final, get_args

from kawat.export.cells import Cell
from kawat.export.columns import Column, Table
from kawat.export.days import days
from kawat.export.places import place_of
from kawat.knowledge.codes import QUADS, Codes, codes
from kawat.knowledge.entities import PlaceEntity
from kawat.records import Event, Kind, Role, Status

_ROLES: Final = {
    "actor": "who do it (of a meeting and the like every side)",
    "target": "to whom it is done (of a visit the host)",
    "third": "who mediate, or host on neutral ground",
}


def _coded(value: Callable[[Codes], Cell]) -> Callable[[Event], Cell]:
    return lambda event: value(codes(event.kind, event.status))


def _placed(value: Callable[[PlaceEntity], Cell]) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        place = place_of(event)
        return value(place) if place else None

    return cell


def _side(role: Role, field: str) -> Callable[[Event], Cell]:
    return lambda event: tuple(getattr(one, field) for one in event.participants if one.role == role)


def _sides() -> tuple[Column[Event], ...]:
    made: list[Column[Event]] = []
    for role in get_args(Role):
        same = f"in the order of `{role}s`, empty where nobody is named"
        made += [
            Column(f"{role}s", "list", f"codes of the sides {_ROLES[role]}", _side(role, "state")),
            Column(f"{role}_persons", "list", f"persons who act for them, {same}", _side(role, "person")),
            Column(f"{role}_person_ids", "list", f"Wikidata ids of these persons, {same}", _side(role, "person_id")),
            Column(f"{role}_offices", "list", f"offices in which they act, {same}", _side(role, "office")),
        ]
    return tuple(made)


#: What an event is, when and where: shared with the table of pairs.
WHAT: Final[tuple[Column[Event], ...]] = (
    Column("kind", "string", "kind of dealing (docs/format.md)", lambda e: e.kind, True, get_args(Kind)),
    Column("status", "string", "as told last (docs/format.md)", lambda e: e.status, True, get_args(Status)),
    Column("plover", "string", "PLOVER event type", _coded(lambda c: c.plover), codes=tuple(sorted(QUADS))),
    Column("plover_mode", "string", "PLOVER mode, where the kind is no wider than one", _coded(lambda c: c.mode)),
    Column(
        "quad",
        "string",
        "PLOVER's class of the type",
        _coded(lambda c: c.quad),
        codes=tuple(sorted(set(QUADS.values()))),
    ),
    Column("cameo", "string", "CAMEO code, with its leading zero", _coded(lambda c: c.cameo)),
    Column("goldstein", "number", "Goldstein score of the CAMEO code, -10 to 10", _coded(lambda c: c.goldstein)),
    Column("plover_score", "number", "PLOVER's score of mode or type, -10 to 10", _coded(lambda c: c.plover_score)),
    Column("date", "string", "when it happens, EDTF; empty where no article gives ground", lambda e: e.date),
    Column(
        "first_day", "date", "first day that `date` may mean; empty for an open start", lambda e: days(e.date).first
    ),
    Column("last_day", "date", "last day that `date` may mean; empty for an open end", lambda e: days(e.date).last),
    Column("place", "string", "international name of the place", lambda e: e.place),
    Column("country", "string", "the place's country, ISO 3166-1 alpha-3", lambda e: e.country),
    Column("place_id", "string", "GeoNames id of the place, or kawat: and a name", _placed(lambda p: p.id)),
    Column("latitude", "number", "of the place, degrees north (WGS 84)", _placed(lambda p: p.latitude)),
    Column("longitude", "number", "of the place, degrees east (WGS 84)", _placed(lambda p: p.longitude)),
)
#: What an event rests on: shared with the table of pairs.
STRENGTH: Final[tuple[Column[Event], ...]] = (
    Column("report_count", "integer", "reports that tell of it", lambda e: e.strength.reports, True),
    Column(
        "outlet_count", "integer", "independent outlets: copies of one text are one", lambda e: e.strength.outlets, True
    ),
    Column(
        "contradiction_count",
        "integer",
        "fields whose values cannot all be right",
        lambda e: len(e.contradictions),
        True,
    ),
    Column(
        "first_seen",
        "string",
        "publication date of the first article that tells of it, EDTF",
        lambda e: e.strength.first_seen,
    ),
    Column(
        "last_seen",
        "string",
        "publication date of the last article that tells of it, EDTF",
        lambda e: e.strength.last_seen,
    ),
)

EVENTS: Final[Table[Event]] = Table(
    "events",
    "One row per event, by first day and id; events without a date come last.",
    (
        Column("id", "string", "id of the event", lambda e: e.id, True),
        *WHAT,
        *_sides(),
        Column("topics", "list", "what it is about (docs/format.md)", lambda e: e.topics),
        *STRENGTH,
        Column(
            "contradicted",
            "list",
            "the fields that are contradicted: date, place, status, who",
            lambda e: tuple(one.field for one in e.contradictions),
        ),
        Column("judged", "list", "the fields that a person set", lambda e: e.judged),
        Column("outlets", "list", "names of the outlets that tell of it", lambda e: e.outlets),
        Column("articles", "list", "ids of the articles that tell of it", lambda e: e.articles),
    ),
    ("id",),
)
