"""Topics: the sentences of a report in, what it is about out. First form: a list of words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.records import Span

#: How many topics a report has at most.
MOST = 5


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    words: dict[str, list[str]] = table("id", "topics")
    groups = (f"(?P<{topic}>{'|'.join(map(re.escape, listed))})" for topic, listed in words.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})"), tuple(words)


def topics_of(text: str, sentences: Sequence[tuple[int, int]], evidence: Sequence[Span]) -> tuple[str, ...]:
    """Say what a report is about.

    Args:
        text: the article's text.
        sentences: its sentences in order.
        evidence: the report's triggers.

    Returns:
        At most five topics of docs/format.md, the most often touched on first.
    """
    pattern, order = _pattern()
    touched: Counter[str] = Counter()
    for n in sorted({bisect_right(sentences, span.start, key=itemgetter(0)) - 1 for span in evidence}):
        found = pattern.finditer(lowered(text[slice(*sentences[n])])) if n >= 0 else ()
        touched.update(match.lastgroup for match in found if match.lastgroup)
    ranked = sorted(touched, key=lambda topic: (-touched[topic], order.index(topic)))
    return tuple(ranked[:MOST])
