"""What the trained model says of an article: what was found in it by rules in, the same with the model's analysis out.

The model is asked about every phrase that the lists know, what every state and time is to each, and who speaks in every
quote; phrases and statements that it sees beside them come on top. An article that cannot tell of a dealing between
states is not shown to it.
"""

from collections.abc import Sequence
from dataclasses import replace

from kawat.reading.arguments import arguments_of
from kawat.reading.candidates import Found, Sentence, is_worth, listed, story
from kawat.reading.model.running import Model, Text, load
from kawat.records import Article

Pair = tuple[int, int]


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
    text = Text(
        article.text,
        found.sentences,
        quotes=tuple((quote.start, quote.end) for quote in found.quotes),
        arguments=arguments_of(article, found),
        asked=asked_of(article.text, sentences),
        whole=False,
    )
    (analysis,) = (model or load()).analyse([text])
    return replace(found, analysis=analysis)
