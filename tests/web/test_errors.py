"""Every failure has one shape, names what was asked and says what to do next."""

import logging
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kawat.errors import KawatError
from kawat.ledger import open_ledger
from kawat.web.app import make_app
from kawat.web.errors import Fault
from kawat.web.ledgers import OpenLedger
from tests.ledger.test_readers import ENDLESS


@pytest.mark.parametrize(
    ("path", "status", "code", "hint"),
    [
        ("/v1/events?state=RUSS", 400, "bad_request", "Did you mean RUS"),
        ("/v1/events?kind=metting", 400, "bad_parameter", "Did you mean meeting"),
        ("/v1/events?status=hold", 400, "bad_parameter", "Did you mean held"),
        ("/v1/events?sate=RUS", 400, "unknown_parameter", "Did you mean state"),
        ("/v1/events?from=2019&to=2018", 400, "bad_request", "Give the earlier date first."),
        ("/v1/events?from=2018-02-30", 400, "bad_request", "Dates are EDTF"),
        ("/v1/events?from=yesterday", 400, "bad_request", "Dates are EDTF"),
        ("/v1/events?limit=0", 400, "bad_parameter", "/openapi.json"),
        ("/v1/events?limit=201", 400, "bad_parameter", "/openapi.json"),
        ("/v1/events?limit=99999999999999999999999", 400, "bad_parameter", "/openapi.json"),
        ("/v1/events?limit=5&limit=6", 400, "bad_parameter", "Give it once."),
        ("/v1/events?person=...", 400, "bad_request", "Give a name or part of one."),
        ("/v1/events?state=RUS&state=USA&state=CHN", 400, "bad_parameter", "/openapi.json"),
        ("/v1/events?cursor=abc", 400, "bad_cursor", "Give it as the page before gave it"),
        ("/v1/event", 404, "not_found", "Did you mean /v1/events"),
        ("/v1/events/", 404, "not_found", "Did you mean /v1/events"),
        ("/v1/events/enothing", 404, "not_found", "/v1/events lists"),
        ("/v1/articles/anothing", 404, "not_found", "Events name the articles"),
        ("/docs", 404, "", ""),
    ],
)
def test_bad_questions(client: TestClient, path: str, status: int, code: str, hint: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    if path.startswith("/v1"):
        told = answer.json()
        assert set(told) == {"error"}
        assert set(told["error"]) == {"code", "message", "hint"}
        assert told["error"]["code"] == code
        assert hint in told["error"]["hint"]


def broken(path: Path) -> TestClient:
    app = make_app(path, query_seconds=0.5)
    router = APIRouter(prefix="/v1")

    @router.get("/broken")
    def _broken() -> None:
        raise RuntimeError("a secret of the server")

    @router.get("/endless")
    def _endless(ledger: OpenLedger) -> None:
        with ledger.connection() as connection:
            connection.execute(ENDLESS)

    @router.get("/damaged")
    def _damaged(ledger: OpenLedger) -> None:
        with ledger.connection() as connection:
            connection.execute(text("SELECT secret FROM nowhere"))

    @router.get("/expected")
    def _expected() -> None:
        raise KawatError("x", "is not right", "Do it otherwise.")

    app.include_router(router)
    return TestClient(app, base_url="http://localhost")


def test_an_unexpected_error_tells_nothing_of_the_inside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with broken(tmp_path / "k.db") as client, caplog.at_level(logging.ERROR):
        answer = client.get("/v1/broken")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal"
    assert "secret" not in answer.text
    assert "a secret of the server" in caplog.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_expected_error_is_told_with_its_hint(tmp_path: Path) -> None:
    with broken(tmp_path / "k.db") as client:
        assert client.get("/v1/expected").json() == {
            "error": {"code": "bad_request", "message": "x: is not right", "hint": "Do it otherwise."}
        }


def test_an_answer_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    open_ledger(tmp_path / "k.db").close()
    with broken(tmp_path / "k.db") as client:
        answer = client.get("/v1/endless")
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "too_slow")
        assert client.get("/v1/meta").status_code == 200


def test_what_the_database_says_is_for_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    open_ledger(tmp_path / "k.db").close()
    with broken(tmp_path / "k.db") as client, caplog.at_level(logging.WARNING):
        answer = client.get("/v1/damaged")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ledger_unavailable")
    assert "nowhere" not in answer.text
    assert "nowhere" in caplog.text


def test_pages_tell_failures_their_own_way(tmp_path: Path) -> None:
    def page(_: Request, fault: Fault) -> Response:
        return HTMLResponse(f"<p>{fault.code}", fault.status)

    app = make_app(tmp_path / "k.db")
    app.state.fault_page = None
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/nowhere").headers["content-type"] == "text/plain; charset=utf-8"
        app.state.fault_page = page
        told = client.get("/nowhere")
        assert (told.status_code, told.text) == (404, "<p>not_found")
        assert told.headers["cache-control"] == "no-store"
        assert client.get("/v1/nowhere").json()["error"]["code"] == "not_found"
