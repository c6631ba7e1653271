"""What others call things: an office, a topic or a CAMEO code in; their sector, context or label out.

Sources: sectors.csv, PLOVER manual (sector primary codes) and the sector names of the ICEWS event data; contexts.csv,
PLOVER manual (contexts), from Kawat's topics; cameo.csv, CAMEO manual (labels). Topics without a context have none.
"""

import csv
from functools import cache
from importlib import resources
from typing import NamedTuple


class Sector(NamedTuple):
    """What PLOVER and ICEWS call those who act in an office."""

    plover: str
    icews: str


def _rows(name: str) -> list[tuple[str, ...]]:
    text = resources.files("kawat.export").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return [tuple(row) for row in csv.reader(text.splitlines())][1:]


@cache
def sectors() -> dict[str, Sector]:
    """The sectors of every office."""
    return {office: Sector(plover, icews) for office, plover, icews in _rows("sectors")}


@cache
def contexts() -> dict[str, str | None]:
    """PLOVER's context of every topic."""
    return {topic: context or None for topic, context in _rows("contexts")}


@cache
def cameo_labels() -> dict[str, str]:
    """The label of every CAMEO code that Kawat gives."""
    return {row[0]: row[1] for row in _rows("cameo")}
