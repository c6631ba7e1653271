"""What is coming: a day in, planned and proposed events that may still happen then or later out, soonest first."""

from kawat.ledger.filters import Position
from kawat.ledger.store import Ledger
from kawat.records import Event


def upcoming(
    ledger: Ledger,
    on: str,
    *,
    states: tuple[str, ...] = (),
    until: str | None = None,
    limit: int | None = None,
    after: Position | None = None,
) -> list[Event]:
    """List planned and proposed events that may happen on the day `on` (EDTF) or later, by first day and id.

    An undated plan is listed last where its last article was published within the 365 days before `on`.

    Raises:
        KawatError: as `kawat.ledger.queries.timeline` says.
    """
    raise NotImplementedError
