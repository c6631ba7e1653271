"""When an article was published: an article in; a date in EDTF, whence it is known and by what out.

In this order: what the source gave; a date in the address; the text. In the text the latest day told beside a weekday,
"Selasa (3/7)", is the day of publication or the day before (of 222 mentions in the dated training articles 104 were the
same day, 93 the day before), unless it is told as still to come. Words that count from publication make it exact:
"Kamis (27/2/2025), besok" is published on the 26th. Where such days have no year, the weekday leaves a few; the years
named in the text, the people in office and the day of retrieval choose among them.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kawat import edtf
from kawat.languages import whole_words
from kawat.reading.dates import TimeExpression, find_dates
from kawat.records import Article, PublishedFrom

PeopleYears = Callable[[str], Mapping[int, float]]

_ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?(?!\d)"),
)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")
_CLAUSE_END = re.compile(r"[.!?,;:\"“”](?:\s|$)|\n")
_FIRST_YEAR, _LAST_YEAR = 1998, 2040
#: A date line stands among so many first characters of an article, and has at most so many on each side of its date.
_HEAD, _DATE_LINE = 1500, 200
_DAY = datetime.timedelta(days=1)
#: How much each year between the latest year named and a candidate counts against it, and a weekday that does not fit.
_YEAR_AWAY, _BEFORE_NAMED, _WRONG_WEEKDAY = 0.5, 4.0, 3.0
#: News names a year this close before its own; of a text that names only earlier ones the year is not known.
_CLOSE = 3


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article was published.

    Attributes:
        value: EDTF, or None. A day is meant to within a day; more doubt is told by ``~`` or by a month or year alone.
        source: given by the source or its address, worked out from the text, or unknown.
        by: the ground: what the source named, "address", "weekday and day", "counted from publication", ...
    """

    value: str | None
    source: PublishedFrom
    by: str


