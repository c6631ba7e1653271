"""The app as a whole: an empty ledger, one that is away, caching, and what the guard refuses."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kawat.ledger import open_ledger
from kawat.web.app import make_app


def test_an_empty_ledger_is_served(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    with TestClient(make_app(tmp_path / "k.db"), base_url="http://localhost") as client:
        assert client.get("/v1/meta").json()["counts"]["articles"] == 0
        for path in ("events", "quotes", "upcoming", "search?q=a", "sources", "changes"):
            assert client.get(f"/v1/{path}").json()["items"] == []
        assert client.get("/v1/dyads/RUS/USA").json()["events"] == 0
        assert client.get("/v1/actors/IDN").status_code == 404
        for one in client.get("/v1/export").json()["items"]:
            assert client.get(one["url"]).status_code == 200


def test_a_ledger_that_is_away_is_told_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with TestClient(make_app(path), base_url="http://localhost") as client:
        away = client.get("/v1/meta")
        assert away.status_code == 503
        assert away.json()["error"]["code"] == "ledger_unavailable"
        assert away.headers["retry-after"] == "10"
        assert str(tmp_path) not in away.text
        open_ledger(path).close()
        assert client.get("/v1/meta").status_code == 200


def test_an_answer_known_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/v1/meta")
    again = client.get("/v1/meta", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get("/v1/meta", headers={"If-None-Match": '"other"'}).content == first.content


def test_head_is_get_without_a_body(client: TestClient) -> None:
    whole, head = client.get("/v1/meta"), client.head("/v1/meta")
    assert head.content == b""
    assert head.headers == whole.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    answer = client.request(method, "/v1/meta")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "evil.example:8000"])
def test_unknown_host_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/v1/meta", headers={"Host": host}).json()["error"]["code"] == "host_not_allowed"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "192.0.2.7"])
def test_localhost_and_addresses_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/v1/meta", headers={"Host": host}).status_code == 200
