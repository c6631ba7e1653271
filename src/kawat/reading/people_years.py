"""The years in which an article may have been written, by the people it names: a text in, a score for each year out.

Somebody named with a title was in that office; "mantan" says the office is past; "kembali menjabat bulan lalu" gives
the very month. What `kawat.reading.publication` takes as `people_years`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kawat import edtf
from kawat.knowledge.persons import LAST_YEAR, find_person, find_persons, terms_of, years_when
from kawat.languages import table
from kawat.languages.id.offices import OfficePhrase, find_offices
from kawat.reading.linking import code_of

#: What a full share of titled people, of people named without title, and one who just took office count.
_TITLED, _NAMED, _TOOK_OFFICE = 2.0, 0.5, 2.0
#: Characters that may part a title from its name.
_GAP = 8
#: Characters before the words of taking office in which its holder is named.
_HOLDER = 160


@cache
def _taking_office() -> tuple[re.Pattern[str], dict[str, int]]:
    words = table("id", "taking_office")
    months: dict[str, int] = words["months_before"]
    pattern = rf"\b(?:{'|'.join(words['verbs'])})\b[^.,;]{{0,30}}?\b(?P<when>{'|'.join(months)})\b"
    return re.compile(pattern, re.IGNORECASE), months


def _persons(text: str) -> list[tuple[int, str, OfficePhrase | None]]:
    """Known persons with their offset and the title that stands right before the name."""
    phrases = {phrase.end: phrase for phrase in find_offices(text, code_of)}
    found = []
    for mention in find_persons(text):
        before = text[max(0, mention.start - _GAP) : mention.start]
        phrase = phrases.get(mention.start - len(before) + len(before.rstrip(" ,")))
        matches = find_person(
            mention.text, state=phrase.state if phrase else None, office=phrase.title if phrase else None
        )
        if matches:
            found.append((mention.start, matches[0].person.id, phrase))
    return found


def _years(person_id: str, phrase: OfficePhrase) -> tuple[int, ...]:
    """The years in which somebody may be named with a title: in office, or after or before it."""
    years = years_when(person_id, phrase.title) or years_when(person_id, phrase.office)
    if phrase.in_office or not years:
        return years
    if "former" in phrase.modifiers:
        return tuple(range(years[-1], LAST_YEAR + 1))
    return years[0] - 1, years[0]


def people_years(text: str) -> Mapping[int, float]:
    """Score years by the people a text names.

    Args:
        text: title and text of an article.

    Returns:
        A score for each year that somebody speaks for; the higher the likelier, years left out score nothing.
    """
    persons = _persons(text)
    scores: dict[int, float] = defaultdict(float)
    titled = {(person, phrase.title, phrase.modifiers): phrase for _, person, phrase in persons if phrase}
    named = dict.fromkeys(person for _, person, phrase in persons if not phrase)
    for (person, _, _), phrase in titled.items():
        for year in _years(person, phrase):
            scores[year] += _TITLED / len(titled)
    for person in named:
        for year in years_when(person):
            scores[year] += _NAMED / len(named)
    pattern, months = _taking_office()
    starts = [start for start, _, _ in persons]
    for match in pattern.finditer(text):
        n = bisect_left(starts, match.start()) - 1
        named_here = n >= 0 and match.start() - starts[n] < _HOLDER
        for term in terms_of(persons[n][1]) if named_here else ():
            since = edtf.bounds(term.since)[0]
            later = since.month - 1 + months[match["when"].lower()]
            scores[since.year + later // 12] += _TOOK_OFFICE
    return dict(scores)
