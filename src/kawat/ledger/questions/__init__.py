"""What may be asked of a ledger beyond single events: one file a question; each takes a ledger, gives frozen answers."""
