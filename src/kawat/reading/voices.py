"""Voices: a text with its parties in, everybody who may have the word in it out, with every place that names them.

A voice is a person whom the tables know, a person known from this article only (experts, residents: the name as the
article writes it, in its longest form), or a state or organisation that speaks for itself, or through its news agency.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process

from kawat.knowledge.person_keys import fold, skeleton
from kawat.knowledge.persons import unknown_person_id
from kawat.languages import table
from kawat.reading.by_names import ByName, find_by_names, in_brackets
from kawat.reading.linking import code_of, is_person_name
from kawat.reading.mentions import Party
from kawat.reading.personal_names import Row, find_names, pieces
from kawat.records import Office

_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*\w")
#: The longest row of capitalised words that may be somebody's name, in words.
_LONGEST = 5
#: Letters that a word of a name has at least to stand for the whole, and the beginning of one.
_LEAST, _LEAST_BEGINNING = 3, 4
#: How alike a misspelt name is to the right one, in per cent, and among how many words of names it is sought.
_ALIKE, _MOST_WORDS = 82, 400


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who may speak; without person and state, somebody whom the article does not name."""

    person: str | None = None
    state: str | None = None
    person_id: str | None = None
    office: Office | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text names a voice, by its number.

    `office` is that of a title that stands there, `alone` whether there is no more than the title, `locative` whether
    the words tell where something is, `shared` whether a part of them also names another voice.
    """

    start: int
    end: int
    voice: int
    office: Office | None = None
    alone: bool = False
    locative: bool = False
    shared: bool = False


@cache
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    states: dict[str, str] = table("id", "voices")["agencies"]
    return re.compile(rf"\b(?:{'|'.join(sorted(states, key=len, reverse=True))})\b"), states


def _key(word: str) -> str:
    return skeleton(fold(word))


def _without_state(name: str) -> str:
    """A name without a state before it and initials alone behind that; empty where nothing is left."""
    words = name.split()
    while words and code_of(words[0]):
        words = words[1:]
    return " ".join(words) if any(len(word) >= _LEAST for word in words) else ""


@dataclass
class Voices:
    """The voices of one article in the order in which they are first named, and the places that name them, in order."""

    all: list[Voice] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    _persons: dict[str, int] = field(default_factory=dict)
    _states: dict[str, int] = field(default_factory=dict)
    #: The words of persons' names as they sound, each with the voice that it was first met in.
    _words: dict[str, int] = field(default_factory=dict)
    #: What persons are also called.
    by_names: dict[str, int] = field(default_factory=dict)

    def person(self, voice: Voice) -> int:
        """The number of a person, kept under the name; the words of the name stand for the person from here on."""
        name = voice.person or ""
        n = self._persons.get(name)
        if n is None:
            n = self._persons[name] = len(self.all)
            self.all.append(voice)
        elif self.all[n].state is None and voice.state:
            self.all[n] = voice
        for word in name.replace("-", " ").split():
            if len(word) >= _LEAST:
                self._words.setdefault(_key(word), n)
        return n

    def state(self, code: str | None) -> int:
        """The number of a state or organisation, or of nobody named."""
        key = code or ""
        if key not in self._states:
            self._states[key] = len(self.all)
            self.all.append(Voice(state=code))
        return self._states[key]

    def by_word(self, word: str) -> int | None:
        """The person in whose name a word was first met."""
        return self._words.get(_key(word))

    def by_name(self, words: str) -> int | None:
        """The person all of whose words these are, as far as they are met."""
        met = {self.by_word(word) for word in words.replace("-", " ").split() if len(word) >= _LEAST}
        return met.pop() if len(met) == 1 else None

    def call(self, word: str, n: int) -> None:
        """Take a by-name."""
        if self._words.setdefault(_key(word), n) == n:
            self.by_names[word] = n

    def number_of(self, person: str | None, state: str | None, person_id: str | None) -> int:
        """The number of whoever was chosen elsewhere; new where nobody here is meant."""
        if not person:
            return self.state(state)
        n = self._persons.get(person)
        if n is None:
            n = self.by_name(person)
        if n is not None:
            return n
        own = [person[slice(*piece)] for piece in pieces(person, 0, len(person))]
        name = _without_state(own[-1]) if own else ""
        if not name:
            return self.state(state)
        n = self.by_name(name)
        return self.person(Voice(name, state, person_id, known=False)) if n is None else n

    def like(self, word: str) -> int | None:
        """The person in whose name a word stands that begins so or is written almost so: "Pras" for "Prasetyo"."""
        key = _key(word)
        if len(key) < _LEAST_BEGINNING:
            return None
        words = list(islice(self._words, _MOST_WORDS))
        begun = next((met for met in words if met.startswith(key)), None)
        near = process.extractOne(key, words, scorer=fuzz.ratio, score_cutoff=_ALIKE) if not begun else None
        found = begun or (near[0] if near else None)
        return self._words[found] if found else None


def _take_parties(voices: Voices, text: str, parties: Sequence[Party]) -> None:
    """Take up the known persons, states and organisations."""
    for party in parties:
        span = party.span
        if party.person:
            n = voices.person(Voice(party.person, party.state, party.person_id, party.office))
            if by_name := in_brackets(text, span.end, span.text):
                voices.call(by_name, n)
        elif party.state:
            n = voices.state(party.state)
        else:
            continue
        locative = party.locative and not party.person
        voices.places.append(Place(span.start, span.end, n, party.office, not party.named, locative))


def _take_names(voices: Voices, text: str, rows: Sequence[Row]) -> None:
    """Take up names of several words that no table knows; in a headline of capitals only those met elsewhere."""
    for row in sorted(rows, key=lambda row: (row.headline, row.start)):
        start, end = row.start, row.end
        words = text[start:end]
        if words.count(" ") >= _LONGEST or not is_person_name(words):
            continue
        met = voices.by_name(words)
        if met is None and row.headline:
            continue
        n = voices.person(Voice(words, None, unknown_person_id(words), known=False)) if met is None else met
        if by_name := in_brackets(text, end, words):
            voices.call(by_name, n)
        voices.places.append(Place(start, end, n, shared=row.shared))


def _bearer(text: str, voices: Voices, one: ByName, named: Sequence[Place]) -> int | None:
    """Whose by-name it is: of the person named right before or behind, or of whom the words tell."""
    if one.before is not None:
        n = bisect_left(named, one.before, key=lambda place: place.start) - 1
        return named[n].voice if n >= 0 and 0 <= one.before - named[n].end <= one.reach else None
    if one.behind is None:
        return voices.like(one.word)
    n = bisect_left(named, one.behind, key=lambda place: place.start)
    if n < len(named) and named[n].start - one.behind <= one.reach:
        return named[n].voice
    own = _CAPITALISED.match(text, one.behind)
    return voices.by_word(own.group()) if own else None


def _take_by_names(voices: Voices, text: str) -> None:
    """Take up what persons are also called, and every place that does; a state of the same name is not meant there."""
    named = sorted(
        (place for place in voices.places if voices.all[place.voice].person), key=lambda place: (place.start, place.end)
    )
    for one in find_by_names(text):
        n = _bearer(text, voices, one, named)
        if n is not None:
            voices.call(one.word, n)
    spans = [(place.start, place.end) for place in named]
    called = [
        Place(*match.span(), voices.by_names[match.group()])
        for match in _CAPITALISED.finditer(text)
        if match.group() in voices.by_names and not _overlaps(Place(*match.span(), 0), spans)
    ]
    taken = [(place.start, place.end) for place in called]
    voices.places = [place for place in voices.places if not _overlaps(place, taken)] + called


def find_voices(text: str, parties: Sequence[Party], says: Sequence[tuple[int, int]]) -> Voices:
    """Find everybody who may speak.

    Args:
        text: the article's text.
        parties: the parties it names, in order.
        says: (start, end) of its words of speech in order.
    """
    voices = Voices()
    _take_parties(voices, text, parties)
    pattern, states = _agencies()
    for match in pattern.finditer(text):
        voices.places.append(Place(*match.span(), voices.state(states[match.group()])))
    spans = [(party.span.start, party.span.end, party.person is not None) for party in parties]
    rows = [row for row in find_names(text, spans) if text[row.start : row.end] not in states]
    _take_names(voices, text, [row for row in rows if " " in text[row.start : row.end]])
    _take_by_names(voices, text)
    called = voices.by_names
    single = [row for row in rows if " " not in (word := text[row.start : row.end]) and word not in called]
    voices.places += _single(text, voices, single, says)
    shared_by = sorted((place.start, place.end) for place in voices.places if place.shared)
    voices.places = [replace(place, shared=True) if _overlaps(place, shared_by) else place for place in voices.places]
    voices.places.sort(key=lambda place: (place.start, place.end))
    return voices


def _overlaps(place: Place, spans: Sequence[tuple[int, int]]) -> bool:
    n = bisect_left(spans, (place.end, 0)) - 1
    return n >= 0 and spans[n][1] > place.start


def _single(text: str, voices: Voices, single: Sequence[Row], says: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Places of single words: of a name met in full, or, beside a word of speech, of its beginning or of a new name."""
    begins, ends = [start for start, _ in says], [end for _, end in says]
    for row in single:
        start, end, shared = row.start, row.end, row.shared
        word = text[start:end].rstrip(".")
        n = voices.by_word(word)
        if n is None and not shared and _beside(start, end, begins, ends) and is_person_name(word):
            n = voices.like(word)
            if n is None:
                n = voices.person(Voice(word, None, unknown_person_id(word), known=False))
        if n is not None:
            yield Place(start, end, n, shared=shared)


def _beside(start: int, end: int, begins: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a word of speech stands right before or a few characters behind."""
    n, k = bisect_left(begins, end), bisect_right(ends, start) - 1
    return (n < len(begins) and begins[n] - end < 14) or (k >= 0 and start - ends[k] < 3)
