"""Speakers: the words that stand for a speaker in, the person and state they mean out.

A speaker may be a known party, a name that no table knows ("Mary Sainz"), a pronoun, or only "-nya" on the word of
speech. Names that no table knows are kept as the article writes them, in the longest form met so far.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kawat.languages import whole_words
from kawat.reading.linking import is_person_name
from kawat.reading.mentions import Party
from kawat.records import Span

#: Two or more capitalised words, or one; particles of names may stand inside.
_NAME = re.compile(
    r"\b[A-Z][\w'’-]*\.?(?:\s+(?:(?:bin|binti|al|el|de|da|van|von|der|den|of)\s+)?[A-Z][\w'’-]*\.?)*", re.UNICODE
)
#: Characters back in which the person behind a pronoun or "-nya" may be named.
_MEMORY = 700
#: Characters before a word of speech in which its subject stands.
_SUBJECT = 140
#: Characters from the beginning of a sentence in which its subject begins.
_HEAD = 40
#: Among how many parties named last a speaker is looked for.
_NEAR = 12


def _pronouns() -> re.Pattern[str]:
    return whole_words("id", "speech", "pronouns", re.IGNORECASE)


def _officials() -> re.Pattern[str]:
    return whole_words("id", "speech", "officials", re.IGNORECASE)


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
    """Finds speakers in one article. Remembers who had the word where, so ask in the order of the text."""

    def __init__(self, text: str, parties: Sequence[Party]) -> None:
        """Take the article's text and the parties it names, in order."""
        self._text = text
        self._parties = parties
        self._starts = [party.span.start for party in parties]
        self._unknown: dict[str, str] = {}
        self._told: list[int] = []
        self._tellers: list[Speaker] = []

    def of_words(self, start: int, end: int) -> Speaker | None:
        """Who is meant by the words from `start` to `end`; None where they are empty."""
        span = _trimmed(self._text, start, end)
        if not span:
            return None
        pronoun = _pronouns().fullmatch(span.text)
        if pronoun:
            named = self.current(span.start)
            return replace(named, span=span) if named else Speaker(span)
        inside = self._parties_in(span.start, span.end)
        persons = [party for party in inside if party.person]
        if persons:
            party = persons[0]
            return Speaker(span, party.state, party.person, party.person_id)
        party_end = max((party.span.end for party in inside), default=span.start)
        state = inside[0].state if inside else None
        if state is None and _officials().search(span.text) and (near := self.last_named(span.start)):
            state = near.state
        name = self._name_in(party_end, span.end) or self._name_in(
            span.start, inside[0].span.start if inside else span.end
        )
        return Speaker(span, state, self._full(name) if name else None)

    def before(self, position: int, sentence: int) -> Speaker | None:
        """The subject of a word of speech at `position`, in the sentence that begins at `sentence`."""
        reach = max(sentence, position - _SUBJECT)
        pronouns = list(_pronouns().finditer(self._text, reach, position))
        known = [p for p in self._parties_in(reach, position) if p.span.end <= position]
        names = [match for match in _NAME.finditer(self._text, reach, position) if is_person_name(match.group())]
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

    def current(self, position: int) -> Speaker | None:
        """Who has the word at `position`, when only "-nya" or a pronoun says it.

        That is who was last named as the subject of a sentence, or last said something, whichever is nearer.
        """
        named = self._last_subject(position)
        n = bisect_left(self._told, position) - 1
        if n >= 0 and position - self._told[n] <= _MEMORY and (not named or named.span.start < self._told[n]):
            return self._tellers[n]
        return named or self.last_named(position)

    def spoke(self, speaker: Speaker, position: int) -> None:
        """Remember that somebody had the word at `position`."""
        n = bisect_left(self._told, position)
        self._told.insert(n, position)
        self._tellers.insert(n, speaker)

    def _last_subject(self, position: int) -> Speaker | None:
        """The person named first in the last sentence before `position` that begins with one."""
        last = bisect_left(self._starts, position)
        for party in reversed(self._parties[bisect_left(self._starts, position - _MEMORY) : last]):
            if party.person and self._begins_sentence(party.span.start):
                return Speaker(party.span, party.state, party.person, party.person_id)
        return None

    def _begins_sentence(self, position: int) -> bool:
        """Whether a name stands at the head of its sentence, but for a few words."""
        head = self._text[max(0, position - _HEAD) : position]
        return position < _HEAD or bool(re.search(r"(?:[.!?][\"”\ufffd]?\s|\n)[^.!?\n\"“”]*$", head))

    def last_named(self, position: int) -> Speaker | None:
        """The party last named before `position`, persons first."""
        last = bisect_left(self._starts, position)
        first = bisect_left(self._starts, position - _MEMORY)
        near = self._parties[max(first, last - _NEAR) : last]
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
        names = [name for name in _NAME.findall(self._text, start, end) if is_person_name(name)]
        return max(names, key=lambda name: (name.count(" ") > 0, len(name))) if names else None

    def _full(self, name: str) -> str:
        """The longest form met so far that holds every word of a name that no table knows."""
        words = name.split()
        for word in words:
            longer = self._unknown.get(word)
            if longer and len(longer) > len(name) and set(words) <= set(longer.split()):
                return longer
        for word in words:
            self._unknown[word] = name
        return name
