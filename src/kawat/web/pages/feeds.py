"""What other programs subscribe to: a ledger in, the Atom feed of new events and the calendar of meetings out."""
