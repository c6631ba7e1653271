"""The words around a report's triggers: an article's text and a report in, its content words out."""

import re
from functools import lru_cache

from kawat.data_files import load_yaml
from kawat.records import Report

#: Characters read on each side of a trigger, and triggers read of one report: enough for the clause it stands in.
REACH = 90
TRIGGERS = 2
#: Words kept of one report: the likeness of two reports needs no more, and a million reports must fit in memory.
KEPT = 24

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]{4,}")


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Words that tell nothing of an event (data/stopwords.yaml)."""
    return frozenset(load_yaml("kawat.merging", "data/stopwords.yaml"))


def around(text: str, report: Report) -> tuple[str, ...]:
    """Content words near the triggers of a report, sorted, each once.

    Args:
        text: the article's stored text, which the report's spans point into.
        report: a report of that article.

    Returns:
        At most `KEPT` words: in lower case, of four letters and more, with numbers; those nearest the trigger are kept.
    """
    reached = ((max(0, span.start - REACH), span.end + REACH) for span in report.evidence[:TRIGGERS])
    words = {word.lower() for first, last in reached for word in _WORD.findall(text, first, last)} - stopwords()
    return tuple(sorted(words if len(words) <= KEPT else _nearest(text, report)))


def _nearest(text: str, report: Report) -> list[str]:
    found: dict[str, int] = {}
    ignored = stopwords()
    for span in report.evidence[:TRIGGERS]:
        first, last = span.start, span.end
        for match in _WORD.finditer(text, max(0, first - REACH), last + REACH):
            word = match[0].lower()
            if word in ignored:
                continue
            start, end = match.span()
            distance = first - end if end < first else start - last if start > last else 0
            if distance < found.get(word, REACH + 1):
                found[word] = distance
    return sorted(found, key=lambda word: (found[word], word))[:KEPT]
