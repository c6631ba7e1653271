"""Readers of what is counted from publication: the words of "pekan lalu", "Jumat depan" in; their meaning out."""

from dataclasses import replace

from kawat.languages.id.dates.calendar import calendar_date
from kawat.languages.id.dates.lengths import count
from kawat.languages.id.dates.meaning import (
    SHIFT,
    Meaning,
    Read,
    Words,
    direction,
    part,
    value,
    weekdays,
    whole,
)

_FINE = ("hour", "minute", "second")
_LONG = {"decade": 10, "century": 100}


def weekday(words: Words, opening: bool) -> Read | None:
    """A weekday, with the week or direction beside it; "Minggu lalu" at the head of a sentence is a week."""
    told, named = direction(words), weekdays(words)
    if words[0].kind == "sunday_or_week" and told and (opening or told != "past") and len(words) == 2:
        return "date", Meaning(unit="week", shift=SHIFT[told]), ()
    if not named:
        return None
    unit = value(words, "month_unit", "year_unit") or _week(words)
    shift = SHIFT[told] if unit and told else None
    if unit in ("month", "year"):
        return None
    one = Meaning(
        weekday=named[0],
        unit=None if shift is None else "week",
        shift=shift,
        direction=None if unit else told,
        near=whole(words, "yesterday", "tomorrow"),
    )
    return "date", replace(one, until=replace(one, weekday=named[-1])) if len(named) > 1 else one, ()


def _week(words: Words) -> str | None:
    """The word for week, where it is not Sunday ("hari minggu")."""
    for before, word in zip((None, *words), words, strict=False):
        if word.kind == "week_unit" and not (before and before.kind == "day_unit"):
            return "week"
    return None


def near(words: Words, opening: bool) -> Read | None:
    """Yesterday, today, tomorrow and the hours of a day; with a date in brackets, that date."""
    shift = 0
    if value(words, "yesterday") is not None:
        shift = -2 if any(word.text.lower() == "lusa" for word in words) else -1
    elif value(words, "tomorrow") is not None:
        shift = max(word.value for word in words if word.kind == "tomorrow" and isinstance(word.value, int))
    elif value(words, "last_night") is not None:
        shift = -1
    elif value(words, "just_now") is not None:
        shift = -1 if value(words, "daypart") == "night" else 0
    if any(word.text.isdigit() for word in words):
        read = calendar_date(
            tuple(word for word in words if word.kind not in ("yesterday", "tomorrow", "this")), opening
        )
        return (read[0], replace(read[1], near=shift, direction=None), read[2]) if read else None
    return "date", Meaning(unit="day", shift=shift), ()


def relative(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A week, month or year beside the present one: "pekan lalu", "akhir bulan ini", "akhir tahun"."""
    unit = (
        "week"
        if words[0].kind == "sunday_or_week"
        else value(words, "week_unit", "month_unit", "year_unit", "long_unit")
    )
    unit = unit or ("week" if value(words, "sunday_or_week") is not None else None)
    told = "past" if value(words, "yesterday") is not None else direction(words)
    if unit is None:
        return None
    return "date", Meaning(unit=str(unit), shift=SHIFT[told] if told else 0, part=part(words)), ()


def distance(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A length counted from publication: "tiga hari lalu", "dua pekan mendatang", "dalam lima tahun terakhir"."""
    length = count(words)
    if length is None:
        return None
    number, unit, vague = length
    ahead = value(words, "akan") is not None or value(words, "future", "again") is not None
    stretch = value(words, "recent", "back", "this") is not None or value(words, "within") is not None
    stretch = stretch or (ahead and value(words, "to_prefix") is not None)
    if unit in _LONG:
        number, unit = number * _LONG[unit], "year"
    if unit in _FINE:
        number, unit = 0.0, "day"
    if number != int(number):
        number, unit = (number * 12, "month") if unit == "year" else (round(number), unit)
    shift = int(number) if ahead else -int(number)
    loose = vague or value(words, "around", "almost", "least") is not None
    more = value(words, "more") is not None and value(words, "less") is None and not ahead
    if vague:
        return "date", Meaning(unit=unit, shift=shift, approximate=True, part="mid"), ("vague number",)
    return (
        "date",
        Meaning(unit=unit, shift=shift, stretch=stretch, approximate=loose, bound="until" if more else None),
        (),
    )


def recently(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """Lately: about the month of publication."""
    return "date", Meaning(unit="month", shift=0, approximate=True, part="mid"), ("vague",)


def unknown(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A time that words and anchor leave open: "beberapa waktu lalu", "saat itu", "dua hari kemudian"."""
    return "date", Meaning(unknown=True), ()
