"""Storage and questions: readings and events in, rows kept in a database, answers out."""

from kawat.ledger.applying import Applied
from kawat.ledger.citing import Source
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.queries import (
    EvidenceSentence,
    ReportEvidence,
    counts,
    event,
    event_evidence,
    timeline,
)
from kawat.ledger.store import Ledger, Outcome, open_ledger
from kawat.ledger.totals import Counts

__all__ = [
    "Applied",
    "Counts",
    "EvidenceSentence",
    "Ledger",
    "Outcome",
    "Position",
    "ReportEvidence",
    "Source",
    "TimelineFilter",
    "counts",
    "event",
    "event_evidence",
    "open_ledger",
    "timeline",
]
