"""Data preparation: gold articles and name data in, windows with their labels out.

A participant is annotated in one sentence of an event only. For a trigger in another sentence of the same event, names
of the same state or person in that sentence are taken as the participant, and every other mention of it in the window
is left out of the loss: it is neither right nor wrong there.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from kawat.knowledge.names import find
from kawat.reading.model.labels import INSIDE, KINDS, NAMES, ROLES, STATUSES
from kawat.reading.model.windows import BEGIN, END, Window, windows
from kawat.reading.sentences import split

#: A label that is left out of the loss.
IGNORED = -100
#: Pieces of name data packed into one window.
PACK = 240
_WORD = re.compile(r"\w")
_WORD_OF_NAME = re.compile(r"[^\W\d_][\w'’-]{3,}")

Span = tuple[int, int]


@dataclass(slots=True)
class TriggerExample:
    """One trigger at home in a window: word numbers of its ends, labels, its sentence, and a role for each word."""

    first: int
    last: int
    kind: int
    status: int
    event: int
    sentence: int
    roles: np.ndarray[Any, Any]


@dataclass(slots=True)
class QuoteExample:
    """One quotation at home in a window: word numbers of its ends, and a tag (speaker, cue) for each word."""

    first: int
    last: int
    tags: np.ndarray[Any, Any]


@dataclass(slots=True)
class Example:
    """One window with its labels; name data has names only, gold everything else."""

    window: Window
    triggers_tags: np.ndarray[Any, Any]
    quotes_tags: np.ndarray[Any, Any]
    names_tags: np.ndarray[Any, Any]
    triggers: list[TriggerExample] = field(default_factory=list)
    quotes: list[QuoteExample] = field(default_factory=list)


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a gold file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _inside(window: Window, span: Span) -> list[int]:
    """Numbers of the window's words that a span touches."""
    return [n for n, word in enumerate(window.words) if word.start < span[1] and word.end > span[0]]


