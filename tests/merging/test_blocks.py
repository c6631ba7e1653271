"""Blocks: what can tell one event meets, and blocks stay small."""

from typing import Any

import pytest

from kawat.merging.blocks import keys, meet
from kawat.merging.traits import traits
from tests.merging.reports import filed

ASEAN = [("actor", "ASEAN")]


def met(one: dict[str, Any], other: dict[str, Any]) -> bool:
    first, second = traits(filed("a.r1", **one)), traits(filed("b.r1", **other))
    assert meet(first, second) == meet(second, first), "each must see the other"
    return meet(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2018-03-31", "status": "planned"}, {"date": "2018-04-01"}),
        ({"date": "2018-03-31/2018-04-02"}, {"date": "2018-04-02"}),
        ({"date": "2018-03"}, {"date": "2018-03-30"}),
        ({"date": None, "published": "2018-04-02"}, {"date": "2018-03-30"}),
        ({"date": None, "status": "planned", "published": "2018-03-20"}, {"date": "2018-04-15"}),
        ({"date": None, "published": "2018-03-31"}, {"date": None, "published": "2018-04-01"}),
        ({"date": "2018"}, {"date": "2018"}),
        ({"date": "2015/.."}, {"date": "2015-01-15/.."}),
        ({"sides": [("actor", "IDN"), ("actor", "AUS"), ("third", "SGP")]}, {}),
        ({"kind": "summit"}, {"kind": "talks"}),
        ({"kind": "conference", "sides": ASEAN}, {"kind": "conference", "sides": [*ASEAN, ("actor", "IDN")]}),
    ],
)  # fmt: skip
def test_reports_that_may_tell_one_event_meet(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert met(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kind": "call"}, {"kind": "summit"}),
        ({"kind": "visit"}, {"kind": "meeting"}),
        ({"date": "2018-03-05"}, {"date": "2018-05-05"}),
        ({"sides": [("actor", "IDN"), ("actor", "AUS")]}, {"sides": [("actor", "IDN"), ("actor", "MYS")]}),
    ],
)
def test_others_do_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not met(one, other)


def test_a_report_of_many_sides_stands_in_few_blocks() -> None:
    many = [("actor" if n < 12 else "target", f"S{n:02}") for n in range(24)]
    assert len(keys(traits(filed(sides=many)))) <= 40
