"""How much a ledger holds: kept in the transaction that changes it, so that it is read without counting.

Whoever writes or takes away rows of a table counted here says so by `change`, on the same connection.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from kawat.ledger import schema

_COUNTED = (schema.articles, schema.reports, schema.quotes, schema.events, schema.refusals)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    articles: int
    reports: int
    quotes: int
    events: int
    refusals: int


def change(connection: Connection, by: Mapping[str, int]) -> None:
    """Add to totals, by the name of the table; a number below nothing is what went."""
    totals = schema.totals
    for what, more in sorted(by.items()):
        if more:
            connection.execute(update(totals).where(totals.c.what == what).values(held=totals.c.held + more))


def recount(connection: Connection) -> None:
    """Count every table anew: another program may have changed rows without saying so."""
    totals = schema.totals
    for table in _COUNTED:
        number = select(func.count()).select_from(table).scalar_subquery()
        connection.execute(update(totals).where(totals.c.what == table.name).values(held=number))


def held(connection: Connection) -> Counts:
    """Give the totals."""
    rows = connection.execute(select(schema.totals.c.what, schema.totals.c.held))
    return Counts(**{row.what: row.held for row in rows})
