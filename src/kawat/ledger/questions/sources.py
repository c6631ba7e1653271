"""Where the ledger's articles come from: a ledger in, its outlets with their counts out."""

from dataclasses import dataclass

from sqlalchemy import func, select

from kawat.ledger.schema import articles, event_outlets, event_reports, reports
from kawat.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class SourceTally:
    """An outlet.

    Args:
        outlet: its name; None for the articles whose outlet is not known.
        articles: how many articles.
        copies: how many of them repeat another's text.
        reports: how many reports they give.
        quotes: how many quotes they hold.
        events: how many events they tell of.
        first: the first publication date, EDTF.
        last: the last publication date, EDTF.
    """

    outlet: str | None
    articles: int
    copies: int
    reports: int
    quotes: int
    events: int
    first: str | None
    last: str | None


def sources(ledger: Ledger) -> tuple[SourceTally, ...]:
    """List the outlets, most articles first, then by name, the unknown last."""
    column = articles.c
    counted = select(
        column.outlet,
        func.count(),
        func.count(column.copy_of),
        func.sum(column.report_count),
        func.sum(column.quote_count),
        func.min(column.published),
        func.max(column.published),
    ).group_by(column.outlet)
    told = select(event_outlets.c.outlet, func.count()).group_by(event_outlets.c.outlet)
    nameless = (
        select(func.count(event_reports.c.event.distinct()))
        .join_from(event_reports, reports)
        .join(articles)
        .where(column.outlet.is_(None))
    )
    with ledger.connection() as connection:
        events: dict[str | None, int] = {row[0]: row[1] for row in connection.execute(told)}
        found = connection.execute(counted).all()
        if any(row.outlet is None for row in found):
            events[None] = connection.scalar(nameless) or 0
    made = [
        SourceTally(outlet, number, copies, int(reported), int(quoted), events.get(outlet, 0), first, last)
        for outlet, number, copies, reported, quoted, first, last in found
    ]
    return tuple(sorted(made, key=lambda one: (one.outlet is None, -one.articles, one.outlet or "")))
