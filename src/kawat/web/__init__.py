"""JSON API and pages over a ledger."""
