"""EDTF values (ISO 8601-2): an EDTF string in; its first and last day, overlap and validity out.

The profile Kawat uses: years, months, days, decades ("199X") and centuries ("19XX"), seasons, quarters and semesters
("2018-22", "2018-34", "2024-40"), intervals with open or unknown ends, and the marks ``~ ? %``.
Source of the notation: Library of Congress, Extended Date/Time Format specification, 2019.
"""

import calendar
import datetime
import re
from functools import lru_cache

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")
#: First and last month of each season, quarter and semester code (northern seasons; winter runs on).
_GROUPS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip

Days = tuple[datetime.date, datetime.date]


def _month(year: int, first: int, last: int) -> Days:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return (
        datetime.date(year, first, 1),
        datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]),
    )


def _single(text: str) -> Days:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month:
            raise ValueError(f"a decade or century has no month: {text!r}")
        return (
            datetime.date(int(year.replace("X", "0")) or 1, 1, 1),
            datetime.date(int(year.replace("X", "9")), 12, 31),
        )
    if month is None:
        return datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)
    if day is not None:
        date = datetime.date(int(year), int(month), int(day))
        return date, date
    first, last = _GROUPS.get(int(month), (int(month), int(month)))
    return _month(int(year), first, last)


@lru_cache(maxsize=65536)
def bounds(text: str) -> Days:
    """First and last day that an EDTF value may mean.

    An open or unknown end gives `datetime.date.min` or `datetime.date.max`.

    Raises:
        ValueError: `text` is not EDTF of the profile, or names a day that does not exist.
    """
    if "/" not in text:
        return _single(text)
    left, _, right = text.partition("/")
    start = datetime.date.min if left in ("", "..") else _single(left)[0]
    end = datetime.date.max if right in ("", "..") else _single(right)[1]
    if start > end:
        raise ValueError(f"an interval that ends before it starts: {text!r}")
    return start, end


def valid(text: str) -> bool:
    """Whether `text` is an EDTF value of the profile."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def closed(text: str) -> bool:
    """Whether `text` is an EDTF value of the profile with a first and a last day."""
    return valid(text) and bounds(text)[0] > datetime.date.min and bounds(text)[1] < datetime.date.max


def overlap(one: str, other: str) -> bool:
    """Whether two EDTF values may mean a day in common."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return a <= d and c <= b
