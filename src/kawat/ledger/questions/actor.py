"""One state or organisation, or one person: a code or an id in, what it did with whom out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select

from kawat.errors import KawatError, did_you_mean
from kawat.ledger import filters
from kawat.ledger.folding import fold
from kawat.ledger.paging import between
from kawat.ledger.questions.tallies import (
    KindTally,
    MonthTally,
    counted,
    courses,
    dated,
    edges,
    iso,
    kinds,
    months,
)
from kawat.ledger.schema import event_pairs, event_people, event_states, quotes
from kawat.ledger.store import Ledger
from kawat.records import Office

#: How like a word of a name must be to one that was given, to be offered instead.
_LIKE: Final = 0.75


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
    days = filters.checked_days(since, until)
    with ledger.connection() as connection:
        (code,) = filters.checked_states(connection, (state,))
        columns = event_states.c
        mine = columns.state == code
        if connection.execute(select(columns.event).where(mine).limit(1)).first() is None:
            raise KawatError(
                f"state {code}", "takes part in no event of this ledger", "`kawat timeline` lists what there is."
            )
        rows = counted(connection, columns, [mine, *between(columns, days)])
        first, last = edges(rows)
        return Actor(
            state=code,
            events=sum(row.events for row in rows),
            first_day=first,
            last_day=last,
            kinds=kinds(rows),
            months=months(rows),
            partners=_partners(_dealings(connection, code, days)),
            people=_people(connection, code, days),
        )


def _dealings(connection: Connection, code: str, days: filters.Days) -> Sequence[Row[Any]]:
    """Count the dealings of a state by the other side, kind and status."""
    columns = event_pairs.c
    halves: list[Row[Any]] = []
    for mine, theirs in ((columns.one, columns.other), (columns.other, columns.one)):
        groups = (theirs.label("state"), columns.kind, columns.status)
        query = select(*groups, func.count().label("events"), func.max(dated(columns)).label("last"))
        query = query.where(mine == code, columns.standing == "dealing", *between(columns, days))
        halves += connection.execute(query.group_by(theirs, columns.kind, columns.status)).all()
    return halves


def _partners(rows: Iterable[Row[Any]]) -> tuple[Partner, ...]:
    """Tally counted rows by the other side: most events first, then by code."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.state].append(row)
    made = [
        Partner(
            state,
            sum(row.events for row in of),
            *courses(of),
            iso(max((row.last for row in of if row.last is not None), default=None)),
        )
        for state, of in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.events, one.state)))


def _people(connection: Connection, code: str, days: filters.Days) -> tuple[PersonTally, ...]:
    columns = event_people.c
    groups = (columns.person, columns.person_id, columns.office)
    query = select(*groups, func.count().label("events")).where(columns.state == code, *between(columns, days))
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.group_by(*groups)):
        found[row.person_id or row.person].append(row)
    made = []
    for rows in found.values():
        usual = max(rows, key=lambda row: (row.events, row.office is not None, row.person, row.office or ""))
        made.append(PersonTally(usual.person, usual.person_id, usual.office, sum(row.events for row in rows)))
    return tuple(sorted(made, key=lambda one: (-one.events, one.person, one.person_id or "")))


def person(ledger: Ledger, name: str) -> Person:
    """Tell what a person does: by Wikidata id, or by full usual name in any capitals and with or without marks.

    Raises:
        KawatError: the ledger knows nobody so called; the hint names who is called alike.
    """
    with ledger.connection() as connection:
        meant = _meant(connection, name)
        return Person(
            person=meant.person,
            person_id=meant.person_id,
            events=_total(connection, meant),
            quotes=_quotes(connection, meant),
            capacities=_capacities(connection, meant),
            kinds=kinds(counted(connection, event_people.c, meant.rows, by_month=False)),
            partners=_partners(_met(connection, meant)),
        )


@dataclass(frozen=True, slots=True)
class _Meant:
    """Who is meant, and the conditions on `event_people` and `quotes` that a row is of that person."""

    person: str
    person_id: str | None
    rows: tuple[ColumnElement[bool], ...]
    said: ColumnElement[bool]


