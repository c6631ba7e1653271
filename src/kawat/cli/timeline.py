"""`kawat timeline`: filters in, the events of the ledger that fit out, as a table, JSON or CSV."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kawat.cli import options
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.pages import one_page_of_events
from kawat.cli.words import event_line, marked, status, when, where, who
from kawat.errors import KawatError
from kawat.export.csv_monadic import csv_monadic
from kawat.export.event_json import event_json
from kawat.knowledge.names import codes, state_code
from kawat.ledger.cursors import timeline_position
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.queries import event_evidence
from kawat.ledger.queries import timeline as ask
from kawat.ledger.store import Ledger, open_ledger
from kawat.records import Event

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
    state: options.States = None,
    person: options.Person = None,
    kind: options.KindOf = None,
    with_status: options.StatusOf = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    after: options.After = None,
    person_id: options.PersonId = None,
    country: options.Country = None,
    contradicted: options.Contradicted = False,
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
        events = one_page_of_events(lambda size: ask(opened, replace(wanted, limit=size), known_states=codes()), limit)
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
