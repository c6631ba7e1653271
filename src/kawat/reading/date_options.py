"""What may date a report: an expression and the dates that it may stand for, the publication, or nothing.

Takes dates in EDTF; `kawat.reading.occasions` tells what is known of each.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kawat.reading.date_forms import date_form, day_of
from kawat.reading.times import bare
from kawat.records import Span

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
#: What is done to a date: nothing; its marks are left out; it is approximate; open; told of what lies ahead.
AS_IT_STANDS, PLAIN, APPROXIMATE, OPEN, AHEAD = range(5)


@dataclass(frozen=True, slots=True)
class Option:
    """What may date a report: an expression, the publication, or nothing.

    Attributes:
        span: the words; None for no date, and for the publication where no words name it.
        forms: the dates that it may stand for; none for no date.
        numbers: what the trees ask of it.
        form_numbers: what the trees ask of each form.
    """

    span: Span | None
    forms: tuple[str, ...]
    numbers: tuple[float, ...]
    form_numbers: tuple[tuple[float, ...], ...] = ()


def forms_of(value: str, ahead: str | None) -> dict[str, int]:
    """What an expression may stand for.

    Args:
        value: the date that it stands for.
        ahead: the one that it stands for where it is told of what lies ahead, if it has one.

    Returns:
        For each date what was done to the value: `AS_IT_STANDS`, `PLAIN`, `APPROXIMATE`, `OPEN` or `AHEAD`.
    """
    plain = bare(value)
    forms = {value: AS_IT_STANDS}
    forms.setdefault(plain, PLAIN)
    if "/" not in plain:
        forms.setdefault(f"{plain}~", APPROXIMATE)
        forms.setdefault(f"{plain}/..", OPEN)
    if ahead:
        forms.setdefault(ahead, AHEAD)
    return forms


def of_publication(published: str | None) -> dict[str, dict[str, int]]:
    """What may date an event that no words date: the day and the month of publication where known, with their forms.

    Args:
        published: the date of publication; a stretch, a season or an approximate date tells neither.

    Returns:
        For each of the two its forms, as `forms_of` gives them.
    """
    day = day_of(published)
    month = day[: len("2018-07")] if day else published if published and _MONTH.fullmatch(published) else None
    return {one: {one: AS_IT_STANDS, f"{one}~": APPROXIMATE} for one in (day, month) if one}


def likely_forms(dates: Iterable[str], published: str | None, chances: Sequence[float]) -> dict[int, float]:
    """How likely the model thinks the forms that some dates are in, by the forms' numbers.

    Args:
        dates: the dates.
        published: the date of publication.
        chances: a probability for each of `DATE_FORMS`.
    """
    return {form: chances[form] for form in (date_form(date, published) for date in dates)}


def form_rows(
    forms: Mapping[str, int], published: str | None, likely: Mapping[int, float], asked: Sequence[float]
) -> tuple[tuple[float, ...], ...]:
    """What the trees ask of each form of an option.

    Args:
        forms: the dates, with what was done to get them.
        published: the date of publication.
        likely: their `likely_forms`.
        asked: what is asked of all alike.
    """
    return tuple((float(done), likely[date_form(date, published)], *asked) for date, done in forms.items())
