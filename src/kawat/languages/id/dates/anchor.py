"""The date an article was published, as what its words are counted from: EDTF in; an `Anchor` out."""

import datetime
from dataclasses import dataclass
from typing import Literal

from kawat import edtf

DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an article was published, or the month or year where no more is known.

    Attributes:
        first, last: the days it may be.
        size: "day", "month" or "year".
    """

    first: datetime.date
    last: datetime.date
    size: Literal["day", "month", "year"]

    @property
    def day(self) -> datetime.date:
        """The last day it may be: nothing published then tells of later."""
        return self.last


def anchor(text: str) -> Anchor:
    """The anchor that an EDTF value gives; of an interval, its end.

    Raises:
        ValueError: `text` is not EDTF, or has no end.
    """
    edtf.bounds(text)
    if text.endswith(("/", "..")):
        raise ValueError(f"an open end is no anchor: {text!r}")
    first, last = edtf.bounds(text.rpartition("/")[2])
    days = (last - first).days
    return Anchor(first, last, "day" if days == 0 else "month" if days < 31 else "year")


def month_of(day: datetime.date, shift: int) -> tuple[int, int]:
    """Year and month, so many months after a day's."""
    months = day.year * 12 + day.month - 1 + shift
    return months // 12, months % 12 + 1


def written(year: int, month: int | None = None, day: int | None = None) -> str:
    """The parts as EDTF.

    Raises:
        ValueError: no such day.
    """
    if not 1 <= year <= 9999:
        raise ValueError(f"no such year: {year}")
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return datetime.date(year, month, day).isoformat()
