"""One state or organisation, or one person: a code or an id in, what it did with whom out."""

from dataclasses import dataclass

from kawat.ledger.questions.tallies import KindTally, MonthTally
from kawat.ledger.store import Ledger
from kawat.records import Office


@dataclass(frozen=True, slots=True)
class Partner:
    """Another side: how many events with it, and of which course; `last_day` is ISO 8601."""

    state: str
    events: int
    cooperation: int
    conflict: int
    last_day: str | None


@dataclass(frozen=True, slots=True)
class PersonTally:
    """A person who acts for a side: `person` their usual English name, `person_id` Wikidata's, in how many events."""

    person: str
    person_id: str | None
    office: Office | None
    events: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A state or organisation: `kinds`, `partners` and `people` most events first, `months` in order."""

    state: str
    events: int
    first_day: str | None
    last_day: str | None
    kinds: tuple[KindTally, ...]
    months: tuple[MonthTally, ...]
    partners: tuple[Partner, ...]
    people: tuple[PersonTally, ...]


@dataclass(frozen=True, slots=True)
class Capacity:
    """A side and office in which a person acts, between the first and the last day seen (ISO 8601)."""

    state: str | None
    office: Office | None
    events: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person: `person_id` as Wikidata has it, None for one known by name alone; `partners` are the other sides."""

    person: str
    person_id: str | None
    events: int
    quotes: int
    capacities: tuple[Capacity, ...]
    kinds: tuple[KindTally, ...]
    partners: tuple[Partner, ...]


def actor(ledger: Ledger, state: str, *, since: str | None = None, until: str | None = None) -> Actor:
    """Tell what a state or organisation does, with whom, and who acts for it.

    Raises:
        KawatError: there is no such state in the ledger, a date is no EDTF, dates in the wrong order.
    """
    raise NotImplementedError


def person(ledger: Ledger, name: str) -> Person:
    """Tell what a person does: by Wikidata id, or by full usual name in any capitals and with or without marks.

    Raises:
        KawatError: the ledger knows nobody so called; the hint names who is called alike.
    """
    raise NotImplementedError
