"""Speakers: the words that stand for a speaker in, the person and state they mean out.

A speaker may be a known party, a name that no table knows ("Mary Sainz"), a pronoun, or only "-nya" on the word of
speech. Names that no table knows are kept as the article writes them, in the longest form met so far.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kawat.languages import table
from kawat.reading.mentions import Party
from kawat.records import Span

#: Two or more capitalised words, or one; particles of names may stand inside.
_NAME = re.compile(
    r"\b[A-Z][\w'’-]*\.?(?:\s+(?:(?:bin|binti|al|el|de|da|van|von|der|den|of)\s+)?[A-Z][\w'’-]*\.?)*", re.UNICODE
)
_PRONOUN = re.compile(r"\b(?:ia|dia|beliau|mereka|kami|pihaknya|keduanya)\b", re.IGNORECASE)
#: Characters back in which the person behind a pronoun or "-nya" may be named.
_MEMORY = 700
#: Characters before a word of speech in which its subject stands.
_SUBJECT = 140


@cache
def _bodies() -> frozenset[str]:
    return frozenset(table("id", "speech")["bodies"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the words, the person and the state or organisation spoken for."""

    span: Span
    state: str | None = None
    person: str | None = None
    person_id: str | None = None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right, text[left:right]) if right > left else None


class Speakers:
    """Finds speakers in one article. Remembers who was last named, so ask in the order of the text."""

    def __init__(self, text: str, parties: Sequence[Party]) -> None:
        """Take the article's text and the parties it names, in order."""
        self._text = text
        self._parties = parties
        self._starts = [party.span.start for party in parties]
        self._unknown: dict[str, str] = {}

    def of_words(self, start: int, end: int) -> Speaker | None:
        """Who is meant by the words from `start` to `end`; None where they are empty."""
        span = _trimmed(self._text, start, end)
        if not span:
            return None
        pronoun = _PRONOUN.fullmatch(span.text)
        if pronoun:
            named = self.last_named(span.start)
            return replace(named, span=span) if named else Speaker(span)
        inside = self._parties_in(span.start, span.end)
        persons = [party for party in inside if party.person]
        if persons:
            party = persons[0]
            return Speaker(span, party.state, party.person, party.person_id)
        party_end = max((party.span.end for party in inside), default=span.start)
        state = inside[0].state if inside else None
        name = self._name_in(party_end, span.end) or self._name_in(
            span.start, inside[0].span.start if inside else span.end
        )
        return Speaker(span, state, self._full(name) if name else None)

    def before(self, position: int, sentence: int) -> Speaker | None:
        """The subject of a word of speech at `position`, in the sentence that begins at `sentence`."""
        reach = max(sentence, position - _SUBJECT)
        pronouns = list(_PRONOUN.finditer(self._text, reach, position))
        known = [p for p in self._parties_in(reach, position) if p.span.end <= position]
        names = [m for m in _NAME.finditer(self._text, reach, position) if m.start() != sentence or " " in m.group()]
        ends = {
            "pronoun": pronouns[-1].end() if pronouns else -1,
            "known": known[-1].span.end if known else -1,
            "name": names[-1].end() if names else -1,
        }
        nearest = max(ends, key=lambda sort: (ends[sort], sort == "known"))
        if ends[nearest] < 0:
            return None
        if nearest == "pronoun":
            return self.of_words(pronouns[-1].start(), pronouns[-1].end())
        if nearest == "known":
            party = known[-1]
            return Speaker(party.span, party.state, party.person, party.person_id)
        return self.of_words(names[-1].start(), names[-1].end())

    def last_named(self, position: int, but: tuple[int, int] | None = None) -> Speaker | None:
        """The party last named before `position`, persons first, outside the stretch `but`."""
        last = bisect_left(self._starts, position)
        first = bisect_left(self._starts, position - _MEMORY)
        near = [
            p for p in self._parties[max(first, last - 12) : last] if not but or not but[0] <= p.span.start < but[1]
        ]
        persons = [party for party in near if party.person]
        if not near:
            return None
        party = (persons or near)[-1]
        return Speaker(party.span, party.state, party.person, party.person_id)

    def _parties_in(self, start: int, end: int) -> list[Party]:
        first = max(0, bisect_right(self._starts, start) - 1)
        found = self._parties[first : bisect_left(self._starts, end)]
        return [party for party in found if party.span.end > start]

    def _name_in(self, start: int, end: int) -> str | None:
        names = [name for name in _NAME.findall(self._text, start, end) if name.split()[0] not in _bodies()]
        return max(names, key=len) if names else None

    def _full(self, name: str) -> str:
        """The longest form met so far of a name that no table knows."""
        for word in name.split():
            longer = self._unknown.get(word)
            if longer and len(longer) > len(name):
                return longer
        for word in name.split():
            self._unknown[word] = name
        return name
