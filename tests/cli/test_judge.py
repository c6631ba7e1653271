"""`kawat judge` and `kawat rebuild`: decisions are kept, shown and outlive reading anew and rebuilding."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import SHARED
from tests.cli.run import kawat


@pytest.fixture
def here(tmp_path: Path) -> Path:
    assert kawat("add", str(SHARED / "seeds"), here=tmp_path).status == 0
    return tmp_path


def calls(here: Path) -> list[dict[str, Any]]:
    found = json.loads(kawat("timeline", "--json", "--kind", "call", "--from", "2025", here=here).out)
    return [one for one in found if one["date"] == "2025-02-12"]


def test_parting_and_joining(here: Path) -> None:
    (call,) = calls(here)
    parted = kawat("judge", "not-same", call["id"], call["reports"][1], "--by", "Siti", here=here)
    assert parted.status == 0, parted.err
    assert "1 events new, 1 changed, 0 gone" in parted.out
    one, other = calls(here)
    assert kawat("rebuild", here=here).out.endswith("Nothing changed.\n")
    assert kawat("add", str(SHARED / "seeds"), here=here).status == 0
    assert calls(here) == [one, other]
    joined = kawat("judge", "same", one["id"], other["id"], "--by", "Siti", here=here)
    assert call["id"] in joined.out
    assert calls(here) == [call]
    gone = one["id"] if one["id"] != call["id"] else other["id"]
    assert json.loads(kawat("show", gone, "--json", here=here).out)["id"] == call["id"]


def test_a_value_set_by_a_person(here: Path) -> None:
    (call,) = calls(here)
    arguments = ("right-value", call["id"], "--field", "status", "--value", "denied", "--by", "Siti")
    assert kawat("judge", *arguments, here=here).status == 0
    (call,) = calls(here)
    assert (call["status"], call["judged"]) == ("denied", ["status"])
    assert "set by a person" in kawat("show", call["id"], here=here).out
    assert kawat("rebuild", here=here).out.endswith("Nothing changed.\n")


def test_reports_taken_out(here: Path) -> None:
    (call,) = calls(here)
    taken = kawat("judge", "wrong", call["id"], "--by", "Siti", here=here)
    assert taken.out.endswith("No event is left of them.\n")
    assert calls(here) == []
    assert "is gone" in kawat("show", call["id"], here=here).err
    back = kawat("judge", "take-back", call["id"], "--by", "Ali", here=here)
    assert back.out.startswith("Kept: take-back, by Ali. 1 events new, 0 changed, 0 gone.")
    assert calls(here) == [call]
    assert kawat("rebuild", here=here).out.endswith("Nothing changed.\n")
    again = kawat("judge", "take-back", call["id"], "--by", "Ali", here=here)
    assert (again.status, again.out) == (2, "")
    assert "nothing that was decided is in force" in again.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("alike", "e1", "e2"), "one of: same, not-same, wrong, right-value, take-back"),
        (("same", "nope", "nape"), "is not in this ledger"),
        (("right-value", "nope", "--field", "date"), "is not in this ledger"),
    ],
)
def test_a_slip_is_explained(here: Path, arguments: tuple[str, ...], words: str) -> None:
    run = kawat("judge", *arguments, "--by", "Siti", here=here)
    assert run.status == 2
    assert words in run.err


def test_who_decides_must_be_said(here: Path) -> None:
    assert kawat("judge", "same", "a", "b", here=here).status == 2
    assert "--by" in kawat("judge", "same", "a", "b", "--by", " ", here=here).err
