"""How finely a time expression tells the time: a meaning in; day, week, month, ... out, whatever the anchor."""

from typing import Literal

from kawat.languages.id.dates.meaning import Meaning

Granularity = Literal[
    "day", "week", "month", "season", "quarter", "semester", "year", "decade", "century", "interval", "time", "unknown"
]
_UNITS: tuple[Granularity, ...] = ("day", "week", "month", "quarter", "semester", "decade", "century")


def _of_year(meaning: Meaning) -> Granularity | None:
    """The granularity of a month, year or what divides a year; None for other meanings."""
    if meaning.group is not None:
        return "season" if meaning.group < 33 else "semester" if meaning.group >= 40 else "quarter"
    if meaning.month is not None:
        return "month"
    if meaning.year is not None or meaning.unit == "year":
        return "month" if meaning.part else "year"
    return None


def _of_unit(meaning: Meaning) -> Granularity:
    """The granularity of what is counted from the anchor."""
    if meaning.unit == "week" and meaning.part is not None:
        return "interval" if meaning.part == "late" else "day"
    return next((unit for unit in _UNITS if unit == meaning.unit), "unknown")


def granularity(meaning: Meaning) -> Granularity:
    """How finely a meaning tells the time, whatever the anchor."""
    if meaning.time is not None:
        return "time"
    if meaning.unknown or (meaning.approximate and meaning.part == "mid" and meaning.unit is not None):
        return "unknown"
    if meaning.until is not None or meaning.stretch:
        return "interval"
    if meaning.fixed is not None:
        return "century" if meaning.fixed.endswith("XX") else "decade"
    if meaning.day is not None or meaning.weekday is not None:
        return "day"
    return _of_year(meaning) or _of_unit(meaning)