def _span(value: dict[str, Any] | None) -> Span | None:
    return (value["start"], value["end"]) if value else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A span with a role, and where else the same participant is named."""

    role: int
    span: Span
    elsewhere: tuple[Span, ...]


def _named(text: str, participant: dict[str, Any], by_state: dict[str, list[Span]]) -> tuple[Span, ...]:
    spans = list(by_state.get(participant["state"] or "", ()))
    words = _WORD_OF_NAME.findall(participant["person"] or "")
    if words:
        spans += [match.span() for match in re.finditer(rf"\b{re.escape(words[-1])}\b", text)]
    return tuple(spans)


def _wanted(text: str, report: dict[str, Any], by_state: dict[str, list[Span]]) -> list[_Wanted]:
    wanted = []
    for participant in report["participants"]:
        span = _span(participant["span"])
        if span:
            role = 1 + ROLES.index(participant["role"])
            wanted.append(_Wanted(role, span, _named(text, participant, by_state)))
    for name, value in (
        ("place", (report["place"] or {}).get("span")),
        ("date", report["date_span"]),
        ("according_to", report["according_to"]),
    ):
        span = _span(value)
        if span:
            wanted.append(_Wanted(1 + ROLES.index(name), span, ()))
    return wanted


def role_labels(window: Window, sentence: int, wanted: Sequence[_Wanted]) -> np.ndarray[Any, Any]:
    """A role for each word of a window, as seen from a trigger in a sentence."""
    labels = np.zeros(len(window.words), np.int64)
    positive: list[tuple[int, list[int]]] = []
    for one in wanted:
        own = _inside(window, one.span)
        others = [n for span in one.elsewhere for n in _inside(window, span)]
        here = [n for n in own if window.words[n].sentence == sentence]
        near = [n for n in others if window.words[n].sentence == sentence]
        labels[[*own, *others]] = IGNORED
        positive.append((one.role, here or near or own))
    for role, numbers in positive:
        labels[numbers] = role
    return labels


def _tag(labels: np.ndarray[Any, Any], numbers: Sequence[int], first: int, further: int) -> None:
    if numbers:
        labels[numbers[0]] = first
        labels[list(numbers[1:])] = further


def _example(window: Window, article: dict[str, Any], by_state: dict[str, list[Span]]) -> Example:
    size = len(window.words)
    example = Example(window, np.zeros(size, np.int64), np.zeros(size, np.int64), np.full(size, IGNORED))
    home = range(window.first, window.last)
    for event, report in enumerate(article["reports"]):
        wanted = _wanted(article["text"], report, by_state)
        kind = KINDS.index(report["kind"])
        for evidence in report["evidence"]:
            numbers = _inside(window, (evidence["start"], evidence["end"]))
            if not numbers:
                continue
            if example.triggers_tags[numbers[0]] == 0:
                _tag(example.triggers_tags, numbers, 1 + kind, INSIDE)
            if numbers[0] in home:
                sentence = window.words[numbers[0]].sentence
                labels = role_labels(window, sentence, wanted)
                status = STATUSES.index(report["status"])
                example.triggers.append(TriggerExample(numbers[0], numbers[-1], kind, status, event, sentence, labels))
    for quote in article["quotes"]:
        numbers = _inside(window, (quote["start"], quote["end"]))
        if not numbers:
            continue
        indirect = quote["type"] == "indirect"
        _tag(example.quotes_tags, numbers, 1 if indirect else 3, 2 if indirect else 4)
        # A quotation that began in the window before is not at home here.
        before = article["text"][quote["start"] : window.words[numbers[0]].start]
        if numbers[0] in home and not _WORD.search(before):
            tags = np.zeros(size, np.int64)
            for tag, part in ((1, quote["speaker"]), (2, quote["cue"])):
                span = _span(part)
                tags[_inside(window, span) if span else []] = tag
            example.quotes.append(QuoteExample(numbers[0], numbers[-1], tags))
    return example


#: The share of words in open sentences that are taken to tell of nothing, so that telling of something stays rare.
_TAKEN = 0.3


def _leave_open(example: Example, article: dict[str, Any]) -> None:
    """Leave words out of the loss of which weak labels do not say whether they tell of a dealing."""
    chance = random.Random(f"{article['id']} {example.window.first}")  # noqa: S311 - no secret
    silent = example.triggers_tags == 0
    for span in article.get("open_sentences", ()):
        for n in _inside(example.window, span):
            if silent[n] and chance.random() >= _TAKEN:
                example.triggers_tags[n] = IGNORED
    for span in article.get("open", ()):
        for n in _inside(example.window, span):
            if silent[n]:
                example.triggers_tags[n] = IGNORED


def of_article(article: dict[str, Any], tokenizer: Tokenizer) -> list[Example]:
    """The windows of one article in the gold's format, with their labels; what weak labels leave open is left out."""
    text = article["text"]
    by_state: dict[str, list[Span]] = {}
    for mention in find(text):
        if mention.noun != "place":
            by_state.setdefault(mention.code, []).append((mention.start, mention.end))
    examples = [_example(window, article, by_state) for window in windows(text, split(text), tokenizer)]
    for example in examples:
        _leave_open(example, article)
    return examples


_SORTS = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANISATION": "organisation", "LOC": "place",
    "PLACE": "place",
}  # fmt: skip


def _sentences_of(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2:
            rows.append((cells[0], cells[-1]))
        elif rows:
            yield rows
            rows = []


def of_names(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Name data (a word and its BIO tag a line, empty lines between sentences) packed into windows."""
    packs: list[Example] = []
    text, spans, sentences, size = "", list[tuple[int, int, str]](), list[Span](), 0
    for rows in [*_sentences_of(path), None]:
        if rows is None or size > PACK:
            packs += _pack(text, sentences, spans, tokenizer)
            text, spans, sentences, size = "", [], [], 0
        start = len(text)
        for word, tag in rows or ():
            spans.append((len(text), len(text) + len(word), tag))
            text += word + " "
        if rows:
            sentences.append((start, len(text) - 1))
            size += len(tokenizer.encode(text[start:], add_special_tokens=False).ids)
    return packs


def _pack(
    text: str, sentences: Sequence[Span], spans: Iterable[tuple[int, int, str]], tokenizer: Tokenizer
) -> Iterator[Example]:
    tags: dict[int, int] = {}
    for start, end, tag in spans:
        begins, _, sort = tag.partition("-")
        if sort in _SORTS:
            number = NAMES.index(_SORTS[sort])
            for n in range(start, end):
                tags[n] = 2 + 2 * number
            tags[start] = 1 + 2 * number if begins == "B" else 2 + 2 * number
    for window in windows(text, sentences, tokenizer):
        size = len(window.words)
        names = np.array([tags.get(word.start, 0) for word in window.words], np.int64)
        yield Example(window, np.full(size, IGNORED), np.full(size, IGNORED), names)


__all__ = ["BEGIN", "END", "IGNORED", "Example", "QuoteExample", "TriggerExample", "load", "of_article", "of_names"]
