"""Time expressions of a text: the text and the date it was published in; every expression with its EDTF value out.

The grammar is that of `kawat.languages.id.dates`. A caller who knows more of an event than the words tell (it was held,
it is planned) resolves its expression anew with `resolve`.
"""

import datetime
from dataclasses import dataclass
from functools import lru_cache

from kawat.errors import KawatError
from kawat.languages.id.dates import anchor as anchoring
from kawat.languages.id.dates import grammar
from kawat.languages.id.dates import resolve as resolving
from kawat.languages.id.dates.granularity import Granularity, granularity
from kawat.languages.id.dates.meaning import Meaning, Sort
from kawat.languages.id.dates.resolve import Tense

#: How a contradiction between weekday and numbers is told.
CONTRADICTION = "weekday contradicts date"
MENDED = "year mistyped"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: ``text[start:end]``.

    Attributes:
        start, end: offsets into the text, the end exclusive.
        text: the words.
        edtf: when it was, or None where words and anchor do not tell.
        granularity: how finely it tells the time.
        sort: a date, a duration, a set of times that return, or a clock's hour.
        rule: the rule of the grammar that found it.
        relative: whether its value changes with the anchor.
        notes: what is odd about it, such as "weekday contradicts date" or "no such day".
        time: the hour of a clock, "22:28+07:00", else None.
        meaning: what the words mean before any anchor, to resolve them anew.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    granularity: Granularity
    sort: Sort
    rule: str
    relative: bool
    notes: tuple[str, ...]
    time: str | None
    meaning: Meaning


@lru_cache(maxsize=1024)
def _anchor(text: str) -> anchoring.Anchor:
    try:
        return anchoring.anchor(text)
    except ValueError as error:
        raise KawatError(
            f"anchor {text!r}", "not a date with a beginning and an end", "Write it as 2018-07-04, 2018-07 or 2018."
        ) from error


def _relative(meaning: Meaning) -> bool:
    ends = (meaning, meaning.until) if meaning.until else (meaning,)
    return not meaning.unknown and any(end.year is None and end.fixed is None for end in ends)


def _contradicts(meaning: Meaning, text: str | None) -> bool:
    if meaning.weekday is None or text is None or len(text) != 10:
        return False
    return datetime.date.fromisoformat(text).weekday() != meaning.weekday


def _notes(meaning: Meaning, text: str | None, notes: tuple[str, ...]) -> tuple[str, ...]:
    bare = text.strip("~./") if text else None
    if meaning.day is not None and meaning.until is None and _contradicts(meaning, bare):
        return (*notes, CONTRADICTION)
    if (
        meaning.year is not None
        and bare
        and meaning.day is not None
        and len(bare) == 10
        and int(bare[:4]) != meaning.year
    ):
        return (*notes, MENDED)
    return notes


def find_dates(text: str, anchor: str | None = None, tense: Tense | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order.

    Args:
        text: any text; offsets are Python string indices into it.
        anchor: when it was published, in EDTF: a day, or only a month or year. None resolves what needs no anchor.
        tense: taken for all expressions; see `resolve`.

    Raises:
        KawatError: `anchor` is not EDTF.
    """
    at = _anchor(anchor) if anchor is not None else None
    found = []
    for phrase in grammar.phrases(text):
        value = resolving.resolve(phrase.meaning, at, tense)
        found.append(
            TimeExpression(
                start=phrase.start,
                end=phrase.end,
                text=text[phrase.start : phrase.end],
                edtf=value,
                granularity=granularity(phrase.meaning),
                sort=phrase.sort,
                rule=phrase.rule,
                relative=_relative(phrase.meaning),
                notes=_notes(phrase.meaning, value, phrase.notes),
                time=phrase.meaning.time,
                meaning=phrase.meaning,
            )
        )
    return tuple(found)


def resolve(expression: TimeExpression, anchor: str | None, tense: Tense | None = None) -> str | None:
    """The EDTF value of an expression for another anchor or with a tense.

    Args:
        expression: as `find_dates` gave it.
        anchor: when the article was published, in EDTF, or None.
        tense: "past" for what was held (never after the anchor), "future" for what is planned (never before it). It
            decides the week of a bare weekday and the year of a day or month without one; explicit years stay.

    Raises:
        KawatError: `anchor` is not EDTF.
    """
    return resolving.resolve(expression.meaning, _anchor(anchor) if anchor is not None else None, tense)
