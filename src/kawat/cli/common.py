"""What the commands share: the ledger option, the consoles, and how an expected failure is told."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kawat.errors import KawatError

P = ParamSpec("P")
R = TypeVar("R")

#: Exit status of a command that could not do what it was asked for.
FAILED = 2
DEFAULT_LEDGER = "kawat.db"

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE_OR_URL",
        help="The ledger: a file, or postgresql://USER@HOST/DATABASE. Default: KAWAT_LEDGER, else kawat.db here.",
    ),
]

ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, metavar="SHARE",
        help="Leave out reports of which Kawat is less sure, 0 to 1.",
    ),
]  # fmt: skip


def chosen_ledger(context: typer.Context, here: str | None) -> str:
    """The ledger to use: the option behind the command, else the one before it, else KAWAT_LEDGER, else kawat.db."""
    before = context.find_root().params.get("ledger")
    return here or before or os.environ.get("KAWAT_LEDGER") or DEFAULT_LEDGER


#: Columns of a result that goes to a file or another program, unless COLUMNS says otherwise.
_ELSEWHERE = 120


def output() -> Console:
    """Where results go."""
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _ELSEWHERE
    return console


def messages() -> Console:
    """Where progress and complaints go: standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def progress() -> Progress:
    """A progress bar on standard error that shows only on a terminal."""
    console = messages()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def tells_failures(status: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a command print an expected failure in one line and exit with `status`."""

    def decorate(command: Callable[P, R]) -> Callable[P, R]:
        @wraps(command)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return command(*args, **kwargs)
            except KawatError as error:
                messages().print(f"kawat: {error}", style="red", markup=False)
                raise typer.Exit(status) from error

        return run

    return decorate
