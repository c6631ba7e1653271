"""The words around a report's triggers: an article's text and a report in, its content words out."""

import re
from functools import lru_cache
from importlib.resources import files

import yaml

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
    text = (files("kawat.merging") / "data" / "stopwords.yaml").read_text("utf-8")
    return frozenset(yaml.safe_load(text))


def around(text: str, report: Report) -> tuple[str, ...]:
    """Content words near the triggers of a report, sorted, each once.

    Args:
        text: the article's stored text, which the report's spans point into.
        report: a report of that article.

    Returns:
        At most `KEPT` words: in lower case, of four letters and more, with numbers; those nearest the trigger are kept.
    """
    found: dict[str, int] = {}
    ignored = stopwords()
    for span in report.evidence[:TRIGGERS]:
        start = max(0, span.start - REACH)
        for match in _WORD.finditer(text, start, min(len(text), span.end + REACH)):
            word = match[0].lower()
            if word in ignored:
                continue
            distance = max(span.start - match.end(), match.start() - span.end, 0)
            found[word] = min(found.get(word, REACH), distance)
    nearest = sorted(found, key=lambda word: (found[word], word))[:KEPT]
    return tuple(sorted(nearest))
