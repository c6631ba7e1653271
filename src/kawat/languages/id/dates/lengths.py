"""Readers of lengths, repetitions and hours: the words of "empat jam", "setiap Senin" in; their meaning out."""

from kawat.languages.id.dates.lexicon import integer
from kawat.languages.id.dates.meaning import Meaning, Read, Words, value, weekdays

_UNITS = (
    "day_unit", "week_unit", "sunday_or_week", "month_unit", "year_unit", "hour_unit", "small_unit", "long_unit",
    "one_unit",
)  # fmt: skip
_AFTERNOON = ("afternoon", "night")


def number_in_words(values: list[int]) -> int:
    """The number that Indonesian number words write, up to 999,999.

    Args:
        values: of the class number_word: a number as itself, "belas", "puluh", "ratus" and "ribu" below zero.
    """
    total, part, digit = 0, 0, 0
    for one in values:
        if one == -10:
            part, digit = part + 10 + digit, 0
        elif one in (-100, -1000):
            part, digit = part + (digit or 1) * -one // 10, 0
        elif one == -10000:
            total, part, digit = total + (part + digit or 1) * 1000, 0, 0
        elif one == 1000:
            total += 1000
        elif one >= 10:
            part += one
        else:
            digit = one
    return total + part + digit


def count(words: Words) -> tuple[float, str, bool] | None:
    """The number and unit of a length, and whether the number is vague; of "2-3 hari" the larger."""
    unit = next((word for word in words if word.kind in _UNITS), None)
    if unit is None:
        return None
    name = "week" if unit.kind == "sunday_or_week" else str(unit.value)
    if unit.kind == "one_unit":
        return 1.0, name, False
    before = words[: words.index(unit)]
    if value(before, "several") is not None:
        return 3.0, name, True
    half = 0.5 if value(before, "half") is not None else 0.0
    spoken = [word.value for word in before if word.kind == "number_word" and isinstance(word.value, int)]
    digits = [word.text for word in before if word.text.isdigit()]
    signs = [word.text for word in before if word.text in (",", ".")]
    if digits and signs:
        number = float(f"{integer(digits[0])}.{digits[-1]}") if signs[0] == "," else float(integer("".join(digits)))
    else:
        number = float(integer(digits[-1])) if digits else float(number_in_words(spoken))
    return number + half, name, any(word.kind == "an_suffix" for word in before)


def duration(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A length of time; it is no date."""
    return "duration", Meaning(unknown=True), ()


def repetition(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """A time that returns: "setiap Senin", "per tahun"; it is no date."""
    named = weekdays(words)
    return "set", Meaning(weekday=named[0] if named else None, unknown=True), ()


def clock(words: Words, opening: bool) -> Read | None:  # noqa: ARG001
    """An hour, with the zone where told; None when no clock shows it."""
    digits = [word.text for word in words if word.text.isdigit()]
    hour, minute = integer(digits[0]), 0
    first_sign = next((word.text for word in words if word.text in (".", ":", "-", "–")), "")
    if len(digits) > 1 and first_sign in (".", ":"):
        minute = integer(digits[1])
    if hour > 24 or minute > 59:
        return None
    half = value(words, "am", "ampm")
    if (half == 12 or (half is None and value(words, "daypart") in _AFTERNOON)) and hour < 12:
        hour += 12
    if half == 0 and hour == 12:
        hour = 0
    zone = value(words, "zone") or ""
    return "clock", Meaning(unknown=True, time=f"{hour % 24:02d}:{minute:02d}{zone}"), ()
