"""`kawat timeline`: filters in, the events of the ledger that fit out, as a table, JSON or CSV."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.words import event_line, marked, status, when, where, who
from kawat.errors import KawatError
from kawat.export.csv_monadic import csv_monadic
from kawat.export.event_json import event_json
from kawat.knowledge.names import PlaceEntity, codes, resolve
from kawat.ledger.cursors import timeline_cursor, timeline_position
from kawat.ledger.filters import MOST, Position, TimelineFilter, checked_limit
from kawat.ledger.queries import event_evidence
from kawat.ledger.queries import timeline as ask
from kawat.ledger.store import Ledger, open_ledger
from kawat.records import Event


def state_code(given: str) -> str:
    """The code that a user means: a code as it is, a name ("Rusia", "Amerika Serikat") as its code."""
    if given.upper() in codes() or given in codes():
        return given
    entities = [entity for entity in resolve(given) if not isinstance(entity, PlaceEntity)]
    return entities[0].code if entities else given


#: The option by which a list goes on where a page ended.
after_option = typer.Option("--after", metavar="CURSOR", help="Behind the page that gave this cursor.")


def one_page(ask: Callable[[int | None], list[Event]], limit: int | None) -> list[Event]:
    """Ask for one event more than wanted, and say on standard error with which cursor to go on where there is one."""
    checked_limit(limit)
    events = ask(limit and min(limit + 1, MOST))
    if limit is None or len(events) <= limit:
        return events
    messages().print(f"There are more: --after {timeline_cursor(Position.of(events[limit - 1]))}")
    return events[:limit]


#: Columns of a terminal below which a table of events would break names and words.
_ROOM = 110


def print_events(console: Console, events: Sequence[Event], indent: int = 0) -> None:
    """Print events as a table, or as a line each where a table has no room."""
    if console.width - indent < _ROOM:
        for event in events:
            console.print(Padding(event_line(event), (0, 0, 0, indent)))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "date", "kind", "status", "who", "where"):
        table.add_column(heading, overflow="fold", no_wrap=heading not in ("who", "where"))
    table.add_column("reports", justify="right")
    table.add_column("outlets", justify="right")
    for event in events:
        counts = (str(event.strength.reports), str(event.strength.outlets))
        told = (event.id, when(event), event.kind, status(event.status), who(event.participants), where(event))
        table.add_row(*told, *counts)
    console.print(Padding(table, (0, 0, 0, indent)))


def _print_with_evidence(console: Console, ledger: Ledger, events: Sequence[Event]) -> None:
    for event in events:
        console.print(event_line(event))
        for told in event_evidence(ledger, event.id):
            sentence = told.sentences[0]
            source = Text(f"{told.source.outlet or told.source.title or told.source.id}: ", style="dim")
            console.print(Padding(source + marked(sentence.text, sentence.triggers), (0, 0, 0, 4)))


@tells_failures(FAILED)
def timeline(
    context: typer.Context,
    state: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="A state's code or name; give it twice for the dealings of a pair."),
    ] = None,
    person: Annotated[str | None, typer.Option(help="Part of a person's name.")] = None,
    kind: Annotated[str | None, typer.Option(help="call, meeting, summit, visit, ...: see docs/format.md.")] = None,
    with_status: Annotated[str | None, typer.Option("--status", help="held, planned, proposed, cancelled, ...")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Not before: 2018, 2018-07, 2018-07-03.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many events.")] = None,
    after: Annotated[str | None, after_option] = None,
    person_id: Annotated[str | None, typer.Option(metavar="ID", help="A person's Wikidata id.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Where it happens: a state's code or name.")
    ] = None,
    contradicted: Annotated[
        bool, typer.Option("--contradicted", help="Only events on which outlets disagree.")
    ] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="Under each event the words it rests on.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array of events.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, one row an event.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """List the events of the ledger, oldest first."""
    if as_json + as_csv + evidence > 1:
        raise KawatError("--json, --csv, --evidence", "only one can be had at a time", "Choose one.")
    wanted = TimelineFilter(
        tuple(state_code(one) for one in state or ()),
        person,
        kind,
        with_status,
        since,
        until,
        limit,
        timeline_position(after) if after is not None else None,
        person_id,
        state_code(country) if country is not None else None,
        contradicted,
    )
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        events = one_page(lambda size: ask(opened, replace(wanted, limit=size), known_states=codes()), limit)
        if as_json:
            typer.echo(json.dumps([event_json(event) for event in events], ensure_ascii=False, indent=2))
        elif as_csv:
            typer.echo(b"".join(csv_monadic(events)), nl=False)
        elif not events:
            messages().print(
                "No event fits. `kawat timeline` without filters lists all; `kawat add PATH` reads articles."
            )
        elif evidence:
            _print_with_evidence(output(), opened, events)
        else:
            print_events(output(), events)
