"""A table like that of the ICEWS event data: events in, tab-separated rows with a heading out, one row a pair.

The first twenty columns are those of the ICEWS Coded Event Data, in their order; what Kawat adds stands behind them.
Pairs are those of csv-dyadic. Where ICEWS counts a story per row, a row here is an event with its number of stories.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kawat.export.cells import Cell, tsv_line
from kawat.export.csv_dyadic import NO_PAIR
from kawat.export.days import days
from kawat.export.exported import Chunks, Counted
from kawat.export.others_codes import cameo_labels, sectors
from kawat.export.places import place_of
from kawat.export.sides import Dyad, Side, dyads, name_of, sort_of
from kawat.export.words import country_name
from kawat.knowledge.codes import codes
from kawat.records import Event

COLUMNS: Final = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
    "Story Count", "Outlet Count", "Status", "Last Date", "EDTF Date", "Source Code", "Target Code",
)  # fmt: skip


def icews(events: Iterable[Event]) -> Chunks:
    """Write one row per event and ordered pair; events without a CAMEO code, a first day or two sides are left out."""
    left_out: Counter[str] = Counter()
    written = 0
    yield tsv_line(COLUMNS).encode()
    for event in events:
        if reason := _unfit(event):
            left_out[reason] += 1
            continue
        for number, pair in enumerate(dyads(event), start=1):
            yield tsv_line(_row(pair, number)).encode()
            written += 1
    return Counted.of(written, left_out)


def _unfit(event: Event) -> str | None:
    if codes(event.kind, event.status).cameo is None:
        return "denied" if event.status == "denied" else "a vote, whose course is not known"
    if days(event.date).first is None:
        return "without a first day"
    return None if dyads(event) else NO_PAIR


def _row(pair: Dyad, number: int) -> tuple[Cell, ...]:
    event = pair.event
    code = codes(event.kind, event.status)
    place = place_of(event)
    city = event.place if place and place.sort == "city" else None
    return (
        f"{event.id}-{number}",
        days(event.date).first,
        *_side(pair.source),
        cameo_labels()[code.cameo or ""],
        code.cameo,
        code.goldstein,
        *_side(pair.target),
        event.articles[0] if event.articles else None,
        None,
        event.outlets[0] if event.outlets else None,
        city,
        None,
        None,
        country_name(event.country, "en") if event.country else None,
        place.latitude if place else None,
        place.longitude if place else None,
        event.strength.reports,
        event.strength.outlets,
        event.status,
        days(event.date).last,
        event.date,
        pair.source.code,
        pair.target.code,
    )


def _side(side: Side) -> tuple[Cell, Cell, Cell]:
    """Name, sectors and country: of the first person who acts for it, else of the side itself."""
    named = next((one for one in side.people if one.person), side.people[0])
    name = name_of(side.code, "en")
    sector = sectors()[named.office].icews if named.office else None
    return named.person or name, sector, name if sort_of(side.code) == "state" else None
