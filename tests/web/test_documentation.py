"""docs/api.md says what the API does: its resources, parameters, codes and examples."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.main import get_command

from kawat.cli import app as command_line

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESSES = [
    shlex.split(line)[-1].removeprefix("http://127.0.0.1:8000")
    for line in PAGE.splitlines()
    if line.startswith("curl ")
]


def section(name: str) -> str:
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in text.splitlines() if line[:1] == "|"]
    return [row for row in cells[1:] if set(row[0]) != {"-"}]


@pytest.fixture(scope="module")
def paths(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()["paths"]
    return found


def test_every_resource_is_there(paths: dict[str, Any]) -> None:
    assert {row[0].strip("`") for row in rows(section("Resources"))} == set(paths)


def test_every_parameter_is_there_with_its_resources(paths: dict[str, Any]) -> None:
    told = {name: row[1] for row in rows(section("Parameters")) for name in re.findall(r"`(\w+)`", row[0])}
    taken: dict[str, set[str]] = {}
    for path, operations in paths.items():
        for one in operations["get"].get("parameters", []):
            if one["in"] == "query":
                taken.setdefault(one["name"], set()).add(path.split("/")[2])
    assert set(told) == set(taken)
    for name, resources in taken.items():
        if "lists" not in told[name]:
            assert resources == set(re.findall(r"[a-z]{4,}", re.sub(r"\(.*?\)", "", told[name]))) - (
                {"upcoming"} if name == "from" else set()
            ), name


def test_every_code_is_there() -> None:
    source = Path(__file__).parents[2] / "src" / "kawat" / "web"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py")))
    coded = set(re.findall(r'Fault\(\s*\d{3}, "(\w+)"', text)) | set(
        re.findall(r'"(bad_parameter|bad_cursor|too_much|merged)"', text)
    )
    told = {code for row in rows(section("Errors")) for code in re.findall(r"`(\w+)`", row[1])}
    assert coded - {"http_error"} == told


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_example_is_answered(client: TestClient, address: str) -> None:
    answer = client.get(address)
    if "metting" in address:
        assert answer.json() == json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])
    else:
        assert answer.status_code == 200, answer.text
        assert len(answer.content) > 60


def test_every_option_of_serve_is_there() -> None:
    commands = get_command(command_line).commands  # type: ignore[attr-defined]
    options = {name for one in commands["serve"].params for name in one.opts} - {"--ledger"}
    assert {row[0].strip("`") for row in rows(PAGE.partition("\n## ")[0])} == options
