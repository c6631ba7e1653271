"""Inputs that were refused: a refusal in, kept; all that are kept, with the time of each, out."""

import datetime

from sqlalchemy import Connection, delete, insert, select

from kawat.ledger import totals
from kawat.ledger.rows import storable
from kawat.ledger.schema import refusals
from kawat.records import Refusal


def record(connection: Connection, refusal: Refusal, when: datetime.datetime | None = None) -> None:
    """Keep that an input was refused `when` (now); the same input and fault is kept once, as it was last."""
    when = (when or datetime.datetime.now(datetime.UTC)).astimezone(datetime.UTC)
    told = {name: storable(getattr(refusal, name)) for name in ("origin", "code", "why", "hint")}
    same = (refusals.c.origin == told["origin"], refusals.c.code == told["code"])
    before = connection.execute(delete(refusals).where(*same)).rowcount
    connection.execute(insert(refusals), [told | {"refused_at": when.isoformat(timespec="seconds")}])
    totals.change(connection, {"refusals": 1 - before})


def every(connection: Connection) -> tuple[tuple[Refusal, str], ...]:
    """Give every refusal with the time of its last occurrence (ISO 8601, UTC), by origin and code."""
    found = connection.execute(select(refusals).order_by(refusals.c.origin, refusals.c.code)).all()
    return tuple((Refusal(row.origin, row.code, row.why, row.hint), row.refused_at) for row in found)
