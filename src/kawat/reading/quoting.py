"""Quoting: what was found in an article, with the quotes of rules, in; the same with the quotes as they are told out.

The trained model has a say in what is a statement (`statements`) and in who speaks (`choosing`), where it was asked.
"""

from bisect import bisect_right
from dataclasses import replace

from kawat.reading.attribution import relayed_by
from kawat.reading.candidates import Found
from kawat.reading.choosing import choose_speakers
from kawat.reading.statements import settled
from kawat.records import Article, Quote


def _is_told(found: Found, quote: Quote) -> bool:
    """Whether a quote begins in the story, not in boilerplate."""
    n = bisect_right(found.boilerplate, quote.start, key=lambda span: span[0]) - 1
    return n < 0 or found.boilerplate[n][1] <= quote.start


def with_speakers(article: Article, found: Found) -> Found:
    """Settle what is said, by whom, and who relays it; what stands in furniture of the page is said by nobody.

    Args:
        article: the article.
        found: what was found in it, with the model's analysis where it was asked.

    Returns:
        The same with other quotes, in order of their place.
    """
    text = article.text
    pairs = [pair for pair in settled(text, found.quotes, found.analysis) if _is_told(found, pair[0])]
    quotes, seen = [quote for quote, _ in pairs], [one for _, one in pairs]
    chosen = choose_speakers(text, found.sentences, found.named, quotes, seen)
    return replace(found, quotes=tuple(replace(quote, via=relayed_by(text, quote.end)) for quote in chosen))
