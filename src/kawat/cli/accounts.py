"""How agreement and contradiction are shown: an event and who tells what of it in, lines of a terminal out."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kawat.cli.words import status
from kawat.export.accounts import Account, only_one_tells, tellers
from kawat.records import Event, EventLink, EventValue

_SAYS = {
    "part_of": ("part of", "has as a part"),
    "prepares": ("prepares", "prepared by"),
    "follows": ("follows", "followed by"),
    "answers": ("answers", "answered by"),
}


def number(count: int, what: str) -> str:
    """How many of something: "1 outlet", "2 outlets"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _heading(console: Console, words: str) -> None:
    console.print(Padding(Text(words, style="bold"), (1, 0, 0, 2)))


def _line(console: Console, *parts: Text | str | tuple[str, str]) -> None:
    console.print(Padding(Text.assemble(*parts), (0, 0, 0, 4)))


def print_values(console: Console, event: Event, told: Sequence[Account]) -> None:
    """Print every value that several reports tell, with the outlets behind it; others than the event's are marked."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    clashing = {(value.field, value.value) for one in event.contradictions for value in one.values}
    for one in told:
        mark = " (contradicted)" if (one.field, one.value) in clashing else "" if one.agreed else " (also told)"
        value = Text(one.value + mark, style="red" if "contra" in mark else "" if one.agreed else "dim")
        table.add_row(one.field, value, number(one.independent, "outlet"), Text(", ".join(one.outlets), style="dim"))
    for field in event.judged:
        table.add_row(field, Text(str(getattr(event, field)), style="bold"), "judged", "set by a person")
    if event.strength.reports > 1 or event.judged:
        _heading(console, "What is told")
        console.print(Padding(table, (0, 0, 0, 4)))


def _value(told: EventValue, names: Mapping[str, str]) -> str:
    return f"{told.value} ({', '.join(tellers(told.reports, names))})"


def print_contradictions(console: Console, event: Event, names: Mapping[str, str]) -> None:
    """Print what cannot all be right."""
    if event.contradictions:
        _heading(console, "Contradictions")
        for one in event.contradictions:
            _line(console, (f"{one.field}: ", "red"), " against ".join(_value(value, names) for value in one.values))


def print_history(console: Console, event: Event, names: Mapping[str, str]) -> None:
    """Print the status as it was told, day by day."""
    if event.history:
        _heading(console, "Status as told")
        for step in event.history:
            dated = f" for {step.date}" if step.date else ""
            by = Text(f"  {', '.join(tellers(step.reports, names))}", style="dim")
            _line(console, f"{step.told or 'undated'}: ", status(step.status), dated, by)


def print_links(
    console: Console,
    links: Sequence[EventLink],
    linked: Sequence[tuple[str, EventLink]],
    others: Mapping[str, str],
    outlets: Mapping[str, str],
) -> None:
    """Print the events that articles link this one to, both ways.

    Args:
        console: where to.
        links: links that the event carries.
        linked: links that other events carry to it, each with the id of its event.
        others: the other events in a few words, by id.
        outlets: the outlet of each article.
    """
    told = [(_SAYS.get(one.relation, (one.relation,))[0], one.event, one.articles) for one in links]
    told += [(_SAYS.get(one.relation, (one.relation,))[-1], event, one.articles) for event, one in linked]
    if told:
        _heading(console, "Links")
        for words, event, articles in told:
            by = ", ".join(dict.fromkeys(outlets.get(article, article) for article in articles))
            _line(console, f"{words} ", (others.get(event, ""), "bold"), (f" [{event}]", "dim"), f", says {by}")


def print_only(console: Console, event: Event, told: Sequence[Account]) -> None:
    """Print what one outlet alone tells."""
    for name, alone in only_one_tells(event, told).items():
        said = "; ".join(f"{one.field} {one.value}" for one in alone)
        console.print(Padding(Text.assemble((f"Only {name} says: ", "bold"), said), (1, 0, 0, 2)))
