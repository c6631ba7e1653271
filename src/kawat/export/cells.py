"""Cells of CSV and TSV: a value in, the text of its cell out, and back for lists and guarded text.

Names come from articles, and articles are hostile: a cell that a spreadsheet would take for a formula (it begins with
``= + - @``, a tab or a line end) gets an apostrophe before it, as OWASP advises on CSV injection. So that nothing is
lost, a cell that begins with apostrophes and then such a character gets one more; `unguarded` takes one away.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from kawat.export.text import unicode_text

Cell = str | int | float | bool | datetime.date | tuple[str | None, ...] | None

#: What stands between the elements of a list; within an element ``\\`` stands before it.
SEPARATOR: Final = ";"
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_MARK = re.compile(r"[\\;]")
_ELEMENT = re.compile(r"(?:[^;\\]|\\.)*", re.DOTALL)


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` put there."""
    return text[1:] if _GUARDED.match(text) else text


def _element(one: str | None) -> str:
    return guarded(_MARK.sub(r"\\\g<0>", unicode_text(one))) if one else ""


def written(cell: Cell) -> str:
    """Write a value: numbers without needless zeros, days ISO 8601, lists joined by semicolons, "" for nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return guarded(unicode_text(cell))
        case tuple():
            return SEPARATOR.join(map(_element, cell))
        case float():
            return repr(cell).removesuffix(".0")
        case int() | datetime.date():
            return str(cell)


def read_list(cell: str) -> tuple[str, ...]:
    """Read back a list that `written` wrote; what was None is ""."""
    if not cell:
        return ()
    elements: list[str] = []
    at = 0
    while at <= len(cell):
        found = _ELEMENT.match(cell, at)
        assert found is not None
        elements.append(re.sub(r"\\(.)", r"\1", unguarded(found.group()), flags=re.DOTALL))
        at = found.end() + 1
    return tuple(elements)


def csv_line(cells: Iterable[Cell]) -> str:
    """One row of RFC 4180, with a line feed alone at its end.

    The writer quotes a carriage return within a cell only where its own lines end in one.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([written(cell) for cell in cells])
    return text.getvalue().removesuffix("\r\n") + "\n"


def tsv_line(cells: Sequence[Cell]) -> str:
    """One row of tab-separated values: no quoting, and tabs and line ends within a cell become spaces."""
    return "\t".join(re.sub(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", written(cell)) for cell in cells) + "\n"
