"""Every path there is, of the API and of the pages: the headers it carries, and hostile words in each of its places."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from kawat.web import api, pages
from kawat.web.guard import HEADERS


def _paths() -> dict[str, Any]:
    """All paths with their parameters; pages are left out of /openapi.json, so both are described here anew."""
    app = FastAPI()
    app.include_router(api.router)
    app.include_router(pages.router)
    found: dict[str, Any] = app.openapi()["paths"]
    return found


PATHS = _paths()
PLACES = [(path, one["name"]) for path, told in PATHS.items() for one in told["get"].get("parameters", [])]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "../../../../etc/passwd",
    "'; DROP TABLE events; --",
    "{{7*7}}${7*7}",
    "\u202egnp.exe",
    "%",
    "9" * 400,
    "💥" * 30,
    "\ufeff\u200b",
    "\\\\server\\share",
    "_",
    "-1",
    "1e309",
    '{"$ne": null}',
]


def filled(path: str) -> str:
    return re.sub(r"\{[\w:]+\}", "RUS", path)


def test_there_are_pages_and_resources() -> None:
    assert sum(path.startswith("/v1/") for path in PATHS) > 12
    assert sum(path.startswith(("/id", "/en")) for path in PATHS) > 20


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_carries_the_headers(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, filled(path), follow_redirects=False)
    assert answer.status_code < 500, answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(client: TestClient, words: str) -> None:
    for path, name in PLACES:
        if f"{{{name}" in path:
            asked = filled(re.sub(rf"\{{{name}(:\w+)?\}}", quote(words, safe=""), path))
            answer = client.get(asked)
        else:
            answer = client.get(filled(path), params={name: words})
        assert answer.status_code in {200, 400, 404}, (path, name, answer.text)
        if answer.headers["content-type"].startswith("text/html"):
            assert "<script>alert" not in answer.text, (path, name)
            assert "<img src=x" not in answer.text, (path, name)
            assert not re.search(r"""(href|src|action)=["']?\s*javascript:""", answer.text), (path, name)
        assert "Traceback" not in answer.text
        assert "sqlite" not in answer.text.lower() or path.endswith("/about")
