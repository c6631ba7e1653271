"""The ledger of these tests: a path or URL in; a ledger with the samples, and two articles that contradict, out."""

from pathlib import Path

from kawat.flow import add
from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from tests.ledger.build import quarrel

SAMPLES = Path(__file__).parents[2] / "samples"


def fill(path: str | Path) -> None:
    """Make the ledger."""
    with open_ledger(path) as ledger:
        add([str(SAMPLES)], ledger)
        Keeper(ledger).keep(quarrel())
