"""The CSV tables of this room: a table's name in, its rows out (tuples of strings, the heading left out).

What each table and column means is said in docs/knowledge.md.
"""

import csv
from importlib import resources
from typing import Final

#: Every table of names, states, organisations and places with its columns.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "ambiguous": ("name", "codes", "rule", "source"),
    "cities": ("id", "name", "country", "population", "source"),
    "codes": ("kind", "status", "plover", "mode", "cameo", "goldstein", "plover_score", "source"),
    "common_words": ("word", "source"),
    "names": ("name", "code", "sort", "language", "source"),
    "organisations": ("code", "name_en", "name_id", "sort", "part_of", "source"),
    "place_words": ("word", "sort", "source"),
    "places": ("id", "name_en", "country", "sort", "latitude", "longitude", "source"),
    "states": ("code", "name_en", "name_id", "capital", "since", "until", "source"),
}


def rows(table: str) -> list[tuple[str, ...]]:
    """Read one table of the package.

    Args:
        table: a key of `COLUMNS`, which is the file's name without ``.csv``.

    Returns:
        The rows in the file's order, each with as many strings as the table has columns; "" is an empty cell.

    Raises:
        ValueError: the heading is not the one `COLUMNS` gives.
    """
    text = resources.files("kawat.knowledge").joinpath("data", f"{table}.csv").read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines())
    heading = tuple(next(reader))
    if heading != COLUMNS[table]:
        raise ValueError(f"{table}.csv: the heading is {heading}, not {COLUMNS[table]}")
    return [tuple(row) for row in reader]
