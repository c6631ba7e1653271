"""`kawat changes`: a moment in, every event that came, changed or went since out, a JSON object a line."""

import json
from typing import Annotated

import typer

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, tells_failures
from kawat.export.answers_json import change_json
from kawat.ledger.cursors import change_position
from kawat.ledger.questions.changes import changes as ask
from kawat.ledger.store import open_ledger

#: Changes loaded at once.
_AT_ONCE = 500


@tells_failures(FAILED)
def changes(
    context: typer.Context,
    after: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="Since then: 2026-01-02, 2026-01-02T03:04:05Z. Default: ever.")
    ] = None,
    cursor: Annotated[
        str | None, typer.Option(help="Behind the change that has this cursor: the last line seen.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many changes.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Tell what came, changed and went, the oldest change first, to keep a copy in step.

    Each line has the event as it is now, or, where it is gone, null and the id of the event its reports went to. Keep
    the cursor of the last line, and give it the next time.
    """
    behind = change_position(cursor) if cursor is not None else None
    left, begun = limit, behind
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        while left is None or left != 0:
            size = _AT_ONCE if left is None else min(left, _AT_ONCE)
            found = ask(opened, after, after=behind, limit=size)
            for one in found:
                typer.echo(json.dumps(change_json(one), ensure_ascii=False))
            if len(found) < size:
                if not found and left == limit and behind == begun:
                    messages().print("Nothing has changed since then.")
                return
            behind = found[-1].position
            left = left - size if left is not None else None
