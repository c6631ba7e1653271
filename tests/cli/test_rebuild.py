"""`kawat rebuild`: what it says when nothing changed, when something did, and when there is nothing."""

import sqlite3
from pathlib import Path

from tests.cli.run import kawat

SAMPLES = str(Path(__file__).parents[2] / "samples")


def test_a_ledger_that_grew_is_as_rebuilt(tmp_path: Path) -> None:
    kawat("add", SAMPLES, here=tmp_path)
    before = kawat("timeline", "--json", here=tmp_path).out
    run = kawat("rebuild", here=tmp_path)
    assert run.status == 0
    assert run.out.endswith("Nothing changed.\n")
    assert kawat("timeline", "--json", here=tmp_path).out == before


def test_events_of_another_version_are_made_anew(tmp_path: Path) -> None:
    kawat("add", SAMPLES, here=tmp_path)
    before = kawat("timeline", "--json", here=tmp_path).out
    with sqlite3.connect(tmp_path / "kawat.db") as ledger:
        ledger.execute("UPDATE merger SET version = 'x'")
        ledger.execute("UPDATE events SET digest = 'x', \"values\" = '[]', country = 'XXX'")
    ledger.close()
    event = before[before.index('"id": "') + 7 :].partition('"')[0]
    assert "kawat rebuild" in kawat("show", event, here=tmp_path).err
    run = kawat("rebuild", here=tmp_path)
    assert "Changed: 0 events new" in run.out
    assert kawat("timeline", "--json", here=tmp_path).out == before
    assert kawat("show", event, here=tmp_path).err == ""


def test_no_ledger_is_made(tmp_path: Path) -> None:
    run = kawat("rebuild", here=tmp_path)
    assert run.status == 2
    assert "kawat.db" in run.err
    assert not list(tmp_path.iterdir())
