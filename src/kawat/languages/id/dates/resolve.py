"""A meaning and an anchor in; EDTF out, and how finely it tells the time.

The conventions are those of the annotation guide: "pekan lalu" is the calendar week before, Monday to Sunday; "bulan lalu"
is YYYY-MM; "April lalu" the latest April before publication; a bare weekday the latest such day up to publication.
A tense bends what has no year or week of its own: the planned never falls before publication, the held never after it.
"""

import calendar
import datetime
from dataclasses import dataclass, replace
from typing import Literal

from kawat import edtf
from kawat.languages.id.dates.meaning import Meaning

Tense = Literal["past", "future"]
Granularity = Literal[
    "day", "week", "month", "season", "quarter", "semester", "year", "decade", "century", "interval", "time", "unknown"
]

_DAY = datetime.timedelta(days=1)
_WEEK = datetime.timedelta(days=7)
#: How far after publication a day without year may lie when no tense is known.
_AHEAD = datetime.timedelta(days=40)
_MONTHS_IN = {"quarter": 3, "semester": 6}
_FIRST_CODE = {"quarter": 33, "semester": 40}
_PART_OF_YEAR = {"early": 1, "mid": 6, "late": 12}


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


def _month(day: datetime.date, shift: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + shift
    return months // 12, months % 12 + 1


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
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


def _years(meaning: Meaning, at: Anchor) -> list[int]:
    if meaning.years:
        return list(meaning.years)
    if meaning.year is not None:
        return [meaning.year]
    if meaning.unit == "year" and meaning.shift is not None:
        return [at.day.year + meaning.shift]
    return [at.day.year + step for step in range(-4, 5)]


def _spans(meaning: Meaning, at: Anchor) -> list[tuple[str, edtf.Days]]:
    """What a calendar word may mean, year by year: (EDTF, first and last day)."""
    found = []
    for year in _years(meaning, at):
        day = None if meaning.day is None else min(meaning.day, calendar.monthrange(year, meaning.month or 1)[1])
        if day != meaning.day:
            continue
        text = f"{_iso(year)}-{meaning.group:02d}" if meaning.group else _iso(year, meaning.month, day)
        found.append((text, edtf.bounds(text)))
    return found


def _chosen(meaning: Meaning, at: Anchor, tense: Tense | None) -> str | None:
    """The year of a calendar word that has none: by its direction, the tense, or nearness to the anchor."""
    spans = _spans(meaning, at)
    if not spans:
        return None
    if len(spans) == 1:
        return spans[0][0]
    if meaning.years:
        return min(spans, key=lambda span: abs((span[1][0] - at.day).days))[0]
    whole = meaning.day is None
    if meaning.weekday is not None and meaning.day is not None and (named := _on_weekday(meaning, spans, at, tense)):
        return named
    if meaning.direction == "past":
        return max((s for s in spans if (s[1][1] if whole else s[1][0]) < at.first), default=spans[0])[0]
    if meaning.direction == "future":
        return min((s for s in spans if s[1][0] > at.last), default=spans[-1])[0]
    if meaning.direction == "this":
        return min(spans, key=lambda span: _distance(span[1], at.day))[0]
    if tense == "past":
        return max((s for s in spans if s[1][0] <= at.last), default=spans[0])[0]
    if tense == "future":
        return min((s for s in spans if s[1][1] >= at.first), default=spans[-1])[0]
    near = [s for s in spans if s[1][0] <= at.last + _AHEAD]
    return max(near, default=spans[0])[0]


def _on_weekday(meaning: Meaning, spans: list[tuple[str, edtf.Days]], at: Anchor, tense: Tense | None) -> str | None:
    """The year in which day and month fall on the weekday told, the nearest to the anchor; None when that is far off."""
    first, last = at.first - 366 * _DAY, at.last + (_DAY if tense == "past" else 366 * _DAY)
    if tense == "future":
        first = at.first - _WEEK
    fits = [span for span in spans if span[1][0].weekday() == meaning.weekday and first <= span[1][0] <= last]
    return min(fits, key=lambda span: _distance(span[1], at.day))[0] if fits else None


def _distance(days: edtf.Days, day: datetime.date) -> int:
    return max((days[0] - day).days, (day - days[1]).days, 0)


def _by_weekday(meaning: Meaning, at: Anchor, tense: Tense | None) -> str | None:
    day, wanted = at.day, meaning.weekday
    if wanted is None:
        return None
    if at.size != "day":
        return _iso(day.year, day.month if at.size == "month" else None) + "~"
    if meaning.unit == "week" and meaning.shift is not None:
        return (day - _DAY * day.weekday() + _WEEK * meaning.shift + _DAY * wanted).isoformat()
    back, ahead = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if meaning.direction == "past" or meaning.near == -1:
        return (day - _DAY * (back or 7)).isoformat()
    if meaning.direction == "future" or meaning.near in (1, 2):
        return (day + _DAY * (ahead or 7)).isoformat()
    if meaning.direction == "this":
        return (day + _DAY * (wanted - day.weekday())).isoformat()
    return (day + _DAY * ahead if tense == "future" else day - _DAY * back).isoformat()


def _week(monday: datetime.date, part: str | None) -> str:
    if part == "early":
        return f"{monday.isoformat()}~"
    if part == "mid":
        return f"{(monday + 2 * _DAY).isoformat()}~"
    first = monday + 5 * _DAY if part == "late" else monday
    return f"{first.isoformat()}/{(monday + 6 * _DAY).isoformat()}"


def _shifted(unit: str, shift: int, at: Anchor, part: str | None = None) -> str | None:
    """A unit counted from the anchor's: its day, week, month, quarter or year."""
    day = at.day
    if unit == "year":
        return _part_of_year(_iso(day.year + shift), part)
    if unit == "month":
        return _iso(*_month(day, shift)) if at.size != "year" else f"{_month(day, shift)[0]:04d}~"
    if unit in _MONTHS_IN:
        size = _MONTHS_IN[unit]
        number = (day.year * 12 + day.month - 1) // size + shift
        return f"{number * size // 12:04d}-{_FIRST_CODE[unit] + number % (12 // size)}"
    if at.size != "day":
        return _iso(day.year, day.month if at.size == "month" else None) + "~"
    if unit == "week":
        return _week(day - _DAY * day.weekday() + _WEEK * shift, part)
    return (day + _DAY * shift).isoformat()


def _part_of_year(year: str, part: str | None) -> str:
    return year if part is None else f"{year}-{_PART_OF_YEAR[part]:02d}~"


def _about(unit: str, shift: int, at: Anchor) -> str | None:
    """A vague number of units from the anchor: days and weeks tell the month, months the year."""
    if unit == "month" and shift == 0:
        return _shifted("month", 0, at)
    if unit in ("day", "week"):
        day = at.day + (_DAY if unit == "day" else _WEEK) * shift
        return _iso(day.year, day.month)
    return _iso(_month(at.day, shift)[0]) if unit == "month" else None


def _stretch(unit: str, shift: int, at: Anchor) -> str | None:
    """All the way between the anchor and the shift, as finely as the unit counts."""
    days = {"day": 1, "week": 7}
    if unit in days and at.size == "day":
        ends = [at.day, at.day + _DAY * days[unit] * shift]
        return "/".join(sorted(end.isoformat() for end in ends))
    if unit == "month":
        return "/".join(sorted((_iso(*_month(at.day, 0)), _iso(*_month(at.day, shift)))))
    if unit == "year":
        return "/".join(sorted((_iso(at.day.year), _iso(at.day.year + shift))))
    return None


def _counted(meaning: Meaning, at: Anchor) -> str | None:
    if meaning.unit is None or meaning.shift is None:
        return None
    if meaning.stretch and meaning.shift:
        return _stretch(meaning.unit, meaning.shift, at)
    if meaning.approximate and meaning.part == "mid":
        return _about(meaning.unit, meaning.shift, at)
    return _shifted(meaning.unit, meaning.shift, at, meaning.part)


def _point(meaning: Meaning, at: Anchor | None, tense: Tense | None) -> str | None:
    """One time, without its bounds and marks."""
    if meaning.fixed is not None:
        return meaning.fixed
    if at is None:
        return _unanchored(meaning)
    if meaning.month is not None or meaning.group is not None:
        return _mended(meaning, at, _chosen(meaning, at, tense))
    if meaning.year is not None:
        return _part_of_year(_iso(meaning.year), meaning.part)
    if meaning.day is not None:
        year, month = _month(at.day, meaning.shift or 0)
        return _iso(year, month, meaning.day)
    if meaning.weekday is not None and meaning.unit != "day":
        return _by_weekday(meaning, at, tense)
    return _counted(meaning, at)


def _mended(meaning: Meaning, at: Anchor, text: str | None) -> str | None:
    """A year mistyped for the present one: the weekday says so, and the day is close to publication.

    In January papers go on writing the year before. Numbers that a weekday merely contradicts are trusted.
    """
    if text is None or meaning.weekday is None or meaning.day is None or meaning.year is None or at.size != "day":
        return text
    if datetime.date.fromisoformat(text).weekday() == meaning.weekday:
        return text
    other = replace(meaning, year=None)
    for year in (at.day.year, at.day.year - 1, at.day.year + 1):
        spans = _spans(replace(other, year=year), at)
        if spans and spans[0][1][0].weekday() == meaning.weekday and abs(spans[0][1][0] - at.day) <= 10 * _DAY:
            return spans[0][0]
    return text


def _unanchored(meaning: Meaning) -> str | None:
    if meaning.year is None:
        return None
    if meaning.group:
        return f"{_iso(meaning.year)}-{meaning.group:02d}"
    if meaning.month is None:
        return _part_of_year(_iso(meaning.year), meaning.part)
    return _iso(meaning.year, meaning.month, meaning.day)


def _approximate(text: str) -> str:
    return "/".join(end if end[-1] in "~?.X" else f"{end}~" for end in text.split("/"))


def _interval(meaning: Meaning, at: Anchor | None, tense: Tense | None) -> str | None:
    """Two ends: the last one first, so that the other can take from it the year it lacks."""
    if meaning.until is None:
        return None
    right = _point(meaning.until, at, tense)
    if right is None:
        return None
    right = right.rpartition("/")[2]
    last = anchor(right.rstrip("~"))
    bare = meaning.year is None and meaning.unit is None and not meaning.fixed
    first = replace(meaning, until=None, direction=None) if bare else replace(meaning, until=None)
    left = _point(first, last if bare else at, "past" if bare else tense)
    if left is None:
        return None
    left = left.partition("/")[0]
    if meaning.until.approximate:
        right = _approximate(right)
    return f"{_approximate(left) if meaning.approximate else left}/{right}"


def resolve(meaning: Meaning, at: Anchor | None, tense: Tense | None = None) -> str | None:
    """The EDTF value of a meaning, or None where words and anchor do not tell it.

    Args:
        meaning: as a reader gave it.
        at: the day, month or year of publication; None resolves only what needs none.
        tense: "past" for what was held, "future" for what is planned, None when not known.
    """
    if meaning.unknown:
        return None
    try:
        if meaning.until is not None:
            text = _interval(meaning, at, tense)
        else:
            text = _point(meaning, at, tense)
            text = _approximate(text) if text and meaning.approximate else text
        if text is None:
            return None
        if meaning.bound == "from":
            text = f"{text.partition('/')[0]}/.."
        elif meaning.bound == "until":
            text = f"../{text.rpartition('/')[2]}"
        edtf.bounds(text)
    except (ValueError, OverflowError):
        return None
    return text


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
    if meaning.group is not None:
        return "season" if meaning.group < 33 else "semester" if meaning.group >= 40 else "quarter"
    if meaning.month is not None:
        return "month"
    if meaning.part is not None and (meaning.year is not None or meaning.unit == "year"):
        return "month"
    if meaning.year is not None:
        return "year"
    if meaning.part is not None and meaning.unit == "week":
        return "interval" if meaning.part == "late" else "day"
    return meaning.unit if meaning.unit in ("day", "week", "month", "quarter", "semester", "year") else "unknown"  # type: ignore[return-value]
