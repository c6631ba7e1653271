"""The command line, one file a command: each parses, calls and prints.

A command's file is loaded when the command is asked for: what only others need, a database or an export's library,
would take most of a second.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kawat import __version__
from kawat.cli.common import LedgerOption

#: The commands by the panel of the help they stand in, each a function in the module of its name.
PANELS: Final[Mapping[str, tuple[str, ...]]] = {
    "Taking in": ("add", "read", "rebuild", "judge"),
    "Asking": (
        "timeline", "show", "search", "quotes", "dyad", "actor", "person", "upcoming", "sources", "changes",
    ),
    "Giving out": ("serve", "export", "release"),
    "Looking up and measuring": ("who", "dates", "evaluate"),
}  # fmt: skip
_PANEL_OF: Final = {command: panel for panel, commands in PANELS.items() for command in commands}
#: Commands that stand in another's module.
_MODULE_OF: Final = {"person": "actor"}


@cache
def _command(name: str) -> Any:
    function = getattr(import_module(f"{__name__}.{_MODULE_OF.get(name, name)}"), name)
    alone = typer.Typer(add_completion=False)
    alone.command(rich_help_panel=_PANEL_OF[name])(function)
    return get_command(alone)


class _Commands(Mapping[str, Any]):
    """Every command by its name, loaded when it is taken out."""

    def __getitem__(self, name: str) -> Any:
        if name not in _PANEL_OF:
            raise KeyError(name)
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_PANEL_OF)

    def __len__(self) -> int:
        return len(_PANEL_OF)


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = _Commands()


app = typer.Typer(
    name="kawat",
    cls=_Group,
    help="Read Indonesian news into a sourced ledger of dealings between states.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
