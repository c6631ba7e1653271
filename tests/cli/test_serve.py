"""`kawat serve` as a user runs it: a process of its own, asked over HTTP, ended with Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kawat.ledger import open_ledger
from tests.cli.run import kawat
from tests.ledger.build import call


@contextmanager
def serving(*arguments: str, here: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Start the server, wait until it says where it is, and end it if the test did not."""
    environment = {k: v for k, v in os.environ.items() if k != "KAWAT_LEDGER"} | {"NO_COLOR": "1"}
    server = subprocess.Popen(
        [sys.executable, "-c", "from kawat.cli import app; app()", "serve", "--port", "0", *arguments],
        cwd=here, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stderr is not None
        said = server.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + server.stderr.read()
        yield found[0], server
    finally:
        if server.poll() is None:
            server.kill()
        server.communicate()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "kawat.db") as opened:
        opened.add(call("a1"))
    return tmp_path / "kawat.db"


def test_it_serves_the_ledger_and_ends_quietly(ledger: Path) -> None:
    with serving(here=ledger.parent) as (address, server):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        with httpx.Client(base_url=address) as client:
            answer = client.get("/v1/meta")
            assert answer.json()["counts"]["articles"] == 1
            assert "server" not in answer.headers
            with open_ledger(ledger) as adder:
                adder.add(call("a2"))
            assert client.get("/v1/meta").json()["counts"]["articles"] == 2
            assert client.get("/v1/meta", headers={"Host": "evil.example"}).status_code == 400
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=60)
        assert (server.returncode, out, err) == (0, "", "Ended.\n")


def test_an_empty_ledger_is_served_on_an_address_of_version_6(tmp_path: Path) -> None:
    open_ledger(tmp_path / "e.db").close()
    with serving("--ledger", "e.db", "--host", "::1", here=tmp_path) as (address, _):
        assert address.startswith("http://[::1]:")
        assert httpx.get(f"{address}/v1/meta").json()["counts"]["events"] == 0


def test_it_opens_the_browser(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, opened = ledger.parent / "browser", ledger.parent / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part\nmv {opened}.part {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    with serving("--open", here=ledger.parent) as (address, server):
        while not opened.exists():
            assert httpx.get(f"{address}/v1/meta").status_code == 200
            assert server.poll() is None
        assert opened.read_text() == address


def test_a_port_in_use_is_told(ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = kawat("serve", "--port", port, here=ledger.parent)
    assert (told.status, told.out) == (2, "")
    assert f"port {port} of 127.0.0.1: cannot be had" in told.err
    assert "--port" in told.err


def test_no_ledger_is_told(tmp_path: Path) -> None:
    told = kawat("serve", "--port", "0", here=tmp_path)
    assert told.status == 2
    assert "there is no ledger here" in told.err
    assert not list(tmp_path.iterdir())


def test_a_host_that_is_none_is_told(ledger: Path) -> None:
    told = kawat("serve", "--host", "no such host", "--port", "0", here=ledger.parent)
    assert told.status == 2
    assert "is no address of this machine" in told.err
