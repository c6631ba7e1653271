"""The page on exports agrees with the code."""

from pathlib import Path

from kawat.export.codebook import page
from kawat.export.formats import FORMATS
from kawat.export.release.tables import TABLES


def test_the_page_is_the_one_that_the_code_writes() -> None:
    written = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m kawat.export.codebook > docs/exports.md"


def test_it_tells_every_format_table_and_column() -> None:
    text = page()
    assert all(f"| `{name}` |" in text for name in FORMATS)
    for table in TABLES:
        part = text.split(f"### `{table.name}`\n")[1].split("\n### ")[0]
        assert all(f"| `{column.name}` |" in part for column in table.columns)
        assert set(table.key) <= {column.name for column in table.columns}
    assert "<!-- TABLES" not in text
