"""The days of an EDTF value as tables and calendars want them: a date in, its first and last day or None out."""

import datetime
import re
from typing import NamedTuple

from kawat import edtf

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[~?%]?")


class Days(NamedTuple):
    """First and last day that a date may mean; None where it is unknown or open."""

    first: datetime.date | None
    last: datetime.date | None


def days(date: str | None) -> Days:
    """Give the days that an EDTF date may mean; what is no EDTF has none."""
    if date is None or not edtf.valid(date):
        return Days(None, None)
    first, last = edtf.bounds(date)
    return Days(None if first == datetime.date.min else first, None if last == datetime.date.max else last)


def precise(date: str | None) -> bool:
    """Whether a date names a day, or a first and a last one."""
    return date is not None and all(_DAY.fullmatch(part) for part in date.split("/"))


def midnight(date: str | None) -> str | None:
    """The start of the last day that a date may mean, ISO 8601 in UTC; of the first where the last is open."""
    first, last = days(date)
    day = last or first
    return f"{day.isoformat()}T00:00:00Z" if day else None
