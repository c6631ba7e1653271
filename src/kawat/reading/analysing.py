"""What the trained model says of an article: what was found in it by rules in, the same with the model's analysis out.

The model is asked about every phrase that the lists know, and about every mention of a party; what it sees beside them
comes on top. An article that cannot tell of a dealing between states is not shown to it.
"""

from collections.abc import Sequence
from dataclasses import replace

from kawat.reading.candidates import Found, Sentence, is_worth, listed, story
from kawat.reading.model.running import Model, Text, load
from kawat.records import Article

Pair = tuple[int, int]


def mentions_of(found: Found) -> tuple[Pair, ...]:
    """Where parties stand, in order, none overlapping."""
    kept: list[Pair] = []
    for start, end in sorted({(party.span.start, party.span.end) for party in found.parties}):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def asked_of(text: str, sentences: Sequence[Sentence]) -> tuple[Pair, ...]:
    """The phrases that the lists of words know, about which the model is asked in any case."""
    return tuple(
        (one.trigger.start, one.trigger.end)
        for sentence in sentences
        for one in listed(text, sentence.start, sentence.end)
    )


def analysed(article: Article, found: Found, model: Model | None = None) -> Found:
    """Show an article to the model.

    Args:
        article: the article.
        found: what rules found in it.
        model: the model; the one that comes with Kawat if none is given.

    Returns:
        The same with the model's analysis, or without where the article cannot tell of a dealing.
    """
    sentences = tuple(story(found))
    if not is_worth(article.text, sentences):
        return found
    mentions = mentions_of(found)
    asked = asked_of(article.text, sentences)
    text = Text(article.text, found.sentences, mentions=mentions, asked=asked, speech=False)
    (analysis,) = (model or load()).analyse([text])
    return replace(found, analysis=analysis, mentions=mentions)
