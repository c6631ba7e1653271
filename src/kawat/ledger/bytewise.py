"""Text that every database puts in the same order: takes nothing, gives the type for a migration's columns of words."""

from sqlalchemy import Text

#: Ordered by its UTF-8 bytes, as SQLite orders text and Python orders strings, whatever the locale of the database.
#: For tables that a migration makes; in queries, a column brings its order along.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
