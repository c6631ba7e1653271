"""Statements: quotes of rules and the model's analysis in; the quotes that are told, each as the model sees it, out.

Direct quotations are those of the rules, which marks give away. Of indirect statements the trained model tells where
they begin and end, where it is sure; elsewhere those of the rules are told that it does not hold unlikely
(`training/speakers.json`: on articles of the gold that it has not seen an F1 of 0.80, rules alone reach 0.78).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kawat.reading.model.analysis import Analysis, PartFound, Statement
from kawat.records import Quote, Span

#: The least probability with which the model's statements are told, and with which those of rules are where it is not
#: sure; chosen by cross-validation on the gold.
SURE, LIKELY = 0.8, 0.3
#: Characters between a statement and its word of speech at most, and the least share of either of two that are one.
_NEAR, _SAME = 250, 0.5
_EDGES = " \n\t.,;:!?-–—"
_MARK = re.compile(r"[\"“”„«»]")

Seen = tuple[Quote, Statement | None]


def _common(one: Quote | Statement, other: Quote | Statement) -> int:
    """How many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _over(quotes: Sequence[Quote], one: Quote | Statement) -> Sequence[Quote]:
    """The quotes that share characters with a stretch; they are in order and none overlaps another."""
    first = bisect_right(quotes, one.start, key=lambda quote: quote.end)
    return quotes[first : bisect_left(quotes, one.end, key=lambda quote: quote.start)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A statement without stops at its edges and quotation marks there without their other half; with its bracket."""
    while start < end:
        words = text[start:end]
        loose = len(_MARK.findall(words)) % 2 == 1
        if words[0] in _EDGES or (loose and _MARK.match(words)):
            start += 1
        elif words[-1] in _EDGES or (loose and _MARK.match(words[-1])):
            end -= 1
        else:
            break
    closes = text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end)
    return start, end + closes


def _cue(text: str, start: int, end: int, cue: PartFound | None) -> Span | None:
    """The word of speech that the model sees, where it stands beside what is said."""
    apart = max(cue.start - end, start - cue.end) if cue else -1
    return Span(cue.start, cue.end, text[cue.start : cue.end]) if cue and 0 <= apart <= _NEAR else None


def _as_quote(text: str, one: Statement, ruled: Quote | None) -> Quote | None:
    """A statement of the model, with the speaker and the word of speech that rules read there."""
    start, end = one.start, one.end
    if ruled and ruled.cue and ruled.cue.start < end and start < ruled.cue.end:
        # The model takes the word of speech for a part of what is said.
        start, end = max(start, ruled.start), min(end, ruled.end)
    start, end = _trimmed(text, start, end)
    if start == end:
        return None
    if ruled:
        return replace(ruled, start=start, end=end, text=text[start:end])
    return Quote(start, end, text[start:end], "indirect", cue=_cue(text, start, end, one.cue))


def _paired(statements: Sequence[Statement], ruled: Sequence[Quote]) -> dict[int, Quote]:
    """For statements, by their numbers, the one that rules read there: each goes to that which shares most with it."""
    best: dict[int, tuple[int, int, Quote]] = {}
    for n, one in enumerate(statements):
        for quote in _over(ruled, one):
            common = _common(one, quote)
            alike = common >= _SAME * min(one.end - one.start, quote.end - quote.start)
            if alike and common > best.get(quote.start, (0, 0, quote))[0]:
                best[quote.start] = (common, n, quote)
    return {n: quote for _, n, quote in best.values()}


def _of_model(text: str, statements: Sequence[Statement], ruled: Sequence[Quote]) -> Iterator[Seen]:
    """The model's statements as quotes."""
    pairs = _paired(statements, ruled)
    for n, one in enumerate(statements):
        quote = _as_quote(text, one, pairs.get(n))
        if quote:
            yield quote, one


def settled(text: str, quotes: Sequence[Quote], analysis: Analysis | None) -> tuple[Seen, ...]:
    """Settle what is said.

    Args:
        text: the article's text.
        quotes: its quotes as rules read them, in order.
        analysis: what the model says of the article and of these quotes; None where it was not asked.

    Returns:
        Quotes in order of their place, each with what the model says of it, None where it says nothing.
    """
    if analysis is None:
        return tuple((quote, None) for quote in quotes)
    seen = list(zip(quotes, analysis.quoted, strict=True))
    marked = [quote for quote in quotes if quote.type == "direct"]
    ruled = [quote for quote in quotes if quote.type == "indirect"]
    sure = [
        one
        for one in analysis.statements
        if one.indirect >= SURE and 2 * sum(_common(one, quote) for quote in _over(marked, one)) < one.end - one.start
    ]
    told = list(_of_model(text, sure, ruled))
    taken = [quote for quote, _ in told]
    kept = [(quote, one) for quote, one in seen if quote.type == "direct" or _stands(quote, one, taken)]
    return tuple(sorted([*kept, *told], key=lambda pair: (pair[0].start, pair[0].end)))


def _stands(quote: Quote, seen: Statement | None, taken: Sequence[Quote]) -> bool:
    """Whether a statement of the rules is told: the model does not hold it unlikely, and tells no other there."""
    return (seen is None or seen.indirect >= LIKELY) and not _over(taken, quote)
