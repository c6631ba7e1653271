"""Codes and ids: each gives its thing, and an unknown one says so and offers the nearest."""

import subprocess
import sys

import pytest

from kawat.errors import KawatError
from kawat.knowledge.entities import codes, entity, organisation, place, state


def test_a_code_gives_its_thing() -> None:
    assert state("IDN").name_id == "Indonesia"
    assert organisation("UN").name_id == "Perserikatan Bangsa-Bangsa"
    assert organisation("WHO").part_of == "UN"
    assert place("1650535").name_en == "Bali"
    assert place("kawat:nusa-dua").country == "IDN"
    assert entity("X:Hamas").name_en == "Hamas"


def test_codes_are_those_of_states_and_organisations() -> None:
    assert {"IDN", "XKX", "UN", "X:Taliban"} <= codes()
    assert "1650535" not in codes()


def test_an_unknown_code_is_told_with_the_nearest() -> None:
    with pytest.raises(KawatError, match=r"IDM: no state has this code\. Did you mean .*IDN"):
        state("IDM")
    with pytest.raises(KawatError, match="no organisation has this code"):
        organisation("IDN")
    with pytest.raises(KawatError, match="no place has this id"):
        place("kawat:nusa-duo")
    with pytest.raises(KawatError, match="no state, organisation or place has this code"):
        entity("")


def test_importing_the_room_loads_no_table() -> None:
    code = "import sys, kawat.knowledge; sys.exit('csv' in sys.modules or 'ahocorasick' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
