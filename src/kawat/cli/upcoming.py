"""`kawat upcoming`: a day in, what is planned or proposed for then or later out."""

import json
from typing import Annotated

import typer

from kawat.cli import options
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.pages import one_page_of_events
from kawat.cli.timeline import print_events
from kawat.export.event_json import event_json
from kawat.knowledge.names import state_code
from kawat.ledger.cursors import timeline_position
from kawat.ledger.moments import today
from kawat.ledger.questions.upcoming import upcoming as ask
from kawat.ledger.store import open_ledger


@tells_failures(FAILED)
def upcoming(
    context: typer.Context,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later. Default: today.")] = None,
    state: options.States = None,
    until: options.Until = None,
    limit: options.Limit = None,
    after: options.After = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array of events.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """List what is planned or proposed, the soonest first, what has no date last."""
    behind = timeline_position(after) if after else None
    states = tuple(state_code(one) for one in state or ())
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        events = one_page_of_events(
            lambda size: ask(opened, on or today(), states=states, until=until, limit=size, after=behind), limit
        )
    if as_json:
        typer.echo(json.dumps([event_json(event) for event in events], ensure_ascii=False, indent=2))
    elif events:
        print_events(output(), events)
    else:
        messages().print("Nothing is planned. `kawat timeline --status planned` lists what once was.")
