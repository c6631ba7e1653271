"""`kawat quotes`: filters in, who said what out, by the day it was published."""

import json
from dataclasses import asdict, replace
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from kawat.cli import options
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.pages import one_page
from kawat.cli.words import marked
from kawat.knowledge.names import state_code
from kawat.ledger.cursors import quote_cursor, quote_position
from kawat.ledger.questions.said import QuoteFilter, Said
from kawat.ledger.questions.said import quotes as ask
from kawat.ledger.store import open_ledger


def _head(said: Said) -> Text:
    quote, source = said.quote, said.source
    speaker = quote.person or (quote.speaker.text if quote.speaker else "somebody")
    head = Text(f"{source.published or 'no date'}  {source.outlet or source.id}  ", style="dim")
    head.append(" ".join(speaker.split()), style="not dim bold")
    if quote.state:
        head.append(f" ({quote.state})", style="not dim")
    return head.append(f"  {quote.type}")


@tells_failures(FAILED)
def quotes(
    context: typer.Context,
    speaker: Annotated[str | None, typer.Option(help="A Wikidata id, or part of the speaker's name.")] = None,
    state: Annotated[str | None, typer.Option(metavar="CODE", help="The side that the speaker stands for.")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that the quote holds, as in search.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet's name.")] = None,
    with_type: Annotated[str | None, typer.Option("--type", help="direct or indirect.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Published not before: 2018, 2018-07, 2018-07-03.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Published not after.")] = None,
    order: Annotated[str, typer.Option(help="Which come first: newest or oldest published.")] = "newest",
    limit: Annotated[int, typer.Option(help="At most so many quotes.")] = 20,
    after: options.After = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array of quotes.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """List who said what, the latest published first; --order oldest: the earliest."""
    side = state_code(state) if state else None
    behind = quote_position(after) if after is not None else None
    wanted = QuoteFilter(speaker, side, about, outlet, with_type, since, until, None, behind, order)
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = one_page(
            lambda size: ask(opened, replace(wanted, limit=size)), limit, lambda last: quote_cursor(last.position)
        )
    if as_json:
        typer.echo(json.dumps([asdict(said) for said in found], ensure_ascii=False, indent=2))
        return
    if not found:
        messages().print("No quote fits. `kawat quotes` without filters lists the latest.")
    for said in found:
        output().print(_head(said))
        output().print(Padding(marked(said.quote.text, said.marks), (0, 0, 0, 4)))
