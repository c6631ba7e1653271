"""schema.org: what a JSON-LD processor expands, without network."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from pyld import jsonld

from kawat.export.schemaorg import CONTEXT, schemaorg
from kawat.records import Event, EventParticipant, StatusStep
from tests.export.made import hostile, left_out, whole
from tests.ledger.build import event

S = "https://schema.org/"


def _load(url: str, _options: Any) -> dict[str, Any]:
    assert url == CONTEXT
    context = {"@vocab": S, "eventStatus": {"@type": "@id"}, "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": context},
    }


def expanded(events: tuple[Event, ...] | list[Event], **options: Any) -> list[dict[str, Any]]:
    data, counted = whole(schemaorg(events, **options))
    found: list[dict[str, Any]] = jsonld.expand(json.loads(data), {"documentLoader": _load})
    assert len(found) == counted.written
    assert counted.written + left_out(counted) == len(events)
    assert all(one["@type"] == [f"{S}Event"] for one in found)
    return found


def value(node: dict[str, Any], name: str) -> Any:
    first = node[S + name][0]
    return first.get("@value", first.get("@id"))


def test_a_call() -> None:
    told = (
        EventParticipant("actor", "RUS", "Sergei Lavrov", "foreign_minister", "Q58217"),
        EventParticipant("actor", "USA"),
    )
    (one,) = expanded(
        [replace(event("e1"), participants=told)],
        language="en",
        base_url="https://kawat.example",
        sentence=lambda _: "They spoke.",
    )
    assert one["@id"] == value(one, "url") == "https://kawat.example/en/events/e1"
    assert value(one, "startDate") == value(one, "endDate") == "2018-07-03"
    assert value(one, "eventStatus") == f"{S}EventScheduled"
    assert value(one, "description") == "They spoke."
    person, state = one[f"{S}attendee"]
    assert (person["@type"], value(person, "name")) == ([f"{S}Person"], "Sergei Lavrov")
    assert value(person, "sameAs") == "http://www.wikidata.org/entity/Q58217"
    assert (state["@type"], value(state, "identifier")) == ([f"{S}GovernmentOrganization"], "USA")
    place = one[f"{S}location"][0]
    assert value(place, "name") == "Moscow"
    assert value(place[f"{S}address"][0][f"{S}addressCountry"][0], "identifier") == "RUS"
    assert f"{S}geo" in place


def test_visitors_organize_and_hosts_attend() -> None:
    told = (EventParticipant("actor", "USA"), EventParticipant("target", "PRK"), EventParticipant("third", "UN"))
    (one,) = expanded([replace(event("e1", kind="visit"), participants=told)])
    assert [value(one[S + name][0], "identifier") for name in ("organizer", "attendee", "contributor")] == [
        "USA",
        "PRK",
        "UN",
    ]


@pytest.mark.parametrize(("status", "mark"), [("cancelled", "EventCancelled"), ("planned", "EventScheduled")])
def test_status(status: Any, mark: str) -> None:
    (one,) = expanded([event("e1", status=status)])
    assert value(one, "eventStatus") == S + mark


def test_a_plan_put_off_to_another_day_is_rescheduled() -> None:
    steps = (
        StatusStep("planned", "2018-06-01", "2018-06-12", ("r1",)),
        StatusStep("planned", "2018-06-20", "2018-07-03", ("r2",)),
    )
    (one,) = expanded([replace(event("e1", status="planned"), history=steps)])
    assert (value(one, "eventStatus"), value(one, "previousStartDate")) == (f"{S}EventRescheduled", "2018-06-12")


def test_what_is_denied_is_left_out() -> None:
    assert expanded([event("e1", status="denied")]) == []


def test_real_events(real: tuple[Event, ...]) -> None:
    assert len({one["@id"] for one in expanded(real)}) > 100


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_hostile_events_stay_within_a_script_element(events: tuple[Event, ...]) -> None:
    options: dict[str, Any] = {"base_url": "https://kawat.example", "sentence": lambda one: one.place}
    assert b"<" not in whole(schemaorg(events, **options))[0]
    expanded(events, **options)
