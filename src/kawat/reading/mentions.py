"""Mentions: a text in, the parties and places it names out, each with its code.

A party is a state or organisation, or a person with the state and office that the words give or the tables know. Title,
state and name that stand together ("Menteri Luar Negeri Rusia Sergei Lavrov") are one mention.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.knowledge import names
from kawat.knowledge.names import Mention
from kawat.knowledge.persons import PersonMention, find_person, find_persons
from kawat.knowledge.rules import common_words
from kawat.languages import table
from kawat.languages.id.offices import OfficePhrase, find_offices
from kawat.reading.linking import Linker, Person, code_of, is_person_name
from kawat.reading.personal_names import pieces, small_words
from kawat.records import Office, Span

#: Whose towns and regions stand for no side: an Indonesian outlet's own.
_HOME = "IDN"
#: A name that no table knows, right behind a title: one to four capitalised words.
_NAME = re.compile(r"[A-Z][\w'’]+(?:[ -](?:(?:bin|al|el|de|da|von|van) )?[A-Z][\w'’]*\.?){0,3}")
_APPOSITION = re.compile(r",? ?(?:yang juga [a-z ]{3,30} )?(?:bernama )?")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’]{2,}\b")
#: The capitalised word that ends right before a family name.
_GIVEN = re.compile(r"\b[A-Z][\w'’-]+ $")


@cache
def _leading(group: str) -> re.Pattern[str]:
    """What leads right up to the name of a place: words of a group of languages/id/places.yaml."""
    words = table("id", "places")
    return re.compile(rf"\b(?:{'|'.join(words[group])})\s+(?:(?:{'|'.join(words['between'])})\s+)?$")


@dataclass(frozen=True, slots=True)
class Party:
    """A state or organisation, or a person who stands for one, where the text names it.

    `named` is false where a title alone stands for the person; `locative` true where the words tell where something
    is rather than who acts ("di Rusia").
    """

    span: Span
    state: str | None
    person: str | None = None
    office: Office | None = None
    person_id: str | None = None
    named: bool = True
    locative: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text names it: international name and ISO 3166-1 alpha-3 country."""

    span: Span
    name: str
    country: str | None
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """The parties and places of a text, each in order and without overlap among themselves."""

    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]


def _person(span: Span, person: Person) -> Party:
    return Party(span, person.state, person.name, person.office, person.id)


def _whole(text: str, mention: PersonMention) -> PersonMention:
    """A family name with the given name before it, where that is only spelt differently: "Sergei" Lavrov."""
    given = _GIVEN.search(text, max(0, mention.start - 24), mention.start)
    if not given or " " in mention.text:
        return mention
    words = text[given.start() : mention.end]
    matches = find_person(words)
    if not matches or matches[0].person.id not in mention.persons:
        return mention
    return PersonMention(given.start(), mention.end, words, (matches[0].person.id,))


