"""What is drawn from an event for questions: months, and how two states stand in it."""

import pytest

from kawat.ledger.facets import MOST_SIDES, facet_rows, level, month, standing
from kawat.records import Event, EventParticipant, Kind, Office, Role


def made(*sides: tuple[Role, str, Office | None], kind: Kind = "meeting") -> Event:
    return Event(
        "e1", kind, "held", tuple(EventParticipant(role, state, None, office) for role, state, office in sides)
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2018-07-03", "2018-07"),
        ("2018-07", "2018-07"),
        ("2018-07~", "2018-07"),
        ("2022-02-24/..", "2022-02"),
        ("2018-06-25/2018-07-01", "2018-06"),
        ("2018", None),
        ("2018~/2019", None),
        ("2018-22", None),
        ("../2018-07", None),
        ("201X", None),
        (None, None),
    ],
)
def test_a_date_begins_in_a_month_only_where_it_names_one(date: str | None, expected: str | None) -> None:
    assert month(date) == expected


def test_states_deal_with_each_other_across_an_act() -> None:
    both = made(("actor", "USA", None), ("actor", "GBR", None), ("target", "RUS", None), ("third", "TUR", None))
    assert standing(both, "GBR", "RUS") == "dealing"
    assert standing(both, "USA", "RUS") == "dealing"
    assert standing(both, "GBR", "USA") == "same side"
    assert standing(both, "RUS", "TUR") == "third"


def test_all_deal_with_each_other_where_nobody_is_a_target_but_not_in_a_crowd() -> None:
    codes = [f"S{number:02}" for number in range(MOST_SIDES + 1)]
    few = made(*(("actor", code, None) for code in codes[:-1]))
    many = made(*(("actor", code, None) for code in codes))
    assert standing(few, "S00", "S01") == "dealing"
    assert standing(many, "S00", "S01") == "crowd"
    assert len(facet_rows(many)["event_pairs"]) == len(codes) * (len(codes) - 1) // 2


def test_the_level_is_that_of_the_lower_of_two_delegations() -> None:
    met = made(
        ("actor", "RUS", "head_of_state"), ("actor", "RUS", "foreign_minister"), ("actor", "USA", "foreign_minister"),
        ("actor", "IDN", None),
    )  # fmt: skip
    assert level(met, "RUS", "USA") == "foreign_minister"
    assert level(met, "IDN", "RUS") is None


def test_a_person_named_twice_and_an_outlet_named_twice_count_once() -> None:
    twice = Event(
        "e1", "call", "held",
        (EventParticipant("actor", "RUS", "Sergey Lavrov"), EventParticipant("target", "RUS", "Sérgey  LAVROV"),
         EventParticipant("actor", "USA", "?")),
        outlets=("Harian", "Harian"),
    )  # fmt: skip
    found = facet_rows(twice)
    assert [row["person_folded"] for row in found["event_people"]] == ["sergey lavrov"]
    assert [row["outlet"] for row in found["event_outlets"]] == ["Harian"]
    assert [row["state"] for row in found["event_states"]] == ["RUS", "USA"]
