"""Every format there is: a name in, the format out."""

import difflib
from typing import Final

from kawat.errors import KawatError
from kawat.export.csv_monadic import csv_monadic
from kawat.export.exported import Format
from kawat.export.jsonl import jsonl

_ALL: Final = (
    Format(
        "csv-monadic", "CSV, one row per event, with codes, counts and sources",
        "text/csv; charset=utf-8; header=present", ".csv", False, lambda e: csv_monadic(e.events),
    ),
    Format(
        "jsonl", "JSON Lines: everything that is known of each event, one object a line",
        "application/jsonl; charset=utf-8", ".jsonl", False, lambda e: jsonl(e.events),
    ),
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
    did = f"Did you mean {' or '.join(near)}? " if near else ""
    raise KawatError(f"format {name!r}", "there is no such format", f"{did}There are: {', '.join(FORMATS)}.")
