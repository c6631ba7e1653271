"""Readers of calendar dates: the words of "Selasa (3/7)", "1-3 Mei", "abad ke-20" in; their meaning out."""

import calendar
import re
from dataclasses import replace

from kawat.languages.id.dates.lexicon import integer
from kawat.languages.id.dates.meaning import (
    SHIFT,
    Meaning,
    Read,
    Words,
    direction,
    part,
    told_year,
    value,
    weekdays,
    whole,
)

_NUMERIC = re.compile(r"(\d+)[/.-](\d+)(?:[/.-](\d+))?")
_PAIR = re.compile(r"(\d+)(?:/(\d+)(?:/(\d+))?)?[-–—−‑‐](\d+)/(\d+)(?:/(\d+))?")
_LEAP = 2024
_NO_SUCH_DAY = "no such day"

Number = tuple[int | None, tuple[int, ...]]


def written_year(text: str | None) -> Number:
    """The year that digits write, or the years a mistyped one may stand for.

    Two digits count from 2000 up to 50, from 1900 above; "025" is 2025; of five digits one is too many.
    """
    if text is None:
        return None, ()
    if len(text) == 4:
        return integer(text), ()
    if len(text) == 2:
        return integer(text) + (2000 if integer(text) <= 50 else 1900), ()
    if len(text) == 3 and text[0] == "0":
        return 2000 + integer(text), ()
    if len(text) == 5:
        shorter = {int(text[:place] + text[place + 1 :]) for place in range(5)}
        return None, tuple(sorted(year for year in shorter if 1800 <= year <= 2100))
    return None, ()


def dated(day: str | int | None, month: int, year: int | None, years: tuple[int, ...] = ()) -> Meaning | None:
    """Day, month and year as a meaning; None when no such day exists."""
    number = None if day is None else int(day)
    if not 1 <= month <= 12:
        return None
    if number is not None and not 1 <= number <= calendar.monthrange(year or _LEAP, month)[1]:
        return None
    return Meaning(day=number, month=month, year=year, years=years)


def _numbers(day: str, month: str, year: str | None) -> tuple[Meaning | None, tuple[str, ...]]:
    number, years = written_year(year)
    notes = () if year is None or len(year) in (2, 4) else ("year mistyped",)
    if integer(month) > 12 >= integer(day):
        return dated(month, integer(day), number, years), (*notes, "month before day")
    return dated(day, integer(month), number, years), notes


def _dress(meaning: Meaning, words: Words) -> Meaning:
    """Add what stands beside a date: weekday, part, direction, "tahun lalu"."""
    year, unit, shift = told_year(words)
    named = weekdays(words)
    near = whole(words, "yesterday", "tomorrow")
    return replace(
        meaning,
        year=meaning.year if meaning.year is not None else year,
        unit=unit,
        shift=shift,
        weekday=named[0] if named else None,
        part=part(words),
        direction=None if unit else direction(words),
        near=near,
    )


def _refused() -> Read:
    return "date", Meaning(unknown=True), (_NO_SUCH_DAY,)


