"""Rounds of reading: one state each, no writing, a limit of time; what cannot be read is told and found again."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, text

from kawat.errors import KawatError
from kawat.ledger import counts, open_ledger
from kawat.ledger.opening import open_engine
from kawat.ledger.readers import Readers, TooSlow, Unavailable
from kawat.ledger.schema import refusals
from kawat.ledger.versions import writer

from .build import call

ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
REFUSAL = {"origin": "x", "code": "y", "why": "z", "hint": "h", "refused_at": "2026-01-01T00:00:00+00:00"}


def articles(readers: Readers) -> int:
    with readers.reading() as ledger:
        return counts(ledger).articles


@pytest.fixture
def readers(ledger_url: str) -> Iterator[Readers]:
    """Rounds on a new ledger, in turn on both databases."""
    open_ledger(ledger_url).close()
    made = Readers(ledger_url, seconds=30)
    yield made
    made.close()


@pytest.fixture
def writing(ledger_url: str, readers: Readers) -> Iterator[Engine]:
    """Another program at the same ledger, which may write anything."""
    engine = open_engine(ledger_url)
    assert articles(readers) == 0
    yield engine
    engine.dispose()


def test_a_round_sees_one_state_while_another_program_adds(readers: Readers, ledger_url: str) -> None:
    with open_ledger(ledger_url) as adder:
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


def test_nothing_can_be_written(readers: Readers) -> None:
    with readers.reading() as ledger, pytest.raises(KawatError, match="only read here"):
        ledger.add(call("a1"))
    with pytest.raises(Unavailable), readers.reading() as ledger, ledger.connection() as connection:
        connection.execute(insert(refusals), [REFUSAL])
    with readers.reading() as ledger:
        assert counts(ledger).refusals == 0


def test_a_round_that_takes_too_long_is_ended(readers: Readers) -> None:
    with pytest.raises(TooSlow, match="too long"), readers.reading(0.05) as ledger, ledger.connection() as connection:
        connection.execute(ENDLESS)
    assert articles(readers) == 0  # the connection is free again, and its limit is a new one


def test_too_many_rounds_at_once_are_told(ledger_url: str) -> None:
    open_ledger(ledger_url).close()
    readers = Readers(ledger_url, most=1, wait=0.01)
    with readers.reading(), pytest.raises(Unavailable, match="too many"), readers.reading():
        pass
    assert articles(readers) == 0
    readers.close()


@pytest.mark.parametrize("version", ["0001", "9999"])
def test_a_ledger_of_another_version_is_told_and_found_when_it_is_of_this_one(
    readers: Readers, ledger_url: str, writing: Engine, version: str
) -> None:
    def turn_into(wanted: str) -> str:
        with writer(writing) as connection, connection.begin():
            before = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
            connection.execute(text("UPDATE alembic_version SET version_num = :wanted"), {"wanted": wanted})
        return before

    right = turn_into(version)
    fresh = Readers(ledger_url)
    for one in (readers, fresh):
        with pytest.raises(Unavailable, match=f"is of version {version}"):
            articles(one)
    turn_into(right)
    assert articles(readers) == articles(fresh) == 0
    fresh.close()


def test_a_file_that_is_away_is_found_when_it_is_there(tmp_path: Path) -> None:
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


def test_connections_that_the_server_closed_are_made_anew(postgresql_url: str) -> None:
    open_ledger(postgresql_url).close()
    readers = Readers(postgresql_url)
    assert articles(readers) == 0
    killer = open_engine(postgresql_url)
    with killer.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
    killer.dispose()
    assert articles(readers) == 0
    readers.close()


def test_a_server_that_is_down_is_told_without_the_password() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        readers = Readers(f"postgresql://kawat:rahasia@127.0.0.1:{taken.getsockname()[1]}/kawat")
        with pytest.raises(Unavailable, match="no server answers") as told:
            articles(readers)
    assert "rahasia" not in str(told.value)


def test_an_empty_database_is_no_ledger(postgresql_url: str) -> None:
    with pytest.raises(Unavailable, match="there is no ledger in this database"):
        articles(Readers(postgresql_url))


@pytest.mark.parametrize("content", [b"", b"hello " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_ledger_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.db").write_bytes(content)
    with pytest.raises(Unavailable):
        articles(Readers(tmp_path / "k.db"))
    assert (tmp_path / "k.db").read_bytes() == content


def test_many_threads_read_while_another_adds(readers: Readers, ledger_url: str) -> None:
    seen, failed = [list[int]() for _ in range(8)], list[Exception]()
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
    with open_ledger(ledger_url) as adder:
        for n in range(40):
            adder.add(call(f"a{n}"))
    done.set()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert all(mine == sorted(mine) and mine[-1] == 40 for mine in seen)
