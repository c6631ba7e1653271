"""What day it is: that of the machine, for the API too."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kawat.ledger import open_ledger
from kawat.ledger.moments import today
from kawat.web.app import make_app


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def go(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def test_today_is_the_day_of_the_machine(in_zone: Callable[[str], None], tmp_path: Path) -> None:
    open_ledger(tmp_path / "a.db").close()
    days: list[str] = []
    with TestClient(make_app(tmp_path / "a.db"), base_url="http://localhost") as client:
        for zone in ("Etc/GMT+12", "Etc/GMT-14"):  # 26 hours apart: never the same day
            in_zone(zone)
            told = client.get("/v1/export/jsonl").headers["content-disposition"]
            assert today() in told
            days.append(today())
    assert days[0] < days[1]
