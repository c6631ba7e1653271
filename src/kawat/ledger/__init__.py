"""Storage and questions: readings and events in, rows kept in a database, answers out."""
