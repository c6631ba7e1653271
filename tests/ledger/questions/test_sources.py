"""Outlets with what each gave."""

from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper
from kawat.ledger.questions.sources import SourceTally, sources
from tests.ledger.build import call


def test_outlets_are_counted_and_the_unknown_come_last(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        assert sources(ledger) == ()
        given = [call("b", outlet=None), call("a"), call("c", published="2018-07-06"), call("d", outlet="Abad Ini")]
        Keeper(ledger).keep(given)
        assert sources(ledger) == (
            SourceTally("Harian Contoh", 2, 1, 2, 2, 1, "2018-07-04", "2018-07-06"),
            SourceTally("Abad Ini", 1, 1, 1, 1, 1, "2018-07-04", "2018-07-04"),
            SourceTally(None, 1, 1, 1, 1, 1, "2018-07-04", "2018-07-04"),
        )