def from_address(url: str) -> str | None:
    """The date in an address's path, as EDTF: a day, or the month where no day is told."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url)
    for pattern in _ADDRESS:
        for found in pattern.finditer(path):
            value = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
            if edtf.valid(value):
                return value
    month = _ADDRESS_MONTH.search(path)
    value = f"{month[1]}-{month[2]}" if month else ""
    return value if value and int(value[5:]) in range(1, 13) else None


def _planned(text: str, found: TimeExpression) -> bool:
    """Whether the words before a date, in its clause, tell of what is to come."""
    if found.meaning.direction == "future":
        return True
    before = text[max(0, found.start - 160) : found.start]
    ends = list(_CLAUSE_END.finditer(before))
    due = whole_words("id", "dating", "due", re.IGNORECASE)
    return due.search(before[ends[-1].end() :] if ends else before) is not None


def _alone(text: str, found: TimeExpression) -> bool:
    """Whether a date stands by itself in a line near the head, as a date line does, perhaps with an hour."""
    start = text.rfind("\n", max(0, found.start - _DATE_LINE), found.start) + 1
    end = text.find("\n", found.end, found.end + _DATE_LINE)
    whole_line = start > 0 or found.start < _DATE_LINE
    if not whole_line or start >= _HEAD or (end < 0 and len(text) > found.end + _DATE_LINE):
        return False
    line = text[start : end if end >= 0 else len(text)]
    rest = line.replace(found.text, "").strip()
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 2 and len(rest) < 40 and not rest.endswith(".")


def _day(found: TimeExpression, year: int) -> datetime.date | None:
    meaning = found.meaning.until or found.meaning
    if meaning.day is None or meaning.month is None:
        return None
    try:
        return datetime.date(meaning.year or year, meaning.month, meaning.day)
    except ValueError:
        return None


def _mended(found: TimeExpression, day: datetime.date | None) -> datetime.date | None:
    """The day told, or in January and February, when the weekday says so, the same of the year after."""
    told = found.meaning.weekday
    if day is None or told is None or day.month > 2 or day.weekday() == told:
        return day
    later = _day_of(day, day.year + 1)
    return later if later and later.weekday() == told else day


def _day_of(day: datetime.date, year: int) -> datetime.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _named_years(found: Sequence[TimeExpression], text: str) -> list[int]:
    """The years the text names for what has been, in order."""
    years = [
        end.year
        for one in found
        for end in (one.meaning, one.meaning.until)
        if end is not None and end.year is not None and not _planned(text, one)
    ]
    return sorted(year for year in years if year <= _LAST_YEAR)


def _fits(found: TimeExpression, year: int) -> bool:
    day = _day(found, year)
    return day is not None and day.weekday() == found.meaning.weekday


def _year(
    found: Sequence[TimeExpression], text: str, fetched: datetime.date | None, people: Mapping[int, float]
) -> int | None:
    """The year of publication, by weekdays, years named and people in office; None when nothing decides."""
    weekdayed = [
        one
        for one in found
        if one.meaning.day and one.meaning.month and not one.meaning.year
        if one.meaning.weekday is not None and one.meaning.until is None
    ]
    named = _named_years(found, text)
    latest = named[-1] if named else None
    last = fetched.year if fetched else _LAST_YEAR
    scores: dict[int, float] = {}
    for year in range(_FIRST_YEAR, last + 1):
        score = people.get(year, 0.0) - _WRONG_WEEKDAY * sum(not _fits(one, year) for one in weekdayed)
        if latest is not None:
            score -= _BEFORE_NAMED * sum(year < other for other in set(named)) + _YEAR_AWAY * max(0, year - latest)
        if fetched is not None:
            score -= _YEAR_AWAY * (last - year)
        scores[year] = score
    best = max(scores, key=lambda year: (scores[year], -year), default=None)
    if best is None or best < (latest or 0):
        return best
    known = people.get(best, 0.0) > 0 or fetched is not None or (latest is not None and best <= latest + _CLOSE)
    return best if known else None


def _ranked(found: Sequence[TimeExpression], text: str, year: int | None) -> list[tuple[str, datetime.date]]:
    """Days of publication that the text offers, with the ground of each, the best ground first."""
    offers: list[tuple[int, datetime.date, str]] = []
    for one in found:
        meaning = one.meaning
        if meaning.year is None and year is None:
            continue
        day = _mended(one, _day(one, year or _FIRST_YEAR))
        if day is None or one.meaning.bound == "until":
            continue
        if meaning.near is not None:
            offers.append((0, day - _DAY * meaning.near, "counted from publication"))
        elif _alone(text, one) and meaning.until is None:
            offers.append((1, day, "date line"))
        elif _planned(text, one):
            offers.append((5, day, "day to come"))
        elif meaning.weekday is not None:
            offers.append((2, day, "weekday and day"))
        elif one.text.startswith("("):
            offers.append((3, day, "day in brackets"))
        elif meaning.until is None:
            offers.append((4, day, "latest day told"))
    offers.sort(key=lambda offer: (offer[0], -offer[1].toordinal()))
    return [(ground, day) for _, day, ground in offers]


def _retrieved(fetched: str | None) -> datetime.date | None:
    """The last day that a time of retrieval may mean; None where nobody knows it."""
    day = fetched[:10] if fetched else ""
    return edtf.bounds(day)[1] if edtf.closed(day) else None


def from_text(text: str, *, fetched: str | None = None, people_years: PeopleYears | None = None) -> PublicationDate:
    """When a text was published, by what it tells.

    Args:
        text: title and text of the article.
        fetched: when it was retrieved, ISO 8601; it was published no later. Anything else tells nothing.
        people_years: scores years by the people the text names in office; higher is likelier, 0 says nothing.
    """
    found = find_dates(text)
    dated = [one for one in found if one.sort == "date" and not one.meaning.unknown]
    retrieved = _retrieved(fetched)
    year = _year(dated, text, retrieved, people_years(text) if people_years else {})
    limit = retrieved or datetime.date.max
    latest = max([_FIRST_YEAR, *_named_years(dated, text)])
    for ground, day in _ranked(dated, text, year):
        if day > limit or day.year < latest - (0 if ground == "latest day told" else _CLOSE):
            continue
        if ground in ("latest day told", "day to come"):
            return PublicationDate(f"{day:%Y-%m}", "text", ground)
        return PublicationDate(day.isoformat(), "text", ground)
    return PublicationDate(None, "unknown", "nothing in the text tells it")


def publication_date(article: Article, *, people_years: PeopleYears | None = None) -> PublicationDate:
    """When an article was published: as given, else by its address, else by its text.

    Args:
        article: as intake made it.
        people_years: see `from_text`.
    """
    if article.published is not None and edtf.closed(article.published):
        return PublicationDate(article.published, "given", article.published_by or "source")
    if article.url and (value := from_address(article.url)):
        return PublicationDate(value, "given", "address")
    text = article.text if not article.title or article.title in article.text else f"{article.title}\n\n{article.text}"
    return from_text(text, fetched=article.fetched_at, people_years=people_years)
