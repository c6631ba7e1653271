"""States, organisations and places: a code or id in, the thing itself out.

States carry ISO 3166-1 alpha-3 codes (former states ISO 3166-3, Kosovo XKX), organisations short codes in capitals or
``X:`` and a name, places a GeoNames id or ``kawat:`` and a slug. The tables are read at the first question.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process

from kawat.errors import KawatError, did_you_mean
from kawat.knowledge import tables


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `since` and `until` are EDTF dates where they matter, `capital` its English name."""

    code: str
    name_en: str
    name_id: str
    capital: str | None
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, bloc, court or group (`sort`); `part_of` is the code of the organisation it belongs to."""

    code: str
    name_en: str
    name_id: str
    sort: str
    part_of: str | None
    source: str


@dataclass(frozen=True, slots=True)
class PlaceEntity:
    """A city, region, venue or sea. `country` is a state's code, None where it lies in none or several.

    `latitude` and `longitude` are degrees (WGS 84), `population` a number of people; None where the table has none.
    """

    id: str
    name_en: str
    country: str | None
    sort: str
    latitude: float | None
    longitude: float | None
    population: int | None
    source: str


Entity = State | Organisation | PlaceEntity


@cache
def states() -> dict[str, State]:
    """All states by code, in the order of the codes. Not to be changed."""
    return {
        code: State(code, name_en, name_id, capital or None, since or None, until or None, source)
        for code, name_en, name_id, capital, since, until, source in tables.rows("states")
    }


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations and groups by code, in the order of the codes. Not to be changed."""
    return {
        code: Organisation(code, name_en, name_id, sort, part_of or None, source)
        for code, name_en, name_id, sort, part_of, source in tables.rows("organisations")
    }


@cache
def places() -> dict[str, PlaceEntity]:
    """All places by id: those of places.csv, then the further cities of cities.csv. Not to be changed."""
    found = {
        key: PlaceEntity(key, name, country or None, sort, _degrees(lat), _degrees(lon), None, source)
        for key, name, country, sort, lat, lon, source in tables.rows("places")
    }
    for key, name, country, population, source in tables.rows("cities"):
        found[key] = PlaceEntity(key, name, country, "city", None, None, int(population), source)
    return found


@cache
def codes() -> frozenset[str]:
    """Every valid code of a state, organisation or group: what a participant's `state` may be."""
    return frozenset(states()) | frozenset(organisations())


def state(code: str) -> State:
    """Look up the state with this ISO 3166 alpha-3 code.

    Raises:
        KawatError: no state has the code.
    """
    if (found := states().get(code)) is not None:
        return found
    raise _unknown(code, "no state has this code", states())


def organisation(code: str) -> Organisation:
    """Look up the organisation or group with this code ("UN", "X:Hamas").

    Raises:
        KawatError: no organisation has the code.
    """
    if (found := organisations().get(code)) is not None:
        return found
    raise _unknown(code, "no organisation has this code", organisations())


def place(key: str) -> PlaceEntity:
    """Look up the place with this GeoNames id or ``kawat:`` slug.

    Raises:
        KawatError: no place has the id.
    """
    if (found := places().get(key)) is not None:
        return found
    raise _unknown(key, "no place has this id", [known for known in places() if not known.isdecimal()])


def entity(code: str) -> Entity:
    """Look up whatever carries this code or id.

    Raises:
        KawatError: nothing does.
    """
    if (found := states().get(code) or organisations().get(code) or places().get(code)) is not None:
        return found
    raise _unknown(code, "no state, organisation or place has this code", sorted(codes()))


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _unknown(given: str, why: str, known: Collection[str]) -> KawatError:
    near = [name for name, _, _ in process.extract(given, list(known), limit=3)]
    return KawatError(given or "(empty)", why, did_you_mean(near).strip())
