"""References: parties of a text in, what "kedua negara", "kedua menteri", "keduanya", "mereka" and "ia" stand for out.

"Kedua ..." stands for the last two states, or persons of different states, named before it; "ia" for the person who was
named first in the last sentence that names one, the usual subject.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.reading.mentions import Party
from kawat.records import Span

#: How many characters back the parties meant may be named.
_MEMORY = 900
#: Among how many parties named last they are looked for.
_NEAR = 10


@cache
def _pattern() -> re.Pattern[str]:
    words = table("id", "references")
    groups = (f"(?P<{sort}>{'|'.join(sorted(listed, key=len, reverse=True))})" for sort, listed in words.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


def _last_two(near: Sequence[Party], fits: Callable[[Party], bool]) -> list[Party]:
    """The last two fitting parties of different states, in the order of the text."""
    kept: list[Party] = []
    for party in reversed(near):
        if party.state and not party.locative and fits(party) and all(party.state != other.state for other in kept):
            kept.append(party)
        if len(kept) == 2:
            return kept[::-1]
    return []


def _subject(near: Sequence[Party], sentences: Sequence[tuple[int, int]], position: int) -> list[Party]:
    """The person named first in the last sentence, up to `position`, that names one."""
    for start, end in reversed([sentence for sentence in sentences if sentence[0] <= position]):
        persons = [p for p in near if p.person and start <= p.span.start < min(end, position)]
        if persons:
            return persons[:1]
    return []


def find_references(text: str, parties: Sequence[Party], sentences: Sequence[tuple[int, int]]) -> tuple[Party, ...]:
    """The parties that pronouns and "kedua ..." stand for.

    Args:
        text: the article's text.
        parties: those it names, in order.
        sentences: its sentences in order.

    Returns:
        One party for each that is meant, with the words of the reference as its span; nothing for references whose
        parties are not named near enough.
    """
    starts = [party.span.start for party in parties]
    sentence_starts = [start for start, _ in sentences]
    found: list[Party] = []
    for match in _pattern().finditer(lowered(text)):
        last = bisect_left(starts, match.start())
        first = max(last - _NEAR, bisect_left(starts, match.start() - _MEMORY))
        near = parties[first:last]
        if match["one"]:
            n = bisect_left(sentence_starts, match.end())
            meant = _subject(near, sentences[max(0, n - 4) : n], match.start())
        elif match["states"]:
            meant = [replace(p, person=None, office=None, person_id=None) for p in _last_two(near, lambda _: True)]
        else:
            meant = _last_two(near, lambda party: party.person is not None)
            if not meant and match["both"] == "keduanya":
                meant = _last_two(near, lambda _: True)
        span = Span(match.start(), match.end(), text[match.start() : match.end()])
        found.extend(replace(party, span=span, locative=False) for party in meant)
    return tuple(found)
