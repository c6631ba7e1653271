"""Decoding: an article's windows and the encoder's vectors in, its Analysis out.

Each word is decided in its home window. Work is linear in the text: a trigger is linked to a bounded number of others.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from kawat.reading.model.analysis import Analysis, ArgumentsFound, Link, NameFound, Statement, TriggerFound
from kawat.reading.model.arguments import Argument
from kawat.reading.model.heads import Heads, sentence_distances
from kawat.reading.model.layers import Floats
from kawat.reading.model.window_reader import Given, Pair, WindowReader
from kawat.reading.model.windows import Window

#: A trigger is linked to so many triggers before it.
LINKED = 64


def _links(triggers: Sequence[TriggerFound], vectors: Sequence[Floats], heads: Heads) -> tuple[Link, ...]:
    pairs = [(i, j) for j in range(len(triggers)) for i in range(max(0, j - LINKED), j)]
    if not pairs:
        return ()
    stacked = np.concatenate(vectors)
    left, right = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    sentences = np.array([trigger.sentence for trigger in triggers], np.int64)
    found: list[Link] = []
    for low in range(0, len(pairs), 4096):
        a, b = left[low : low + 4096], right[low : low + 4096]
        chances = heads.links(stacked[a], stacked[b], sentence_distances(sentences[a], sentences[b]))
        found += [Link(int(i), int(j), float(p)) for i, j, p in zip(a, b, chances, strict=True)]
    return tuple(found)


def decode(  # noqa: PLR0913 - what is asked of one article
    windows: Sequence[Window],
    hidden: Iterable[Floats],
    heads: Heads,
    quotations: Sequence[Pair] = (),
    arguments: Sequence[Argument] = (),
    asked: Sequence[Pair] = (),
    *,
    speech: bool = True,
) -> Analysis:
    """Read one article.

    Args:
        windows: the article's windows in order.
        hidden: for each window the encoder's output (pieces, hidden).
        heads: the heads.
        quotations: (start, end) of its direct quotations in order, without their marks, none overlapping.
        arguments: states and times in order of their begin, of which is asked what they are to each trigger.
        asked: (start, end) of words in order, none overlapping, that are judged as triggers in any case.
        speech: whether statements, quotations and names are looked for.
    """
    triggers: list[TriggerFound] = []
    given: list[ArgumentsFound] = []
    vectors: list[Floats] = []
    statements: list[Statement] = []
    names: list[NameFound] = []
    quoted, asked_about = Given(quotations), Given(asked)
    directs: list[Statement | None] = [None] * len(quotations)
    for window, pieces in zip(windows, hidden, strict=True):
        reader = WindowReader(window, pieces, heads)
        pairs = reader.trigger_pairs(asked_about)
        if pairs:
            first, last = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
            found, more = reader.arguments(first, last, arguments)
            given += found
            triggers += reader.triggers(first, last, more)
            vectors.append(heads.link_vectors(reader.vectors, first, last))
        if not speech:
            continue
        placed = reader.home_quotations(quoted)
        indirect, direct = reader.quotes(list(placed.values()))
        statements += indirect
        for n, statement in zip(placed, direct, strict=True):
            # One that goes on in the next window belongs to the window where it began.
            directs[n] = directs[n] or statement
        names += reader.names()
    return Analysis(
        triggers=tuple(triggers),
        arguments=tuple(given),
        links=_links(triggers, vectors, heads),
        statements=tuple(statements),
        directs=tuple(directs),
        names=tuple(names),
    )
