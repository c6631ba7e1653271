"""The index in the database: older ledgers, ids that are taken, and what a kill leaves."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select

from kawat.ledger import open_ledger
from kawat.ledger.opening import WRITES, open_engine
from kawat.ledger.questions.said import QuoteFilter, quotes
from kawat.ledger.questions.search import search
from kawat.ledger.schema import article_passages
from kawat.ledger.searching import passages
from tests.ledger.build import call
from tests.ledger.texts import article


def test_an_older_ledger_is_indexed_when_it_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path) as ledger:
        ledger.add_many([call("a1"), call("a2")])
        before = (search(ledger, "telepon"), quotes(ledger, QuoteFilter(about="percakapan")))
    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    engine = open_engine(path)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "0003")
    engine.dispose()
    with open_ledger(path) as ledger:
        assert (search(ledger, "telepon"), quotes(ledger, QuoteFilter(about="percakapan"))) == before
        assert len(before[0].hits) == 6


def test_passages_that_would_have_one_id_get_two(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "passage_id", lambda day, _article, _position: day * passages.DAY)
    with open_ledger(ledger_url) as ledger:
        ledger.add_many([article("a", "Garam laut. Gula."), article("b", "Garam gunung.")])
        ledger.add(article("c", "Garam meja."))
        with ledger.connection() as connection:
            ids = sorted(connection.scalars(select(article_passages.c.id)))
        assert [number - ids[0] for number in ids] == [0, 1, 2]
        assert ledger.add(article("b", "Kecap.")) == "updated"
        assert sorted(hit.source.id for hit in search(ledger, "garam").hits) == ["a", "c"]


def test_a_kill_leaves_no_article_without_its_index(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from kawat.ledger import open_ledger\n"
        "from kawat.ledger.searching import sqlite\n"
        "from tests.ledger.build import call\n"
        "insert, seen = sqlite.insert, []\n"
        "def dies(*arguments):\n"
        "    insert(*arguments)\n"
        "    seen.append(1)\n"
        "    if len(seen) == 5:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "sqlite.insert = dies\n"
        "with open_ledger(sys.argv[1]) as ledger:\n"
        "    ledger.add(call('a1'))\n"
        "    ledger.add(call('a2'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.db")], check=False)
    assert done.returncode == -signal.SIGKILL
    with open_ledger(tmp_path / "a.db") as ledger:
        assert {hit.source.id for hit in search(ledger, "telepon").hits} == {"a1"}
        assert ledger.add(call("a2")) == "added"
        assert {hit.source.id for hit in search(ledger, "telepon").hits} == {"a1", "a2"}
