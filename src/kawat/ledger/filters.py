"""What a timeline may be narrowed to: a filter as the user gave it in, a checked one or a helpful error out."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Column, Connection, func, select

from kawat import edtf
from kawat.errors import KawatError, did_you_mean
from kawat.knowledge import entities, tables
from kawat.ledger.event_rows import sort_day
from kawat.ledger.folding import fold
from kawat.ledger.schema import event_states
from kawat.records import Event, Kind, Status

#: The most that may be asked for at once.
MOST: Final = 1_000_000


class Position(NamedTuple):
    """Where an event stands in the timeline's order: its day (undated: the last of all days), then its id."""

    day: datetime.date
    id: str

    @classmethod
    def of(cls, event: Event) -> "Position":
        """Give the position of an event: what `TimelineFilter.after` takes to continue behind it."""
        return cls(sort_day(event.date), event.id)


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What the events of a timeline have in common.

    Args:
        states: one code, or two: events in which all of them take part.
        person: part of a name, however it is spelt with marks and capitals.
        kind: one of `kawat.records.Kind`.
        status: one of `kawat.records.Status`.
        since: EDTF; events that may reach this date or a later one. Leaves out events without a date.
        until: EDTF; events that may begin on this date or an earlier one. Leaves out events without a date.
        limit: at most so many events.
        after: only events behind this position.
        person_id: the Wikidata id of a person who takes part.
        country: ISO 3166-1 alpha-3 of the country where it happens.
        contradicted: only events with open contradictions.
    """

    states: tuple[str, ...] = ()
    person: str | None = None
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    after: Position | None = None
    person_id: str | None = None
    country: str | None = None
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which events are asked for; None is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None


def checked_limit(limit: int | None) -> int | None:
    """Pass a limit on.

    Raises:
        KawatError: it is below one or above `MOST`.
    """
    if limit is not None and limit < 1:
        raise KawatError(f"limit {limit}", "is below one", "Give a whole number from 1 up, or none for all.")
    if limit is not None and limit > MOST:
        raise KawatError(f"limit {limit}", f"is above {MOST:,}", "Ask for less at a time, and page on from there.")
    return limit


def checked_kind(given: str) -> str:
    """Give the kind meant.

    Raises:
        KawatError: there is no such kind.
    """
    return _choice("kind", given, get_args(Kind))


def checked_status(given: str) -> str:
    """Give the status meant.

    Raises:
        KawatError: there is no such status.
    """
    return _choice("status", given, get_args(Status))


def checked_states(connection: Connection, given: Sequence[str], known: Iterable[str] | None = None) -> list[str]:
    """Give the codes meant, in alphabetical order and each once.

    Args:
        connection: to the ledger.
        given: codes in any capitals.
        known: codes there are beside those of the ledger; by default all that `kawat.knowledge.entities` has.

    Raises:
        KawatError: more than two, or one that is neither in the ledger nor known.
    """
    if len(given) > 2:
        raise KawatError(f"states {', '.join(given)}", "are more than two", "Name one state, or the two of a pair.")
    codes = entities.codes() if known is None else frozenset(known)
    return sorted({_state(connection, one, codes) for one in given})


def checked_country(given: str) -> str:
    """Give the code of the country meant.

    Raises:
        KawatError: there is no such country.
    """
    if given.upper() in entities.states():
        return given.upper()
    raise KawatError(
        f"country {given!r}",
        "is no country",
        f"{_states_like(given, sorted(entities.states()))}Countries are named by ISO 3166-1 alpha-3 codes (IDN, USA).",
    )


def checked_days(since: str | None, until: str | None) -> Days:
    """Give the days that two EDTF dates bound.

    Raises:
        KawatError: a date is no EDTF, or they are in the wrong order.
    """
    first = checked_date("date", since)[0] if since is not None else None
    last = checked_date("date", until)[1] if until is not None else None
    if first and last and first > last:
        raise KawatError(f"{since} to {until}", "ends before it starts", "Give the earlier date first.")
    return Days(first, last)


def checked_date(what: str, date: str) -> edtf.Days:
    """Give the first and last day of an EDTF date that the user gave as `what`.

    Raises:
        KawatError: it is no EDTF.
    """
    try:
        return edtf.bounds(date)
    except ValueError as error:
        hint = "Dates are EDTF: 2018, 2018-07, 2018-07-03, 2018-06-25/2018-07-01."
        raise KawatError(f"{what} {date!r}", "is no date", hint) from error


def distinct(connection: Connection, column: Column[Any]) -> list[str]:
    """Every value of a column that is the first of an index, in order: one look-up a value, however many rows."""
    smallest = select(func.min(column).label("value")).cte("seen", recursive=True)
    following = select(select(func.min(column)).where(column > smallest.c.value).scalar_subquery())
    seen = smallest.union_all(following.where(smallest.c.value.is_not(None)))
    return [str(one) for one in connection.scalars(select(seen.c.value)) if one is not None]


def nearest(given: str, known: Iterable[str], least: float) -> list[str]:
    """Give the up to three of `known` that fewest slips (letters more, less, other or exchanged) part from `given`.

    Args:
        given: the word.
        known: the words there are.
        least: how like the word they must be, 0 to 1: optimal string alignment, in shares of the longer word.
    """
    found = process.extract(given, sorted(known), scorer=OSA.normalized_similarity, score_cutoff=least, limit=3)
    return [word for word, _, _ in found]


def _codes_like(given: str, valid: Iterable[str]) -> list[str]:
    codes = {code.casefold(): code for code in valid}
    return [codes[one] for one in nearest(given.casefold(), codes, 0.6)]


def _state(connection: Connection, given: str, known: frozenset[str]) -> str:
    column = event_states.c.state
    for code in (given, given.upper()):
        if code in known or connection.execute(select(column).where(column == code).limit(1)).first():
            return code
    codes = {code.casefold(): code for code in sorted({*known, *distinct(connection, column)})}
    if given.casefold() in codes:
        return codes[given.casefold()]
    raise KawatError(
        f"state {given!r}",
        "is no state or organisation of this ledger",
        f"{_states_like(given, list(codes.values()))}States are named by ISO 3166-1 alpha-3 codes (IDN, USA), "
        "organisations by their own (UN, ASEAN), other groups by X: and a name (X:Hamas).",
    )


def _states_like(given: str, valid: Iterable[str]) -> str:
    """Ask whether a state of such a name was meant, English, Indonesian or in short, or one of the codes `valid`."""
    folded = fold(given)
    names = _names()
    near = [names[one] for one in ([folded] if folded in names else nearest(folded, names, 0.75))]
    near = near or _codes_like(given, valid)
    english = {one.code: one.name_en for one in entities.organisations().values() if not one.code.startswith("X:")}
    english |= {one.code: one.name_en for one in entities.states().values()}
    return did_you_mean(f"{code} ({english[code]})" if code in english else code for code in dict.fromkeys(near))


@cache
def _names() -> dict[str, str]:
    """The code of every state and organisation, by its names folded: English, Indonesian and those in short."""
    found: dict[str, str] = {}
    for name, code, sort, *_ in tables.rows("names"):
        if sort == "short" and code in entities.codes():
            found.setdefault(fold(name), code)
    for group in entities.organisations().values():
        found[fold(group.name_en)] = found[fold(group.name_id)] = group.code
    for state in entities.states().values():
        found[fold(state.name_en)] = found[fold(state.name_id)] = state.code
    return found


def _choice(what: str, given: str, valid: Sequence[str]) -> str:
    if given.casefold() in valid:
        return given.casefold()
    hint = f"{did_you_mean(_codes_like(given, valid))}It is one of: {', '.join(valid)}."
    raise KawatError(f"{what} {given!r}", f"there is no such {what}", hint)
