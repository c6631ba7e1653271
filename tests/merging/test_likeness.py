"""Likeness: the same for both orders, and what speaks for and against one event."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from kawat.merging.likeness import NEVER, features, likeness, model
from kawat.merging.traits import traits
from kawat.records import FiledReport
from tests.merging.reports import filed, reports

SUMMIT: dict[str, Any] = {
    "kind": "summit",
    "sides": [("actor", "IDN", "Joko Widodo"), ("actor", "AUS", "Malcolm Turnbull")],
    "place": ("Sydney", "AUS"),
    "words": ["berlabuh", "maritim", "perbatasan"],
}


def alike(one: dict[str, Any], other: dict[str, Any]) -> int:
    return likeness(traits(filed("a.r1", **one)), traits(filed("b.r1", **other)))


@given(reports(8))
def test_likeness_is_the_same_for_both_orders(told: list[FiledReport]) -> None:
    for one, other in combinations(map(traits, told), 2):
        assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    "changed",
    [
        {"sides": [("actor", "IDN", "Retno Marsudi"), ("actor", "AUS", "Julie Bishop")]},
        {"place": ("Jakarta", "IDN")},
        {"date": "2018-03-07"},
        {"words": ["pesawat", "latihan", "udara"]},
        {"status": "denied"},
    ],
    ids=["other persons", "other country", "other day", "other words", "denied"],
)
def test_what_differs_counts_against(changed: dict[str, Any]) -> None:
    assert alike(SUMMIT, SUMMIT | changed) < alike(SUMMIT, SUMMIT)


def test_planned_and_held_on_one_day_are_alike() -> None:
    assert alike(SUMMIT | {"status": "planned", "published": "2018-03-01"}, SUMMIT) > 0


def test_two_strikes_a_day_apart_are_two() -> None:
    strike = {"kind": "attack", "sides": [("actor", "ISR"), ("target", "PSE")], "place": ("Gaza", "PSE")}
    assert alike(strike, strike) > 0
    assert alike(strike, strike | {"date": "2018-03-06"}) < 0


def test_reports_without_a_side_in_common_are_never_one_event() -> None:
    assert alike(SUMMIT, SUMMIT | {"sides": [("actor", "FRA"), ("actor", "DEU")]}) == NEVER
    assert alike(SUMMIT, SUMMIT | {"date": "2018-06-05"}) == NEVER


@given(reports(8))
def test_every_feature_but_the_rarest_has_a_weight(told: list[FiledReport]) -> None:
    groups = {name.partition("-")[0] for name in model()["weights"]}
    for one, other in combinations(map(traits, told), 2):
        for name in features(one, other) or ():
            assert name in model()["weights"] or name.partition("-")[0] in groups
