"""Parquet: typed columns that pyarrow and pandas load."""

import datetime
import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings

import kawat
from kawat.export.event_json import event_json
from kawat.export.parquet import parquet
from kawat.export.text import unicode_text
from kawat.records import Event
from tests.export.made import hostile, whole
from tests.ledger.build import event


def test_types_and_metadata() -> None:
    table = pq.read_table(io.BytesIO(whole(parquet([event("e1")]))[0]))
    types = {field.name: field.type for field in table.schema}
    assert types["first_day"] == pa.date32()
    assert types["topics"] == pa.list_(pa.string())
    assert pa.types.is_dictionary(types["kind"])
    assert pa.types.is_struct(types["participants"].value_type)
    assert table.to_pylist()[0]["first_day"] == datetime.date(2018, 7, 3)
    told = json.loads(table.schema.metadata[b"kawat"])
    assert told["version"] == kawat.__version__
    assert list(told["columns"]) == table.column_names


def test_real_events_come_back(real: tuple[Event, ...]) -> None:
    data, counted = whole(parquet(real))
    rows = pq.read_table(io.BytesIO(data)).to_pylist()
    assert counted.written == len(rows) == len(real)
    for row, one in zip(rows, real, strict=True):
        told = event_json(one)
        for name in ("id", "kind", "status", "date", "participants", "topics", "reports", "values", "history", "links"):
            assert row[name] == told[name]
    table = pd.read_parquet(io.BytesIO(data))
    assert table["kind"].dtype == "category"
    assert set(table["cameo"].dropna()) >= {"041", "042"}


def test_rows_come_in_groups_and_none_make_a_file() -> None:
    made = [event(f"e{number}") for number in range(5)]
    data, _ = whole(parquet(made, group=2))
    file = pq.ParquetFile(io.BytesIO(data))
    assert [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)] == [2, 2, 1]
    empty, counted = whole(parquet([]))
    assert pq.read_table(io.BytesIO(empty)).num_rows == counted.written == 0


@settings(max_examples=30, deadline=None)
@given(hostile)
def test_hostile_events_come_back(events: tuple[Event, ...]) -> None:
    rows = pq.read_table(io.BytesIO(whole(parquet(events))[0])).to_pylist()
    assert [row["id"] for row in rows] == [unicode_text(one.id) for one in events]
    assert [len(row["participants"]) for row in rows] == [len(one.participants) for one in events]
