"""`kawat export`: a format and filters in, the events that fit out, in a file or on standard output."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.table import Table

from kawat.cli import options
from kawat.cli.accounts import number
from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, output, progress, tells_failures
from kawat.errors import KawatError
from kawat.export.exported import LANGUAGES, Counted, Exported, Format, Language
from kawat.export.files import whole_file
from kawat.export.formats import FORMATS, format_named
from kawat.export.sentences import first_sentence
from kawat.knowledge.names import codes, state_code
from kawat.ledger.filters import TimelineFilter
from kawat.ledger.queries import counts
from kawat.ledger.store import Ledger, open_ledger
from kawat.ledger.walking import every_event, last_change
from kawat.records import Event


def _list_formats() -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("format", "file", "what it is for"):
        table.add_column(heading, overflow="fold", no_wrap=heading != "what it is for")
    for one in FORMATS.values():
        table.add_row(one.name, one.extension, one.description)
    output().print(table)


def _language(given: str) -> Language:
    for known in LANGUAGES:
        if given.casefold() == known:
            return known
    raise KawatError(f"language {given!r}", "is not one of the two there are", "Give id (Indonesian) or en (English).")


def _address(given: str | None) -> str | None:
    if given is None or given.startswith(("https://", "http://")):
        return given.rstrip("/") if given else None
    raise KawatError(f"address {given!r}", "is no address of the web", "Begin it with https:// or http://.")


def _write(chosen: Format, exported: Exported, target: Path | None) -> Counted:
    if target is None:
        stream: BinaryIO = sys.stdout.buffer
        counted = chosen.write(exported, stream)
        stream.flush()
        return counted
    with whole_file(target) as stream:
        return chosen.write(exported, stream)


#: What the formats that do not write events one by one count.
_UNITS = {"csv-dyadic": "row", "icews": "row", "graphml": "edge"}


def _tell(chosen: Format, counted: Counted, target: Path | None) -> None:
    if target is not None:
        what = number(counted.written, _UNITS.get(chosen.name, "event"))
        messages().print(f"{target}: {what} written as {chosen.name}.", markup=False)
    for reason, count in counted.left_out:
        messages().print(f"Left out: {number(count, 'event')}, {reason}.", markup=False)


def _watched(events: Iterable[Event], ledger: Ledger) -> Iterator[Event]:
    """The events, with a bar on a terminal that counts them; how many fit a filter is known only at the end."""
    with progress() as bar:
        task = bar.add_task("Exporting", total=None if bar.disable else counts(ledger).events)
        for event in events:
            yield event
            bar.advance(task)


@tells_failures(FAILED)
def export(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="FORMAT", help="One of those that --list shows.")] = None,
    target: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    state: options.States = None,
    person: options.Person = None,
    kind: options.KindOf = None,
    with_status: options.StatusOf = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    person_id: options.PersonId = None,
    country: options.Country = None,
    contradicted: options.Contradicted = False,
    language: Annotated[str, typer.Option(metavar="id|en", help="Language of titles and names.")] = "id",
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the ledger's pages stand, for links to them.")
    ] = None,
    list_formats: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Write the events of the ledger for another program: spreadsheet, statistics, calendar, feed reader, network.

    A file that is there already is replaced as a whole, when everything is written. docs/exports.md tells every column.
    """
    if list_formats:
        _list_formats()
        return
    if name is None:
        raise KawatError("kawat export", "needs the name of a format", "`kawat export --list` shows them.")
    chosen = format_named(name)
    file = None if target == "-" else Path(target)
    if file is None and chosen.binary and sys.stdout.isatty():
        raise KawatError(chosen.name, "is not for a terminal", f"Give a file: -o kawat{chosen.extension}")
    wanted = TimelineFilter(
        tuple(state_code(one) for one in state or ()),
        person,
        kind,
        with_status,
        since,
        until,
        limit,
        person_id=person_id,
        country=state_code(country) if country is not None else None,
        contradicted=contradicted,
    )
    with open_ledger(chosen_ledger(context, ledger), create=False) as opened, opened.snapshot() as still:
        events = every_event(still, wanted, known_states=codes())
        exported = Exported(
            _watched(events, still),
            _language(language),
            _address(base_url),
            sentence=lambda event: first_sentence(still, event),
            changed_at=last_change(still),
        )
        counted = _write(chosen, exported, file)
    _tell(chosen, counted, file)
