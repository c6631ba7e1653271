"""Events as CSV: what a reader of CSV loads is what the events hold."""

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kawat.export.event_csv import COLUMNS, events_csv
from kawat.records import EventParticipant
from tests.ledger.build import call, event


def load(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_an_event_with_codes_as_strings() -> None:
    both = event("e1", person="Sergei Lavrov", behind=[call("a1"), call("a2", outlet="Warta")])
    (row,) = load(events_csv([both]))
    assert tuple(row) == COLUMNS
    assert (row["id"], row["kind"], row["status"], row["date"]) == ("e1", "call", "held", "2018-07-03")
    assert (row["actors"], row["targets"], row["thirds"]) == ("RUS;USA", "", "")
    assert row["actor_persons"] == "Sergei Lavrov;Sergei Lavrov"
    assert (row["reports"], row["outlets"], row["articles"]) == ("2", "2", "a1;a2")


def test_roles_stand_in_columns_of_their_own_and_unknown_is_empty() -> None:
    sides = (
        EventParticipant("actor", "GBR"),
        EventParticipant("target", None, "Budi"),
        EventParticipant("third", "UN"),
    )
    (row,) = load(events_csv([replace(event("e1", date=None), participants=sides, place=None)]))
    assert (row["actors"], row["targets"], row["target_persons"], row["thirds"]) == ("GBR", "", "Budi", "UN")
    assert (row["date"], row["place"]) == ("", "")


def test_no_events_are_a_heading() -> None:
    assert events_csv([]) == ",".join(COLUMNS) + "\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), max_size=5))
def test_any_name_comes_back(names: list[str]) -> None:
    events = [replace(event(f"e{n}"), place=name) for n, name in enumerate(names)]
    assert [row["place"] for row in load(events_csv(events))] == names
