"""Power cuts: `kawat add` killed in the middle, again and again, leaves a whole ledger; adding again ends the same."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kawat.errors import KawatError
from kawat.export.event_json import event_json
from kawat.ledger import counts, open_ledger, schema, timeline
from kawat.ledger.merged import is_current, rebuild
from tests.cli.inside import kawat

KILLS = 3
STATES = ("Rusia", "Ukraina", "Amerika Serikat", "Turki", "Jepang", "Tiongkok", "India")
ACTS = (
    "Presiden {0} menelepon Presiden {1} pada Selasa ({2}/7/2018).",
    "Menteri Luar Negeri {0} bertemu Menteri Luar Negeri {1} di Jenewa, {2} Juli 2018.",
    "Pemerintah {0} mengusir diplomat {1} pada {2} Juli 2018.",
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A file of short articles in which many tell of the same events."""
    chance = random.Random(5)  # noqa: S311
    path = tmp_path / "kabar.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(400):
            acts = [chance.choice(ACTS).format(*chance.sample(STATES, 2), chance.randrange(1, 9)) for _ in range(2)]
            told = {
                "id": f"k{number:03}",
                "text": " ".join(acts),
                "published": "2018-07-10",
                "outlet": f"K{number % 9}",
            }
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return path


def held(where: str) -> int:
    """Articles that the ledger holds; 0 while there is none."""
    try:
        with open_ledger(where, create=False) as ledger:
            return counts(ledger).articles
    except KawatError:
        return 0


def killed(where: str, news: Path, more_than: int, after: float) -> int:
    """Add the news, and kill the program `after` so many seconds once more articles are there; its exit status."""
    environment = os.environ | {"KAWAT_LEDGER": where}
    program = [sys.executable, "-c", "from kawat.cli import app; app()", "add", str(news)]
    with subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as adding:
        while adding.poll() is None and held(where) <= more_than:
            time.sleep(0.02)
        time.sleep(after)
        adding.kill()
        return adding.wait()


def check_whole(where: str) -> None:
    """Every event's reports are there, every report is in one event, and the events are those of the reports."""
    reports, behind = schema.reports, schema.event_reports
    with open_ledger(where, create=False) as ledger:
        with ledger.connection() as connection:
            assert is_current(ledger)
            ids = connection.scalars(select(reports.c.id).order_by(reports.c.id)).all()
            assert connection.scalars(select(behind.c.report).order_by(behind.c.report)).all() == ids
            articles = connection.scalar(select(func.count()).select_from(schema.articles))
        assert articles is not None
        assert articles % 32 == 0
        applied = rebuild(ledger)
        assert (applied.added, applied.changed, applied.removed) == (0, 0, 0)


def events(where: str) -> str:
    with open_ledger(where, create=False) as ledger:
        assert counts(ledger).articles == 400
        return json.dumps([event_json(one) for one in timeline(ledger)], ensure_ascii=False)


def test_killed_while_adding_the_ledger_is_whole_and_ends_as_if_undisturbed(
    ledger_url: str, news: Path, tmp_path: Path
) -> None:
    chance = random.Random()  # noqa: S311 - another moment each time
    cut = 0
    for _ in range(KILLS):
        before = held(ledger_url)
        status = killed(ledger_url, news, before, chance.uniform(0, 0.3))
        cut += status == -signal.SIGKILL
        assert status in (-signal.SIGKILL, 0)
        if held(ledger_url) < 400:
            check_whole(ledger_url)
    assert cut
    again = kawat("add", str(news), here=tmp_path, ledger=ledger_url)
    assert again.status == 0, again.err
    alone = str(tmp_path / "alone.db")
    assert kawat("add", str(news), here=tmp_path, ledger=alone).status == 0
    assert events(ledger_url) == events(alone)
