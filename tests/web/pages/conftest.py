"""What the tests of the pages share: a ledger, a client of the app over it, a server and a browser."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from kawat.ledger import open_ledger, timeline
from kawat.ledger.store import Ledger
from kawat.records import Event
from kawat.web.app import make_app
from tests.web.pages.build import fill

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="package")
def pages_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "kawat.db"
    fill(path)
    return path


@pytest.fixture(scope="package")
def opened(pages_ledger: Path) -> Iterator[Ledger]:
    with open_ledger(pages_ledger, create=False) as ledger:
        yield ledger


@pytest.fixture(scope="package")
def summit(opened: Ledger) -> Event:
    """The event of the samples that most reports tell of: it has history and links."""
    return max(
        (one for one in timeline(opened) if not any(name.startswith("jahat/") for name in one.articles)),
        key=lambda one: (one.strength.reports, one.id),
    )


@pytest.fixture(scope="package")
def contradicted(opened: Ledger) -> Event:
    """An event on which articles of the samples contradict each other."""
    return next(one for one in timeline(opened) if one.contradictions)


@pytest.fixture(scope="package")
def undated(opened: Ledger) -> Event:
    """An event of which no article tells the date."""
    return next(one for one in timeline(opened) if one.date is None and one.strength.first_seen)


@pytest.fixture(scope="package")
def attacked(opened: Ledger) -> Event:
    """The event that the hostile articles tell of."""
    return max(
        (one for one in timeline(opened) if any(name.startswith("jahat/") for name in one.articles)),
        key=lambda one: (one.strength.reports, one.id),
    )


@pytest.fixture(scope="package")
def visitor(pages_ledger: Path) -> Iterator[TestClient]:
    with TestClient(make_app(pages_ledger), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="package")
def address(pages_ledger: Path) -> Iterator[str]:
    """The address of a server over the ledger."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(pages_ledger), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests fail, they are never passed over."""
    assert Path(CHROMIUM).exists(), f"{CHROMIUM} is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
