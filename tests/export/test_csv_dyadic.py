"""CSV of pairs: the rule of pairs case by case, and what pandas loads."""

import io
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from kawat.export.csv_dyadic import DYADS, csv_dyadic
from kawat.export.sides import dyads
from kawat.records import Event, EventParticipant, Kind
from tests.export.made import hostile, whole
from tests.ledger.build import event

A, T, THIRD = "actor", "target", "third"


def sides(*told: tuple[Any, str | None]) -> tuple[EventParticipant, ...]:
    return tuple(EventParticipant(role, state) for role, state in told)


@pytest.mark.parametrize(
    ("kind", "told", "pairs", "symmetric"),
    [
        ("call", ((A, "RUS"), (A, "USA")), ["RUS>USA", "USA>RUS"], True),
        ("meeting", ((A, "RUS"), (T, "USA")), ["RUS>USA", "USA>RUS"], True),
        ("visit", ((A, "USA"), (T, "IDN")), ["USA>IDN"], False),
        ("accusation", ((A, "GBR"), (A, "USA"), (T, "RUS")), ["GBR>RUS", "USA>RUS"], False),
        ("accusation", ((A, "GBR"), (A, "USA")), [], False),
        ("cooperation", ((A, "IDN"), (A, "AUS")), ["AUS>IDN", "IDN>AUS"], True),
        ("cooperation", ((A, "IDN"), (T, "AUS")), ["IDN>AUS"], False),
        ("talks", ((A, "RUS"), (A, "UKR"), (THIRD, "TUR")), ["RUS>UKR", "UKR>RUS"], True),
        ("call", ((A, "RUS"), (A, "RUS"), (A, None)), [], True),
        ("attack", ((A, "RUS"), (T, "RUS")), [], False),
        ("summit", ((A, "CHN"), (A, "USA"), (A, "IDN")),
         ["CHN>IDN", "CHN>USA", "IDN>CHN", "IDN>USA", "USA>CHN", "USA>IDN"], True),
    ],
)  # fmt: skip
def test_pairs(kind: Kind, told: tuple[tuple[str, str | None], ...], pairs: list[str], symmetric: bool) -> None:
    found = dyads(replace(event("e1", kind=kind), participants=sides(*told)))
    assert [f"{one.source.code}>{one.target.code}" for one in found] == pairs
    assert {one.symmetric for one in found} <= {symmetric}


def test_persons_stand_with_their_side() -> None:
    told = (
        EventParticipant("actor", "RUS", "Vladimir Putin", "head_of_state"),
        EventParticipant("actor", "RUS", "Sergei Lavrov", "foreign_minister"),
        EventParticipant("actor", "USA"),
    )
    table = pd.read_csv(io.BytesIO(whole(csv_dyadic([replace(event("e1"), participants=told)]))[0]), dtype="string")
    row = table[table["source"] == "RUS"].iloc[0]
    assert row["source_persons"] == "Vladimir Putin;Sergei Lavrov"
    assert row["source_offices"] == "head_of_state;foreign_minister"
    assert (row["source_name"], row["target_name"]) == ("Russia", "United States")


def test_real_pairs_load_and_each_key_is_one_row(real: tuple[Event, ...]) -> None:
    data, counted = whole(csv_dyadic(real))
    table = pd.read_csv(io.BytesIO(data), dtype={"cameo": "string"}, parse_dates=["first_day"])
    assert list(table.columns) == [column.name for column in DYADS.columns]
    assert len(table) == counted.written == sum(len(dyads(one)) for one in real)
    assert dict(counted.left_out) == {"of no two known sides": sum(not dyads(one) for one in real)}
    assert not table.duplicated(list(DYADS.key)).any()
    assert table["symmetric"].dtype == bool
    both = table[table["symmetric"]]
    assert (both["source"] < both["target"]).sum() * 2 == len(both)


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_hostile_events_make_rows_that_load(events: tuple[Event, ...]) -> None:
    data, counted = whole(csv_dyadic(events))
    table = pd.read_csv(io.BytesIO(data), dtype="string", keep_default_na=False)
    assert len(table) == counted.written == sum(len(dyads(one)) for one in events)
