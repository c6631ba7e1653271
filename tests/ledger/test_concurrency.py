"""Several programs at one ledger, and programs that die: nothing is lost, doubled or left half done."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kawat.ledger import counts, open_ledger

from .build import call

ROOT = Path(__file__).parents[2]
ADDER = """
import random, sys
from kawat.ledger import open_ledger
from tests.ledger.build import call
where, seed, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
numbers = list(range(size))
random.Random(seed).shuffle(numbers)
with open_ledger(where) as ledger:
    while numbers:
        some, numbers = numbers[:7], numbers[7:]
        for outcome in ledger.add_many(call(f"a{n:05}") for n in some):
            print(outcome, flush=True)
"""
BATCHER = """
import itertools, sys
from kawat.ledger import open_ledger
from tests.ledger.build import call
numbers = itertools.count()
with open_ledger(sys.argv[1]) as ledger:
    while True:
        with ledger.batch():
            for n in itertools.islice(numbers, 50):
                ledger.add(call(f"a{n:05}"))
                print(n, flush=True)
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_two_adders_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    adders = [start(ADDER, str(path), str(seed), "300") for seed in (1, 2)]
    said = [adder.communicate()[0].split() for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0]
    outcomes = sorted(said[0] + said[1])
    assert outcomes == ["added"] * 300 + ["unchanged"] * 300
    with open_ledger(path) as ledger:
        assert [one.article for one in ledger.filed_reports()] == [f"a{n:05}" for n in range(300)]
        assert counts(ledger).quotes == 300
    sound(path)


@pytest.mark.parametrize("script", [ADDER, BATCHER])
@pytest.mark.parametrize("lines", [1, 60, 173])
def test_killed_in_the_middle_the_ledger_is_whole_and_goes_on(tmp_path: Path, script: str, lines: int) -> None:
    path = tmp_path / "a.db"
    adder = start(script, str(path), "1", "100000")
    assert adder.stdout is not None
    for _ in range(lines):
        assert adder.stdout.readline()
    adder.kill()
    adder.communicate()
    assert adder.returncode == -signal.SIGKILL
    with open_ledger(path) as ledger:
        kept = [one.article for one in ledger.filed_reports()]
        assert all(ledger.reading(article) == call(article) for article in kept[:9])
        unit = 7 if script is ADDER else 50
        assert len(kept) % unit == 0
        wanted = sorted({*kept, *(f"a{n:05}" for n in range(60))})
        outcomes = ledger.add_many(call(article) for article in wanted)
        assert outcomes.count("unchanged") == len(kept)
        assert [one.article for one in ledger.filed_reports()] == wanted
    sound(path)


def test_a_reader_sees_one_state_while_another_adds(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as one, open_ledger(tmp_path / "a.db") as other:
        one.add_many([call("a1"), call("a2")])
        reading = one.filed_reports()
        assert next(reading).article == "a1"
        assert other.add(call("a3")) == "added"
        assert [report.article for report in reading] == ["a2"]
        assert counts(one).articles == 3
