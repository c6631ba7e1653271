"""Several programs at one ledger, and programs that die: nothing is lost, doubled or left half done."""

import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from kawat.ledger import counts, open_ledger, schema, timeline
from kawat.ledger.merged import Keeper, rebuild

from .build import call, kept

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
KEEPER = """
import random, sys
from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from tests.ledger.build import call
where, seed, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
numbers = list(range(size))
random.Random(seed).shuffle(numbers)
with open_ledger(where) as ledger:
    keeper = Keeper(ledger)
    while numbers:
        some, numbers = numbers[:5], numbers[5:]
        keeper.keep(call(f"a{n:05}", date=f"2018-07-{n % 20 + 1:02}") for n in some)
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def sound(where: str) -> None:
    if not where.startswith("sqlite"):
        return  # PostgreSQL holds what its tables promise, or does not start
    connection = sqlite3.connect(where.removeprefix("sqlite:///"))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_two_adders_at_once_lose_and_double_nothing(ledger_url: str) -> None:
    adders = [start(ADDER, ledger_url, str(seed), "300") for seed in (1, 2)]
    said = [adder.communicate()[0].split() for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0]
    outcomes = sorted(said[0] + said[1])
    assert outcomes == ["added"] * 300 + ["unchanged"] * 300
    with open_ledger(ledger_url) as ledger:
        assert kept(ledger) == [f"a{n:05}" for n in range(300)]
        assert counts(ledger).quotes == 300
    sound(ledger_url)


@pytest.mark.parametrize("script", [ADDER, BATCHER])
@pytest.mark.parametrize("lines", [1, 60, 173])
def test_killed_in_the_middle_the_ledger_is_whole_and_goes_on(ledger_url: str, script: str, lines: int) -> None:
    adder = start(script, ledger_url, "1", "100000")
    assert adder.stdout is not None
    for _ in range(lines):
        assert adder.stdout.readline()
    adder.kill()
    adder.communicate()
    assert adder.returncode == -signal.SIGKILL
    with open_ledger(ledger_url) as ledger:
        held = kept(ledger)
        assert all(ledger.reading(article) == call(article) for article in held[:9])
        unit = 7 if script is ADDER else 50
        assert len(held) % unit == 0
        wanted = sorted({*held, *(f"a{n:05}" for n in range(60))})
        outcomes = ledger.add_many(call(article) for article in wanted)
        assert outcomes.count("unchanged") == len(held)
        assert kept(ledger) == wanted
    sound(ledger_url)


def test_a_reader_sees_one_state_while_another_adds(ledger_url: str) -> None:
    with open_ledger(ledger_url) as one, open_ledger(ledger_url) as other:
        one.add_many([call("a1"), call("a2")])
        with one.connection():
            assert counts(one).articles == 2
        with one.connection() as connection:
            ask = select(schema.articles.c.id).order_by(schema.articles.c.id)
            before = connection.scalars(ask).all()
            assert other.add(call("a3")) == "added"
            assert connection.scalars(ask).all() == before == ["a1", "a2"]
        assert counts(one).articles == 3


def test_readers_are_not_kept_waiting_by_a_writer(ledger_url: str) -> None:
    with open_ledger(ledger_url) as one, open_ledger(ledger_url) as other:
        one.add(call("a1"))
        with one.batch():
            one.add_many([call("a1", status="planned"), call("a2")])
            assert counts(one).articles == 2
            assert other.reading("a1") == call("a1")
            assert counts(other).articles == 1
        assert other.reading("a1").reports[0].status == "planned"


def test_a_writer_waits_for_its_turn_and_sees_what_went_before(ledger_url: str) -> None:
    with open_ledger(ledger_url) as one, open_ledger(ledger_url) as other, ThreadPoolExecutor() as pool:
        with one.batch():
            one.add(call("a1"))
            waiting = pool.submit(other.add_many, [call("a1"), call("a2")])
            one.add(call("a2", status="planned"))
            assert not waiting.done()
        assert waiting.result(60) == ("unchanged", "updated")
        assert counts(one).reports == 2


def test_two_keepers_at_once_make_the_events_of_one(ledger_url: str, tmp_path: Path) -> None:
    keepers = [start(KEEPER, ledger_url, str(seed), "60") for seed in (1, 2, 3)]
    for keeper in keepers:
        keeper.communicate()
    assert [keeper.returncode for keeper in keepers] == [0, 0, 0]
    with open_ledger(tmp_path / "alone.db") as ledger:
        Keeper(ledger).keep(call(f"a{n:05}", date=f"2018-07-{n % 20 + 1:02}") for n in range(60))
        expected = timeline(ledger)
    with open_ledger(ledger_url) as ledger:
        assert timeline(ledger) == expected
        applied = rebuild(ledger)
        assert (applied.added, applied.changed, applied.removed) == (0, 0, 0)


def test_a_ledger_is_made_by_two_programs_at_once(ledger_url: str) -> None:
    adders = [start(ADDER, ledger_url, str(seed), "7") for seed in (1, 2, 3, 4)]
    said = [adder.communicate()[0].split() for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0, 0, 0]
    assert sorted(one for some in said for one in some) == ["added"] * 7 + ["unchanged"] * 21
