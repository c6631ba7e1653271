"""Runs a command within the process of the tests: the same arguments and answers as `tests.cli.run`, sooner."""

import os
from contextlib import chdir
from pathlib import Path

from typer.testing import CliRunner

from kawat.cli import app
from tests.cli.run import Outcome


def kawat(
    *arguments: str, here: Path, stdin: bytes | None = None, ledger: str | None = None, columns: str | None = "200"
) -> Outcome:
    """Run ``kawat ARGUMENTS`` in the folder `here`, with KAWAT_LEDGER set if `ledger` is given, COLUMNS as given."""
    environment: dict[str, str | None] = dict.fromkeys(os.environ.keys() & {"KAWAT_LEDGER"})
    environment |= {"COLUMNS": columns, "NO_COLOR": "1"}
    if ledger is not None:
        environment["KAWAT_LEDGER"] = ledger
    with chdir(here):
        done = CliRunner().invoke(app, arguments, input=stdin, env=environment)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Outcome(done.exit_code, done.stdout, done.stderr)
