"""How a ledger finds words: text made into stems, a user's words into a query, and both kept and asked in a database."""
