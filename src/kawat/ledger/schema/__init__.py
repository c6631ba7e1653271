"""The ledger's tables: takes nothing, gives SQLAlchemy Core tables that fit SQLite and PostgreSQL alike.

One file for what belongs together. `doc` and `info` say what each column and table holds; docs/ledger.md is made from
them.
"""

from kawat.ledger.schema.columns import metadata
from kawat.ledger.schema.events import event_participants, event_reports, events, redirects
from kawat.ledger.schema.kept import judgement_reports, judgements, merger, refusals, totals, turns
from kawat.ledger.schema.leading import event_outlets, event_pairs, event_people, event_states
from kawat.ledger.schema.readings import (
    article_keys,
    articles,
    evidence,
    filed,
    participants,
    quotes,
    report_keys,
    reports,
)
from kawat.ledger.schema.searched import article_passages, evidence_passages, quote_passages, stems

__all__ = [
    "HEAD", "TABLES", "article_keys", "article_passages", "articles", "event_outlets",
    "event_pairs", "event_participants", "event_people", "event_reports", "event_states", "events", "evidence",
    "evidence_passages", "filed", "judgement_reports", "judgements", "merger", "metadata", "participants",
    "quote_passages", "quotes", "redirects", "refusals", "report_keys", "reports", "stems", "totals", "turns",
]  # fmt: skip

#: The newest migration: a ledger at this version needs no upgrade.
HEAD = "0006"
#: Every table, in the order in which a reader should meet them: from articles to events.
TABLES = (
    articles, article_keys, reports, participants, evidence, filed, report_keys, quotes, article_passages,
    evidence_passages, quote_passages, stems, events, event_participants, event_states, event_pairs, event_people,
    event_outlets, event_reports, redirects, judgements, judgement_reports, merger, turns, totals, refusals,
)  # fmt: skip
