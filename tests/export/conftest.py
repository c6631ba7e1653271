"""A ledger of real articles for these tests: the seeds beside the checkout, and the samples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kawat.flow import add
from kawat.ledger.store import Ledger, open_ledger
from kawat.ledger.walking import every_event
from kawat.records import Event

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("export") / "kawat.db") as opened:
        summary = add([str(ROOT / ".." / "shared" / "seeds"), str(ROOT / "samples")], opened)
        assert summary.refused == ()
        yield opened


@pytest.fixture(scope="session")
def real(ledger: Ledger) -> tuple[Event, ...]:
    return tuple(every_event(ledger))