class _Finder:
    """Finds the parties of one text from its names, known persons and titles."""

    def __init__(self, text: str, published: str | None, named: Sequence[Mention]) -> None:
        self._text = text
        self._linker = Linker(published)
        self._small = small_words(text)
        self._names = named
        self._name_starts = frozenset(mention.start for mention in self._names)
        self._persons = [_whole(text, mention) for mention in find_persons(text)]
        self._person_starts = [mention.start for mention in self._persons]

    def parties(self) -> list[Party]:
        offices = find_offices(self._text, code_of)
        found: list[Party] = []
        covered = 0
        items: list[OfficePhrase | PersonMention | Mention] = [*offices, *self._persons, *self._names]
        for item in sorted(items, key=lambda item: (item.start, _ORDER[type(item)])):
            if item.start < covered:
                continue
            party = self._from(item)
            if party:
                found.append(party)
                covered = party.span.end
        return sorted([*found, *self._again(found)], key=lambda party: party.span.start)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self._text[start:end])

    def _from(self, item: OfficePhrase | PersonMention | Mention) -> Party | None:
        if isinstance(item, OfficePhrase):
            return self._titled(item)
        if isinstance(item, PersonMention):
            person = self._linker.known(item.text, None)
            return _person(self._span(item.start, item.end), person) if person and person.state else None
        if item.noun == "place":
            place = names.place(item.code)
            certain = item.certain and place.country != _HOME
            return (
                Party(self._span(item.start, item.end), place.country, locative=True)
                if certain and place.country
                else None
            )
        before = self._text[max(0, item.start - 24) : item.start]
        locative = bool(_leading("at").search(before)) or (
            item.sort == "capital" and bool(_leading("into").search(before))
        )
        return Party(self._span(item.start, item.end), item.code, locative=locative)

    def _titled(self, phrase: OfficePhrase) -> Party | None:
        """A title with the name behind it; alone, it stands for who was introduced with it, or for its state."""
        gap = _APPOSITION.match(self._text, phrase.end)
        behind = gap.end() if gap else phrase.end
        n = bisect_right(self._person_starts, behind - 1)
        # "Paus Fransiskus" is a title and a name, and together a name that the tables know.
        within = (
            n - 1 if n and phrase.start <= self._persons[n - 1].start < phrase.end < self._persons[n - 1].end else n
        )
        if within < n or (n < len(self._persons) and self._persons[n].start == behind):
            mention = self._persons[within]
            person = self._linker.known(mention.text, phrase) or self._linker.unknown(mention.text, phrase)
            return _person(self._span(phrase.start, mention.end), person)
        name = _NAME.match(self._text, behind)
        if name and behind > phrase.end and self._is_name(name):
            words, end = name.group(), name.end()
            found = self._linker.known(words, phrase)
            if not found and (own := self._name_within(name)):
                words, end = self._text[slice(*own)], own[1]
                found = self._linker.known(words, phrase) or self._linker.unknown(words, phrase)
            if found:
                return _person(self._span(phrase.start, end), found)
        return self._title_alone(phrase)

    def _name_within(self, match: re.Match[str]) -> tuple[int, int] | None:
        """Where capitalised words behind a title hold a name, by several words rather than by one."""
        found = [
            (start, end)
            for start, end in pieces(self._text, *match.span(), self._small)
            if not code_of(self._text[start:end]) and is_person_name(self._text[start:end])
        ]
        return next((own for own in found if " " in self._text[slice(*own)]), found[0] if found else None)

    def _title_alone(self, phrase: OfficePhrase) -> Party | None:
        span = self._span(phrase.start, phrase.end)
        introduced = self._linker.holding(phrase) if phrase.in_office else None
        if introduced:
            return _person(span, introduced)
        office = phrase.office if phrase.in_office else None
        return Party(span, phrase.state, office=office, named=False) if phrase.state else None

    def _is_name(self, match: re.Match[str]) -> bool:
        """Whether capitalised words behind a title are a person's name: no state, no single everyday word."""
        words = match.group()
        if match.start() in self._name_starts or code_of(words):
            return False
        return is_person_name(words) and (" " in words or words.casefold() not in common_words())

    def _again(self, found: Sequence[Party]) -> Iterator[Party]:
        """Bare names of persons that the text introduces, also before it does, as headlines have them."""
        starts = [party.span.start for party in found]
        for match in _CAPITALISED.finditer(self._text):
            n = bisect_right(starts, match.start()) - 1
            if n >= 0 and found[n].span.end > match.start():
                continue
            person = self._linker.introduced(match.group())
            if person and person.state:
                yield _person(self._span(match.start(), match.end()), person)


_ORDER: dict[type, int] = {OfficePhrase: 0, PersonMention: 1, Mention: 2}


def _places(text: str, named: Sequence[Mention]) -> Iterator[PlaceMention]:
    """Places by their own names, and capitals and states where the text speaks of being or going there."""
    for mention in named:
        span = Span(mention.start, mention.end, mention.text)
        if mention.noun == "place":
            place = names.place(mention.code)
            yield PlaceMention(span, place.name_en, place.country, place.id)
            continue
        before = text[max(0, mention.start - 24) : mention.start]
        if not _leading("at").search(before) and not _leading("into").search(before):
            continue
        if mention.sort == "capital":
            capital = next((code for code in mention.others if code.isdecimal() or code.startswith("kawat:")), None)
            if capital:
                place = names.place(capital)
                yield PlaceMention(span, place.name_en, place.country, place.id)
        elif mention.noun == "state":
            yield PlaceMention(span, names.state(mention.code).name_en, mention.code)


def find_mentions(text: str, published: str | None) -> Mentions:
    """Find every party and place that a text names.

    Args:
        text: the article's text.
        published: EDTF date at which names and offices count, or None.
    """
    named = names.find(text)
    parties = _Finder(text, published, named).parties()
    ends = [party.span.end for party in parties]
    places = []
    for place in _places(text, named):
        n = bisect_right(ends, place.span.start)
        inside_name = n < len(parties) and parties[n].person and parties[n].span.start <= place.span.start
        if not inside_name:
            places.append(place)
    return Mentions(tuple(parties), tuple(places))
