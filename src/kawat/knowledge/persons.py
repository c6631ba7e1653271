"""Who held which office when, and whom a name means: office, state and date, or a name, in; terms and persons out.

>>> holder("foreign_minister", "USA", "2018-07-03").person.name
'Mike Pompeo'
>>> [match.person.name for match in find_person("Clinton", on="2010-05-01")][0]
'Hillary Clinton'
"""

import datetime
import difflib
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kawat import edtf
from kawat.knowledge.person_keys import fold, skeleton
from kawat.knowledge.person_mentions import PersonMention, find_persons
from kawat.knowledge.person_tables import (
    MAIN_TITLES,
    Person,
    Term,
    person_of,
    rows,
    tables,
    terms_by_office,
    terms_by_person,
)

__all__ = [
    "Holder", "Match", "Person", "PersonMention", "Term", "find_person", "find_persons", "holder", "holders", "nearest",
    "person", "plausible_years", "terms_of", "unknown_person_id", "years_when",
]  # fmt: skip

#: How a name led to a person, the surest first.
How = Literal["name", "spelling", "part", "surname"]
_HOW: dict[How, int] = {"name": 0, "spelling": 1, "part": 2, "surname": 3}
#: The last year that the tables speak of: a term that goes on is counted up to it.
LAST_YEAR = 2026
#: Terms whose source stops without an end are sure up to the day the source was drawn.
_DRAWN = datetime.date(2022, 7, 1)


@dataclass(frozen=True, slots=True)
class Holder:
    """The person who held an office, and by which term; `sure` is false where the term's end is not known."""

    person: Person
    term: Term
    sure: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A person that a name may mean, how the name led there, and the term that fits best what was asked."""

    person: Person
    how: How
    term: Term | None


def person(person_id: str) -> Person | None:
    """Return the person of an id (QID or slug), or None."""
    return person_of(person_id) if person_id in tables().persons else None


def terms_of(person_id: str) -> tuple[Term, ...]:
    """All terms of office of a person, in order of time; empty for an id that the tables do not know."""
    return terms_by_person(person_id)


@lru_cache(maxsize=32768)
def _days(since: str, until: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a term at its widest."""
    end = datetime.date.max if until in ("", "..") else edtf.bounds(until)[1]
    return edtf.bounds(since)[0], end


def _gap(term: Term, first: datetime.date, last: datetime.date) -> int:
    """Days between a term and a stretch of time; 0 where they meet."""
    since, until = _days(term.since, term.until)
    if first > until:
        return (first - until).days
    return max((since - last).days, 0)


def _is_sure(term: Term, last: datetime.date) -> bool:
    return term.until != "" or (last < _DRAWN and term.source.startswith("Wikidata"))


def _order(term: Term, first: datetime.date, last: datetime.date) -> tuple[bool, bool, int, bool, int]:
    """Say what makes one holder a better answer than another; the least is the best."""
    since, until = _days(term.since, term.until)
    edge = since <= first and last < until  # a day of handover belongs to who takes over
    rank = MAIN_TITLES.index(term.title) if term.title in MAIN_TITLES else len(MAIN_TITLES)
    return not _is_sure(term, last), not edge, rank, "acting" in term.note, -since.toordinal()


def holders(office_or_title: str, state: str, on: str) -> tuple[Term, ...]:
    """Who held an office of a state at a date, the best answer first.

    Args:
        office_or_title: one of `kawat.records.Office` ("foreign_minister") or a finer title ("president",
            "national_security_advisor", "ambassador_to_IDN").
        state: ISO 3166-1 alpha-3, an organisation's code (UN, EU, ...) or ``X:`` and a group.
        on: an EDTF date; of an interval or a month all who held the office on any of its days are given.

    Returns:
        The terms, first those whose end is known, then by rank of title, acting holders and earlier ones last;
        empty where the tables know nobody.

    Raises:
        ValueError: `on` is not EDTF.
    """
    first, last = edtf.bounds(on)
    found = [term for term in terms_by_office(state, office_or_title) if _gap(term, first, last) == 0]
    if len(found) > 1:
        found.sort(key=lambda term: _order(term, first, last))
    return tuple(found)


def holder(office_or_title: str, state: str, on: str) -> Holder | None:
    """Return the first of `holders` with the person; None where the tables know nobody. Raises as `holders` does."""
    found = holders(office_or_title, state, on)
    if not found:
        return None
    return Holder(person_of(found[0].person), found[0], _is_sure(found[0], edtf.bounds(on)[1]))


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    """Ranks and forms of address that news puts before a name."""
    return frozenset(row[0] for row in rows("person_honorifics.csv"))


def _candidates(name: str) -> dict[str, How]:
    """Ids that a name may mean, each with the surest way that leads there; a form of address before it is dropped."""
    words = fold(name).split()
    found = _bearers(" ".join(words))
    while not found and len(words) > 1 and words[0] in _honorifics():
        words = words[1:]
        found = _bearers(" ".join(words))
    return found


