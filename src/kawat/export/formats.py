"""Every format there is: a name in, the format out."""

import difflib
from typing import Final

from kawat.errors import KawatError, did_you_mean
from kawat.export.atom import atom
from kawat.export.csv_dyadic import csv_dyadic
from kawat.export.csv_monadic import csv_monadic
from kawat.export.exported import Chunks, Exported, Format
from kawat.export.icews import icews
from kawat.export.jsonl import jsonl
from kawat.export.plover import plover
from kawat.export.schemaorg import schemaorg
from kawat.export.timelinejs import timelinejs

_CSV: Final = "text/csv; charset=utf-8; header=present"
_JSONL: Final = "application/jsonl; charset=utf-8"


def _parquet(e: Exported) -> Chunks:
    from kawat.export.parquet import parquet  # noqa: PLC0415 - pyarrow is slow to load, and needed by this format alone

    return parquet(e.events)


def _graphml(e: Exported) -> Chunks:
    from kawat.export.graphml import graphml  # noqa: PLC0415 - likewise networkx

    return graphml(e.events)


def _ical(e: Exported) -> Chunks:
    from kawat.export.ical import ical  # noqa: PLC0415 - likewise icalendar

    return ical(e.events, language=e.language, base_url=e.base_url, changed_at=e.changed_at)


def _atom(e: Exported) -> Chunks:
    return atom(e.events, language=e.language, base_url=e.base_url, sentence=e.sentence, changed_at=e.changed_at)


def _timelinejs(e: Exported) -> Chunks:
    return timelinejs(e.events, language=e.language, base_url=e.base_url, sentence=e.sentence)


def _schemaorg(e: Exported) -> Chunks:
    return schemaorg(e.events, language=e.language, base_url=e.base_url, sentence=e.sentence)


_ALL: Final = (
    Format(
        "csv-monadic", "CSV, one row per event: codes, counts and sources, for spreadsheet and statistics",
        _CSV, ".csv", False, lambda e: csv_monadic(e.events),
    ),
    Format(
        "csv-dyadic", "CSV, one row per event and ordered pair of sides, for the study of pairs",
        _CSV, ".csv", False, lambda e: csv_dyadic(e.events),
    ),
    Format(
        "parquet", "Apache Parquet, one row per event with typed and nested columns",
        "application/vnd.apache.parquet", ".parquet", True, _parquet,
    ),
    Format(
        "jsonl", "JSON Lines: everything that is known of each event, one object a line",
        _JSONL, ".jsonl", False, lambda e: jsonl(e.events),
    ),
    Format(
        "plover", "PLOVER records, JSON Lines with the field names of the PLOVER manual",
        _JSONL, ".jsonl", False, lambda e: plover(e.events),
    ),
    Format(
        "icews", "tab-separated table with the columns of the ICEWS event data, one row per ordered pair",
        "text/tab-separated-values; charset=utf-8", ".tsv", False, lambda e: icews(e.events),
    ),
    Format("ical", "iCalendar of planned and held meetings, calls and visits", "text/calendar; charset=utf-8", ".ics",
           False, _ical),
    Format("atom", "Atom feed of the hundred events told last", "application/atom+xml; charset=utf-8", ".atom", False,
           _atom),
    Format("timelinejs", "JSON for the TimelineJS page element", "application/json; charset=utf-8", ".json", False,
           _timelinejs),
    Format("schemaorg", "schema.org Events as JSON-LD, for search engines", "application/ld+json; charset=utf-8",
           ".jsonld", False, _schemaorg),
    Format("graphml", "GraphML of the network of states, for Gephi and the like", "application/xml; charset=utf-8",
           ".graphml", False, _graphml),
)  # fmt: skip
#: The formats by name.
FORMATS: Final[dict[str, Format]] = {one.name: one for one in _ALL}


def format_named(name: str) -> Format:
    """Give the format of this name.

    Raises:
        KawatError: there is none; the hint names those that are called alike.
    """
    if (found := FORMATS.get(name.casefold())) is not None:
        return found
    near = difflib.get_close_matches(name.casefold(), FORMATS, n=3, cutoff=0.4)
    near += [one for one in FORMATS if name and name.casefold() in one and one not in near]
    hint = f"{did_you_mean(near)}There are: {', '.join(FORMATS)}."
    raise KawatError(f"format {name!r}", "there is no such format", hint)
