"""How Alembic runs Kawat's migrations: takes an open connection in the configuration's attributes, gives it the tables.

The caller owns the connection and its transaction, so that an upgrade happens as a whole or not at all.
"""

from alembic import context
from sqlalchemy import Connection

from kawat.ledger.schema import metadata

connection: Connection = context.config.attributes["connection"]
schema: str | None = context.config.attributes.get("schema")
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, version_table_schema=schema)
with context.begin_transaction():
    context.run_migrations()
