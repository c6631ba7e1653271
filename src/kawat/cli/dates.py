"""`kawat dates`: what the grammar of time expressions sees in a text."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table

from kawat.cli.common import FAILED, output, tells_failures
from kawat.reading.dates import TimeExpression, find_dates


def _texts(text: str | None) -> Iterator[str]:
    if text is not None:
        yield text
        return
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace").rstrip("\r\n")


def _line(text: str, anchor: str | None, found: tuple[TimeExpression, ...]) -> str:
    expressions = [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "edtf": one.edtf,
            "granularity": one.granularity,
            "sort": one.sort,
            "rule": one.rule,
            "relative": one.relative,
            "time": one.time,
            "notes": list(one.notes),
        }
        for one in found
    ]
    return json.dumps({"text": text, "anchor": anchor, "expressions": expressions}, ensure_ascii=False)


def _table(found: tuple[TimeExpression, ...]) -> Table:
    table = Table("span", "words", "EDTF", "granularity", "rule", "notes", box=None, header_style="bold")
    for one in found:
        what = one.edtf or one.time or "-"
        notes = "; ".join(one.notes if one.sort == "date" else (one.sort, *one.notes))
        table.add_row(f"{one.start}-{one.end}", one.text, what, one.granularity, one.rule, notes)
    return table


@tells_failures(FAILED)
def dates(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="The text; without it, standard input, one text a line.")
    ] = None,
    anchor: Annotated[
        str | None,
        typer.Option("--anchor", metavar="EDTF", help="When the text was published: 2018-07-04, 2018-07 or 2018."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a text instead of a table.")] = False,
) -> None:
    """Show the time expressions of a text: span, words, EDTF value, granularity and the rule that found each."""
    console = output()
    for one in _texts(text):
        found = find_dates(one, anchor)
        if as_json:
            typer.echo(_line(one, anchor, found))
        elif found:
            console.print(_table(found))
        else:
            console.print("no time expression")
