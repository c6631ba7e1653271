"""Decoding: an article's windows and the encoder's vectors in, its Analysis out.

Each word is decided in its home window. Work is linear in the text: a trigger is linked to a bounded number of others.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from kawat.reading.model.analysis import Analysis, ArgumentsFound, NameFound, Statement, TriggerFound
from kawat.reading.model.arguments import Argument
from kawat.reading.model.heads import Heads, sentence_distances
from kawat.reading.model.layers import Floats
from kawat.reading.model.window_reader import Given, Pair, WindowReader
from kawat.reading.model.windows import Window

#: A trigger is linked to so many triggers before it.
LINKED = 64


def _links(triggers: Sequence[TriggerFound], vectors: Sequence[Floats], heads: Heads) -> Iterator[tuple[float, ...]]:
    """For each trigger the chance that it tells of one event with each of those before it, `LINKED` at most."""
    sentences = np.array([trigger.sentence for trigger in triggers], np.int64)
    stacked = np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32)
    for low in range(0, len(triggers), LINKED):
        reach = [min(n, LINKED) for n in range(low, min(low + LINKED, len(triggers)))]
        right = np.repeat(np.arange(low, low + len(reach)), reach)
        left = np.concatenate([np.arange(n - back, n) for n, back in enumerate(reach, low)])
        far = sentence_distances(sentences[left], sentences[right])
        chances = iter(heads.links(stacked[left], stacked[right], far).tolist())
        yield from (tuple(islice(chances, back)) for back in reach)


def decode(  # noqa: PLR0913 - what is asked of one article
    windows: Sequence[Window],
    hidden: Iterable[Floats],
    heads: Heads,
    quotes: Sequence[Pair] = (),
    arguments: Sequence[Argument] = (),
    asked: Sequence[Pair] = (),
    *,
    names: bool = True,
) -> Analysis:
    """Read one article.

    Args:
        windows: the article's windows in order.
        hidden: for each window the encoder's output (pieces, hidden).
        heads: the heads.
        quotes: (start, end) of its quotes in order, without their marks.
        arguments: states and times in order of their begin, of which is asked what they are to each trigger.
        asked: (start, end) of words in order, none overlapping, that are judged as triggers in any case.
        names: whether names are looked for.
    """
    triggers: list[TriggerFound] = []
    given: list[ArgumentsFound] = []
    vectors: list[Floats] = []
    statements: list[Statement] = []
    named: list[NameFound] = []
    quoted, asked_about = Given(quotes), Given(asked)
    told: list[Statement | None] = [None] * len(quotes)
    for window, pieces in zip(windows, hidden, strict=True):
        reader = WindowReader(window, pieces, heads)
        pairs = reader.trigger_pairs(asked_about)
        if pairs:
            first, last = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
            found, more = reader.arguments(first, last, arguments)
            given += found
            triggers += reader.triggers(first, last, more)
            vectors.append(heads.link_vectors(reader.vectors, first, last))
        placed = reader.home_quotes(quoted)
        indirect, of_quotes = reader.quotes(list(placed.values()))
        statements += indirect
        for n, statement in zip(placed, of_quotes, strict=True):
            told[n] = statement
        named += reader.names() if names else []
    return Analysis(
        triggers=tuple(triggers),
        arguments=tuple(given),
        links=tuple(_links(triggers, vectors, heads)),
        statements=tuple(statements),
        quoted=tuple(told),
        names=tuple(named),
    )
