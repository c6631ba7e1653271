"""The page on exports: takes the formats and tables, gives Markdown.

``python -m kawat.export.codebook > docs/exports.md`` writes the page from exports_page.md, with every column of every
table told by the code that writes it; a test holds the two together.
"""

import sys
from importlib import resources
from typing import Any

from kawat.export.columns import Table
from kawat.export.formats import FORMATS
from kawat.export.parquet import nested_columns
from kawat.export.release.tables import TABLES


def table_markdown(table: Table[Any], *, level: int = 3) -> str:
    """Tell a table and its columns, under a heading of this level."""
    head = [f"{'#' * level} `{table.name}`", "", table.holds, "", "| column | type | holds |", "| --- | --- | --- |"]
    rows = []
    for column in table.columns:
        kind = column.type + ("" if column.required else ", may be empty")
        rows.append(f"| `{column.name}` | {kind} | {column.holds} |")
    return "\n".join([*head, *rows]) + "\n"


def page() -> str:
    """Write the whole page."""
    listed = "\n".join(f"| `{f.name}` | `{f.extension}` | {f.description} |" for f in FORMATS.values())
    nested = "\n".join(f"| `{name}` | {holds} |" for name, holds in nested_columns())
    text = resources.files("kawat.export").joinpath("exports_page.md").read_text(encoding="utf-8")
    for name, made in {
        "FORMATS": listed,
        "NESTED": nested,
        "TABLES": "\n".join(table_markdown(one) for one in TABLES),
    }.items():
        text = text.replace(f"<!-- {name} -->", made)
    return text


if __name__ == "__main__":
    sys.stdout.write(page())
