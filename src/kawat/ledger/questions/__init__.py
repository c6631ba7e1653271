"""What may be asked of a ledger beyond single events, one file a question: a ledger in, frozen answers out."""
