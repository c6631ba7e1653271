"""Dates, first form: a text and the publication date in, "Selasa (3/7)", "16 Juli", "27/2/2025" as EDTF out."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from kawat import edtf
from kawat.languages import table
from kawat.records import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where the text tells it."""

    span: Span
    edtf: str


@cache
def _pattern() -> re.Pattern[str]:
    words = table("id", "plain_dates")
    days, months = "|".join(words["weekdays"]), "|".join(words["months"])
    return re.compile(
        rf"(?:(?:hari )?(?:{days}),? )?\(?(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})(?:[/-](?P<y>\d{{4}}))?\)?"
        rf"|(?:(?:tanggal|hari (?:{days})|{days}),? )?(?P<day>\d{{1,2}}) (?P<month>{months})(?: (?P<year>\d{{4}}))?"
        rf"|(?P<only>{months}) (?:(?P<onlyyear>\d{{4}})|lalu)"
        r"|(?P<week>pekan|minggu) lalu",
        re.IGNORECASE,
    )


def _nearest(month: int, day: int, anchor: datetime.date) -> datetime.date | None:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    dates = []
    for year in years:
        try:
            dates.append(datetime.date(year, month, day))
        except ValueError:
            continue
    return min(dates, key=lambda date: abs(date - anchor), default=None)


def _value(match: re.Match[str], anchor: datetime.date | None) -> str | None:  # noqa: PLR0911  one return a form
    months = table("id", "plain_dates")["months"]
    if match["week"]:
        if not anchor:
            return None
        monday = anchor - datetime.timedelta(days=anchor.weekday() + 7)
        return f"{monday}/{monday + datetime.timedelta(days=6)}"
    if match["only"]:
        month = months[match["only"].lower()]
        if match["onlyyear"]:
            return f"{match['onlyyear']}-{month:02}"
        if not anchor:
            return None
        return f"{anchor.year - (month >= anchor.month)}-{month:02}"
    day = int(match["d"] or match["day"])
    month = int(match["m"] or 0) or months[(match["month"] or "").lower()]
    year = match["y"] or match["year"]
    if year:
        return f"{year}-{month:02}-{day:02}"
    date = _nearest(month, day, anchor) if anchor and 1 <= month <= 12 else None
    return date.isoformat() if date else None


def find_dates(text: str, anchor: str | None) -> tuple[DateMention, ...]:
    """Find the dates of a text.

    Args:
        text: any text.
        anchor: EDTF publication date, or None when nobody knows.

    Returns:
        Dates in order; those that cannot be worked out are left out.
    """
    day = edtf.bounds(anchor)[0] if anchor else None
    found = []
    for match in _pattern().finditer(text):
        value = _value(match, day)
        if value and edtf.valid(value):
            found.append(DateMention(Span(match.start(), match.end(), match.group()), value))
    return tuple(found)
