"""The command line, one file a command: each parses, calls and prints."""

from typing import Annotated

import typer

from kawat import __version__
from kawat.cli.actor import actor, person
from kawat.cli.add import add
from kawat.cli.changes import changes
from kawat.cli.common import LedgerOption
from kawat.cli.dates import dates
from kawat.cli.dyad import dyad
from kawat.cli.evaluate import evaluate
from kawat.cli.judge import judge
from kawat.cli.read import read
from kawat.cli.rebuild import rebuild
from kawat.cli.show import show
from kawat.cli.sources import sources
from kawat.cli.timeline import timeline
from kawat.cli.upcoming import upcoming
from kawat.cli.who import who

app = typer.Typer(
    name="kawat",
    help="Read Indonesian news into a sourced ledger of dealings between states.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (add, read, timeline, show, judge, rebuild, who, dates, evaluate):
    app.command()(command)
for question in (dyad, actor, person, upcoming, sources, changes):
    app.command()(question)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kawat {__version__}")
        raise typer.Exit


@app.callback()
def kawat(
    ledger: LedgerOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Read Indonesian news into a sourced ledger of dealings between states."""
