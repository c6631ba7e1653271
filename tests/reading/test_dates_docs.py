"""What docs/dates.md says of values is what the grammar gives."""

import re
from pathlib import Path

import pytest

from kawat.reading.dates import find_dates

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"
ROW = re.compile(r"^\| (?P<words>[^|]+) \| (?P<values>[^|]+) \| ", re.MULTILINE)


def told() -> list[tuple[str, str]]:
    table = PAGE.read_text(encoding="utf-8").partition("## Conventions")[2].partition("No dates:")[0]
    pairs: list[tuple[str, str]] = []
    for row in ROW.finditer(table):
        values = row["values"].split(", ")
        words = re.split(r", (?=[^0-9])", row["words"]) if len(values) > 1 else [row["words"]]
        if values[0][:1].isdigit() and " in January" not in row["words"] and len(words) == len(values):
            pairs += zip(words, values, strict=True)
    return pairs


@pytest.mark.parametrize(("words", "value"), told())
def test_conventions(words: str, value: str) -> None:
    assert {found.edtf for found in find_dates(words, "2018-07-04")} == {value}


def test_the_table_is_read() -> None:
    assert len(told()) >= 20
