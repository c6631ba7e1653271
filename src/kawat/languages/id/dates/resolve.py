"""A meaning and an anchor in; EDTF out.

"April lalu" is the latest April before publication, a bare weekday the latest such day up to publication. A tense bends
what has no year or week of its own: the planned never falls before publication, the held never after it.
"""

import calendar
import datetime
from dataclasses import replace
from typing import Literal

from kawat import edtf
from kawat.languages.id.dates.anchor import DAY, WEEK, Anchor, anchor, written
from kawat.languages.id.dates.meaning import Meaning
from kawat.languages.id.dates.shifts import counted, part_of_year

Tense = Literal["past", "future"]
Span = tuple[str, edtf.Days]

#: How far after publication a day without year may lie when no tense is known.
_AHEAD = datetime.timedelta(days=40)


def _years(meaning: Meaning, at: Anchor) -> list[int]:
    if meaning.years:
        return list(meaning.years)
    if meaning.year is not None:
        return [meaning.year]
    if meaning.unit == "year" and meaning.shift is not None:
        return [at.day.year + meaning.shift]
    return [at.day.year + step for step in range(-4, 5)]


def _spans(meaning: Meaning, at: Anchor) -> list[Span]:
    """What a calendar word may mean, year by year: (EDTF, first and last day)."""
    found = []
    for year in _years(meaning, at):
        day = None if meaning.day is None else min(meaning.day, calendar.monthrange(year, meaning.month or 1)[1])
        if day != meaning.day:
            continue
        text = f"{written(year)}-{meaning.group:02d}" if meaning.group else written(year, meaning.month, day)
        found.append((text, edtf.bounds(text)))
    return found


def _chosen(meaning: Meaning, at: Anchor, tense: Tense | None) -> str | None:
    """The year of a calendar word that has none: by weekday, direction, tense, or nearness to the anchor."""
    spans = _spans(meaning, at)
    if len(spans) < 2:
        return spans[0][0] if spans else None
    if meaning.years or meaning.direction == "this":
        return min(spans, key=lambda span: _distance(span[1], at.day))[0]
    if meaning.weekday is not None and meaning.day is not None and (named := _on_weekday(meaning, spans, at, tense)):
        return named
    fits, latest = _fitting(meaning, spans, at, tense)
    if latest:
        return max(fits, default=spans[0])[0]
    return min(fits, default=spans[-1])[0]


def _fitting(meaning: Meaning, spans: list[Span], at: Anchor, tense: Tense | None) -> tuple[list[Span], bool]:
    """The years that direction or tense allow, and whether the latest of them is meant or the first."""
    if meaning.direction == "past":
        return [span for span in spans if span[1][1] < at.first], True
    if meaning.direction == "future":
        return [span for span in spans if span[1][0] > at.last], False
    if tense == "future":
        return [span for span in spans if span[1][1] >= at.first], False
    end = at.last if tense == "past" else at.last + _AHEAD
    return [span for span in spans if span[1][0] <= end], True


def _on_weekday(meaning: Meaning, spans: list[Span], at: Anchor, tense: Tense | None) -> str | None:
    """The year in which day and month fall on the weekday told, the nearest to the anchor; None when it is far off."""
    first, last = at.first - 366 * DAY, at.last + (DAY if tense == "past" else 366 * DAY)
    if tense == "future":
        first = at.first - WEEK
    fits = [span for span in spans if span[1][0].weekday() == meaning.weekday and first <= span[1][0] <= last]
    return min(fits, key=lambda span: _distance(span[1], at.day))[0] if fits else None


def _distance(days: edtf.Days, day: datetime.date) -> int:
    return max((days[0] - day).days, (day - days[1]).days, 0)


def _by_weekday(meaning: Meaning, at: Anchor, tense: Tense | None) -> str | None:
    day, wanted = at.day, meaning.weekday
    if wanted is None:
        return None
    if at.size != "day":
        return written(day.year, day.month if at.size == "month" else None) + "~"
    if meaning.unit == "week" and meaning.shift is not None:
        return (day - DAY * day.weekday() + WEEK * meaning.shift + DAY * wanted).isoformat()
    back, ahead = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if meaning.direction == "past" or meaning.near == -1:
        back = back or 7
    elif meaning.direction == "future" or meaning.near in (1, 2):
        back = -(ahead or 7)
    elif meaning.direction == "this":
        back = day.weekday() - wanted
    elif tense == "future":
        back = -ahead
    return (day - DAY * back).isoformat()


def _point(meaning: Meaning, at: Anchor | None, tense: Tense | None) -> str | None:
    """One time, without its bounds and marks."""
    if meaning.fixed is not None:
        return meaning.fixed
    if at is None:
        return _unanchored(meaning)
    if meaning.month is not None or meaning.group is not None:
        return _mended(meaning, at, _chosen(meaning, at, tense))
    if meaning.year is not None:
        return part_of_year(written(meaning.year), meaning.part)
    if meaning.weekday is not None and meaning.unit != "day":
        return _by_weekday(meaning, at, tense)
    return counted(meaning, at)


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
        if spans and spans[0][1][0].weekday() == meaning.weekday and abs(spans[0][1][0] - at.day) <= 10 * DAY:
            return spans[0][0]
    return text


def _unanchored(meaning: Meaning) -> str | None:
    if meaning.year is None:
        return None
    if meaning.group:
        return f"{written(meaning.year)}-{meaning.group:02d}"
    if meaning.month is None:
        return part_of_year(written(meaning.year), meaning.part)
    return written(meaning.year, meaning.month, meaning.day)


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
