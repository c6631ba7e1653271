"""Times counted from the anchor: a meaning with unit and shift in, and the anchor; EDTF out.

"pekan lalu" is the calendar week before, Monday to Sunday; "bulan lalu" is YYYY-MM; a vague number of days or weeks
tells the month. Where the anchor is but a month or year, days and weeks tell no more than about that.
"""

import datetime

from kawat.languages.id.dates.anchor import DAY, WEEK, Anchor, month_of, written
from kawat.languages.id.dates.meaning import Meaning

_MONTHS_IN = {"quarter": 3, "semester": 6}
_YEARS_IN = {"decade": 10, "century": 100}
_FIRST_CODE = {"quarter": 33, "semester": 40}
_PART_OF_YEAR = {"early": 1, "mid": 6, "late": 12}


def _week(monday: datetime.date, part: str | None) -> str:
    if part == "early":
        return f"{monday.isoformat()}~"
    if part == "mid":
        return f"{(monday + 2 * DAY).isoformat()}~"
    first = monday + 5 * DAY if part == "late" else monday
    return f"{first.isoformat()}/{(monday + 6 * DAY).isoformat()}"


def _shifted(unit: str, shift: int, at: Anchor, part: str | None = None) -> str | None:
    """A unit counted from the anchor's: its day, week, month, quarter or year."""
    day = at.day
    if unit == "year":
        return part_of_year(written(day.year + shift), part)
    if unit in _YEARS_IN:
        years = _YEARS_IN[unit]
        return str(day.year // years + shift).zfill(5 - len(str(years))).ljust(4, "X")
    if unit == "month":
        return written(*month_of(day, shift)) if at.size != "year" else f"{month_of(day, shift)[0]:04d}~"
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        number = (day.year * 12 + day.month - 1) // size + shift
        return f"{number * size // 12:04d}-{_FIRST_CODE[unit] + number % (12 // size)}"
    return _near(unit, shift, at, part)


def _near(unit: str, shift: int, at: Anchor, part: str | None) -> str:
    """A day or week counted from the anchor's; about the anchor where that is coarser."""
    day = at.day
    if at.size != "day":
        return written(day.year, day.month if at.size == "month" else None) + "~"
    if unit == "week":
        return _week(day - DAY * day.weekday() + WEEK * shift, part)
    return (day + DAY * shift).isoformat()


def part_of_year(year: str, part: str | None) -> str:
    """A year, or about the month that its early, middle or late part stands for."""
    return year if part is None else f"{year}-{_PART_OF_YEAR[part]:02d}~"


def _about(unit: str, shift: int, at: Anchor) -> str | None:
    """A vague number of units from the anchor: days and weeks tell the month, months the year."""
    if unit == "month" and shift == 0:
        return _shifted("month", 0, at)
    if unit in ("day", "week"):
        day = at.day + (DAY if unit == "day" else WEEK) * shift
        return written(day.year, day.month)
    return written(month_of(at.day, shift)[0]) if unit == "month" else None


def _stretch(unit: str, shift: int, at: Anchor) -> str | None:
    """All the way between the anchor and the shift, as finely as the unit counts."""
    days = {"day": 1, "week": 7}
    if unit in days and at.size == "day":
        ends = [at.day, at.day + DAY * days[unit] * shift]
        return "/".join(sorted(end.isoformat() for end in ends))
    if unit == "month":
        return "/".join(sorted((written(*month_of(at.day, 0)), written(*month_of(at.day, shift)))))
    if unit == "year":
        return "/".join(sorted((written(at.day.year), written(at.day.year + shift))))
    return None


def counted(meaning: Meaning, at: Anchor) -> str | None:
    """What is counted from the anchor; a day of the month alone is of its month."""
    if meaning.day is not None:
        return written(*month_of(at.day, meaning.shift or 0), meaning.day)
    if meaning.unit is None or meaning.shift is None:
        return None
    if meaning.stretch and meaning.shift:
        return _stretch(meaning.unit, meaning.shift, at)
    if meaning.approximate and meaning.part == "mid":
        return _about(meaning.unit, meaning.shift, at)
    return _shifted(meaning.unit, meaning.shift, at, meaning.part)
