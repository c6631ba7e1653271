"""`kawat rebuild`: a ledger in, all its events made anew and what changed out."""

import typer

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, output, progress, tells_failures
from kawat.ledger.merged import rebuild as rebuild_events
from kawat.ledger.queries import counts
from kawat.ledger.store import open_ledger


@tells_failures(FAILED)
def rebuild(context: typer.Context, ledger: LedgerOption = None) -> None:
    """Make all events of the ledger anew from its reports and judgements.

    Events follow their reports as these come in, so a rebuild changes nothing unless another version of Kawat made
    them. Nothing is read again; the ledger stays as it was when this is interrupted.
    """
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        before = counts(opened)
        with progress() as bar:
            task = bar.add_task("Filing reports", total=before.articles)

            def seen(count: int) -> None:
                bar.advance(task, count)
                if bar.finished:
                    bar.update(task, description="Merging")

            applied = rebuild_events(opened, seen)
        held = counts(opened)
    console = output()
    console.print(f"{held.events} events of {held.reports} reports in {held.articles} articles.")
    if applied.added or applied.changed or applied.removed:
        console.print(
            f"Changed: {applied.added} events new, {applied.changed} other than before, {applied.removed} gone."
        )
    else:
        console.print("Nothing changed.")
