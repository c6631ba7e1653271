"""The options that choose events, alike in every command that lists or writes them: types of its arguments."""

from typing import Annotated

import typer

States = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="CODE", help="A state's code or name; give it twice for the dealings of a pair."),
]
Person = Annotated[str | None, typer.Option("--person", help="Part of a person's name.")]
KindOf = Annotated[str | None, typer.Option("--kind", help="call, meeting, summit, visit, ...: see docs/format.md.")]
StatusOf = Annotated[str | None, typer.Option("--status", help="held, planned, proposed, cancelled, ...")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Not before: 2018, 2018-07, 2018-07-03.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after.")]
Limit = Annotated[int | None, typer.Option("--limit", help="At most so many events.")]
After = Annotated[str | None, typer.Option("--after", metavar="CURSOR", help="Behind the page that gave this cursor.")]
PersonId = Annotated[str | None, typer.Option("--person-id", metavar="ID", help="A person's Wikidata id.")]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Where it happens: a state's code or name.")
]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Only events on which outlets disagree.")]
