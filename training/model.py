"""The model: the encoder's upper layers and the heads as PyTorch modules; windows with labels in, the loss out.

Every head is small enough to run in numpy: `kawat.reading.model.heads` does the same with the arrays of `arrays`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kawat.reading.model.heads import distances, sentence_distances
from kawat.reading.model.labels import (
    DISTANCES,
    KINDS,
    NAME_TAGS,
    QUOTE_TAGS,
    SENTENCE_STEPS,
    SPEAKER_TAGS,
    STATUSES,
    TRIGGER_TAGS,
)
from training.arguments import UNSEEN, Arguments
from training.encoder import HIDDEN, Dropout
from training.examples import IGNORED, Example, TriggerExample

WIDE = 192
LINK = 96
#: Most words have no tag: begin there, or the first steps only learn that.
MOSTLY_NONE = 4.0


class Stretch(nn.Module):
    """A stretch of words as one vector: its first and its last word, each through its own matrix."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(HIDDEN, width), nn.Linear(HIDDEN, width, bias=False)

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(words, hidden) and word numbers (n) to (n, width)."""
        out: Tensor = self.first(words[first]) + self.last(words[last])
        return out


class Conditioned(nn.Module):
    """A tag for each word as seen from a stretch: their vectors and their distance, added, and one layer on top."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.stretch = Stretch(WIDE)
        self.word = nn.Linear(HIDDEN, WIDE, bias=False)
        self.distance = nn.Embedding(DISTANCES, WIDE)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.out = nn.Linear(WIDE, tags)
        nn.init.zeros_(self.out.bias)
        nn.init.constant_(self.out.bias[:1], MOSTLY_NONE)

    def forward(self, words: Tensor, first: Tensor, last: Tensor, distance: Tensor) -> Tensor:
        """(words, hidden), stretches (n), distances (n, words) to (n, words, tags)."""
        joined = self.stretch(words, first, last)[:, None] + self.word(words)[None] + self.distance(distance)
        out: Tensor = self.out(functional.gelu(joined, approximate="tanh"))
        return out


class Links(nn.Module):
    """Whether two triggers tell of one event."""

    def __init__(self) -> None:
        super().__init__()
        self.stretch = Stretch(LINK)
        self.joined = nn.Linear(2 * LINK + len(SENTENCE_STEPS) + 1, 64)
        self.out = nn.Linear(64, 1)

    def forward(self, vectors: Tensor, left: Tensor, right: Tensor, distance: Tensor) -> Tensor:
        """Vectors of all triggers of an article, pairs as two lists of numbers, and distances, to logits (pairs)."""
        a, b = vectors[left], vectors[right]
        far = functional.one_hot(distance, len(SENTENCE_STEPS) + 1).float()
        out: Tensor = self.out(
            functional.gelu(self.joined(torch.cat([(a - b).abs(), a * b, far], -1)), approximate="tanh")
        )
        return out[:, 0]


class Heads(nn.Module):
    """All heads over the vectors of words."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.triggers = nn.Linear(HIDDEN, TRIGGER_TAGS)
        self.quotes = nn.Linear(HIDDEN, QUOTE_TAGS)
        self.names = nn.Linear(HIDDEN, NAME_TAGS)
        self.status_stretch = Stretch(WIDE)
        self.status = nn.Linear(WIDE, len(STATUSES))
        self.arguments = Arguments()
        self.speakers = Conditioned(SPEAKER_TAGS)
        self.links = Links()
        nn.init.constant_(self.triggers.bias[:1], MOSTLY_NONE)

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """The weights by name, float32."""
        return {name: value.detach().cpu().numpy().astype(np.float32) for name, value in self.state_dict().items()}


def kind_weights(counts: dict[int, int]) -> Tensor:
    """A weight for each trigger tag: rare kinds count more, by the fourth root of their rarity."""
    weights = torch.ones(TRIGGER_TAGS)
    middle = float(np.median([counts.get(kind, 1) for kind in range(len(KINDS))]))
    for kind in range(len(KINDS)):
        weights[1 + kind] = min(1.8, max(0.8, (middle / max(1, counts.get(kind, 1))) ** 0.25))
    return weights


def _cross(logits: Tensor, labels: Tensor, weight: Tensor | None = None) -> Tensor:
    return functional.cross_entropy(logits, labels, weight, ignore_index=IGNORED, reduction="sum")


def _of_states(scores: Tensor, labels: Tensor) -> Tensor:
    """The loss of roles; states too far off for the trigger to look at are left out."""
    unseen = scores[..., 1:].amax(-1) < UNSEEN
    return _cross(scores.flatten(0, 1), labels.masked_fill(unseen, IGNORED).flatten())


def _of_dates(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels != IGNORED
    wanted = labels[known].float()
    return functional.binary_cross_entropy_with_logits(scores[known], wanted, reduction="sum")


class _Sums:
    """The losses of one article's tasks: for each the sum, and what it is divided by."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Tensor, int]] = {}

    def add(self, name: str, value: Tensor, number: int) -> None:
        old = self.found.get(name)
        self.found[name] = (old[0] + value, old[1] + number) if old else (value, number)


