"""The API over PostgreSQL gives the answers it gives over SQLite, and nothing of the server's own."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from psycopg import sql

from kawat.ledger import open_ledger
from kawat.web.app import make_app
from tests.servers import PostgreSQL
from tests.web.build import fill

SAME = [
    "/v1/meta", "/v1/events?limit=200", "/v1/events?state=RUS&state=USA&from=2018", "/v1/events?contradicted=true",
    "/v1/dyads/RUS/USA?on=2018-01-01", "/v1/actors/IDN", "/v1/persons/Joko%20Widodo", "/v1/quotes?limit=200",
    "/v1/quotes?about=pertemuan", "/v1/upcoming?on=2018-01-01", "/v1/sources", "/v1/export/csv-dyadic",
]  # fmt: skip


@pytest.fixture(scope="module")
def url(postgresql: PostgreSQL) -> str:
    found = postgresql.url(postgresql.new())
    fill(found)
    return found


@pytest.fixture(scope="module")
def over_postgresql(url: str) -> Any:
    with TestClient(make_app(url), base_url="http://localhost", raise_server_exceptions=False) as opened:
        yield opened


@pytest.mark.parametrize("path", SAME)
def test_both_databases_answer_the_same(client: TestClient, over_postgresql: TestClient, path: str) -> None:
    one, other = client.get(path), over_postgresql.get(path)
    assert one.status_code == other.status_code == 200
    assert one.content == other.content
    assert one.headers["etag"] == other.headers["etag"]


def test_both_find_the_same_passages(client: TestClient, over_postgresql: TestClient) -> None:
    asked = "/v1/search?q=pertemuan&limit=200"
    one, other = client.get(asked).json(), over_postgresql.get(asked).json()
    assert one["total"] == other["total"] > 3
    assert sorted(map(str, one["items"])) == sorted(map(str, other["items"]))


@pytest.mark.parametrize("path", ["/v1/events?state=XQX", "/v1/events/enothing", "/v1/search?q=%22", "/v1/persons/x"])
def test_both_refuse_alike(client: TestClient, over_postgresql: TestClient, path: str) -> None:
    assert client.get(path).json() == over_postgresql.get(path).json()


def test_a_database_that_goes_down_and_comes_back(postgresql: PostgreSQL) -> None:
    name = postgresql.new()
    url = postgresql.url(name)
    open_ledger(url).close()
    with TestClient(make_app(url), base_url="http://localhost") as client:
        assert client.get("/v1/meta").status_code == 200
        postgresql.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        ended = sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}")
        postgresql.execute(ended.format(sql.Literal(name)))
        away = client.get("/v1/meta")
        assert (away.status_code, away.json()["error"]["code"]) == (503, "ledger_unavailable")
        assert name not in away.text
        postgresql.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(name)))
        assert client.get("/v1/meta").status_code == 200
