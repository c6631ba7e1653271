"""Cells: nothing a spreadsheet would run, nothing lost."""

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.export.cells import Cell, csv_line, guarded, read_list, tsv_line, unguarded, written
from kawat.export.text import unicode_text
from tests.export.made import HOSTILE, words

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (True, "true"), (False, "false"), (4.0, "4"), (-5.8, "-5.8"), (12, "12"), ("041", "041"),
        (datetime.date(2018, 7, 3), "2018-07-03"), ((), ""), (("RUS", None, "USA"), "RUS;;USA"),
        (("a;b", "c\\d"), "a\\;b;c\\\\d"), ("=1", "'=1"), ("'=1", "''=1"), (("x", "-1"), "x;'-1"),
    ],
)  # fmt: skip
def test_how_values_are_written(cell: Cell, text: str) -> None:
    assert written(cell) == text


@given(words)
def test_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(FORMULA)
    assert unguarded(guarded(text)) == text


@given(st.lists(words, max_size=5).map(tuple))
def test_lists_come_back(elements: tuple[str, ...]) -> None:
    cell = written(elements)
    assert not cell.startswith(FORMULA)
    assert read_list(cell) == (tuple(map(unicode_text, elements)) if elements != ("",) else ())


@given(st.lists(words, min_size=2, max_size=5))
def test_a_row_of_csv_is_one_record_whatever_its_cells_hold(cells: list[str]) -> None:
    line = csv_line(cells)
    assert line.endswith("\n")
    assert not line.endswith("\r\n")
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert [unguarded(cell) for cell in row] == [unicode_text(cell) for cell in cells]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_of_tsv_is_one_line_whatever_its_cells_hold(text: str) -> None:
    line = tsv_line([text, "b"])
    assert line.count("\t") == 1
    assert line.splitlines(keepends=True) == [line]