def _of_words(heads: Heads, example: Example, words: Tensor, weights: Tensor, sums: _Sums) -> None:
    """What every word is: part of a trigger, of a quote, of a name."""
    for name, head, labels, weight in (
        ("triggers", heads.triggers, example.triggers_tags, weights),
        ("quotes", heads.quotes, example.quotes_tags, None),
        ("names", heads.names, example.names_tags, None),
    ):
        known = int((labels != IGNORED).sum())
        if known:
            sums.add(name, _cross(head(words), torch.from_numpy(labels), weight), known)


def _of_triggers(heads: Heads, example: Example, words: Tensor, sentences: np.ndarray[Any, Any], sums: _Sums) -> Tensor:
    """Status, arguments and date of every trigger; gives the vectors by which triggers are linked."""
    triggers = example.triggers
    first, last = (np.array([getattr(one, end) for one in triggers]) for end in ("first", "last"))
    ends = torch.from_numpy(first), torch.from_numpy(last)
    status = heads.status(functional.gelu(heads.status_stretch(words, *ends), approximate="tanh"))
    placed = example.arguments
    if len(placed.given):
        far = distances(first, last, sentences)[:, placed.first]
        states, dates, more, forms, chosen = heads.arguments(words, first, last, far, placed)
        status = status + more
        labels = np.stack([one.roles for one in triggers])
        sums.add("roles", _of_states(states, torch.from_numpy(labels)), len(first))
        labels = np.take_along_axis(np.stack([one.dates for one in triggers]), chosen, 1)
        sums.add("dates", _of_dates(dates, torch.from_numpy(labels)), len(first))
        sums.add("forms", _cross(forms, torch.tensor([one.date_form for one in triggers])), len(first))
    sums.add("status", _cross(status, torch.tensor([one.status for one in triggers])), len(first))
    vectors: Tensor = heads.links.stretch(words, *ends)
    return vectors


def _of_quotes(heads: Heads, example: Example, words: Tensor, sentences: np.ndarray[Any, Any], sums: _Sums) -> None:
    """The speaker and the cue of every quote."""
    first, last = (np.array([getattr(one, end) for one in example.quotes]) for end in ("first", "last"))
    far = torch.from_numpy(distances(first, last, sentences))
    labels = torch.from_numpy(np.stack([one.tags for one in example.quotes]))
    logits = heads.speakers(words, torch.from_numpy(first), torch.from_numpy(last), far)
    sums.add("speakers", _cross(logits.flatten(0, 1), labels.flatten()), len(first))


def _of_links(heads: Heads, triggers: Sequence[TriggerExample], vectors: Tensor, sums: _Sums) -> None:
    """Whether two triggers of an article tell of one event; those of unlike kinds count less."""
    left, right = np.triu_indices(len(triggers), 1)
    kind, event, sentence = (
        np.array([getattr(one, name) for one in triggers]) for name in ("kind", "event", "sentence")
    )
    far = torch.from_numpy(sentence_distances(sentence[left], sentence[right]))
    logits = heads.links(vectors, torch.from_numpy(left), torch.from_numpy(right), far)
    same = torch.from_numpy((event[left] == event[right]).astype(np.float32))
    hard = torch.from_numpy(np.where(kind[left] == kind[right], 1.0, 0.2).astype(np.float32))
    loss = functional.binary_cross_entropy_with_logits(logits, same, hard, reduction="sum")
    sums.add("links", loss / len(triggers), 1)


def losses(
    heads: Heads, article: list[Example], hidden: list[Tensor], weights: Tensor
) -> dict[str, tuple[Tensor, int]]:
    """The losses of one article.

    Args:
        heads: the heads.
        article: its windows with labels.
        hidden: for each window the encoder's output (pieces, hidden).
        weights: of the trigger tags.

    Returns:
        For each task the sum of its losses and what it is divided by: words, triggers (also for roles, dates and
        their forms, however many states and times there are), quotes, articles.
    """
    sums = _Sums()
    vectors: list[Tensor] = []
    for example, pieces in zip(article, hidden, strict=True):
        words = heads.dropout(pieces[[word.piece for word in example.window.words]])
        sentences = np.array([word.sentence for word in example.window.words])
        _of_words(heads, example, words, weights, sums)
        if example.triggers:
            vectors.append(_of_triggers(heads, example, words, sentences, sums))
        if example.quotes:
            _of_quotes(heads, example, words, sentences, sums)
    triggers = [one for example in article for one in example.triggers]
    if len(triggers) > 1:
        _of_links(heads, triggers, torch.cat(vectors), sums)
    return sums.found
