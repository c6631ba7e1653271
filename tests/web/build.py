"""The ledger of these tests: a path in, a ledger with the sample articles out."""

from pathlib import Path

from kawat.flow import add
from kawat.ledger import open_ledger

SAMPLES = Path(__file__).parents[2] / "samples"


def fill(path: Path) -> None:
    """Make the ledger."""
    with open_ledger(path) as ledger:
        add([str(SAMPLES)], ledger)
