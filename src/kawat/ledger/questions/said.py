"""Who said what: a filter in, quotes with their articles out, the latest published first."""

from dataclasses import dataclass
from typing import NamedTuple

from kawat.ledger.queries import Source
from kawat.ledger.store import Ledger
from kawat.records import Quote


class QuotePosition(NamedTuple):
    """Where a quote stands in the order: publication date (EDTF, "" unknown: last), article id, place in the article."""

    published: str
    article: str
    position: int


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """What the quotes asked for have in common.

    Args:
        speaker: a Wikidata id, or part of the speaker's name in any capitals.
        state: the side the speaker stands for.
        about: words that the quote holds, all of them, compared by their stems as `search` does.
        outlet: name of the outlet, in any capitals.
        type: ``direct`` or ``indirect``.
        since: EDTF; articles published on this date or later.
        until: EDTF; articles published on this date or earlier.
        limit: at most so many quotes.
        after: only quotes behind this position.
    """

    speaker: str | None = None
    state: str | None = None
    about: str | None = None
    outlet: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    after: QuotePosition | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its article, its place in the order, and the words of `about` within `quote.text` (offsets)."""

    quote: Quote
    source: Source
    position: QuotePosition
    marks: tuple[tuple[int, int], ...] = ()


def quotes(ledger: Ledger, wanted: QuoteFilter | None = None) -> tuple[Said, ...]:
    """List the quotes that fit a filter, by publication date (latest first, unknown ones last), article and place.

    Raises:
        KawatError: no such state or type, a date that is not EDTF, dates in the wrong order, a limit below one, no
            word to look for in `about`.
    """
    raise NotImplementedError
