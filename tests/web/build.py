"""The ledger of these tests: a path in, a ledger with the sample articles, and two that contradict each other, out."""

from pathlib import Path

from kawat.flow import add
from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from tests.ledger.build import quarrel

SAMPLES = Path(__file__).parents[2] / "samples"


def fill(path: Path) -> None:
    """Make the ledger."""
    with open_ledger(path) as ledger:
        add([str(SAMPLES)], ledger)
        Keeper(ledger).keep(quarrel())
