"""/v1/actors and /v1/persons: what a state, an organisation or a person does, and with whom."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kawat.ledger.filters import checked_days
from kawat.ledger.questions import actor as asked_of
from kawat.records import Office
from kawat.web.api.models import Count, Day, Error, KindTally, Model, MonthTally, Partner, kind_models, month_models
from kawat.web.api.params import MOST, PathName, PathState, Period
from kawat.web.errors import missing
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class PersonTally(Model):
    """A person who acts for the side, and in how many events."""

    person: str
    person_id: str | None
    office: Office | None
    events: Count


class Actor(Model):
    """A state or organisation; partners and people with most events first, 200 of each at most."""

    state: str
    events: Count
    first_day: Day | None
    last_day: Day | None
    kinds: list[KindTally]
    months: list[MonthTally]
    partners: list[Partner]
    people: list[PersonTally]


class Capacity(Model):
    """A side and office in which a person acts, between the first and the last day seen."""

    state: str | None
    office: Office | None
    events: Count
    first_day: Day | None
    last_day: Day | None


class Person(Model):
    """A person; the other sides with most events first, 200 at most."""

    person: str
    person_id: str | None
    events: Count
    quotes: Count
    capacities: list[Capacity]
    kinds: list[KindTally]
    partners: list[Partner]


def _missing(what: str) -> dict[int | str, dict[str, Any]]:
    return {404: {"model": Error, "description": f"There is no such {what} in the ledger"}}


@router.get("/actors/{state}", responses=_missing("state or organisation"))
def actor(ledger: OpenLedger, state: PathState, asked: Annotated[Period, Query()]) -> Actor:
    """Tell what a state or organisation does, with whom, and who acts for it."""
    checked_days(asked.since, asked.until)
    with missing():
        found = asked_of.actor(ledger, state, since=asked.since, until=asked.until)
    return Actor(
        state=found.state,
        events=found.events,
        first_day=found.first_day,
        last_day=found.last_day,
        kinds=kind_models(found.kinds),
        months=month_models(found.months),
        partners=[Partner(**asdict(one)) for one in found.partners[:MOST]],
        people=[PersonTally(**asdict(one)) for one in found.people[:MOST]],
    )


@router.get("/persons/{name}", responses=_missing("person"))
def person(
    ledger: OpenLedger,
    name: PathName,
) -> Person:
    """Tell what a person does, in which capacities, and with whom."""
    with missing():
        found = asked_of.person(ledger, name)
    return Person(
        person=found.person,
        person_id=found.person_id,
        events=found.events,
        quotes=found.quotes,
        capacities=[Capacity(**asdict(one)) for one in found.capacities],
        kinds=kind_models(found.kinds),
        partners=[Partner(**asdict(one)) for one in found.partners[:MOST]],
    )
