"""The columns that tables share: a name and what it holds in, a SQLAlchemy column out."""

from typing import Any

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(target: str, doc: str, *, primary: bool = False) -> Column[str]:
    """The id of a row of another table, ``TABLE.id``; with that row this one goes."""
    return Column(
        target.partition(".")[0].removesuffix("s"),
        ForeignKey(target, ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
        doc=doc,
    )


def position(doc: str) -> Column[int]:
    """The place of a row among those of its parent."""
    return Column("position", Integer, primary_key=True, autoincrement=False, doc=doc)


def span(name: str, doc: str, *, required: bool = False) -> tuple[Column[int], Column[int]]:
    """A stretch of an article, as two offsets."""
    return (
        Column(f"{name}_start", Integer, nullable=not required, doc=f"{doc}: first character"),
        Column(f"{name}_end", Integer, nullable=not required, doc=f"{doc}: one past the last character"),
    )


def text(name: str, doc: str, *, required: bool = False) -> Column[str]:
    """Words, null unless `required`."""
    return Column(name, Text, nullable=not required, doc=doc)


def number(name: str, doc: str) -> Column[int]:
    """A count, 0 where nothing else is said."""
    return Column(name, Integer, nullable=False, server_default="0", doc=doc)


def json_list(name: str, doc: str) -> Column[object]:
    """A list, kept as JSON."""
    return Column(name, JSON, nullable=False, server_default="[]", doc=doc)


def days() -> tuple[Column[str], Column[object], Column[object]]:
    """A date, and the first and last day that it may mean."""
    return (
        text("date", "when it happened, EDTF; null where the text gives no ground"),
        Column(
            "first_day", Date, doc="first day that `date` may mean: 0001-01-01 for an open start, null without a date"
        ),
        Column("last_day", Date, doc="last day that `date` may mean: 9999-12-31 for an open end, null without a date"),
    )


def moment(name: str, doc: str) -> Column[str]:
    """A moment as `kawat.ledger.moments` writes it."""
    return Column(name, Text, nullable=False, server_default="", doc=f"{doc}: ISO 8601 in UTC, with microseconds")


def repeated() -> tuple[Column[Any], ...]:
    """What the tables that lead to events repeat of them."""
    return (
        Column("last_day", Date, doc="as of the event"),
        text("month", "EDTF of the month in which its date begins; null where the date names none"),
        text("kind", "as of the event", required=True),
        text("status", "as of the event", required=True),
        text("country", "as of the event"),
        number("contradicted", "as of the event"),
    )
