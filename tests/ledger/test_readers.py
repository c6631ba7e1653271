"""Rounds of reading: one state each, no writing, a limit of time; what cannot be read is told and found again."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from kawat.errors import KawatError
from kawat.ledger import counts, open_ledger
from kawat.ledger.readers import Readers, TooSlow, Unavailable
from kawat.ledger.schema import refusals

from .build import call

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
REFUSAL = {"origin": "x", "code": "y", "why": "z", "hint": "h", "refused_at": "2026-01-01T00:00:00+00:00"}


def articles(readers: Readers) -> int:
    with readers.reading() as ledger:
        return counts(ledger).articles


def test_a_round_sees_one_state_while_another_program_adds(tmp_path: Path) -> None:
    readers = Readers(tmp_path / "k.db")
    with open_ledger(tmp_path / "k.db") as adder:
        adder.add(call("a1"))
        with readers.reading() as ledger:
            assert counts(ledger).articles == 1
            adder.add(call("a2"))
            assert counts(ledger).articles == 1
            with ledger.snapshot() as still:
                assert counts(still).articles == 1
        assert articles(readers) == 2
    readers.close()
    assert articles(readers) == 2  # it opens again by itself
    readers.close()


def test_nothing_can_be_written(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    readers = Readers(tmp_path / "k.db")
    with readers.reading() as ledger, pytest.raises(KawatError, match="only read here"):
        ledger.add(call("a1"))
    with pytest.raises(Unavailable, match="readonly"), readers.reading() as ledger, ledger.connection() as connection:
        connection.execute(insert(refusals), [REFUSAL])
    assert articles(readers) == 0
    readers.close()


def test_a_round_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    readers = Readers(tmp_path / "k.db", seconds=0.001)
    with pytest.raises(TooSlow, match="too long"), readers.reading() as ledger, ledger.connection() as connection:
        connection.execute(ENDLESS)
    assert articles(readers) == 0  # the connection is free again, and its limit is a new one
    readers.close()


def test_too_many_rounds_at_once_are_told(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    readers = Readers(tmp_path / "k.db", most=1, wait=0.01)
    with readers.reading(), pytest.raises(Unavailable, match="too many"), readers.reading():
        pass
    assert articles(readers) == 0
    readers.close()


def test_a_ledger_that_is_away_is_found_when_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    readers = Readers(path)
    with pytest.raises(Unavailable, match="there is no ledger here"):
        articles(readers)
    with open_ledger(path) as adder:
        adder.add(call("a1"))
    assert articles(readers) == 1
    for side in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        side.unlink(missing_ok=True)
    with pytest.raises(Unavailable, match="there is no ledger here"):
        articles(readers)
    open_ledger(path).close()
    assert articles(readers) == 0
    readers.close()


def test_a_ledger_of_another_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    open_ledger(path).close()
    readers = Readers(path)
    assert articles(readers) == 0
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(Unavailable, match="is of version 0001"):
        articles(readers)
    with pytest.raises(Unavailable, match="is of version 0001"):
        articles(Readers(path))
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    with pytest.raises(Unavailable, match="newer than this Kawat"):
        articles(Readers(path))
    with pytest.raises(Unavailable, match="is of version 9999"):
        articles(readers)
    other.close()
    readers.close()


@pytest.mark.parametrize("content", [b"", b"hello " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_ledger_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.db").write_bytes(content)
    readers = Readers(tmp_path / "k.db")
    with pytest.raises(Unavailable):
        articles(readers)
    assert (tmp_path / "k.db").read_bytes() == content


def test_many_threads_read_while_another_adds(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    open_ledger(path).close()
    readers, seen, failed = Readers(path), [list[int]() for _ in range(8)], list[Exception]()
    done = threading.Event()

    def read(mine: list[int]) -> None:
        try:
            while not done.is_set() or not mine or mine[-1] < 40:
                with readers.reading() as ledger:
                    held = counts(ledger)
                    assert held.articles == held.reports == held.quotes
                    mine.append(held.articles)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it
            failed.append(error)

    threads = [threading.Thread(target=read, args=(mine,)) for mine in seen]
    for thread in threads:
        thread.start()
    with open_ledger(path) as adder:
        for n in range(40):
            adder.add(call(f"a{n}"))
    done.set()
    for thread in threads:
        thread.join(60)
    readers.close()
    assert not failed
    assert all(mine == sorted(mine) and mine[-1] == 40 for mine in seen)
