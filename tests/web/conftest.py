"""What these tests share: a ledger with a few articles and events, and a client of the app over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kawat.web.app import make_app
from tests.web.build import fill


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "kawat.db"
    fill(path)
    return path


@pytest.fixture(scope="session")
def client(ledger_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(ledger_path), base_url="http://localhost", raise_server_exceptions=False) as opened:
        yield opened
