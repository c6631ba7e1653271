"""The tables of persons: CSV of the package in; persons, terms of office and their indices out, read once on first use.

Sources of the rows stand in each row; docs/knowledge-persons.md says how the tables are made.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from kawat.knowledge.person_keys import fold
from kawat.records import Office

#: States whose people put the family name first.
SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM"})
#: The titles that an office means when nothing finer is said.
MAIN_TITLES = (
    "president", "monarch", "supreme_leader", "pope", "prime_minister", "foreign_minister", "defence_minister",
    "commission_president", "council_president", "high_representative", "state_counsellor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the tables know: `id` is the Wikidata QID where known, else a slug; `name` the usual English name."""

    id: str
    name: str
    qid: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office.

    `person` is an id, `state` an ISO 3166-1 alpha-3 code, an organisation's code or ``X:`` and a group. `since` and
    `until` are EDTF; `until` is ".." for who still holds the office and "" where the source does not know the end.
    `title` says finer than `office` which one it is; `note` says what a reader must know, as "acting".
    """

    person: str
    office: Office
    state: str
    since: str
    until: str
    title: str
    note: str
    source: str

    @property
    def years(self) -> str:
        """The term as an EDTF interval."""
        return f"{self.since}/{self.until}"


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables as read, by what one looks them up with; lines become records only when asked for.

    Attributes:
        persons: line of persons.csv by id.
        terms: lines of terms.csv by person id.
        held: lines of terms.csv by (state, office) and by (state, title).
        names: person ids by folded name of any sort but surname.
        sounds: person ids by the skeleton of the same names.
        ends: person ids by first and last word of the folded names that have several.
        surnames: person ids by folded family name.
        found: person ids by the folded names to look for in running text.
    """

    persons: dict[str, str]
    terms: dict[str, list[str]]
    held: dict[tuple[str, str], list[str]]
    names: dict[str, list[str]]
    sounds: dict[str, list[str]]
    ends: dict[tuple[str, str], list[str]]
    surnames: dict[str, list[str]]
    found: dict[str, list[str]]


def rows(name: str) -> Iterator[list[str]]:
    """Return the rows of a table of the package without its head line."""
    return csv.reader(_lines(name))


def _lines(name: str) -> list[str]:
    return files("kawat.knowledge").joinpath("data", name).read_text(encoding="utf-8").splitlines()[1:]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return the tables, read on the first call."""
    read = Tables({line.partition(",")[0]: line for line in _lines("persons.csv")}, {}, {}, {}, {}, {}, {}, {})
    states: dict[str, str] = {}
    for line in _lines("terms.csv"):
        person, office, state, _, _, title, _ = line.split(",", 6)  # only the note behind them is ever quoted
        states.setdefault(person, state)
        read.terms.setdefault(person, []).append(line)
        read.held.setdefault((state, office), []).append(line)
        if title != office:
            read.held.setdefault((state, title), []).append(line)
    for name, person, sort, sound, _ in rows("person_names.csv"):
        key = fold(name)
        if sort == "surname":
            read.found.setdefault(key, []).append(person)
            continue
        read.names.setdefault(key, []).append(person)
        read.sounds.setdefault(sound, []).append(person)
        if " " in key:
            read.found.setdefault(key, []).append(person)
            first, *_, last = key.split()
            read.ends.setdefault((first, last), []).append(person)
            if sort == "full":
                surname = first if states[person] in SURNAME_FIRST else last
                read.surnames.setdefault(surname, []).append(person)
        elif sort in ("short", "full"):
            read.found.setdefault(key, []).append(person)
    return read


@cache
def person_of(person_id: str) -> Person:
    """Return the person of an id of the tables.

    Raises:
        KeyError: the tables have no such id.
    """
    (row,) = csv.reader([tables().persons[person_id]])
    return Person(row[0], row[1], row[2] or None, row[3])


def _term(line: str) -> Term:
    (row,) = csv.reader([line])
    return Term(row[0], cast(Office, row[1]), *row[2:])


@cache
def terms_by_person(person_id: str) -> tuple[Term, ...]:
    """Return the terms of a person in order of time; empty where the tables have none."""
    return tuple(sorted(map(_term, tables().terms.get(person_id, ())), key=lambda term: term.since))


@cache
def terms_by_office(state: str, office_or_title: str) -> tuple[Term, ...]:
    """All terms in an office, or under a title, of a state; empty where the tables have none."""
    return tuple(map(_term, tables().held.get((state, office_or_title), ())))
