"""The command line, one file a command: each parses, calls and prints."""

import typer

app = typer.Typer(
    name="kawat",
    help="Read Indonesian news into a sourced ledger of dealings between states.",
    no_args_is_help=True,
    add_completion=False,
)
