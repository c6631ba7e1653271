"""Runs the real program in a process of its own, as a user does."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program left: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


def kawat(*arguments: str, here: Path, stdin: bytes | None = None, ledger: str | None = None) -> Outcome:
    """Run ``kawat ARGUMENTS`` in the folder `here`, with KAWAT_LEDGER set if `ledger` is given."""
    environment = {k: v for k, v in os.environ.items() if k != "KAWAT_LEDGER"} | {"COLUMNS": "200", "NO_COLOR": "1"}
    if ledger is not None:
        environment["KAWAT_LEDGER"] = ledger
    done = subprocess.run(
        [sys.executable, "-c", "from kawat.cli import app; app()", *arguments],
        cwd=here,
        env=environment,
        input=stdin or b"",
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
