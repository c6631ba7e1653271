"""`kawat actor` and `kawat person`: a state or a person in, what it does, with whom and by whom out."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kawat.cli.accounts import number
from kawat.cli.charts import every_month, kind_line, sparkline
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, output, tells_failures
from kawat.cli.dyad import heading
from kawat.export.answers_json import actor_json, person_json
from kawat.knowledge.names import state_code
from kawat.ledger.questions.actor import Partner
from kawat.ledger.questions.actor import actor as ask_actor
from kawat.ledger.questions.actor import person as ask_person
from kawat.ledger.store import open_ledger
from kawat.records import Office


@tells_failures(FAILED)
def actor(
    context: typer.Context,
    state: Annotated[str, typer.Argument(metavar="STATE", help="A state's or organisation's code or name.")],
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Events not before.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Events not after.")] = None,
    rows: Annotated[int, typer.Option(min=1, help="How many partners and persons to tabulate.")] = 15,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Tell what a state or organisation does, with whom, and who acts for it."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = ask_actor(opened, state_code(state), since=since, until=until)
    if as_json:
        typer.echo(json.dumps(actor_json(found), ensure_ascii=False, indent=2))
        return
    console = output()
    console.print(
        Text.assemble(
            (found.state, "bold"), f": {number(found.events, 'event')}{_days(found.first_day, found.last_day)}"
        )
    )
    console.print(Padding(kind_line(found.kinds), (0, 0, 0, 2)))
    if found.months:
        whole = every_month(found.months)[-60:]
        line = sparkline(one.goldstein for one in whole)
        console.print(Padding(f"Goldstein, {whole[0].month} to {whole[-1].month}, -10 to 10: {line}", (0, 0, 0, 2)))
    _partners(console, found.partners, rows)
    if found.people:
        heading(console, _of_all("Who acts for it", rows, len(found.people)))
        table = _table("person", "office", "events")
        for one in found.people[:rows]:
            table.add_row(one.person, _office(one.office), str(one.events))
        console.print(Padding(table, (0, 0, 0, 2)))


@tells_failures(FAILED)
def person(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A full usual name, or a Wikidata id.")],
    rows: Annotated[int, typer.Option(min=1, help="How many partners to tabulate.")] = 15,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Tell in what capacities a person acts, in what, and towards whom."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = ask_person(opened, name)
    if as_json:
        typer.echo(json.dumps(person_json(found), ensure_ascii=False, indent=2))
        return
    console = output()
    called = f" [{found.person_id}]" if found.person_id else ""
    counts = f"{number(found.events, 'event')}, {number(found.quotes, 'quote')}"
    console.print(Text.assemble((found.person, "bold"), (called, "dim"), f": {counts}"))
    console.print(Padding(kind_line(found.kinds), (0, 0, 0, 2)))
    if found.capacities:
        heading(console, "Acts for")
        table = _table("state", "office", "events", "first", "last")
        for one in found.capacities:
            table.add_row(
                one.state or "", _office(one.office), str(one.events), one.first_day or "", one.last_day or ""
            )
        console.print(Padding(table, (0, 0, 0, 2)))
    _partners(console, found.partners, rows)


def _partners(console: Console, partners: Sequence[Partner], rows: int) -> None:
    if not partners:
        return
    heading(console, _of_all("With whom", rows, len(partners)))
    table = _table("state", "events", "cooperation", "conflict", "last")
    for one in partners[:rows]:
        table.add_row(one.state, str(one.events), str(one.cooperation), str(one.conflict), one.last_day or "")
    console.print(Padding(table, (0, 0, 0, 2)))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        counted = name in ("events", "cooperation", "conflict")
        table.add_column(name, justify="right" if counted else "left", overflow="fold")
    return table


def _of_all(words: str, shown: int, count: int) -> str:
    return f"{words} (the first {shown} of {count})" if count > shown else words


def _days(first: str | None, last: str | None) -> str:
    return f", {first} to {last}" if first and last else ""


def _office(office: Office | None) -> str:
    return (office or "").replace("_", " ")
