"""Times: the story of an article in, each of its time expressions with what it may mean and numbers on it out.

The numbers are what the trees of `kawat.reading.dating` ask; their order is bound to the trees' file.
"""

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter

from kawat import edtf
from kawat.languages import table
from kawat.languages.id.dates.resolve import Tense
from kawat.reading.attribution import is_relayed
from kawat.reading.candidates import Sentence
from kawat.reading.dates import TimeExpression, resolve
from kawat.records import Article, Quote

#: How far before an expression a word may lead to it, in characters.
_LEAD = 24
_SIZES = (
    "day", "interval", "week", "month", "season", "quarter", "semester", "year", "decade", "century", "time", "unknown",
)  # fmt: skip
_DIRECTIONS = ("past", "this", "future")
_UNITS = ("day", "week", "month", "year")
_TENSES: tuple[Tense | None, ...] = (None, "past", "future")
#: Farther days, sentences and characters are all the same.
_DAYS, _FAR = 40_000, 400


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the story: its sentence, the values it has for each tense, and numbers on it."""

    expression: TimeExpression
    sentence: Sentence
    values: Mapping[Tense | None, str]
    numbers: tuple[float, ...]


#: How many numbers there are of an expression, and where among them is whether words of relaying stand before it.
NUMBERS, RELAYED = 45, 28


def bare(value: str) -> str:
    """A date without its marks and open ends."""
    return value.removesuffix("/..").removeprefix("../").rstrip("~")


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each group of words under a name of languages/id/dating.yaml, in its order."""
    return tuple(
        re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in table("id", "dating")[name].values()
    )


@cache
def _leading() -> tuple[re.Pattern[str], ...]:
    groups = table("id", "dating")["leading"].values()
    return tuple(re.compile(rf"\b(?:{'|'.join(words)})\s+\(?$", re.IGNORECASE) for words in groups)


def _signed_log(days: int) -> float:
    """Days on a scale on which near ones lie apart and far ones together."""
    size = min(abs(days), _DAYS)
    return float((size if size <= 7 else 7 + 4 * (size.bit_length() - 3)) * (1 if days >= 0 else -1))


def _against(value: str, published: edtf.Days | None) -> list[float]:
    """How a value lies to the publication."""
    first, last = edtf.bounds(value)
    if not published:
        return [0.0] * 7
    day = published[1]
    anchor = last if first == datetime.date.min else first
    return [
        _signed_log((anchor - day).days),
        float(first == day),
        float(first == day - datetime.timedelta(days=1)),
        float(first > day),
        float(last < published[0]),
        float(min(60, day.year - anchor.year)),
        float((anchor.year, anchor.month) == (day.year, day.month)),
    ]


def _meant(expression: TimeExpression) -> list[float]:
    """What the words themselves say."""
    meaning = expression.meaning
    return [
        float(_SIZES.index(expression.granularity)),
        float(expression.relative),
        float(meaning.bound == "from"),
        float(meaning.bound == "until"),
        float(meaning.approximate),
        float(_DIRECTIONS.index(meaning.direction) + 1) if meaning.direction else 0.0,
        float(_UNITS.index(meaning.unit) + 1) if meaning.unit in _UNITS else 0.0,
        float(meaning.shift or 0),
        float(meaning.weekday is not None),
        float(meaning.day is not None),
        float(meaning.month is not None),
        float(meaning.year is not None),
        float(meaning.until is not None),
        float(meaning.part is not None),
        float("(" in expression.text),
        float(expression.end - expression.start),
    ]


def _placed(text: str, one: TimeExpression, sentence: Sentence, order: int, quoted: float) -> list[float]:
    """Where the words stand."""
    lead = text[max(sentence.start, one.start - _LEAD) : one.start]
    return [
        *(float(bool(pattern.search(lead))) for pattern in _leading()),
        float(is_relayed(text, sentence.start, one.start)),
        float(min(one.start - sentence.start, _FAR)),
        float(min(sentence.end - one.end, _FAR)),
        float(text[max(0, one.start - 2) : one.start].endswith("(")),
        float(text[one.end : one.end + 1] == ","),
        float(order),
        quoted,
        float(len(sentence.dates)),
    ]


def _values(one: TimeExpression, published: str | None) -> dict[Tense | None, str]:
    found = {}
    for tense in _TENSES:
        value = resolve(one, published, tense)
        if value:
            found[tense] = value
    return found


@dataclass(frozen=True, slots=True)
class _Valued:
    """An expression that has a value: its sentence, the number of that in the story, its values by tense."""

    expression: TimeExpression
    sentence: Sentence
    order: int
    values: Mapping[Tense | None, str]

    @property
    def plain(self) -> str:
        """Its value without a tense, or the first it has."""
        return self.values.get(None) or next(iter(self.values.values()))


def _valued(article: Article, story: Sequence[Sentence]) -> Iterator[_Valued]:
    for order, sentence in enumerate(story):
        for one in sentence.dates:
            values = _values(one, article.published) if one.sort == "date" else {}
            if values:
                yield _Valued(one, sentence, order, values)


def _among(one: _Valued, triggers: Sequence[int]) -> list[float]:
    """How far the triggers around an expression are, and how many its sentence has."""
    time, sentence = one.expression, one.sentence
    at = bisect_left(triggers, time.start)
    return [
        float(min(time.start - triggers[at - 1], _FAR)) if at else float(_FAR),
        float(min(triggers[at] - time.end, _FAR)) if at < len(triggers) else float(_FAR),
        float(bisect_left(triggers, sentence.end) - bisect_left(triggers, sentence.start)),
    ]


def times_of(
    article: Article, story: Sequence[Sentence], quotes: Sequence[Quote], triggers: Sequence[int]
) -> tuple[Time, ...]:
    """Describe the time expressions of a story.

    Args:
        article: the article, its publication date worked out where it can be.
        story: the sentences that are not boilerplate, in order.
        quotes: the article's quotes.
        triggers: in order, where phrases begin that name the article's events.

    Returns:
        The expressions that have a value, in order.
    """
    published = edtf.bounds(article.published) if article.published else None
    direct = [(quote.start, quote.end) for quote in quotes if quote.type == "direct"]
    found = tuple(_valued(article, story))
    often = Counter(bare(one.plain) for one in found)
    spots = [(one.expression.start, one.expression.end) for one in found]
    between = [0.0, *(float(min(right[0] - left[1], _FAR)) for left, right in pairwise(spots)), 0.0]
    made = []
    for n, one in enumerate(found):
        time = one.expression
        quote = bisect_left(direct, time.end, key=itemgetter(0)) - 1
        quoted = float(quote >= 0 and direct[quote][0] <= time.start < direct[quote][1])
        numbers = (
            *_meant(time),
            *_against(one.plain, published),
            *_placed(article.text, time, one.sentence, one.order, quoted),
            float(often[bare(one.plain)]),
            often[bare(one.plain)] / len(found),
            float(len(found)),
            float(len(set(one.values.values()))),
            *_among(one, triggers),
            between[n],
            between[n + 1],
        )
        made.append(Time(time, one.sentence, one.values, numbers))
    return tuple(made)
