"""Forms of dates: a date and that of publication in, in which of the model's forms it is out.

The forms are `kawat.reading.model.labels.DATE_FORMS`.
"""

import datetime
import re

from kawat.reading.model.labels import DATE_FORMS
from kawat.reading.times import bare

_ABOUT = {"day": "about a day", "month": "about a month", "year": "about a year"}
#: The unit of a date without marks by how many characters it has.
_UNITS = {10: "day", 7: "month", 4: "year"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ALL_DAYS = ("day of publication", "day before publication", "earlier day", "later day")
#: The forms that tell how a day lies to the publication.
DAYS = frozenset(DATE_FORMS.index(name) for name in _ALL_DAYS)


def day_of(published: str | None) -> str | None:
    """The day of publication, None where only a month, a stretch or something approximate is known."""
    return published if published and _DAY.fullmatch(published) else None


def _day(value: str, published: str | None) -> str:
    """How a day lies to the publication."""
    day = day_of(published)
    if day is None:
        return "earlier day"
    if value >= day:
        return "day of publication" if value == day else "later day"
    before = datetime.date.fromisoformat(day) - datetime.timedelta(days=1)
    return "day before publication" if value == before.isoformat() else "earlier day"


def date_form(date: str | None, published: str | None) -> int:
    """The number of the form that a date is in.

    Args:
        date: in EDTF, as the date grammar writes it; None for an event without a date.
        published: the date of publication; days are taken for earlier ones where its day is not known.
    """
    if not date:
        return DATE_FORMS.index("undated")
    plain = bare(date)
    unit = "" if "/" in date else _UNITS.get(len(plain), "")
    if not unit:
        return DATE_FORMS.index("open stretch" if ".." in date else "stretch")
    if "~" in date:
        return DATE_FORMS.index(_ABOUT[unit])
    return DATE_FORMS.index(_day(plain, published) if unit == "day" else unit)


__all__ = ["DAYS", "date_form", "day_of"]
