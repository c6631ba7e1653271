"""`kawat show`: an event's id in, the event with the words of every article behind it out."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kawat.cli.accounts import number, print_contradictions, print_history, print_links, print_only, print_values
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, tells_failures
from kawat.cli.words import in_a_few_words, marked, status, who
from kawat.export.accounts import Account, accounts, only_one_tells, outlet_names
from kawat.export.event_json import event_json
from kawat.ledger.merged import is_current
from kawat.ledger.queries import ReportEvidence, event, event_evidence, linked_from
from kawat.ledger.store import open_ledger
from kawat.records import Event, EventLink


def _show_report(console: Console, told: ReportEvidence) -> None:
    source, report = told.source, told.report
    name = source.outlet or "unknown outlet"
    head = Text.assemble((name, "bold"), f", {source.published or 'undated'}: {source.title or source.id}")
    if source.copy_of:
        head.append(f" (the text of {source.copy_of})", style="yellow")
    if source.url:
        head.append(f" <{source.url}>", style="dim")
    console.print(Padding(head, (1, 0, 0, 2)))
    facts = [report.kind, report.status, who(report.participants)]
    if report.date:
        words = f"“{told.date_words}”" if told.date_words else "by the article's publication"
        facts.append(f"{report.date} ({words})")
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
        "copy_of": source.copy_of,
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


def _whole_json(found: Event, told: Sequence[ReportEvidence], linked: Sequence[tuple[str, EventLink]]) -> str:
    names = outlet_names(told)
    every = accounts(found, names)
    only = {name: [_account_json(one) for one in alone] for name, alone in only_one_tells(found, every).items()}
    whole = event_json(found) | {
        "accounts": [_account_json(one) for one in every],
        "only": only,
        "linked_from": [
            {"relation": link.relation, "event": event, "articles": list(link.articles)} for event, link in linked
        ],
        "evidence": [_report_json(one) for one in told],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _account_json(one: Account) -> dict[str, Any]:
    return {
        "field": one.field,
        "value": one.value,
        "agreed": one.agreed,
        "independent_outlets": one.independent,
        "outlets": list(one.outlets),
    }


def _head(console: Console, found: Event) -> None:
    console.print(Text.assemble((f"{found.kind} ", "bold"), status(found.status), f"  {who(found.participants)}"))
    where = ", ".join(part for part in (found.place, found.country) if part)
    strength = found.strength
    facts = [f"date {found.date or 'unknown'}", f"place {where or 'unknown'}", f"id {found.id}"]
    facts.append(f"{number(strength.reports, 'report')}, {number(strength.outlets, 'independent outlet')}")
    if strength.first_seen:
        facts.append(f"told {strength.first_seen} to {strength.last_seen}")
    console.print(Text(" · ".join(facts), style="dim"))


@tells_failures(FAILED)
def show(
    context: typer.Context,
    event_id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or its beginning.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Show one event: what is agreed, what is not, what only one outlet says, and every sentence behind it."""
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened:
        found = event(opened, event_id)
        told = event_evidence(opened, found.id)
        linked = linked_from(opened, found.id)
        near = sorted({one.event for one in found.links} | {other for other, _ in linked})
        others = {one: in_a_few_words(event(opened, one)) for one in near}
        current = is_current(opened)
    if as_json:
        typer.echo(_whole_json(found, told, linked))
        return
    if not current:
        messages().print("Another version of Kawat made these events: `kawat rebuild` makes them anew.")
    console = output()
    names = outlet_names(told)
    every = accounts(found, names)
    _head(console, found)
    print_values(console, found, every)
    print_contradictions(console, found, names)
    print_history(console, found, names)
    print_links(console, found.links, linked, others, {one.source.id: names[one.report.id] for one in told})
    print_only(console, found, every)
    for one in told:
        _show_report(console, one)
