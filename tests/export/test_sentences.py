"""The one sentence that shows an event: of its first report."""

from kawat.export.sentences import LONGEST, first_sentence, shortened
from kawat.ledger.queries import event_evidence
from kawat.ledger.store import Ledger
from kawat.records import Event


def test_it_is_the_clearest_of_the_first_report(ledger: Ledger, real: tuple[Event, ...]) -> None:
    for one in sorted(real, key=lambda event: (-event.strength.reports, event.id))[:20]:
        first = event_evidence(ledger, one.id)[0].sentences[0]
        assert first_sentence(ledger, one) == shortened(" ".join(first.text.split()))


def test_a_long_one_is_cut_at_a_word() -> None:
    cut = shortened("kata " * 100)
    assert len(cut) <= LONGEST
    assert cut.endswith("kata…")
