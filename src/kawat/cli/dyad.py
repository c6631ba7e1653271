"""`kawat dyad`: two states in, how they are doing out: months, last contacts, what is pending and contradicted."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kawat.cli.accounts import number
from kawat.cli.charts import every_month, kind_line, month_table, sparkline
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.timeline import print_events
from kawat.cli.words import who
from kawat.export.answers_json import dyad_json
from kawat.knowledge.names import state_code
from kawat.ledger.moments import today
from kawat.ledger.questions.dyad import Contact, Dyad
from kawat.ledger.questions.dyad import dyad as ask
from kawat.ledger.store import open_ledger
from kawat.records import Event


@tells_failures(FAILED)
def dyad(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="STATE", help="A state's or organisation's code or name.")],
    other: Annotated[str, typer.Argument(metavar="STATE", help="Another one's.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As seen on this day. Default: today.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Events not before: 2018, 2018-07, 2018-07-03.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Events not after.")] = None,
    months: Annotated[int, typer.Option(min=1, help="How many of the last months to tabulate.")] = 24,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Tell how two states are doing: cooperation and conflict by month, last contacts, what is pending and disputed."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = ask(opened, state_code(one), state_code(other), on=on or today(), since=since, until=until)
    if as_json:
        typer.echo(json.dumps(dyad_json(found), ensure_ascii=False, indent=2))
        return
    console = output()
    _head(console, found)
    _months(console, found, months)
    _contacts(console, found.contacts)
    _events(console, "Pending", found.pending, found.pending_count)
    _events(console, "Contradicted", found.contradicted, found.contradicted_count)


def _head(console: Console, found: Dyad) -> None:
    between = f", {found.first_day} to {found.last_day}" if found.first_day and found.last_day else ""
    told = f"{number(found.events, 'event')} of {number(found.reports, 'report')}{between}"
    console.print(Text.assemble((" and ".join(found.states), "bold"), f": {told}"))
    if found.kinds:
        console.print(Padding(kind_line(found.kinds), (0, 0, 0, 2)))
    else:
        one, other = found.states
        messages().print(f"`kawat timeline --state {one} --state {other}` lists all events in which both take part.")


def heading(console: Console, words: str) -> None:
    """Print the heading of a part, with a line before it."""
    console.print(Padding(Text(words, style="bold"), (1, 0, 0, 0)))


def _months(console: Console, found: Dyad, shown: int) -> None:
    if not found.months:
        return
    whole = every_month(found.months)[-shown:]
    heading(console, "By month")
    line = sparkline(one.goldstein for one in whole)
    console.print(Padding(f"Goldstein, {whole[0].month} to {whole[-1].month}, -10 to 10: {line}", (0, 0, 0, 2)))
    told = [one for one in whole if one.cooperation or one.conflict or one.goldstein is not None]
    console.print(Padding(month_table(told), (0, 0, 0, 2)))


def _contacts(console: Console, contacts: Sequence[Contact]) -> None:
    if not contacts:
        return
    heading(console, "Last contacts")
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(5):
        table.add_column(overflow="fold")
    for one in contacts:
        level = (one.level or "not told of both").replace("_", " ")
        table.add_row(level, one.channel, one.event.date or "", who(one.event.participants), one.event.id)
    console.print(Padding(table, (0, 0, 0, 2)))


def _events(console: Console, words: str, events: Sequence[Event], count: int) -> None:
    if not events:
        return
    of_all = f" (the first {len(events)} of {count})" if count > len(events) else ""
    heading(console, f"{words}{of_all}")
    print_events(console, events, indent=2)
