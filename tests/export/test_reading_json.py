"""The reading format: every field that docs/format.md tells of, and the words of the record unchanged."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kawat.export.reading_json import reading_json
from kawat.records import Article, Reading
from tests.ledger.build import call

FORMAT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")


def told(section: str) -> set[str]:
    """The fields that the first table of a section of docs/format.md names."""
    table = FORMAT.split(f"{section}\n")[1].split("| --- | --- |\n")[1].split("\n\n")[0]
    return {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}


@pytest.mark.parametrize(
    ("section", "path", "more"),
    [
        ("## An article", (), {"published_by"}),
        ("## A report", ("reports", 0), {"confidence"}),
        ("### `participants`", ("reports", 0, "participants", 0), {"person_id"}),
        ("## A quote", ("quotes", 0), {"person_id"}),
    ],
)
def test_the_fields_are_those_of_the_format(section: str, path: tuple[str | int, ...], more: set[str]) -> None:
    value: Any = reading_json(call())
    for step in path:
        value = value[step]
    assert set(value) == told(section) | more


def test_what_the_record_holds_is_what_the_object_holds() -> None:
    reading = call()
    made = reading_json(reading)
    (report,) = made["reports"]
    assert report["evidence"][0] == {
        key: getattr(reading.reports[0].evidence[0], key) for key in ("start", "end", "text")
    }
    assert report["place"]["name"] == "Moscow"
    assert [one["person"] for one in report["participants"]] == ["Sergei Lavrov", "Mike Pompeo"]
    assert made["quotes"][0]["via"] == ["Kantor Berita Contoh"]
    assert made["sentences"] == [list(one) for one in reading.sentences]
    assert json.loads(json.dumps(made)) == made


def test_nothing_known_is_null_or_empty() -> None:
    made = reading_json(Reading(Article(id="a", text="Kosong."), sentences=((0, 7),)))
    assert [made[key] for key in ("url", "outlet", "title", "published", "dateline")] == [None] * 5
    assert [made[key] for key in ("reports", "quotes", "boilerplate")] == [[]] * 3
    assert made["about_dealings"] is False