def _bearers(folded: str) -> dict[str, How]:
    """Ids that a folded name may mean."""
    known = tables()
    found = dict[str, How]()
    for owner in known.names.get(folded, ()):
        found.setdefault(owner, "name")
    for owner in known.sounds.get(skeleton(folded), ()):
        found.setdefault(owner, "spelling")
    if " " in folded:
        first, *_, last = folded.split()
        for owner in known.ends.get((first, last), ()):
            found.setdefault(owner, "part")
    else:
        for owner in known.surnames.get(folded, ()):
            found.setdefault(owner, "surname")
    return found


def find_person(
    name: str, on: str | None = None, state: str | None = None, office: str | None = None
) -> tuple[Match, ...]:
    """Everybody a name may mean, the likeliest first.

    Args:
        name: as written, without title: "Sergei Lavrov", "Lavrov", "Jokowi".
        on: EDTF date at which the article or event stands; who was in office then comes first.
        state: code of the state or organisation the article gives the person.
        office: office or finer title the article gives the person.

    Returns:
        Matches ordered by how the name leads to the person (full or other known name, spelling variant, first and
        last name with others between, family name alone), then whether the person ever stood for `state`, held
        `office`, and how near in time to `on`. One known name of several persons ("Clinton") is decided by the latter.
        Empty where nobody is known.

    Raises:
        ValueError: `on` is not EDTF.
    """
    days = edtf.bounds(on) if on else None
    ranked = []
    for person_id, how in _candidates(name).items():
        own = terms_of(person_id)
        term, misfit = _best_term(own, days, state, office)
        ranked.append(((_HOW[how], *misfit, person_id), Match(person_of(person_id), how, term)))
    return tuple(match for _, match in sorted(ranked, key=lambda pair: pair[0]))


def _best_term(
    own: tuple[Term, ...], days: edtf.Days | None, state: str | None, office: str | None
) -> tuple[Term | None, tuple[int, int, int, int]]:
    """Return the term that fits best, and its misfit: wrong state, wrong office, days away, how minor the office."""
    best: tuple[tuple[int, int, int, int], int] | None = None
    for number, term in enumerate(own):
        misfit = (
            int(state is not None and term.state != state),
            int(office is not None and office not in (term.office, term.title)),
            _gap(term, *days) if days else 0,
            _minor(term),
        )
        if best is None or misfit < best[0]:
            best = misfit, number
    if best is None:
        return None, (1, 1, 0, 9)
    return own[best[1]], best[0]


def _minor(term: Term) -> int:
    """0 for a head of state or government, up to 3 for an ambassador: whom a bare name rather means."""
    ranks = {"head_of_state": 0, "head_of_government": 0, "foreign_minister": 1, "defence_minister": 1, "ambassador": 3}
    return ranks.get(term.office, 2)


def unknown_person_id(name: str, state: str | None = None, office: str | None = None) -> str:
    """Return an id for a person that the tables do not know: the same for the same name in every article.

    A name of two words or more is enough by itself; a single word is told apart by state and office, since many people
    are called so. Spellings that sound alike share an id. The id is URL-safe and begins with ``x-``.
    """
    folded = fold(name)
    key = skeleton(folded) if " " in folded else "|".join((skeleton(folded), state or "", office or ""))
    digest = hashlib.blake2b(key.encode(), digest_size=4).hexdigest()
    readable = "-".join("".join(c for c in word if c.isascii() and c.isalnum()) for word in skeleton(folded).split())
    return f"x-{readable[:32]}-{digest}" if readable else f"x-{digest}"


def years_when(person_id: str, office: str | None = None) -> tuple[int, ...]:
    """Return the years in which a person held an office or title, or any; a term that goes on counts to 2026."""
    years: set[int] = set()
    for term in terms_of(person_id):
        if office is None or office in (term.office, term.title):
            since, until = _days(term.since, term.until)
            years.update(range(since.year, min(until.year, LAST_YEAR) + 1))
    return tuple(sorted(years))


def plausible_years(pairs: Iterable[tuple[str, str | None]]) -> tuple[int, ...]:
    """Return the years in which most of the given people were in office: when an article that names them may date.

    Args:
        pairs: (person id, office or title, or None for any); ids that the tables do not know say nothing.

    Returns:
        Years in order; those that fit the most pairs, which is all of them where the pairs agree. Empty where no
        pair says anything.
    """
    counts: Counter[int] = Counter()
    for person_id, office in sorted(set(pairs), key=str):
        counts.update(years_when(person_id, office))
    most = max(counts.values(), default=0)
    return tuple(sorted(year for year, count in counts.items() if count == most))


def nearest(name: str, most: int = 3) -> tuple[str, ...]:
    """Usual names of known persons whose name looks most like `name`, at most `most`, the likest first."""
    known = tables()
    out: list[str] = []
    for key in difflib.get_close_matches(fold(name), known.names, n=most * 2, cutoff=0.7):
        for owner in known.names[key]:
            if (usual := person_of(owner).name) not in out:
                out.append(usual)
    return tuple(out[:most])
