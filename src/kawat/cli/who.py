"""`kawat who`: an office and a state, or a name, in; who held it, or which offices that person held, out."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from kawat import edtf
from kawat.cli.common import output, tells_failures
from kawat.errors import KawatError, did_you_mean
from kawat.knowledge import persons
from kawat.languages.id.offices import OfficePhrase, parse_office
from kawat.reading.linking import code_of

#: Exit status when nobody is known.
NOBODY = 1
#: Words for a state or organisation in; its code out, None where they name none.
Resolver = Callable[[str], str | None]


def answer(query: str, on: str | None, resolve: Resolver) -> list[dict[str, object]]:
    """Say what the tables say to a question, as JSON-ready rows.

    Args:
        query: a title with its state ("Menlu AS"), or a name ("Lavrov").
        on: an EDTF date, or None for any time (a title: every holder known; a name: every term).
        resolve: names a state's or organisation's code.

    Returns:
        One row a term: person, name, office, title, state, since, until, note, source.

    Raises:
        KawatError: `on` is not EDTF, or nobody is known by that title or name.
    """
    if on is not None and not edtf.valid(on):
        raise KawatError(on, "not an EDTF date", "Write 2018-07-03, 2018-07 or 2018.")
    phrase = parse_office(query, resolve)
    if phrase and phrase.state:
        found = _holders(phrase, on)
        if not found:
            why = f"no holder of {phrase.title} of {phrase.state} is known" + (f" on {on}" if on else "")
            raise KawatError(query, why, "Try another date, or leave --on out to see every holder.")
    else:
        found = _named(query, on)
    return [asdict(term) | {"name": name} for name, term in found]


def _holders(phrase: OfficePhrase, on: str | None) -> list[tuple[str, persons.Term]]:
    """Return the holders of an office, by its finer title first; terms in order of time where no date is given."""
    title = f"ambassador_to_{phrase.posted_state}" if phrase.posted_state else phrase.title
    for wanted in (title, phrase.office) if phrase.office in _WHOLE else (title,):
        terms = persons.holders(wanted, phrase.state or "", on or "../..")
        if terms:
            ordered = terms if on else sorted(terms, key=lambda term: term.since)
            return [(known.name, term) for term in ordered if (known := persons.person(term.person))]
    return []


#: Offices that a title may stand for as a whole: any head of state will do for "Raja" where the tables say president.
_WHOLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def _named(query: str, on: str | None) -> list[tuple[str, persons.Term]]:
    """Return the terms of everybody the name may mean; of those in office at `on` where a date is given."""
    matches = persons.find_person(query, on=on)
    if not matches:
        meant = did_you_mean(persons.nearest(query)).strip()
        hint = meant or "Give the name as news writes it, or a title with its state."
        raise KawatError(query, "nobody of that name is known", hint)
    best = [match for match in matches if match.how == matches[0].how]
    found = [(match.person.name, term) for match in best for term in persons.terms_of(match.person.id)]
    if on:
        found = [(name, term) for name, term in found if edtf.overlap(_interval(term), on)]
    if not found:
        raise KawatError(query, f"held no known office on {on}", "Leave --on out to see every term.")
    return found


def _interval(term: persons.Term) -> str:
    return f"{term.since}/{term.until or '..'}"


def _table(rows: list[dict[str, object]]) -> Table:
    table = Table(box=None, header_style="bold")
    for head in ("name", "office", "of", "since", "until", "source"):
        table.add_column(head, overflow="fold")
    for row in rows:
        title = str(row["title"]) + (f" ({row['note']})" if row["note"] else "")
        table.add_row(str(row["name"]), title, str(row["state"]), str(row["since"]), _end(row), str(row["source"]))
    return table


@tells_failures(NOBODY)
def who(
    query: Annotated[str, typer.Argument(metavar="TITLE_OR_NAME", help='An office ("Menlu AS") or a name ("Lavrov").')],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="In office on this day, month or year (EDTF).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array, one object a term of office.")] = False,
) -> None:
    """Say who held an office, or which offices somebody held, with the source of each.

    Exit status: 0, or 1 when nobody is known by that title or name.
    """
    rows = answer(query, on, code_of)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    output().print(_table(rows))


def _end(row: dict[str, object]) -> str:
    return {"..": "in office", "": "not known"}.get(str(row["until"]), str(row["until"]))
