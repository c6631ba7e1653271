"""`kawat evaluate`: a gold file in, the table of figures out."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from kawat.cli.common import FAILED, ConfidenceOption, output, progress, tells_failures
from kawat.evaluation.gold import as_article, load_gold
from kawat.evaluation.score import score
from kawat.export.reading_json import reading_json
from kawat.reading.many import read_each
from kawat.reading.reports import LEAST_CONFIDENCE
from kawat.records import Reading


def _row(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, dict):
        return (name, "" if value is None else str(value), "", "", "", "", "")
    speaker = value.get("speaker")
    shares = [f"{value[key]:.3f}" for key in ("f1", "p", "r")]
    counts = [str(value[key]) for key in ("gold", "read")]
    return (name, *shares, *counts, "" if speaker is None else f"{speaker:.3f}")


def figures_table(figures: dict[str, Any], title: str, kinds: bool) -> Table:
    """The figures of `kawat.evaluation.score.score` as a table."""
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for heading in ("F1 or share", "precision", "recall", "gold", "read", "speaker"):
        table.add_column(heading, justify="right")
    for name, value in figures.items():
        if name != "kinds":
            table.add_row(*_row(name, value))
    if kinds:
        table.add_section()
        for name, value in figures["kinds"].items():
            table.add_row(*_row(name, value))
    return table


@tells_failures(FAILED)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, see docs/format.md.")],
    kinds: Annotated[bool, typer.Option("--kinds", help="Also each kind of event.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    readings: Annotated[Path | None, typer.Option(help="Also write what was read, one article a line.")] = None,
    min_confidence: ConfidenceOption = LEAST_CONFIDENCE,
) -> None:
    """Read annotated articles and say how well it went."""
    articles = load_gold(gold)
    with progress() as bar:
        read = read_each(map(as_article, articles), min_confidence)
        tracked = bar.track(read, len(articles), description="Reading")
        read_articles = [reading_json(one) for one in tracked if isinstance(one, Reading)]
    if readings:
        lines = (json.dumps(reading, ensure_ascii=False) for reading in read_articles)
        readings.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    figures = score(articles, read_articles)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    output().print(figures_table(figures, f"{gold.name}: {len(articles)} articles", kinds))
