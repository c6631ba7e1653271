"""Linking: a name or title as an article writes it in, the person with state and office out.

A name that the tables do not know is kept as the article gives it, in the longest form met so far, with an id that is
the same in every article. An office without a name is whoever held it at the date asked for.
"""

from dataclasses import dataclass
from functools import cache

from kawat import edtf
from kawat.knowledge import names
from kawat.knowledge.persons import Match, Term, find_person, holder, unknown_person_id
from kawat.languages import table
from kawat.languages.id.offices import OfficePhrase
from kawat.records import Office


@dataclass(frozen=True, slots=True)
class Person:
    """A person: usual English name, id, and the state and office they stand for where that is known."""

    name: str
    id: str
    state: str | None = None
    office: Office | None = None


@cache
def code_of(words: str) -> str | None:
    """The code of the state or organisation that `words` name, or None."""
    for entity in names.resolve(words):
        if not isinstance(entity, names.PlaceEntity):
            return entity.code
    return None


def _in_office(term: Term, on: str | None) -> bool:
    """Whether a term may cover a date; with no date, whether it goes on."""
    if on is None:
        return term.until == ".."
    first, last = edtf.bounds(on)
    return edtf.bounds(term.since)[0] <= last and (term.until in ("", "..") or first <= edtf.bounds(term.until)[1])


@cache
def _institutions() -> frozenset[str]:
    return frozenset(table("id", "speech")["institutions"])


def is_institution(word: str) -> bool:
    """Whether the name of an institution begins with this word."""
    return word in _institutions()


def _offices(person: Person) -> tuple[tuple[Office | None, str | None], ...]:
    """An office of a state, and of any state (None), that somebody holds."""
    return (person.office, person.state), (person.office, None)


def is_person_name(words: str) -> bool:
    """Whether capitalised words that no table of persons knows may be somebody's name."""
    first = words.split(maxsplit=1)[0]
    return not words.isupper() and not is_institution(first) and not names.resolve(words.rstrip("."))


class Linker:
    """Links the names of one article. Remembers who was introduced, so ask in the order of the text."""

    def __init__(self, published: str | None) -> None:
        """Take the EDTF date at which names and offices count, or None where nobody knows."""
        self._on = published
        self._introduced: dict[str, Person] = {}
        #: The last who was introduced with an office of a state, and of any state (None).
        self._holding: dict[tuple[Office | None, str | None], Person] = {}

    def known(self, words: str, phrase: OfficePhrase | None) -> Person | None:
        """The person of a name that the tables know, in the light of the title that stands before it."""
        state, office = (phrase.state, phrase.title) if phrase else (None, None)
        before = self._introduced.get(words.rsplit(maxsplit=1)[-1].casefold())
        if before and not phrase:
            return before
        matches = find_person(words, on=self._on, state=state, office=office)
        if not matches:
            return None
        match = matches[0]
        if phrase and phrase.state and match.term and match.term.state != phrase.state and match.how == "surname":
            return None
        return self._introduce(words, self._with_term(match, phrase))

    def _with_term(self, match: Match, phrase: OfficePhrase | None) -> Person:
        """The person with the state and office that the title gives, else those held at the date."""
        term = match.term
        state = term.state if term else None
        office = term.office if term and _in_office(term, self._on) else None
        if phrase:
            state = phrase.state or state
            vague = phrase.title == "leader" and office is not None
            office = (office if vague else phrase.office) if phrase.in_office else None
        return Person(match.person.name, match.person.id, state, office)

    def unknown(self, words: str, phrase: OfficePhrase | None) -> Person:
        """The person of a name that no table knows, by what the article says."""
        before = self._introduced.get(words.rsplit(maxsplit=1)[-1].casefold())
        if before and (not phrase or len(before.name) >= len(words)):
            return before
        office = phrase.office if phrase and phrase.in_office else None
        state = phrase.state if phrase else None
        return self._introduce(words, Person(words, unknown_person_id(words, state, office), state, office))

    def _introduce(self, words: str, person: Person) -> Person:
        for word in dict.fromkeys([*words.split(), *person.name.split()[-1:]]):
            if len(word) > 2:
                before = self._introduced.get(word.casefold())
                if before and before.id == person.id:
                    self._leave(before)
                self._introduced[word.casefold()] = person
        self._holding |= dict.fromkeys(_offices(person), person)
        return person

    def _leave(self, person: Person) -> None:
        for key in _offices(person):
            if self._holding.get(key) is person:
                del self._holding[key]

    def introduced(self, word: str) -> Person | None:
        """The person whose name held this word, if the article has introduced one."""
        return self._introduced.get(word.casefold())

    def holding(self, phrase: OfficePhrase) -> Person | None:
        """Who was last introduced in this article with the office and state of a title that stands alone."""
        return self._holding.get((phrase.office, phrase.state))


def holder_at(office: Office, state: str, on: str | None) -> Person | None:
    """Who held an office of a state at a date; None where the tables are not sure, or the office has many holders."""
    if on is None or office not in {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}:
        return None
    found = holder(office, state, on)
    return Person(found.person.name, found.person.id, state, office) if found and found.sure else None
