"""Dates that a source gives: a date or time stamp as it stands there in, an EDTF date out."""

import datetime
import re

from kawat import edtf

_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}.*", re.DOTALL)
#: Western Indonesian Time, the clock of the outlets. A moment told in UTC is the day it was there: half past six in the
#: evening UTC is already the next day for the reader, and for the "Selasa (3/7)" of the text.
WIB = datetime.timezone(datetime.timedelta(hours=7))


def published_date(value: str) -> str | None:
    """A publication date in EDTF.

    Args:
        value: an EDTF value ("2018-07-03", "2018-07"), or an ISO 8601 date and time, of which the date is taken as it
            stands, but in Western Indonesian Time where the time is in UTC.

    Returns:
        The EDTF value, or None where the value is no date or has no end.
    """
    value = value.strip()
    if _STAMP.fullmatch(value):
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            value = value[:10]
        else:
            in_utc = moment.utcoffset() == datetime.timedelta(0)
            value = (moment.astimezone(WIB) if in_utc and moment.year < datetime.MAXYEAR else moment).date().isoformat()
    return value if edtf.closed(value) else None
