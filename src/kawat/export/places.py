"""Where an event was: an event in, its place as knowledge has it (id, coordinates) out.

An event carries the international name and the country of its place; knowledge is asked for the place of that name in
that country. A name that two places of one country share is left alone.
"""

from functools import cache

from kawat.knowledge.entities import PlaceEntity, places
from kawat.records import Event


@cache
def _by_name() -> dict[tuple[str, str | None], PlaceEntity | None]:
    found: dict[tuple[str, str | None], PlaceEntity | None] = {}
    for place in places().values():
        key = (place.name_en, place.country)
        found[key] = None if key in found else place
    return found


def place_of(event: Event) -> PlaceEntity | None:
    """The place of an event; None where it has none, or one that knowledge does not tell apart."""
    return _by_name().get((event.place, event.country)) if event.place else None
