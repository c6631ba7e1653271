"""What a time expression means before any anchor is known: `Meaning`, and what readers ask of the words of a match.

A reader (`calendar.py`, `counted.py`, `lengths.py`; named by `means` in rules.yaml) takes the words of a match without
its spaces, and whether the match opens a sentence; it gives (sort, meaning, notes), or None where the words turn out to
be no time expression.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kawat.languages.id.dates.lexicon import Value, integer

Sort = Literal["date", "duration", "set", "clock"]
Direction = Literal["past", "this", "future"]
Bound = Literal["from", "until"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a match: the name of its class (empty for numbers and signs), its value there, as it stands."""

    kind: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A time, as far as the words alone tell it. What is None is not told.

    Attributes:
        year, month, day, weekday: of the calendar; weekday 0 is Monday.
        years: the years a mistyped year may stand for.
        group: EDTF code of a season, quarter or semester.
        fixed: an EDTF value known as it stands (a decade, a century).
        direction: "lalu", "ini", "mendatang" beside a calendar word.
        unit, shift: counted from the anchor: ("week", -1) is the week before.
        stretch: the whole way from the anchor to the shift, not its end.
        part: early, mid or late in what is meant.
        approximate: "sekitar", "hampir", "beberapa".
        bound: open before ("until") or after ("from") it.
        until: the other end of an interval.
        near: a word beside a calendar date that counts from publication: "Kamis (27/2), besok" has 1.
        unknown: a time that no anchor can tell.
        time: hours of a clock, "22:28" with the zone where told.
    """

    year: int | None = None
    years: tuple[int, ...] = ()
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    group: int | None = None
    fixed: str | None = None
    direction: Direction | None = None
    unit: str | None = None
    shift: int | None = None
    stretch: bool = False
    part: Literal["early", "mid", "late"] | None = None
    approximate: bool = False
    bound: Bound | None = None
    until: "Meaning | None" = None
    near: int | None = None
    unknown: bool = False
    time: str | None = None


Words = tuple[Word, ...]
Read = tuple[Sort, Meaning, tuple[str, ...]]
Reader = Callable[[Words, bool], Read | None]
SHIFT: Mapping[str, int] = MappingProxyType({"past": -1, "this": 0, "future": 1})
WEEKDAYS = ("weekday", "sunday_or_week")


def value(words: Words, *kinds: str) -> Value | None:
    """The value of the first word of one of the classes."""
    return next((word.value for word in words if word.kind in kinds), None)


def whole(words: Words, *kinds: str) -> int | None:
    """The same, where values are whole numbers."""
    found = value(words, *kinds)
    return found if isinstance(found, int) else None


def direction(words: Words) -> Direction | None:
    """Past, this or future, by "lalu", "ini", "mendatang", "yang akan datang"."""
    if value(words, "akan") is not None:
        return "future"
    found = value(words, "past", "future", "this")
    return found if found in ("past", "this", "future") else None  # type: ignore[return-value]


def part(words: Words) -> Literal["early", "mid", "late"] | None:
    """Early, mid or late, by "awal", "pertengahan", "akhir"."""
    found = value(words, "part")
    return found if found in ("early", "mid", "late") else None  # type: ignore[return-value]


def weekdays(words: Words) -> list[int]:
    """The weekdays named, in order; "hari minggu" in small letters is one too."""
    found = []
    for before, word in zip((None, *words), words, strict=False):
        if word.kind in WEEKDAYS and isinstance(word.value, int):
            found.append(word.value)
        elif word.text.lower() == "minggu" and before is not None and before.kind == "day_unit":
            found.append(6)
    return found


def told_year(words: Words) -> tuple[int | None, str | None, int | None]:
    """The year told: the number, or unit and shift of "tahun lalu"."""
    for place, word in enumerate(words):
        if len(word.text) == 4 and word.text.isdigit():
            return integer(word.text), None, None
        if word.kind == "year_unit":
            told = direction(words[place + 1 :])
            if told and not any(w.text.isdigit() for w in words[place + 1 :]):
                return None, "year", SHIFT[told]
    return None, None, None
