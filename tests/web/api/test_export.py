"""/v1/export: every format, the same bytes as the command line writes; large files are streamed, and let go of."""

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from kawat.export.exported import Exported
from kawat.export.formats import FORMATS, format_named
from kawat.export.sentences import first_sentence
from kawat.ledger import TimelineFilter, open_ledger
from kawat.ledger.walking import every_event, last_change
from kawat.web.app import make_app
from tests.ledger.build import call, event

LARGE = 1500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "k.db"
    with open_ledger(path) as ledger:
        readings = [call(f"a{n:04}") for n in range(LARGE)]
        ledger.add_many(readings)
        ledger.replace_events([event(f"e{n:04}", behind=[one]) for n, one in enumerate(readings)])
    return path


@pytest.fixture(scope="module")
def streaming(large: Path) -> Iterator[TestClient]:
    with TestClient(make_app(large), base_url="http://localhost") as opened:
        yield opened


def test_the_formats_are_listed(client: TestClient) -> None:
    told = client.get("/v1/export").json()["items"]
    assert [one["name"] for one in told] == list(FORMATS)
    assert all(client.get(one["url"]).headers["content-type"] == one["media_type"] for one in told)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_what_the_command_writes(client: TestClient, ledger_path: Path, name: str) -> None:
    asked = {"from": "2018", "to": "2022", "state": "USA", "language": "en"}
    answer = client.get(f"/v1/export/{name}", params=asked)
    with open_ledger(ledger_path) as ledger:
        wanted = TimelineFilter(states=("USA",), since="2018", until="2022")
        stream = io.BytesIO()
        exported = Exported(
            every_event(ledger, wanted),
            "en",
            "http://localhost",
            lambda e: first_sentence(ledger, e),
            last_change(ledger),
        )
        counted = format_named(name).write(exported, stream)
    assert counted.written > 3
    assert answer.content == stream.getvalue()
    assert f"kawat-{name}-" in answer.headers["content-disposition"]
    again = client.get(f"/v1/export/{name}", params=asked, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.head(f"/v1/export/{name}", params=asked).headers["etag"] == answer.headers["etag"]


def test_links_lead_to_where_the_server_is_seen(ledger_path: Path) -> None:
    with TestClient(make_app(ledger_path, base_url="https://kawat.example/k/"), base_url="http://localhost") as client:
        assert "https://kawat.example/k/" in client.get("/v1/export/atom?limit=3").text


def test_limit(client: TestClient) -> None:
    assert len(client.get("/v1/export/jsonl?limit=3").text.splitlines()) == 3


def test_a_large_file_is_streamed(streaming: TestClient) -> None:
    with streaming.stream("GET", "/v1/export/jsonl") as answer:
        assert "etag" not in answer.headers
        assert "content-length" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
        body = answer.read()
    assert len(body) > 1 << 19
    assert len(body.splitlines()) == LARGE
    head = streaming.head("/v1/export/jsonl")
    assert (head.status_code, head.content) == (200, b"")
    table = pq.read_table(io.BytesIO(streaming.get("/v1/export/parquet").content))
    assert table.num_rows == LARGE


def test_who_goes_away_in_the_middle_holds_nothing(large: Path) -> None:
    app = make_app(large)
    received = bytearray()

    class GoneError(OSError):
        pass

    async def ask() -> None:
        async def receive() -> dict[str, Any]:
            await asyncio.sleep(3600)
            raise AssertionError

        async def send(message: Any) -> None:
            received.extend(message.get("body", b""))
            if len(received) > 1 << 18:
                raise GoneError

        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": "/v1/export/jsonl", "raw_path": b"/v1/export/jsonl", "query_string": b"",
            "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2),
        }  # fmt: skip
        for _ in range(9):  # more often than there are turns
            received.clear()
            with pytest.raises(Exception) as gone:  # noqa: PT011 - the framework has a name of its own for it
                await app(scope, receive, send)
            assert isinstance(gone.value.__cause__ or gone.value.__context__ or gone.value, GoneError)

    asyncio.run(ask())
    with TestClient(app, base_url="http://localhost") as client:
        assert len(client.get("/v1/export/jsonl").text.splitlines()) == LARGE


def test_too_many_at_once_are_told(streaming: TestClient) -> None:
    turns = streaming.app.state.turns  # type: ignore[attr-defined]
    held = 0
    while turns.acquire(blocking=False):
        held += 1
    try:
        answer = streaming.get("/v1/export/jsonl")
    finally:
        turns.release(held)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ledger_unavailable")
    assert streaming.get("/v1/export/jsonl?limit=1").status_code == 200
