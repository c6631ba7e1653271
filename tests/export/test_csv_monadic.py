"""CSV of events: what pandas loads is what the events hold."""

import io
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings

from kawat.export.cells import read_list, unguarded
from kawat.export.csv_monadic import csv_monadic
from kawat.export.event_table import EVENTS
from kawat.export.text import unicode_text
from kawat.records import Event, EventParticipant
from tests.export.made import hostile, whole
from tests.ledger.build import call, event

NAMES = [column.name for column in EVENTS.columns]


def load(data: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), dtype="string", keep_default_na=False)


def test_real_events_come_back(real: tuple[Event, ...]) -> None:
    data, counted = whole(csv_monadic(real))
    table = load(data)
    assert list(table.columns) == NAMES
    assert counted.written == len(table) == len(real)
    assert list(table["id"]) == [one.id for one in real]
    assert [read_list(cell) for cell in table["outlets"]] == [one.outlets for one in real]
    assert list(table["report_count"].astype(int)) == [len(one.reports) for one in real]
    assert {code for code in table["cameo"] if code.startswith("0")} >= {"041", "042"}
    call_held = table[(table["kind"] == "call") & (table["status"] == "held")]
    assert set(call_held["plover"] + " " + call_held["plover_mode"]) == {"CONSULT phone"}
    assert table["latitude"].str.len().gt(0).any()


def test_pandas_takes_days_numbers_and_codes_for_what_they_are(real: tuple[Event, ...]) -> None:
    data, _ = whole(csv_monadic(real))
    table = pd.read_csv(io.BytesIO(data), dtype={"cameo": "string"}, parse_dates=["first_day", "last_day"])
    assert table["goldstein"].dropna().between(-10, 10).all()
    assert (table["last_day"] >= table["first_day"]).sum() == table["first_day"].notna().sum()


def test_sides_stand_by_role_and_unknown_is_empty() -> None:
    sides = (
        EventParticipant("actor", "GBR"),
        EventParticipant("target", None, "Budi"),
        EventParticipant("third", "UN"),
    )
    row = load(whole(csv_monadic([replace(event("e1", date=None), participants=sides, place=None)]))[0]).loc[0]
    assert (row["actors"], row["targets"], row["target_persons"], row["thirds"]) == ("GBR", "", "Budi", "UN")
    assert (row["date"], row["first_day"], row["place"]) == ("", "", "")


def test_open_ends_have_no_day() -> None:
    row = load(whole(csv_monadic([event("e1", date="2022-02-24/..", behind=[call("a1")])]))[0]).loc[0]
    assert (row["date"], row["first_day"], row["last_day"]) == ("2022-02-24/..", "2022-02-24", "")


def test_no_events_are_a_heading() -> None:
    data, counted = whole(csv_monadic([]))
    assert data.decode() == ",".join(NAMES) + "\n"
    assert counted.written == 0


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_hostile_names_come_back_and_are_no_formulas(events: tuple[Event, ...]) -> None:
    table = load(whole(csv_monadic(events))[0])
    assert [unguarded(cell) for cell in table["id"]] == [unicode_text(one.id) for one in events]
    assert [unguarded(cell) for cell in table["place"]] == [unicode_text(one.place or "") for one in events]
    for name in ("place", "outlets", "articles", "actor_persons", "id"):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in table[name])
