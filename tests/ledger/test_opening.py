"""What may be opened, made and upgraded; and what is refused and left as it is."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from kawat.errors import KawatError
from kawat.ledger import Ledger, counts, open_ledger
from kawat.ledger.opening import WRITES, open_engine

from .build import call


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(where: Path | str, *words: str) -> None:
    with pytest.raises(KawatError) as caught:
        open_ledger(where)
    assert all(word in str(caught.value) for word in words), caught.value
    assert caught.value.hint


def test_a_new_ledger_is_empty_and_keeps_a_log(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        assert counts(ledger).articles == 0
        with ledger.connection() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_ledger_is_named_by_path_or_url(tmp_path: Path) -> None:
    with open_ledger(f"sqlite:///{tmp_path}/with space & 100%?.db"):
        pass
    with open_ledger(tmp_path / "with space & 100%.db") as ledger:
        ledger.add(call())
    with open_ledger(str(tmp_path / "with space & 100%.db"), create=False) as ledger:
        assert counts(ledger).articles == 1


def test_none_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(KawatError, match="there is no ledger here"):
        open_ledger(tmp_path / "a.db", create=False)
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("content", [b"Berita hari ini.\n", b"SQLite format 3\0", b"\0" * 5000, b"x"])
def test_a_file_of_another_kind_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    refused(path, "is not a ledger")
    assert everything(tmp_path) == {"a.db": content}


@pytest.mark.parametrize("log", ["delete", "wal"])
def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path, log: str) -> None:
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute(f"PRAGMA journal_mode = {log}")
    connection.execute("CREATE TABLE articles (id TEXT PRIMARY KEY)")
    connection.commit()
    connection.close()
    before = everything(tmp_path)
    refused(tmp_path / "a.db", "another program")
    assert everything(tmp_path) == before


def newer(path: Path) -> sqlite3.Connection:
    with open_ledger(path) as ledger:
        ledger.add(call())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    return connection


def test_a_newer_ledger_is_refused_untouched(tmp_path: Path) -> None:
    newer(tmp_path / "a.db").close()
    before = everything(tmp_path)
    refused(tmp_path / "a.db", "version 9999, newer", "Update Kawat")
    assert everything(tmp_path) == before


def test_a_newer_ledger_in_use_is_refused_untouched(tmp_path: Path) -> None:
    connection = newer(tmp_path / "a.db")
    before = everything(tmp_path)
    refused(tmp_path / "a.db", "version 9999, newer")
    after = everything(tmp_path)
    assert [before[name] == after[name] for name in ("a.db", "a.db-wal")] == [True, True]
    connection.close()


def test_an_older_ledger_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_engine(path)
    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "base")
    engine.dispose()
    with open_ledger(path) as ledger:
        assert ledger.add(call()) == "added"


def test_a_damaged_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_ledger(path).close()
    path.write_bytes(path.read_bytes()[:4096])
    refused(path, "damaged")


def test_places_where_no_ledger_can_be(tmp_path: Path) -> None:
    refused(tmp_path, "is not a file")
    refused(tmp_path / "missing" / "a.db", "cannot be written")
    refused("mysql://localhost/kawat", "no ledger Kawat can open")
    refused("sqlite://", "no ledger Kawat can open")
    refused("://", "no ledger Kawat can open")


def test_killed_while_it_is_made_it_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script = (
        "import os, signal, sys\n"
        "from sqlalchemy import Engine, event\n"
        "from kawat.ledger import open_ledger\n"
        "event.listen(Engine, 'commit', lambda connection: os.kill(os.getpid(), signal.SIGKILL))\n"
        "open_ledger(sys.argv[1])\n"
    )
    died = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert died.returncode == -signal.SIGKILL
    with Ledger(path) as ledger:
        assert ledger.add(call()) == "added"
