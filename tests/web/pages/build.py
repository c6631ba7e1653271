"""The ledger of these tests: a path in; a ledger with the seeds, the samples and the hostile articles out."""

from pathlib import Path

from kawat.flow import add
from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from tests.ledger.build import quarrel
from tests.web.build import SAMPLES
from tests.web.pages.hostile import hostile_readings

SEEDS = Path(__file__).parents[3] / ".." / "shared" / "seeds"


def fill(path: Path) -> None:
    """Make the ledger."""
    with open_ledger(path) as ledger:
        summary = add([str(SAMPLES), str(SEEDS)], ledger)
        assert summary.refused == ()
        assert summary.added == 21
        assert set(Keeper(ledger).keep((*hostile_readings(), *quarrel()))) == {"added"}
