"""Where the ledger's articles come from: a ledger in, its outlets with their counts out."""

from dataclasses import dataclass

from kawat.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class SourceTally:
    """An outlet (None: unknown): how many articles, how many of them repeat another's text, reports, quotes, events; the
    first and last publication date (EDTF)."""

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
    raise NotImplementedError
