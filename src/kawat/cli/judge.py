"""`kawat judge`: a person's decision on events or reports in, kept for good, and the events as they then are out."""

import datetime
from typing import Annotated, cast

import typer

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, output, tells_failures
from kawat.cli.words import in_a_few_words
from kawat.errors import KawatError
from kawat.ledger.deciding import Said, judgements
from kawat.ledger.merged import Keeper
from kawat.ledger.queries import events_holding
from kawat.ledger.store import open_ledger
from kawat.records import Verdict

VERDICTS = {
    "same": "same", "not-same": "not_same", "wrong": "wrong", "right-value": "right_value", "take-back": "taken_back",
}  # fmt: skip


@tells_failures(FAILED)
def judge(
    context: typer.Context,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, not-same, wrong, right-value or take-back.")],
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids of events (or their beginnings) or reports.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")],
    field: Annotated[str | None, typer.Option(help="The field meant: kind, status, date, place, country.")] = None,
    value: Annotated[str | None, typer.Option(help="The right value, with right-value.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Decide what merging cannot know.

    `same` makes events one; `not-same` parts events, or a report from its event; `wrong` takes reports out of merging,
    or with --field their value for it; `right-value` sets a field of an event; `take-back` ends what was decided before
    of those it names, or with --field of that field. Decisions outlive re-reading and rebuilding; of two on one thing
    the later holds, and both stay on record.
    """
    if verdict not in VERDICTS:
        raise KawatError(f"verdict {verdict!r}", "there is no such verdict", f"It is one of: {', '.join(VERDICTS)}.")
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        keeper = Keeper(opened)
        made = judgements(opened, Said(cast(Verdict, VERDICTS[verdict]), tuple(ids), by, now, field, value))
        applied = keeper.judge(made)
        named = [report for one in made for report in one.reports]
        left = events_holding(opened, named)
    console = output()
    changes = f"{applied.added} events new, {applied.changed} changed, {applied.removed} gone."
    console.print(f"Kept: {verdict}, by {by}. {changes}", markup=False)
    for one in left:
        console.print(f"{one.id}  {in_a_few_words(one)}", markup=False)
    if not left:
        console.print("No event is left of them.")
