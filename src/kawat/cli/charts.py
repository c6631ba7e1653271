"""Charts of a terminal: numbers in, lines of blocks out."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from kawat.ledger.questions.tallies import KindTally, MonthTally

_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_NOTHING: Final = "·"
#: The scores between which the Goldstein scale runs.
_LOWEST, _HIGHEST = -10.0, 10.0
_WIDTH: Final = 24


def sparkline(values: Iterable[float | None]) -> str:
    """Draw Goldstein scores as one line: the lowest block is -10, the highest 10, a dot stands for none."""
    return "".join(_NOTHING if value is None else _BLOCKS[_step(value)] for value in values)


def _step(value: float) -> int:
    share = (min(max(value, _LOWEST), _HIGHEST) - _LOWEST) / (_HIGHEST - _LOWEST)
    return min(int(share * len(_BLOCKS)), len(_BLOCKS) - 1)


def bar(count: int, most: int) -> str:
    """Draw a count as a bar; `most` fills the width, and what is not nothing shows."""
    return "█" * max(round(_WIDTH * count / most), 1) if count else ""


def every_month(months: Sequence[MonthTally]) -> list[MonthTally]:
    """Put the months without any event in between."""
    if not months:
        return []
    told = {one.month: one for one in months}
    first, last = (int(one.month[:4]) * 12 + int(one.month[5:]) - 1 for one in (months[0], months[-1]))
    names = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))
    return [told.get(name, MonthTally(name, 0, 0, None)) for name in names]


def month_table(months: Sequence[MonthTally]) -> Table:
    """Tabulate cooperation and conflict by month, with bars on one scale."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("month", no_wrap=True)
    table.add_column("cooperation", justify="right")
    table.add_column("", no_wrap=True)
    table.add_column("conflict", justify="right")
    table.add_column("", no_wrap=True)
    table.add_column("Goldstein", justify="right")
    most = max((max(one.cooperation, one.conflict) for one in months), default=1) or 1
    for one in months:
        table.add_row(
            one.month,
            str(one.cooperation),
            Text(bar(one.cooperation, most), style="green"),
            str(one.conflict),
            Text(bar(one.conflict, most), style="red"),
            "" if one.goldstein is None else f"{one.goldstein:+.1f}",
        )
    return table


def kind_line(kinds: Iterable[KindTally]) -> str:
    """Tell kinds with their counts: "meeting 4, accusation 3"."""
    return ", ".join(f"{one.kind} {one.events}" for one in kinds)