def _meant(connection: Connection, given: str) -> _Meant:
    columns = event_people.c
    which: ColumnElement[bool] = columns.person_id.in_(_ids(given))
    called = _called(connection, which)
    if not called:
        which = columns.person_folded == fold(given)
        called = _called(connection, which)
    if not called:
        return _only_quoted(connection, given)
    usual = max(called, key=lambda row: (row.person_id is not None, row.events, row.person))
    if usual.person_id is None:
        mine = (which, columns.person_id.is_(None))
        return _Meant(usual.person, None, mine, quotes.c.person.in_(sorted({row.person for row in called})))
    known = _called(connection, columns.person_id == usual.person_id)
    names = sorted({row.person for row in known})
    either = or_(columns.person_id == usual.person_id, columns.person_id.is_(None))
    said = or_(quotes.c.person_id == usual.person_id, and_(quotes.c.person_id.is_(None), quotes.c.person.in_(names)))
    folds = columns.person_folded.in_(sorted({fold(one) for one in names}))
    best = max(known, key=lambda row: (row.events, row.person))
    return _Meant(best.person, usual.person_id, (folds, either), said)


def _ids(given: str) -> tuple[str, str]:
    """The ids that may be meant: as given, and in capitals as Wikidata writes them."""
    return given.strip(), given.strip().upper()


def _called(connection: Connection, which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """Count the events of each name and id."""
    groups = (event_people.c.person, event_people.c.person_id)
    query = select(*groups, func.count().label("events")).where(which).group_by(*groups)
    return connection.execute(query).all()


def _only_quoted(connection: Connection, given: str) -> _Meant:
    """Somebody who takes part in no event, but is quoted."""
    column, folded = quotes.c, fold(given)
    spoken = filters.distinct(connection, column.person)
    names = [one for one in spoken if fold(one) == folded]
    which = or_(column.person_id.in_(_ids(given)), column.person.in_(names))
    query = select(column.person, column.person_id).where(which, column.person.is_not(None))
    one = connection.execute(query.order_by(column.person_id, column.person).limit(1)).first()
    if one is not None:
        return _Meant(one.person, one.person_id, (event_people.c.person_folded == "",), which)
    known = {fold(name): name for name in spoken}
    known |= {folded: name for folded, name in _names(connection).items() if folded}
    raise KawatError(f"person {given!r}", "is not in this ledger", _alike(folded, known))


def _names(connection: Connection) -> dict[str, str]:
    """Every person's folded name with the name."""
    return {one: one.title() for one in filters.distinct(connection, event_people.c.person_folded)}


def _alike(folded: str, known: dict[str, str]) -> str:
    """Name those whose name holds the words, or is spelt nearly so."""
    words = folded.split()
    near = sorted(one for one in known if words and all(filters.nearest(word, one.split(), _LIKE) for word in words))
    meant = did_you_mean(known[one] for one in near[:3]).strip()
    return meant or "Give the full usual English name, or a Wikidata id such as Q58217."


def _total(connection: Connection, meant: _Meant) -> int:
    query = select(func.count(event_people.c.event.distinct())).where(*meant.rows)
    return connection.scalar(query) or 0


def _quotes(connection: Connection, meant: _Meant) -> int:
    return connection.scalar(select(func.count()).select_from(quotes).where(meant.said)) or 0


def _capacities(connection: Connection, meant: _Meant) -> tuple[Capacity, ...]:
    columns = event_people.c
    day = dated(columns)
    groups = (columns.state, columns.office)
    query = select(*groups, func.count().label("events"), func.min(day).label("first"), func.max(day).label("last"))
    found = connection.execute(query.where(*meant.rows).group_by(*groups)).all()
    made = [Capacity(row.state, row.office, row.events, iso(row.first), iso(row.last)) for row in found]
    return tuple(sorted(made, key=lambda one: (-one.events, one.state or "", one.office or "")))


def _met(connection: Connection, meant: _Meant) -> Sequence[Row[Any]]:
    """Count the dealings of the side for which a person acts, in the events of that person, by the other side."""
    columns, pair = event_people.c, event_pairs.c
    other = case((pair.one == columns.state, pair.other), else_=pair.one).label("state")
    day = func.max(dated(columns)).label("last")
    query = select(other, columns.kind, columns.status, func.count().label("events"), day)
    query = query.join_from(event_people, event_pairs, pair.event == columns.event)
    query = query.where(
        *meant.rows, pair.standing == "dealing", or_(pair.one == columns.state, pair.other == columns.state)
    )
    return connection.execute(query.group_by(other, columns.kind, columns.status)).all()
