"""The documents of the project agree with each other and with the package."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import kawat
from kawat import edtf, records

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.id.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """Language and content of every fenced block."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text(name), re.DOTALL | re.MULTILINE)


def commands(name: str) -> list[str]:
    lines = [
        line.split(" #")[0].strip()
        for language, block in blocks(name)
        if language == "sh"
        for line in block.splitlines()
    ]
    return [line for line in lines if line]


def test_both_readmes_show_the_same_commands_and_output() -> None:
    assert commands("README.md")[:2] == ["make demo", "make test"]
    assert commands("README.id.md") == commands("README.md")
    assert blocks("README.id.md") == blocks("README.md")


def test_the_readmes_have_the_same_shape_and_lead_to_each_other() -> None:
    levels = [re.findall(r"^(#+) ", text(name), re.MULTILINE) for name in READMES]
    links = [set(re.findall(r"\]\(([^)]+)\)", text(name))) for name in READMES]
    assert levels[0] == levels[1]
    assert links[0] - {"README.id.md"} == links[1] - {"README.md"}
    assert "README.id.md" in links[0]
    assert "README.md" in links[1]


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    shown = {line.split()[1] for line in commands("README.md") if line.startswith("make ")}
    assert shown <= targets


def test_citation_is_complete_and_of_this_version() -> None:
    citation = yaml.safe_load(text("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors", "version", "license"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == kawat.__version__
    assert citation["license"] == "Apache-2.0"
    assert all(author.get("name") for author in citation["authors"])


def test_the_changelog_tells_of_this_version() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", text("CHANGELOG.md"), re.MULTILINE)
    assert headings
    assert headings[0] in ("Unreleased", kawat.__version__)
    assert "### Added" in text("CHANGELOG.md")


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("kind", get_args(records.Kind)),
        ("status", get_args(records.Status)),
        ("participants", get_args(records.Role) + get_args(records.Office)),
    ],
)
def test_format_explains_every_code_and_no_other(section: str, codes: tuple[str, ...]) -> None:
    part = text("docs/format.md").split(f"### `{section}`\n")[1].split("\n##")[0]
    told = re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
    fields = {"role", "state", "person", "office", "span"} if section == "participants" else set()
    assert sorted(set(told) - fields) == sorted(codes)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_the_example_in_format_is_true_to_the_format() -> None:
    (example,) = [json.loads(block) for language, block in blocks("docs/format.md") if language == "json"]
    article = example["text"]
    found = list(spans(example))
    assert len(found) > 5
    assert [span for span in found if article[span["start"] : span["end"]] != span["text"]] == []
    assert [article[start:end] for start, end in example["sentences"]] == re.split(r"(?<=\.) ", article)
    assert edtf.valid(example["published"])
    assert all(edtf.valid(report["date"]) for report in example["reports"])


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda path: path.name)
def test_every_relative_link_leads_to_a_file(path: Path) -> None:
    outside_blocks = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", outside_blocks)]
    relative = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in relative if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_readmes_link_to_documents(name: str) -> None:
    assert {"docs/format.md", "docs/accuracy.md", "docs/architecture.md"} <= set(
        re.findall(r"\]\(([^)]+)\)", text(name))
    )
