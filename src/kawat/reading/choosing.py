"""Choosing: an article's quotes as they are settled in, the same each with the speaker that the trees choose out.

The trees learnt from annotated articles which of the voices near a quote said it (`training.speaker_scorer`,
docs/model-card.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from kawat.reading.earshot import Earshot, Heard
from kawat.reading.hearing import Hearing
from kawat.reading.mentions import Party
from kawat.reading.model.analysis import Statement
from kawat.reading.trees import Trees, kept
from kawat.reading.voices import Voice
from kawat.records import Quote, Span

FILE = "speakers.npz"
#: The name under which the file keeps the trees.
QUESTION = "speaker"
#: How many quotes are asked about at once, so that a long text takes no more room than a short one.
_AT_ONCE = 64


@cache
def load() -> Trees:
    """The trees that come with Kawat, loaded at the first call."""
    return Trees.of(kept(FILE), QUESTION)


def _chances(trees: Trees, heard: Sequence[Heard]) -> Iterator[tuple[float, ...]]:
    """For each quote the chance of each of its voices."""
    chances = iter(trees.chances(np.array([row for one in heard for row in one.numbers], np.float64)))
    for one in heard:
        yield tuple(float(next(chances)) for _ in one.voices)


def _words(text: str, quote: Quote, heard: Heard, chosen: int) -> Span | None:
    """The words that stand for the chosen voice: own words behind "kata", else its place, else what the rules took."""
    own, place, ruled = heard.own, heard.places[chosen], quote.speaker
    if own and quote.cue and quote.cue.start >= quote.end:
        words = text[own[0] : own[1]]
        left = own[0] + len(words) - len(words.lstrip())
        return Span(left, left + len(words.strip()), words.strip()) if words.strip() else ruled
    stands_in = ruled and own and own[0] <= ruled.start < own[1] and not (place and own[0] <= place.start < own[1])
    if stands_in or not place:
        return ruled
    return Span(place.start, place.end, text[place.start : place.end])


def _said_by(text: str, quote: Quote, heard: Heard, chosen: int, voice: Voice) -> Quote:
    """The quote with a voice as its speaker."""
    same = quote.person == voice.person
    return replace(
        quote,
        speaker=_words(text, quote, heard, chosen),
        person=voice.person,
        state=voice.state or (quote.state if same and voice.person else None),
        person_id=voice.person_id,
    )


def choose_speakers(
    text: str,
    sentences: Sequence[tuple[int, int]],
    parties: Sequence[Party],
    quotes: Sequence[Quote],
    seen: Sequence[Statement | None] = (),
) -> tuple[Quote, ...]:
    """Choose who said what.

    Args:
        text: the article's text.
        sentences: its (start, end) sentences in order.
        parties: the parties it names, in order.
        quotes: its quotes in order, with the speakers that rules chose where they read them.
        seen: what the trained model says of each quote; nothing where it was not asked.

    Returns:
        The quotes in the same order, with speaker, person, state and id of the likeliest voice near each.
    """
    if not quotes:
        return ()
    hearing = Hearing(text, sentences, parties, quotes, seen)
    out: list[Quote] = []
    for first in range(0, len(quotes), _AT_ONCE):
        some = quotes[first : first + _AT_ONCE]
        heard = [Earshot(hearing, first + n).heard() for n in range(len(some))]
        for quote, one, chances in zip(some, heard, _chances(load(), heard), strict=True):
            chosen = max(range(len(chances)), key=lambda n: (chances[n], -n))
            out.append(_said_by(text, quote, one, chosen, hearing.voices[one.voices[chosen]]))
    return tuple(out)
