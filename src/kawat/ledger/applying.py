"""Events written: a connection and events in; those that are new or differ stored, those that are gone redirected."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.exc import IntegrityError

from kawat.errors import KawatError
from kawat.ledger import bulk, redirects, schema, totals
from kawat.ledger.event_rows import event_rows
from kawat.ledger.loading import chunks
from kawat.ledger.moments import now
from kawat.records import Event

_TABLES = (
    schema.events, schema.event_participants, schema.event_reports, schema.event_states, schema.event_pairs,
    schema.event_people, schema.event_outlets,
)  # fmt: skip


class Applied(NamedTuple):
    """How many events were added, changed, removed and left as they were."""

    added: int
    changed: int
    removed: int
    unchanged: int

    def joined(self, other: "Applied") -> "Applied":
        """Give the sum of two."""
        return Applied(*(one + two for one, two in zip(self, other, strict=True)))


def apply(connection: Connection, where: str, events: Iterable[Event], removed: Collection[str]) -> Applied:
    """Write events, and take the `removed` ids away, as `kawat.ledger.store.Ledger.apply_events` says.

    Args:
        connection: one that writes.
        where: the ledger, as the user should see it named.
        events: what is to stand in the ledger.
        removed: ids of events that are to go.
    """
    made = {event.id: event_rows(event) for event in events}
    known = digests(connection, schema.events, list(made))
    changed = [one for one in made if one in known and known[one] != made[one]["events"][0]["digest"]]
    added = [one for one in made if one not in known]
    gone = redirects.retire(connection, sorted(removed))
    moment = now(connection) if changed or added else ""  # before the rows go whose moments it must lie behind
    came = _came(connection, changed)
    for some in chunks(changed):
        connection.execute(delete(schema.events).where(schema.events.c.id.in_(some)))
    redirects.revive(connection, added)
    for one in [*changed, *added]:
        made[one]["events"][0].update(added_at=came.get(one, moment), changed_at=moment)
    totals.change(connection, {"events": len(added)})
    writer = bulk.Writer(connection, _TABLES)
    for one in [*changed, *added]:
        writer.gather(made[one])
    try:
        writer.flush()
    except IntegrityError as error:
        raise KawatError(
            where,
            "an event rests on a report that is not, or no longer, in the ledger",
            "Merge again, within one batch.",
        ) from error
    return Applied(len(added), len(changed), gone, len(made) - len(added) - len(changed))


def digests(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    """Give the digests of those of these ids that `table` (`articles` or `events`) has."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        for row in connection.execute(select(table.c.id, table.c.digest).where(table.c.id.in_(some))):
            found[row.id] = row.digest
    return found


def _came(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """When each of these events came into the ledger."""
    table = schema.events
    found: dict[str, str] = {}
    for some in chunks(ids):
        for row in connection.execute(select(table.c.id, table.c.added_at).where(table.c.id.in_(some))):
            found[row.id] = row.added_at
    return found
