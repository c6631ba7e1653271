"""What changed since: a time in, events added or changed and ids that went away out, oldest change first."""

from dataclasses import dataclass
from typing import NamedTuple

from kawat.ledger.store import Ledger
from kawat.records import Event


class ChangePosition(NamedTuple):
    """Where a change stands: `at` ISO 8601 in UTC with microseconds, then the event's id."""

    at: str
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """An event as it is now, or one that is gone.

    Args:
        position: when it changed last, and its id.
        event: the event; None where it is gone.
        heir: for one that is gone, the event its reports went to, None where they are gone too.
        added_at: when the event first came into the ledger, ISO 8601 in UTC; None where it is gone.
    """

    position: ChangePosition
    event: Event | None
    heir: str | None = None
    added_at: str | None = None


def changes(
    ledger: Ledger, changed_after: str | None = None, *, after: ChangePosition | None = None, limit: int | None = None
) -> tuple[Change, ...]:
    """List what changed after a moment (ISO 8601; a day means its start in UTC), each event once as it is now.

    Raises:
        KawatError: `changed_after` is no ISO 8601 moment, a limit below one.
    """
    raise NotImplementedError


def newest(ledger: Ledger, limit: int = 10) -> list[Event]:
    """List the events that came into the ledger last, the newest first.

    Raises:
        KawatError: a limit below one.
    """
    raise NotImplementedError
