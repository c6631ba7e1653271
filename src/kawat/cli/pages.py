"""Pages of a list: how to ask and how many in, one page out, and on standard error the cursor to go on with."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from kawat.cli.common import messages
from kawat.ledger.cursors import timeline_cursor
from kawat.ledger.filters import MOST, Position, checked_limit
from kawat.records import Event

T = TypeVar("T")


def one_page(ask: Callable[[int | None], Sequence[T]], limit: int | None, cursor: Callable[[T], str]) -> Sequence[T]:
    """Ask for one item more than wanted, and say on standard error with which cursor to go on where there is one."""
    checked_limit(limit)
    found = ask(limit and min(limit + 1, MOST))
    if limit is None or len(found) <= limit:
        return found
    messages().print(f"There are more: --after {cursor(found[limit - 1])}")
    return found[:limit]


def one_page_of_events(ask: Callable[[int | None], Sequence[Event]], limit: int | None) -> Sequence[Event]:
    """`one_page` of events in the timeline's order."""
    return one_page(ask, limit, lambda last: timeline_cursor(Position.of(last)))
