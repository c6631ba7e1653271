"""`kawat show`: an event's id in, the event with the words of every article behind it out."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, output, tells_failures
from kawat.cli.words import marked, status, who
from kawat.export.event_json import event_json
from kawat.ledger.queries import ReportEvidence, event, event_evidence
from kawat.ledger.store import open_ledger


def _show_report(console: Console, told: ReportEvidence) -> None:
    source, report = told.source, told.report
    name = source.outlet or "unknown outlet"
    head = Text.assemble((name, "bold"), f", {source.published or 'undated'}: {source.title or source.id}")
    if source.url:
        head.append(f" <{source.url}>", style="dim")
    console.print(Padding(head, (1, 0, 0, 2)))
    facts = [report.kind, report.status, who(report.participants)]
    if report.date:
        facts.append(f"{report.date} (“{told.date_words}”)" if told.date_words else report.date)
    if report.place:
        facts.append(f"in {report.place.name} (“{told.place_words}”)")
    console.print(Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, 4)))
    for sentence in told.sentences:
        console.print(Padding(marked(sentence.text, sentence.triggers), (0, 0, 0, 4)))


def _report_json(told: ReportEvidence) -> dict[str, Any]:
    source = told.source
    return {
        "report": told.report.id,
        "article": source.id,
        "outlet": source.outlet,
        "title": source.title,
        "url": source.url,
        "published": source.published,
        "kind": told.report.kind,
        "status": told.report.status,
        "date": told.report.date,
        "date_words": told.date_words,
        "place": told.report.place.name if told.report.place else None,
        "place_words": told.place_words,
        "participant_words": list(told.participant_words),
        "sentences": [
            {"start": s.start, "end": s.end, "text": s.text, "triggers": [list(t) for t in s.triggers]}
            for s in told.sentences
        ],
    }


@tells_failures(FAILED)
def show(
    context: typer.Context,
    event_id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or its beginning.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Show one event with every sentence behind it."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = event(opened, event_id)
        told = event_evidence(opened, found.id)
    if as_json:
        whole = event_json(found) | {"evidence": [_report_json(one) for one in told]}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    console = output()
    head = Text.assemble((f"{found.kind} ", "bold"), status(found.status), f"  {who(found.participants)}")
    console.print(head)
    where = ", ".join(part for part in (found.place, found.country) if part)
    outlets = len(found.outlets)
    facts = [f"date {found.date or 'unknown'}", f"place {where or 'unknown'}", f"id {found.id}"]
    console.print(Text(" · ".join([*facts, f"{len(found.reports)} reports, {outlets} outlets"]), style="dim"))
    for one in told:
        _show_report(console, one)
