"""JSON Lines: each line is the event's object."""

import io
import json

import pandas as pd
from hypothesis import given, settings

from kawat.export.event_json import event_json
from kawat.export.jsonl import jsonl
from kawat.records import Event
from tests.export.made import hostile, whole


def test_real_events_come_back(real: tuple[Event, ...]) -> None:
    data, counted = whole(jsonl(real))
    assert [json.loads(line) for line in data.splitlines()] == [event_json(one) for one in real]
    table = pd.read_json(io.BytesIO(data), lines=True, dtype=False)
    assert list(table["id"]) == [one.id for one in real]
    assert counted.written == len(table)


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_an_event_is_a_line_whatever_it_holds(events: tuple[Event, ...]) -> None:
    data, _ = whole(jsonl(events))
    lines = data.decode().split("\n")
    assert lines.pop() == ""
    assert [list(json.loads(line)) for line in lines] == [list(event_json(one)) for one in events]
