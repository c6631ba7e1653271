"""Attribution: quotes and text in; who is named as a report's source, and which outlets relay a quote, out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kawat.languages import table
from kawat.records import Quote, Report, Span

#: How far behind a quote the relaying outlet may be named.
_REACH = 160
#: Among how many quotes before a trigger the one that holds it is looked for.
_NEAR = 4


@cache
def _relaying() -> re.Pattern[str]:
    cues = "|".join(table("id", "relaying")["cues"])
    before = r"(?:(?:dari|oleh|laman|kantor berita|media|situs|surat kabar|[a-z]+) ){0,4}"
    return re.compile(rf"\b(?:{cues})\s+{before}(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){{0,3}})")


def relayed_by(text: str, end: int) -> tuple[str, ...]:
    """The outlets named as relaying what ends at `end`: "..., dikutip dari TASS"."""
    stop = re.compile(r"\n|[.!?]\s+(?=[A-Z\"“])").search(text, end + 2)
    reach = min(stop.start() if stop else len(text), end + _REACH)
    return tuple(dict.fromkeys(match["name"].rstrip(".") for match in _relaying().finditer(text, end, reach)))


def source_of(report: Report, quotes: Sequence[Quote]) -> Span | None:
    """Who is named as the source of a report: the speaker of the quote that holds its clearest trigger."""
    trigger = report.evidence[0]
    last = bisect_right(quotes, trigger.start, key=lambda quote: quote.start)
    for quote in reversed(quotes[max(0, last - _NEAR) : last]):
        if quote.speaker and trigger.start < quote.end:
            return quote.speaker
    return None
