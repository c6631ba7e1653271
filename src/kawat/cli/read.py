"""`kawat read`: paths in, what each article says out, for people or as JSON Lines."""

import json
from bisect import bisect_right
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kawat.cli.common import FAILED, ConfidenceOption, messages, output, tells_failures
from kawat.cli.words import marked, status, who
from kawat.export.reading_json import reading_json
from kawat.flow import read_all
from kawat.reading.reports import LEAST_CONFIDENCE
from kawat.records import Quote, Reading, Refusal, Report, Span

SOME_REFUSED = 1
ALL_REFUSED = 3


def exit_status(refused: int, inputs: int) -> int:
    """0 when nothing was refused, 1 when some inputs were, 3 when all were (or there was nothing to read)."""
    if not refused and inputs:
        return 0
    return ALL_REFUSED if refused == inputs else SOME_REFUSED


def tell_refusal(refusal: Refusal) -> None:
    """Say in one line which input was refused, why, and what to do."""
    messages().print(f"refused  {refusal.origin}: {refusal.why}. {refusal.hint}", style="yellow", markup=False)


def _sentence(reading: Reading, span: Span) -> Text:
    n = max(0, bisect_right([start for start, _ in reading.sentences], span.start) - 1)
    start, end = reading.sentences[n]
    return marked(reading.article.text[start:end], [(span.start - start, min(span.end, end) - start)])


def _show_report(console: Console, reading: Reading, report: Report) -> None:
    head = Text.assemble(
        (f"{report.kind} ", "bold"), status(report.status), f"  {report.date or 'no date'}  {who(report.participants)}"
    )
    if report.place:
        head.append(f"  in {report.place.name}")
    console.print(Padding(head, (1, 0, 0, 2)))
    for span in report.evidence:
        console.print(Padding(_sentence(reading, span), (0, 0, 0, 6)))


def _show_quote(console: Console, quote: Quote) -> None:
    said_by = quote.person or (quote.speaker.text if quote.speaker else "somebody")
    state = f" ({quote.state})" if quote.state else ""
    console.print(Padding(Text.assemble((f"{said_by}{state}: ", "bold"), f"“{quote.text}”"), (0, 0, 0, 4)))


def show_reading(console: Console, reading: Reading) -> None:
    """Print what one article says."""
    article = reading.article
    console.print()
    console.print(Text(article.title or article.id, style="bold"))
    ground = f" ({article.published_by or article.published_from})" if article.published else ""
    facts = [article.outlet, f"published {article.published or 'unknown'}{ground}", article.origin]
    console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    if not reading.reports:
        console.print("  No dealing between states.")
    for report in reading.reports:
        _show_report(console, reading, report)
    if reading.quotes:
        console.print(Text("\n  Quotes", style="bold"))
    for quote in reading.quotes:
        _show_quote(console, quote)


@tells_failures(FAILED)
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.")
    ],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object an article, see docs/format.md.")] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of articles that carry none.")
    ] = None,
    min_confidence: ConfidenceOption = LEAST_CONFIDENCE,
) -> None:
    """Show what articles say, without a ledger.

    Exit status: 0 when every input was read, 1 when some were refused, 3 when all were.
    """
    console, refused, inputs = output(), 0, 0
    for item in read_all(paths, published, min_confidence):
        inputs += 1
        if isinstance(item, Refusal):
            refused += 1
            tell_refusal(item)
        elif jsonl:
            typer.echo(json.dumps(reading_json(item), ensure_ascii=False))
        else:
            show_reading(console, item)
    raise typer.Exit(exit_status(refused, inputs))
