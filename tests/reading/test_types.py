"""Tests of kawat.reading.types ."""

from kawat.reading.model.labels import KINDS
from kawat.reading.types import type_of


def test_kinds_of_one_type_are_alike() -> None:
    assert type_of("call") == type_of("visit") != type_of("agreement")
    assert type_of("sanction") == type_of("rupture")
    assert type_of("attack") == "ASSAULT"
    assert len({type_of(kind) for kind in KINDS}) == 16
