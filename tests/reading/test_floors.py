"""The gate: on the gold kept for measuring no figure falls below its floor; gold and trees do not change unseen."""

import json

from benchmarks.floors import FLOORS, GOLD, digests, fallen, measured, raised

KEPT = json.loads(FLOORS.read_text("utf-8"))


def test_the_floors_belong_to_this_gold_and_these_trees() -> None:
    again = "measure again: python -m benchmarks.floors --record"
    assert digests(GOLD) == {name: KEPT[name] for name in ("gold", "model")}, again


def test_no_figure_falls_below_its_floor() -> None:
    assert fallen(measured(GOLD), KEPT["floors"]) == []


def test_a_floor_is_lowered_only_when_asked_for() -> None:
    assert raised({"found": 0.4}, {"found": 0.5}, lower=False) == {"found": 0.5}
    assert raised({"found": 0.4}, {"found": 0.5}, lower=True) == {"found": 0.4}
    assert raised({"found": 0.6}, {"found": 0.5}, lower=False) == {"found": 0.6}
    assert fallen({"found": 0.4}, {"found": 0.5}) == ["found: 0.400 is below its floor 0.500"]
    assert fallen({"found": 0.496}, {"found": 0.5}) == []
