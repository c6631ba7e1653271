"""`kawat sources`: a ledger in, its outlets with what each gave out."""

import json
from typing import Annotated

import typer
from rich.table import Table

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.export.answers_json import source_json
from kawat.ledger.questions.sources import sources as ask
from kawat.ledger.store import open_ledger

_COUNTS = ("articles", "copies", "reports", "quotes", "events")


@tells_failures(FAILED)
def sources(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array, one object an outlet.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """List the outlets of the ledger, with their articles, copies of others, reports, quotes and events."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = ask(opened)
    if as_json:
        typer.echo(json.dumps([source_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        messages().print("The ledger holds no article. `kawat add PATH` reads some.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("outlet", overflow="fold")
    for name in _COUNTS:
        table.add_column(name, justify="right")
    table.add_column("first")
    table.add_column("last")
    for one in found:
        counts = (str(getattr(one, name)) for name in _COUNTS)
        table.add_row(one.outlet or "unknown", *counts, one.first or "", one.last or "")
    output().print(table)
