"""An article as it is cited: a row that names one in, a `Source` out."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Label, Row

from kawat.ledger.schema import articles

_TOLD: Final = ("title", "outlet", "url", "published", "copy_of")


@dataclass(frozen=True, slots=True)
class Source:
    """The article a report stands in, as a reader would cite it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    copy_of: str | None = None


def told(*further: str) -> list[Label[Any]]:
    """Give what is told of an article, and `further` columns of it, each with ``article_`` before its name."""
    return [articles.c[name].label(f"article_{name}") for name in (*_TOLD, *further)]


def source_of(row: Row[Any]) -> Source:
    """Make the source of a row with an article's id as `article` and the columns that `told` gives."""
    return Source(row.article, *(row._mapping[f"article_{name}"] for name in _TOLD))
