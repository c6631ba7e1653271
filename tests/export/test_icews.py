"""The ICEWS table: its columns in their order, loaded as that data set is."""

import csv
import io
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings

from kawat.export.icews import COLUMNS, icews
from kawat.export.sides import dyads
from kawat.records import Event, EventParticipant
from tests.export.made import hostile, left_out, whole
from tests.ledger.build import event


def load(data: bytes) -> pd.DataFrame:
    return pd.read_csv(
        io.BytesIO(data), sep="\t", quoting=csv.QUOTE_NONE, dtype="string", keep_default_na=False, encoding="utf-8"
    )


def test_a_call_is_a_row_each_way() -> None:
    told = (
        EventParticipant("actor", "RUS", "Sergei Lavrov", "foreign_minister"),
        EventParticipant("actor", "USA"),
    )
    table = load(whole(icews([replace(event("e1"), participants=told, outlets=("Warta",), articles=("a1",))]))[0])
    assert tuple(table.columns) == COLUMNS
    first, second = table.to_dict("records")
    assert first["Event ID"], second["Event ID"] == ("e1-1", "e1-2")
    assert (first["Source Name"], first["Source Country"]) == ("Sergei Lavrov", "Russia")
    assert first["Source Sectors"] == "Foreign Ministry,Executive,Government"
    assert (first["Target Name"], first["Target Sectors"]) == ("United States", "")
    assert (second["Source Code"], second["Target Code"]) == ("USA", "RUS")
    assert (first["Event Text"], first["CAMEO Code"], first["Intensity"]) == ("Discuss by telephone", "041", "1")
    assert (first["Event Date"], first["City"], first["Country"]) == ("2018-07-03", "Moscow", "Russia")
    assert (first["Story ID"], first["Publisher"]) == ("a1", "Warta")
    assert round(float(first["Latitude"])) == 56


def test_real_rows_load_with_days_and_numbers(real: tuple[Event, ...]) -> None:
    data, counted = whole(icews(real))
    table = pd.read_csv(
        io.BytesIO(data), sep="\t", quoting=csv.QUOTE_NONE, dtype={"CAMEO Code": "string"}, parse_dates=["Event Date"]
    )
    assert len(table) == counted.written
    assert table["Event Date"].notna().all()
    assert table["Intensity"].between(-10, 10).all()
    assert table["Event ID"].is_unique
    paired = {one.rpartition("-")[0] for one in table["Event ID"]}
    assert len(paired) + left_out(counted) == len(real)


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_hostile_events_keep_the_columns(events: tuple[Event, ...]) -> None:
    data, counted = whole(icews(events))
    lines = data.decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == counted.written + 1
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}
    written = [one for one in events if any(line.startswith(f"{one.id}-") for line in lines)]
    assert all(dyads(one) for one in written)
