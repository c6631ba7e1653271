"""Ctrl-C while articles are being added: the ledger is whole, and adding again goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests import SHARED

NEWS = SHARED / "corpus" / "news.jsonl.gz"
PROGRAM = [sys.executable, "-c", "from kawat.cli import app; app()", "add", str(NEWS)]


def _articles(ledger: Path) -> int:
    """Articles that the ledger holds; 0 while there is no table of them yet."""
    if not ledger.exists():
        return 0
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=30)) as opened:
        tables = opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone()[0]
        found: int = opened.execute("SELECT count(*) FROM articles").fetchone()[0] if tables else 0
        return found


def _add_until(folder: Path, more_than: int) -> subprocess.CompletedProcess[str]:
    """Add the news and send SIGINT once the ledger holds more than so many articles."""
    environment = {key: value for key, value in os.environ.items() if key != "KAWAT_LEDGER"} | {"COLUMNS": "200"}
    with subprocess.Popen(
        PROGRAM, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while process.poll() is None and _articles(folder / "kawat.db") <= more_than:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
    return subprocess.CompletedProcess(PROGRAM, process.returncode, out, err)


def test_ctrl_c_leaves_a_whole_ledger_and_adding_again_goes_on(tmp_path: Path) -> None:
    ledger = tmp_path / "kawat.db"
    kept = 0
    for _ in range(2):
        run = _add_until(tmp_path, kept)
        assert run.returncode == 130, run.stderr
        assert "Traceback" not in run.stderr
        assert "add the same paths again to go on" in run.stdout
        assert _articles(ledger) > kept
        kept = _articles(ledger)
        with closing(sqlite3.connect(ledger)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
            (behind,) = opened.execute("SELECT count(DISTINCT report) FROM event_reports").fetchone()
            (reports,) = opened.execute("SELECT count(*) FROM reports").fetchone()
            assert behind == reports
