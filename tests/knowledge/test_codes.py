"""The codes of every kind and status, checked against the published code tables."""

import csv
from pathlib import Path
from typing import get_args

import pytest

from kawat.knowledge.codes import QUADS, Codes, codes
from kawat.records import Kind, Status

ONTOLOGY = Path(__file__).parents[2] / ".." / "shared" / "ontology"
PAIRS = [(kind, status) for kind in get_args(Kind) for status in get_args(Status)]


def _published(name: str) -> list[dict[str, str]]:
    with (ONTOLOGY / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("kind", "status"), PAIRS)
def test_every_kind_and_status_has_a_row_that_agrees_with_the_manuals(kind: str, status: str) -> None:
    found = codes(kind, status)
    if found.cameo is None:
        assert found == Codes()
        return
    goldstein = {row["code"]: float(row["goldstein"]) for row in _published("cameo_codes_goldstein.csv")}
    assert found.goldstein == goldstein[found.cameo]
    modes = {(row["event"], row["mode"]): float(row["plover_score"] or "nan") for row in _published("plover_modes.csv")}
    types = {row["event"]: float(row["plover_score"]) for row in _published("plover_events.csv")} | {"ACCUSE": -3.0}
    assert found.plover is not None
    assert found.plover_score == (modes[found.plover, found.mode] if found.mode else types[found.plover])


def test_the_four_classes_are_those_of_the_plover_manual() -> None:
    assert {row["event"]: row["quad"].lower() for row in _published("plover_events.csv")} == QUADS


def test_what_did_not_happen_has_no_code_and_no_score() -> None:
    assert {codes(kind, "denied") for kind in get_args(Kind)} == {Codes()}


def test_a_plan_is_not_coded_as_the_deed() -> None:
    assert codes("attack", "planned").plover == "THREATEN"
    assert codes("summit", "planned").plover == "AGREE"
    assert codes("summit", "cancelled").plover == "REJECT"
    assert codes("sanction", "cancelled").course == "cooperation"
    assert codes("call", "held") == Codes("CONSULT", "phone", "041", 1.0, 1.5)
    assert codes("accusation", "held").course == "conflict"


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        codes("party", "held")
