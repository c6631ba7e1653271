"""`kawat add`: paths in, articles kept in the ledger and a summary out."""

from typing import Annotated

import typer

from kawat import flow
from kawat.cli.common import FAILED, ConfidenceOption, LedgerOption, chosen_ledger, output, progress, tells_failures
from kawat.cli.read import exit_status, tell_refusal
from kawat.intake.sources import count
from kawat.ledger.queries import counts
from kawat.ledger.store import open_ledger
from kawat.reading.reports import LEAST_CONFIDENCE

#: What a shell reports of a program that Ctrl-C ended.
INTERRUPTED = 130


@tells_failures(FAILED)
def add(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of articles that carry none.")
    ] = None,
    min_confidence: ConfidenceOption = LEAST_CONFIDENCE,
    ledger: LedgerOption = None,
) -> None:
    """Read articles into the ledger and merge their reports into events.

    Adding the same articles again changes nothing. An article whose id is there already takes the place of the one
    before, and is counted as updated; where neither its address nor its headline nor most of its words are those of
    the one before, it is another article, and refused. Exit status: 0 when every input was taken, 1 when some were
    refused, 3 when all were.
    """
    with open_ledger(chosen_ledger(context, ledger)) as opened:
        with progress() as bar:
            task = bar.add_task("Reading", total=count(paths))
            summary = flow.add(paths, opened, published, lambda n: bar.advance(task, n), min_confidence)
        for refusal in summary.refused:
            tell_refusal(refusal)
        held = counts(opened)
    console = output()
    done = [f"{summary.added} added", f"{summary.unchanged} unchanged", f"{len(summary.refused)} refused"]
    if summary.updated:
        done.insert(1, f"{summary.updated} updated")
    console.print(f"{', '.join(done)}: {summary.reports} reports and {summary.quotes} quotes read.", markup=False)
    console.print(
        f"{opened.where} holds {held.articles} articles, {held.reports} reports of {held.events} events, "
        f"{held.quotes} quotes.",
        markup=False,
    )
    if summary.interrupted:
        console.print("Interrupted: what was read so far is kept; add the same paths again to go on.")
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(exit_status(len(summary.refused), summary.inputs))
