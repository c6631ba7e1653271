"""Storage and questions: readings and events in, rows kept in a database, answers out."""

from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.queries import (
    Counts,
    EvidenceSentence,
    ReportEvidence,
    Source,
    counts,
    event,
    event_evidence,
    timeline,
)
from kawat.ledger.store import Applied, Ledger, Outcome, open_ledger

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
