"""What every answer carries, and what no request gets past."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kawat.web.app import make_app
from kawat.web.guard import HEADERS

EVERYWHERE = [
    "/",
    "/v1/meta",
    "/v1/events",
    "/v1/events?kind=cal",
    "/v1/events/nobody",
    "/v1/nothing",
    "/openapi.json",
    "/docs",
    "/redoc",
    "/v1/meta?x=%00",
    f"/v1/meta?x={'x' * 5000}",
]


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_carries_the_headers(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers
    assert bool(answer.content) == (method != "HEAD")


def test_pages_of_other_hosts_are_told_nothing_but_no(client: TestClient) -> None:
    answer = client.get("/v1/events", headers={"Host": "rebound.example"})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("query", ["%00", "a%0Ab", "%1b[31m", "%7f", "%C2%85"])
def test_control_characters_are_refused_in_parameters_and_paths(client: TestClient, query: str) -> None:
    for path in (f"/v1/events?person={query}", f"/v1/events/{query}", f"/v1/persons/{query}"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "control_character")


@pytest.mark.parametrize("query", ["%ff", "%C3", "%ED%A0%80"])
def test_what_is_not_utf8_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/v1/events?person={query}").json()["error"]["code"] == "bad_encoding"
    assert client.get(f"/v1/persons/{query}").json()["error"]["code"] == "bad_encoding"


def test_a_long_address_is_refused(client: TestClient) -> None:
    assert client.get(f"/v1/events?person={'x' * 4000}").json()["error"]["code"] == "address_too_long"
    assert client.get(f"/v1/events/{'x' * 2001}").json()["error"]["code"] == "address_too_long"


def test_a_request_with_a_body_is_refused(client: TestClient) -> None:
    assert client.request("GET", "/v1/events", content=b"x").json()["error"]["code"] == "body_not_taken"
    chunked = client.request("GET", "/v1/events", content=iter([b"x"]))
    assert (chunked.status_code, chunked.json()["error"]["code"]) == (413, "body_not_taken")


@pytest.mark.parametrize(
    "path", ["/static/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/v1/..%2fapp.py"]
)
def test_no_path_reaches_a_file(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in {400, 404}


@pytest.fixture
def shared(ledger_path: Path) -> Iterator[TestClient]:
    app = make_app(ledger_path, cors_origins=["https://good.example"], allowed_hosts=["kawat.example"])
    with TestClient(app, base_url="http://kawat.example") as opened:
        yield opened


def test_only_named_origins_may_read(shared: TestClient) -> None:
    good = shared.get("/v1/meta", headers={"Origin": "https://good.example"})
    assert good.headers["access-control-allow-origin"] == "https://good.example"
    assert good.headers["cross-origin-resource-policy"] == "cross-origin"
    evil = shared.get("/v1/meta", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in evil.headers
    asked = {"Origin": "https://good.example", "Access-Control-Request-Method": "GET"}
    assert shared.options("/v1/meta", headers=asked).status_code == 200
    assert shared.post("/v1/meta").status_code == 405


def test_the_host_of_the_base_url_is_allowed(ledger_path: Path) -> None:
    with TestClient(
        make_app(ledger_path, base_url="https://kawat.example:8443/"), base_url="http://kawat.example"
    ) as c:
        assert c.get("/v1/meta").status_code == 200
        assert c.get("/v1/meta", headers={"Host": "other.example"}).status_code == 400
