"""Written cases: the name of a JSON file beside this one in, its cases as parameters of a test out."""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """The cases of `name`.json, each with its label as id."""
    listed = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["label"]) for case in listed]
