"""Full-text search: words in, the articles, evidence sentences and quotes that hold them out, with highlights.

Words are compared by their Indonesian stem. One query language for every database: words (all must occur), "a phrase",
-word (must not occur), word* (begins so).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from kawat.ledger.queries import Source
from kawat.ledger.store import Ledger

Within = Literal["articles", "evidence", "quotes"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words occur.

    Args:
        within: what was found: an article, an evidence sentence of an event, a quote.
        source: the article.
        text: the passage: for an article the stretch that holds the words best; never longer than 300 characters.
        start: offset of `text` in the article.
        marks: the words found, offsets within `text`.
        event: the event that an evidence sentence tells of, or None.
        speaker: who says the quote, or None.
    """

    within: Within
    source: Source
    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    event: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, best first; `total` is how many there are in all (counted up to 10,000), `next` what to give
    as `after` for the next page, None on the last."""

    hits: tuple[Hit, ...]
    total: int
    next: int | None


def search(
    ledger: Ledger,
    words: str,
    *,
    within: Collection[Within] = ("articles", "evidence", "quotes"),
    limit: int = 20,
    after: int = 0,
) -> Found:
    """Find articles, evidence sentences and quotes that hold the words, best first.

    Args:
        ledger: the ledger.
        words: up to 200 characters in the query language above.
        within: where to look.
        limit: hits on a page, 1 to 200.
        after: how many hits to pass over (`Found.next` of the page before).

    Raises:
        KawatError: no word to look for, a phrase that does not end, too long, a limit out of bounds.
    """
    raise NotImplementedError
