"""How a ledger finds words: texts made into stems, what a user typed into a query, and both asked of a database."""
