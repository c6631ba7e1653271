"""What of an article is searched: its text, evidence and quotes in, passages with their stems out. Pure functions.

An article is searched by its title and its text without boilerplate; one of more than `PART` characters in several
parts, for databases set bounds to what they index at once. A quote carries `keys` too, by which quotes are told apart.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Literal, NamedTuple

from kawat import edtf
from kawat.ledger.folding import fold
from kawat.ledger.searching.stems import differing, stems
from kawat.records import Reading

Within = Literal["articles", "evidence", "quotes"]
WITHIN: tuple[Within, ...] = ("articles", "evidence", "quotes")

#: Characters in one part of an article.
PART = 24_000
#: The id of a passage is its day times this, and a number made from its article and place: newer ones have higher ids.
DAY = 1 << 46
_FIRST = datetime.date(1900, 1, 1).toordinal()
_LAST = datetime.date(2200, 1, 1).toordinal()
_LONGEST_KEY = 80


class ToldQuote(NamedTuple):
    """What search needs of a quote."""

    start: int
    end: int
    type: str
    state: str | None
    person: str | None
    person_id: str | None
    speaker: str


@dataclass(frozen=True, slots=True)
class Told:
    """What search needs of a reading; `evidence` are the triggers of all its reports."""

    article: str
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    sentences: Sequence[Sequence[int]]
    boilerplate: Sequence[Sequence[int]]
    evidence: Sequence[tuple[int, int]]
    quotes: Sequence[ToldQuote]


class Passage(NamedTuple):
    """A stretch of an article to be searched.

    `position` is its place among those of its kind in the article (of a quote, that of the quote); `head` and `words`
    are stems with spaces between; `differing` are the words of the first part of an article that differ from their
    stems, with these.
    """

    within: Within
    id: int
    article: str
    position: int
    start: int
    end: int
    head: str
    words: str
    differing: Mapping[str, str] = MappingProxyType({})


def told(reading: Reading) -> Told:
    """Give what search needs of a reading."""
    article = reading.article
    return Told(
        article.id, article.text, article.title, article.outlet, article.published, reading.sentences,
        reading.boilerplate, [(span.start, span.end) for one in reading.reports for span in one.evidence],
        [
            ToldQuote(q.start, q.end, q.type, q.state, q.person, q.person_id, q.speaker.text if q.speaker else "")
            for q in reading.quotes
        ],
    )  # fmt: skip


def passages(one: Told) -> Iterator[Passage]:
    """Make the passages of an article."""
    day = day_number(one.published)

    def passage(within: Within, position: int, start: int, end: int, body: str) -> Passage:
        number = passage_id(day, one.article, position)
        return Passage(within, number, one.article, position, start, end, "", stems(body))

    titled = stems(one.title or "")
    for position, (start, end) in enumerate(_parts(one)):
        body = "\n".join(story(one.text, one.boilerplate, start, end))
        made = passage("articles", position, start, end, body)._replace(head=titled)
        yield made._replace(differing=differing(one.text) | differing(one.title or "")) if position == 0 else made
    for position, (start, end) in enumerate(evidence_stretches(one.sentences, one.evidence)):
        yield passage("evidence", position, start, end, one.text[start:end])
    for position, quote in enumerate(one.quotes):
        made = passage("quotes", position, quote.start, quote.end, one.text[quote.start : quote.end])
        yield made._replace(head=" ".join(_keys(quote, one.outlet)))


def day_number(published: str | None) -> int:
    """Count the day on which an article was published (its first, where several are possible); 0 for an unknown one."""
    if not published or not edtf.valid(published):
        return 0
    return min(max(edtf.bounds(published)[0].toordinal(), _FIRST), _LAST) - _FIRST + 1


def passage_id(day: int, article: str, position: int) -> int:
    """Make the id of a passage: alike in every ledger, unless another one has it already."""
    digest = blake2b(f"{article}\0{position}".encode(), digest_size=8).digest()
    return day * DAY + int.from_bytes(digest) % DAY


def story(text: str, boilerplate: Sequence[Sequence[int]], start: int, end: int) -> Iterator[str]:
    """Give what of ``text[start:end]`` is no boilerplate."""
    for first, last in stretches(boilerplate, start, end):
        yield text[first:last]


def stretches(boilerplate: Sequence[Sequence[int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the offsets of what between `start` and `end` is no boilerplate."""
    for first, last in sorted(map(tuple, boilerplate)):
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def evidence_stretches(
    sentences: Sequence[Sequence[int]], triggers: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give the sentences in which triggers begin, in order; a trigger outside every sentence stands for itself."""
    return sorted({sentence_of(sentences, trigger) for trigger in triggers})


def sentence_of(sentences: Sequence[Sequence[int]], trigger: tuple[int, int]) -> tuple[int, int]:
    """Give the sentence in which a trigger begins, or the trigger itself."""
    n = bisect_right(sentences, trigger[0], key=lambda sentence: sentence[0]) - 1
    if n >= 0 and sentences[n][0] <= trigger[0] < sentences[n][1]:
        return sentences[n][0], sentences[n][1]
    return trigger


def _parts(one: Told) -> Iterator[tuple[int, int]]:
    """Cut an article into parts at ends of sentences; nearly every article is one part."""
    start, length = 0, len(one.text)
    while length - start > PART:
        ends = [end for _, end in one.sentences if start + PART // 2 < end <= start + PART]
        yield start, (cut := ends[-1] if ends else start + PART)
        start = cut
    yield start, length


def _keys(quote: ToldQuote, outlet: str | None) -> list[str]:
    keys = [key("type", quote.type), key("state", quote.state), key("id", quote.person_id), key("outlet", outlet)]
    names = fold(f"{quote.person or ''} {quote.speaker}").split()
    return [one for one in (*keys, *(key("name", name) for name in dict.fromkeys(names))) if one]


@lru_cache(maxsize=1 << 16)
def key(what: Literal["type", "state", "id", "outlet", "name"], value: str | None) -> str:
    """Write a quote's property as a word that no text can hold, for its colons; "" where it has none."""
    folded = fold(value or "").replace(" ", ":")
    return f":{what[0]}:{folded}"[:_LONGEST_KEY] if folded else ""
