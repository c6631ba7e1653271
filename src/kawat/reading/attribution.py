"""Attribution: quotes and text in; which quotes hold a place, and what is relayed from other outlets, out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from kawat.languages import table
from kawat.records import Quote

#: How far behind a quote the relaying outlet may be named.
_REACH = 160
_STOP = re.compile(r"\n|[.!?]\s+(?=[A-Z\"“])")
#: Among how many quotes that began before a place those that hold it are looked for.
_NEAR = 4
#: How far behind a word of relaying its date may stand.
_RELAY = 80


@cache
def _relaying() -> re.Pattern[str]:
    cues, days = ("|".join(table("id", "relaying")[name]) for name in ("cues", "days"))
    word = rf"(?!(?:{days})\b)[A-Z][\w.&-]*"
    before = r"(?:(?:dari|oleh|laman|kantor berita|media|situs|surat kabar|[a-z]+) ){0,4}"
    return re.compile(rf"\b(?:{cues})\s+{before}(?P<name>{word}(?: {word}){{0,3}})")


@cache
def _leading_to() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('id', 'relaying')['cues'])})\b[^.;]*\Z", re.IGNORECASE)


def relayed_by(text: str, end: int) -> tuple[str, ...]:
    """The outlets named as relaying what ends at `end`: "..., dikutip dari TASS"."""
    reach = min(end + _REACH, len(text))
    stop = _STOP.search(text, end + 2, reach)
    reach = stop.start() if stop else reach
    return tuple(dict.fromkeys(match["name"].rstrip(".") for match in _relaying().finditer(text, end, reach)))


def is_relayed(text: str, first: int, position: int) -> bool:
    """Whether words of relaying lead to a place: "dilansir AFP, Senin". `first` is where its sentence begins."""
    return _leading_to().search(text, max(first, position - _RELAY), position) is not None


def quotes_at(quotes: Sequence[Quote], position: int) -> Iterator[Quote]:
    """The quotes that hold a place, the last that began first; `quotes` are in order."""
    last = bisect_right(quotes, position, key=lambda quote: quote.start)
    return (quote for quote in reversed(quotes[max(0, last - _NEAR) : last]) if position < quote.end)
