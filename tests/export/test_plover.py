"""PLOVER records: the manual's fields and codes, and what is left out."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pandas as pd
from hypothesis import given, settings

from kawat.export.others_codes import cameo_labels, contexts, sectors
from kawat.export.plover import plover
from kawat.knowledge.codes import codes
from kawat.records import Event, EventParticipant, Kind, Office, Status, Strength
from tests.export.made import hostile, left_out, whole
from tests.ledger.build import event

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / ".." / "shared" / "ontology"


def published(name: str, column: str) -> list[str]:
    with (ONTOLOGY / name).open(encoding="utf-8") as file:
        return [row[column] for row in csv.DictReader(file)]


def records(events: tuple[Event, ...]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in whole(plover(events))[0].splitlines()]


def test_the_tables_cover_every_office_and_topic_with_codes_that_are_published() -> None:
    assert set(sectors()) == set(get_args(Office))
    topics = (ROOT / "docs" / "format.md").read_text(encoding="utf-8").split("### `topics`\n")[1].split("\n## ")[0]
    assert set(contexts()) == set(topics.split("`")[1::2])
    assert {one for one in contexts().values() if one} <= set(published("plover_contexts.csv", "context"))
    given_codes = {codes(kind, status).cameo for kind in get_args(Kind) for status in get_args(Status)} - {None}
    assert set(cameo_labels()) == given_codes
    names = dict(
        zip(
            published("cameo_codes_goldstein.csv", "code"),
            published("cameo_codes_goldstein.csv", "name"),
            strict=True,
        )
    )
    assert cameo_labels() == {code: names[code] for code in cameo_labels()}


def test_a_visit_has_visitor_as_source_and_host_as_recipient() -> None:
    told = (
        EventParticipant("actor", "USA", "Mike Pompeo", "foreign_minister", "Q473239"),
        EventParticipant("target", "PRK"),
        EventParticipant("third", "UN"),
    )
    made = replace(event("e1", kind="visit", date="2018-05-09/2018-05-10"), participants=told)
    made = replace(made, topics=("nuclear", "culture"), strength=Strength(3, 2, None, None), outlets=("Warta",))
    (record,) = records((made,))
    assert record["source"] == [
        {
            "code": "USA",
            "sector": "GOV",
            "actor_text": "Mike Pompeo",
            "identifier_id": "Q473239",
            "identifier_text": "Mike Pompeo",
            "office": "foreign_minister",
        }
    ]
    assert [one["code"] for one in record["recipient"]] == ["PRK"]
    assert [one["code"] for one in record["third"]] == ["IGO"]
    assert (record["event"], record["mode"], record["context"]) == (["CONSULT"], ["visit"], ["cbrn"])
    assert (record["date"], record["enddate"], record["quad_code"]) == ("2018-05-09", "2018-05-10", 1)
    assert record["event_loc"] | {"latitude": 0, "longitude": 0} == {
        "geonameid": 524901, "name": "Moscow", "cc3": "RUS", "latitude": 0, "longitude": 0,
    }  # fmt: skip
    assert (record["reports"], record["outlets"]) == (3, 2)


def test_who_is_no_state_has_the_manuals_code() -> None:
    told = (EventParticipant("actor", "X:Hamas"), EventParticipant("target", "X:Nobody knows"))
    (record,) = records((replace(event("e1", kind="attack"), participants=told),))
    assert (record["source"][0]["code"], record["source"][0]["sector"]) == ("IMG", "REB")
    assert "code" not in record["recipient"][0]
    assert record["recipient"][0]["actor_text"] == "Nobody knows"


def test_what_is_left_out_is_counted() -> None:
    events = (
        event("e1", status="denied"),
        event("e2", kind="vote"),
        event("e3", date=None),
        event("e4", states=()),
        event("e5"),
    )
    _, counted = whole(plover(events))
    assert counted.written == 1
    assert dict(counted.left_out) == {
        "denied": 1, "a vote, whose course is not known": 1, "without a first day": 1, "of no known source": 1,
    }  # fmt: skip


def test_real_records_load(real: tuple[Event, ...]) -> None:
    data, counted = whole(plover(real))
    table = pd.read_json(io.BytesIO(data), lines=True, dtype=False)
    assert len(table) == counted.written
    assert counted.written + left_out(counted) == len(real)
    assert set(Counter(one for event in table["event"] for one in event)) <= set(
        published("plover_events.csv", "event")
    )
    assert {one for modes in table["mode"] for one in modes} <= set(published("plover_modes.csv", "mode"))


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_hostile_events_make_a_record_a_line(events: tuple[Event, ...]) -> None:
    data, counted = whole(plover(events))
    lines = data.decode().split("\n")[:-1]
    assert len(lines) == counted.written
    assert all({"id", "date", "source", "event"} <= set(json.loads(line)) for line in lines)
    assert counted.written + left_out(counted) == len(events)
