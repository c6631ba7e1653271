"""`kawat search`: words in, the passages of the ledger that hold them out, marked."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.words import marked
from kawat.ledger.questions.search import Hit
from kawat.ledger.questions.search import search as ask
from kawat.ledger.searching.passages import WITHIN
from kawat.ledger.store import open_ledger

_CALLED = {"articles": "article", "evidence": "evidence", "quotes": "quote"}


def _head(hit: Hit) -> Text:
    source = hit.source
    parts = [source.published or "no date", source.outlet or source.id, _CALLED[hit.within]]
    head = Text("  ".join(parts), style="dim")
    if hit.speaker:
        head.append(f"  {hit.speaker}", style="not dim")
    if hit.within == "articles" and source.title:
        head.append("  ").append_text(marked(source.title, hit.title_marks))
    for event in hit.events:
        head.append(f"  [{event}]")
    return head


@tells_failures(FAILED)
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(help='Words; "a phrase"; -word to leave out (behind --); word* for beginnings.')
    ],
    within: Annotated[
        list[str] | None, typer.Option("--in", help="articles, evidence or quotes; again for more. Default: all.")
    ] = None,
    limit: Annotated[int, typer.Option(help="At most so many hits, 1 to 200.")] = 20,
    after: Annotated[int, typer.Option(help="Pass over so many hits.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Find articles, evidence sentences and quotes by their words, best first."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = ask(opened, " ".join(words), within=within or WITHIN, limit=limit, after=after)  # type: ignore[arg-type]
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    if not found.hits:
        messages().print("Nothing holds these words.")
        return
    for hit in found.hits:
        output().print(_head(hit))
        output().print(Padding(marked(hit.text, hit.marks), (0, 0, 0, 4)))
    if found.next is not None:
        total = f"{found.total} or more" if found.total >= 10_000 else str(found.total)
        messages().print(f"{len(found.hits)} of {total} hits. See the next with --after {found.next}.")
