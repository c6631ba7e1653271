"""An event as JSON: its fields, and null where nothing is known."""

import json
from dataclasses import replace

from kawat.export.event_json import event_json
from tests.export.test_reading_json import told
from tests.ledger.build import call, event


def test_fields_and_values() -> None:
    made = event_json(event("e1", person="Sergei Lavrov", behind=[call("a1"), call("a2", outlet="Warta")]))
    shared = {"kind", "status", "date", "place", "participants", "topics"}
    assert shared <= told("## A report")
    assert set(made) == shared | {"id", "reports", "articles", "outlets"}
    assert made["place"] == {"name": "Moscow", "country": "RUS"}
    assert made["reports"] == ["a1-r1", "a2-r1"]
    assert made["outlets"] == ["Harian Contoh", "Warta"]
    assert set(made["participants"][0]) == told("### `participants`") - {"span"} | {"person_id"}
    assert json.loads(json.dumps(made)) == made


def test_no_place_is_null_and_half_a_place_is_kept() -> None:
    nowhere = replace(event("e1", date=None), place=None, country=None)
    assert event_json(nowhere)["place"] is None
    assert event_json(nowhere)["date"] is None
    assert event_json(replace(nowhere, country="RUS"))["place"] == {"name": None, "country": "RUS"}
