"""Arguments for the model: what was found in an article in; its states and times, each with numbers, out.

The numbers are what the model was trained with (`training.examples`); their order is bound to the model's files.
"""

import math
from collections import Counter
from collections.abc import Iterator

from kawat import edtf
from kawat.knowledge.entities import states
from kawat.reading.candidates import Found
from kawat.reading.dates import TimeExpression
from kawat.reading.model.arguments import NUMBERS, Argument
from kawat.reading.surroundings import HOME
from kawat.records import Article

_OF_PARTY = NUMBERS // 2
_OF_TIME = NUMBERS - _OF_PARTY
#: Brings the logarithm of days to the size of the other numbers.
_LOG_DAYS = 8.0


def _parties(found: Found) -> Iterator[Argument]:
    named = Counter(party.state for party in found.parties if party.state)
    total = named.total()
    seen: set[str] = set()
    for party in found.parties:
        state = party.state
        if not state:
            continue
        numbers = (
            float(party.locative),
            float(party.person is not None),
            float(party.office is not None),
            math.log1p(named[state]) - 1,
            named[state] / total,
            float(state not in seen),
            float(state not in states()),
            float(state == HOME),
        )
        seen.add(state)
        yield Argument(party.span.start, party.span.end, state, (*numbers, *(0.0,) * _OF_TIME))


def _of_time(time: TimeExpression, published: edtf.Days | None) -> tuple[float, ...]:
    before = after = 0
    if published:
        first, last = edtf.bounds(time.edtf or "")
        before, after = max(0, (published[0] - last).days), max(0, (first - published[1]).days)
    apart = max(before, after)
    return (
        1.0,
        float(before > 1),
        float(after > 0),
        float(bool(published) and apart <= 1),
        math.log1p(apart) / _LOG_DAYS,
        *(float(time.granularity == one) for one in ("day", "month", "year")),
    )


def _times(found: Found, published: edtf.Days | None) -> Iterator[Argument]:
    for time in found.dates:
        if time.sort == "date" and time.edtf:
            numbers = (*(0.0,) * _OF_PARTY, *_of_time(time, published))
            yield Argument(time.start, time.end, None, numbers)


def arguments_of(article: Article, found: Found) -> tuple[Argument, ...]:
    """The states and times that the model is asked about.

    Args:
        article: the article, its publication date worked out where it can be.
        found: what was found in it.

    Returns:
        They in order of their place; a time that has no value is left out.
    """
    published = edtf.bounds(article.published) if article.published else None
    both = (*_parties(found), *_times(found, published))
    return tuple(sorted(both, key=lambda one: (one.start, one.end, one.state or "")))
