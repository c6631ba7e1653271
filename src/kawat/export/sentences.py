"""The one sentence that shows an event: a ledger and an event in, the clearest sentence of its first report out."""

from kawat.export.text import line
from kawat.ledger.queries import event_evidence
from kawat.ledger.store import Ledger
from kawat.records import Event

#: Longer sentences are cut at a word's end and marked with an ellipsis: a quotation, not a copy.
LONGEST = 300


def first_sentence(ledger: Ledger, event: Event) -> str | None:
    """The clearest sentence of the first article that tells of an event; None where its article is gone."""
    for over in range(len(event.reports)):
        for told in event_evidence(ledger, event.id, limit=1, over=over):
            if told.sentences:
                return shortened(line(told.sentences[0].text))
    return None


def shortened(text: str) -> str:
    """Cut a text that is longer than `LONGEST` characters at the end of a word."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head}…"
