"""`kawat release`: a folder and a date in, a dated data package of the whole ledger out."""

from pathlib import Path
from typing import Annotated

import typer

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, output, progress, tells_failures
from kawat.export.release.details import details
from kawat.export.release.writing import release as write
from kawat.ledger.queries import counts
from kawat.ledger.store import open_ledger


@tells_failures(FAILED)
def release(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")],
    date: Annotated[str, typer.Option(metavar="DAY", help="The day of release: 2026-11-22.")],
    version: Annotated[str | None, typer.Option(help="Version of the data. Default: the date, 2026.11.22.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the data.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="Whom to cite; may be given several times.")] = None,
    licence: Annotated[str, typer.Option(metavar="SPDX", help="Licence of the data.")] = "CC-BY-4.0",
    ledger: LedgerOption = None,
) -> None:
    """Write the ledger as a data package: tables, codebook, citation and checksums in one folder.

    The same ledger, date and options give the same bytes.
    """
    named = {} if title is None else {"title": title}
    told = details(date, version=version, authors=tuple(author or ()), licence=licence, **named)
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened, progress() as bar:
        held = counts(opened)
        task = bar.add_task("Writing", total=2 * held.events + held.reports)
        files = write(opened, folder, told, lambda number: bar.advance(task, number))
    for one in files:
        rows = f"{one.rows} rows, " if one.rows is not None else ""
        output().print(f"{one.path}: {rows}{one.size} bytes", markup=False)
