"""The documents of a release: details and files in; datapackage.json, CODEBOOK.md, CITATION.cff and CHECKSUMS out.

Forms: Frictionless Data Package (v2, readable as v1), Citation File Format 1.2.0, and the lines of ``sha256sum``.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

import yaml

from kawat import __version__
from kawat.export.codebook import table_markdown
from kawat.export.columns import Column, Table, Type
from kawat.export.release.details import Details
from kawat.export.release.tables import LONGEST, REFERENCES, TABLES

_TYPES: Final[dict[Type, str]] = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date",
    "list": "string",
}  # fmt: skip
NAME: Final = "kawat"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a release: its size, digest, and its rows where it has any."""

    path: str
    size: int
    sha256: str
    rows: int | None = None


def data_package(details: Details, files: Mapping[str, Made]) -> str:
    """Write datapackage.json: every table with its schema and keys, and the Parquet file beside them."""
    resources = [_resource(table, files[f"{table.name}.csv"]) for table in TABLES]
    resources.append(
        _file(files["events.parquet"], "Events with typed and nested columns (Apache Parquet).", "parquet")
    )
    whole = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": details.title,
        "description": "Events between states as told by news articles, with the reports behind each. See CODEBOOK.md.",
        "version": details.version,
        "created": f"{details.date.isoformat()}T00:00:00Z",
        "licenses": [
            {
                "name": details.licence,
                "path": f"https://spdx.org/licenses/{details.licence}.html",
                "title": details.licence,
            }
        ],
        "contributors": [{"title": one, "roles": ["author"]} for one in details.authors],
        "keywords": ["event data", "international relations", "Indonesian", "news", "PLOVER", "CAMEO", "EDTF"],
        "resources": resources,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table[Any], made: Made) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": made.path,
        "description": table.holds,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
        "schema": {
            "fields": [_field(column, table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(fields), "reference": {"resource": other, "fields": list(there)}}
                for name, fields, other, there in REFERENCES
                if name == table.name
            ],
        },
    }


def _file(made: Made, holds: str, form: str) -> dict[str, Any]:
    return {
        "name": made.path.replace(".", "-"),
        "type": "file",
        "path": made.path,
        "description": holds,
        "format": form,
        "mediatype": "application/vnd.apache.parquet",
        "bytes": made.size,
        "hash": f"sha256:{made.sha256}",
    }


def _field(column: Column[Any], key: Sequence[str]) -> dict[str, Any]:
    told = f"{column.holds}; a list, joined by semicolons" if column.type == "list" else column.holds
    constraints: dict[str, Any] = {}
    if column.required or column.name in key:
        constraints["required"] = True
    if key == (column.name,):
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = list(column.codes)
    made = {"name": column.name, "type": _TYPES[column.type], "description": told}
    return made | ({"constraints": constraints} if constraints else {})


def codebook(details: Details, files: Mapping[str, Made]) -> str:
    """Write CODEBOOK.md: what the release holds, how cells are written, and every column of every table."""
    head = f"""# {details.title}

Version {details.version}, {details.date.isoformat()}. Licence: {details.licence}. Made by Kawat {__version__}.

Kawat reads news articles and keeps events: what states, organisations and armed groups did with each other, when and
where, whether it happened, and how many independent outlets say so. A machine read the articles; it misses events and
misreads some. Check what matters against the articles named in `reports.csv`.

- Tables are CSV (RFC 4180 with line feeds), UTF-8, with a heading. An empty cell is a value that no article tells.
- Codes are text: `041` keeps its zero only where the column is read as text.
- Dates are EDTF (ISO 8601-2): `2018-07-03`, `2018-07`, `2018-06-25/2018-07-01`, `2013-12~`.
- Lists stand in one cell, joined by semicolons; a semicolon or backslash of their own has a backslash before it.
- A cell or element that a spreadsheet would take for a formula has an apostrophe before it.
- What kinds, statuses, roles and offices mean is told at the end; docs/format.md, a page of Kawat, tells the rest.
- Of articles there are only addresses, trigger words of {LONGEST} characters at most, and offsets; no sentences, no
  quotes.

| file | rows | bytes |
| --- | ---: | ---: |
"""
    listed = "".join(f"| `{one.path}` | {one.rows} | {one.size} |\n" for one in files.values() if one.rows is not None)
    return "\n".join([head + listed, *(table_markdown(table, level=2) for table in TABLES), _meanings()])


def _meanings() -> str:
    """Tell what the codes of Kawat's own fields mean, from meanings.csv, which says what docs/format.md says."""
    text = resources.files("kawat.export.release").joinpath("meanings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    parts = ["## What the codes mean\n"]
    for field in dict.fromkeys(row["field"] for row in rows):
        told = "".join(f"| `{row['code']}` | {row['meaning']} |\n" for row in rows if row["field"] == field)
        parts.append(f"| {field} | meaning |\n| --- | --- |\n{told}")
    return "\n".join(parts)


def citation(details: Details) -> str:
    """Write CITATION.cff."""
    whole = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them with their version.",
        "type": "dataset",
        "title": details.title,
        "authors": [{"name": one} for one in details.authors],
        "version": details.version,
        "date-released": details.date.isoformat(),
        "license": details.licence,
        "keywords": ["event data", "international relations", "Indonesian", "news"],
        "references": [
            {
                "type": "software",
                "title": "Kawat",
                "version": __version__,
                "authors": [{"name": "The Kawat developers"}],
            }
        ],
    }
    made: str = yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)
    return made


def checksums(files: Sequence[Made]) -> str:
    """Write CHECKSUMS, which ``sha256sum --check`` reads."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))
