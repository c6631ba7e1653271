"""EDTF for reading: an EDTF value and a language in, "sekitar Desember 2013" or "3 July 2018" out."""

import datetime
import re

from babel.dates import format_date

from kawat import edtf
from kawat.web.pages.wording import Wording

_MARKS = {"~": "dates.about", "?": "dates.perhaps", "%": "dates.perhaps_about"}
_GROUPS = {
    **{20 + n: f"dates.season_{n}" for n in range(1, 5)},
    **{32 + n: f"dates.quarter_{n}" for n in range(1, 5)},
    **{36 + n: f"dates.third_{n}" for n in range(1, 4)},
    **{39 + n: f"dates.half_{n}" for n in range(1, 3)},
}
_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def readable(value: str, wording: Wording) -> str:
    """Write an EDTF value out; what is none stays as it is."""
    if not edtf.valid(value):
        return value
    first, between, last = value.partition("/")
    if not between:
        return _single(first, wording)
    if first in ("", ".."):
        return wording("dates.up_to", date=_single(last, wording)) if last.strip(".") else value
    if last in ("", ".."):
        return wording("dates.since", date=_single(first, wording))
    return _interval(first, last, wording)


def machine(value: str) -> str | None:
    """Give what HTML's <time datetime> may hold for an EDTF value: a plain year, month or day; None for any other."""
    return value if _PLAIN.fullmatch(value) and edtf.valid(value) else None


def month_name(first: datetime.date, wording: Wording) -> str:
    """Name the month of a day: "Juli 2018"."""
    return format_date(first, "MMMM yyyy", locale=wording.code)


def day_name(day: datetime.date, wording: Wording) -> str:
    """Name a day with its weekday: "Selasa, 3 Juli 2018"."""
    return format_date(day, "EEEE, d MMMM yyyy", locale=wording.code)


def weekdays(wording: Wording) -> tuple[tuple[str, str], ...]:
    """Name the days of the week from Monday, short and whole."""
    monday = datetime.date(2024, 1, 1)
    week = [monday + datetime.timedelta(days=n) for n in range(7)]
    return tuple(
        (format_date(one, "ccc", locale=wording.code), format_date(one, "cccc", locale=wording.code)) for one in week
    )


def _interval(first: str, last: str, wording: Wording) -> str:
    if machine(first) and machine(last) and len(first) == len(last) and first[:4] == last[:4]:
        begin, end = edtf.bounds(first)[0], edtf.bounds(last)[0]
        if len(first) == 10:
            short = "d" if begin.month == end.month else "d MMMM"
            return f"{format_date(begin, short, locale=wording.code)}–{_single(last, wording)}"
        if len(first) == 7:
            return f"{format_date(begin, 'LLLL', locale=wording.code)}–{_single(last, wording)}"
    return wording("dates.from_to", first=_single(first, wording), last=_single(last, wording))


def _single(value: str, wording: Wording) -> str:
    if value[-1] in _MARKS:
        return wording(_MARKS[value[-1]], date=_single(value[:-1], wording))
    if "X" in value:
        return wording("dates.century" if "XX" in value else "dates.decade", year=value.replace("X", "0"))
    if len(value) == 4:
        return value
    first, _ = edtf.bounds(value)
    if len(value) == 10:
        return format_date(first, "d MMMM yyyy", locale=wording.code)
    group = _GROUPS.get(int(value[5:7]))
    return wording(group, year=value[:4]) if group else month_name(first, wording)