def calendar_date(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """One day, month or year, in numbers or words."""
    month = whole(words, "month", "short_month")
    text = "".join(word.text for word in words if not word.text.isalpha())
    if month is None and (pair := _PAIR.search(text)):
        return _two_days(pair, words)
    if month is None and (numeric := _NUMERIC.search(text)):
        found, notes = _numbers(*numeric.groups())
        return ("date", _dress(found, words), notes) if found else _refused()
    if month is None:
        return _without_month(words)
    place = next(i for i, word in enumerate(words) if word.kind in ("month", "short_month"))
    days = [word.text for word in words[:place] if word.text.isdigit()]
    if not days and place + 1 < len(words) and len(words[place + 1].text) <= 2 and words[place + 1].text.isdigit():
        days = [words[place + 1].text]
    found = dated(days[-1] if days else None, month, told_year(words)[0])
    return ("date", _dress(found, words), ()) if found else _refused()


def _without_month(words: Words) -> Read | None:
    day = next((word.text for word in words if word.text.isdigit() and len(word.text) <= 2), None)
    if day is None:
        year = told_year(words)[0]
        bare = year is not None and len(words) == 1
        return ("date", _dress(Meaning(), words), ()) if year and (not bare or 1900 <= year <= 2099) else None
    if not 1 <= int(day) <= 31:
        return None
    told = direction(words)
    unit = value(words, "month_unit")
    return (
        "date",
        Meaning(day=int(day), unit="month" if unit else None, shift=SHIFT[told] if unit and told else None),
        (),
    )


def _two_days(pair: re.Match[str], words: Words) -> Read | None:
    day, month, year, last_day, last_month, last_year = pair.groups()
    last, notes = _numbers(last_day, last_month, last_year)
    first, _ = _numbers(day, month or last_month, year or (last_year if month is None else None))
    if last is None or first is None:
        return _refused()
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - (first.month or 0) // 12 * (first.month != last.month))
    named = weekdays(words)
    last = replace(last, weekday=named[-1] if named else None, direction=direction(words))
    return "date", replace(first, weekday=named[0] if len(named) > 1 else None, until=last), notes


def days(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """Two days of one month: "10 hingga 12 Oktober mendatang", "9 dan 10 Mei"."""
    month = whole(words, "month", "short_month")
    numbers = [word.text for word in words if word.text.isdigit() and len(word.text) <= 2]
    if month is None or len(numbers) != 2:
        return None
    year = told_year(words)[0]
    first, last = (dated(number, month, year) for number in numbers)
    if first is None or last is None:
        return _refused()
    if int(numbers[0]) > int(numbers[1]):
        first = dated(numbers[0], (month - 2) % 12 + 1, year if year is None or month > 1 else year - 1)
    last = replace(_dress(last, words), weekday=None)
    named = weekdays(words)
    if first is None:
        return _refused()
    first = replace(first, unit=last.unit, shift=last.shift, weekday=named[0] if named else None)
    return "date", replace(first, until=replace(last, weekday=named[-1] if len(named) > 1 else None)), ()


def span(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """Two months or two years: "Januari hingga Maret 2024", "1950-53"."""
    months = [word.value for word in words if word.kind == "month" and isinstance(word.value, int)]
    if len(months) == 2:
        last = _dress(Meaning(month=months[1]), words)
        return "date", replace(last, month=months[0], until=last), ()
    numbers = [word.text for word in words if word.text.isdigit()]
    first, last_year = integer(numbers[0]), integer(numbers[1])
    if len(numbers[1]) == 2:
        last_year += first // 100 * 100
    if not 1000 <= first < last_year <= 2199:
        return None
    return "date", Meaning(year=first, until=Meaning(year=last_year)), ()


def iso(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """Year, month and day in numbers: 2018-07-03."""
    year, month, day = (integer(word.text) for word in words if word.text.isdigit())
    found = dated(day, month, year)
    return ("date", found, ()) if found else None


def mistyped(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A month with a year of five digits: "Februari 20022"."""
    numbers = [word.text for word in words if word.text.isdigit()]
    _, years = written_year(numbers[-1])
    month = whole(words, "month", "short_month")
    if not years or month is None:
        return None
    found = dated(numbers[0] if len(numbers) > 1 else None, month, None, years)
    return ("date", found, ("year mistyped",)) if found else _refused()


def decade(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """Ten years: "tahun 1990-an" is 199X, "1900-an" 19XX, "era 80-an" 198X."""
    digits = next(word.text for word in words if word.text.isdigit())
    if len(digits) == 2:
        digits = ("19" if int(digits) >= 30 else "20") + digits
    if len(digits) != 4 or digits[-1] != "0":
        return None
    century = digits.endswith("00") and digits != "2000"
    return "date", Meaning(fixed=digits[:2] + "XX" if century else digits[:3] + "X", part=part(words)), ()


def century(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A hundred years: "abad ke-20", "abad XXI", "abad kesembilan belas"."""
    if value(words, "long_unit") != "century":
        return None
    digits = next((integer(word.text) for word in words if word.text.isdigit()), None)
    number = digits or whole(words, "roman", "ordinal") or whole(words[2:], "number_word")
    if number is None:
        return None
    last = words[-1]
    if last.kind == "number_word" and last.text.lower() in ("belas", "puluh"):
        number = number + 10 if last.text.lower() == "belas" else number * 10
    return ("date", Meaning(fixed=f"{number - 1:02d}XX", part=part(words)), ()) if 1 < number <= 22 else None


def group(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A quarter, semester or season: "kuartal ketiga 2023", "semester I 2024", "musim panas lalu"."""
    season = whole(words, "season")
    if season is not None:
        return "date", replace(_dress(Meaning(group=season), words), part=None), ()
    length = whole(words, "quarter", "semester")
    place = next(i for i, word in enumerate(words) if word.kind in ("quarter", "semester"))
    number = whole(words[:place], "ordinal") or whole(words[place:], "ordinal", "roman", "number_word")
    if number is None:
        number = next((int(word.text) for word in words[place:] if word.text.isdigit() and len(word.text) <= 2), None)
    told = direction(words)
    if number is None:
        return ("date", Meaning(unit="semester" if length == 6 else "quarter", shift=SHIFT[told]), ()) if told else None
    if not length or not 1 <= number <= 12 // length:
        return None
    code = {3: 32, 4: 36, 6: 39}[length] + number
    return "date", replace(_dress(Meaning(group=code), words), part=None), ()
