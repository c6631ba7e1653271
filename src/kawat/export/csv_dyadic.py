"""CSV, one row per event and ordered pair: events in, lines of RFC 4180 with a heading out.

Whom an event pairs with whom is said in docs/exports.md, "Pairs".
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from kawat.export.cells import Cell
from kawat.export.columns import Column, Table
from kawat.export.event_table import STRENGTH, WHAT
from kawat.export.exported import Chunks, Counted
from kawat.export.sides import Dyad, Side, dyads, name_of, sides, sort_of
from kawat.records import Event

_SORTS: Final = ("group", "organisation", "state")
NO_PAIR: Final = "of no two known sides"


def _of(column: Column[Event]) -> Column[Dyad]:
    value = column.value
    return Column(column.name, column.type, column.holds, lambda d: value(d.event), column.required, column.codes)


def _side(name: str, told: str, get: Callable[[Dyad], Side]) -> tuple[Column[Dyad], ...]:
    def people(field: str) -> Callable[[Dyad], Cell]:
        return lambda dyad: tuple(getattr(one, field) for one in get(dyad).people if one.person or one.office)

    return (
        Column(name, "string", f"code of the side {told}", lambda d: get(d).code, True),
        Column(f"{name}_name", "string", "its English name", lambda d: name_of(get(d).code, "en"), True),
        Column(f"{name}_sort", "string", "what it is", lambda d: sort_of(get(d).code), True, _SORTS),
        Column(f"{name}_persons", "list", "persons who act for it", people("person")),
        Column(f"{name}_offices", "list", f"their offices, in the order of `{name}_persons`", people("office")),
    )


DYADS: Final[Table[Dyad]] = Table(
    "dyads",
    "One row per event and ordered pair of its sides, by event as in `events`, then source and target.",
    (
        Column("event", "string", "id of the event", lambda d: d.event.id, True),
        *_side("source", "that does it", lambda d: d.source),
        *_side("target", "to which it is done", lambda d: d.target),
        Column(
            "symmetric", "boolean", "whether both do it: then the pair has a second row the other way round",
            lambda d: d.symmetric, True,
        ),
        Column(
            "thirds", "list", "codes of those who mediate or host",
            lambda d: tuple(one.code for one in sides(d.event, "third")),
        ),
        *map(_of, WHAT),
        Column("topics", "list", "what it is about", lambda d: d.event.topics),
        *map(_of, STRENGTH),
    ),
    ("event", "source", "target"),
)  # fmt: skip


def csv_dyadic(events: Iterable[Event]) -> Chunks:
    """Write one row per event and ordered pair; columns and their meaning are those of `DYADS`."""
    written = 0
    left_out: Counter[str] = Counter()
    yield DYADS.heading()
    for event in events:
        pairs = dyads(event)
        left_out[NO_PAIR] += not pairs
        written += len(pairs)
        yield from map(DYADS.line, pairs)
    return Counted.of(written, +left_out)
