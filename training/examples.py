"""Data preparation: gold articles and name data in, windows with their labels out.

What a state is to a trigger is asked of all its mentions in the window together, so it does not matter in which
sentence the annotated words stand.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from kawat.evaluation.gold import as_article
from kawat.evaluation.pairing import pair_quotes
from kawat.reading.arguments import arguments_of
from kawat.reading.article import found_in
from kawat.reading.date_forms import DAYS, date_form, day_of
from kawat.reading.model.arguments import Argument, Placed, place
from kawat.reading.model.labels import INSIDE, KINDS, NAMES, ROLES, STATUSES
from kawat.reading.model.windows import Window, windows
from kawat.reading.quoting import with_speakers
from kawat.reading.sentences import split
from kawat.reading.times import bare

#: A label that is left out of the loss.
IGNORED = -100
#: Pieces of name data packed into one window.
PACK = 240
_WORD = re.compile(r"\w")

Span = tuple[int, int]
#: An argument and, for a time, its date.
Named = tuple[Argument, str | None]


@dataclass(slots=True)
class TriggerExample:
    """One trigger at home in a window: word numbers of its ends, labels, its sentence, its states and times.

    `roles` has a label for each of the window's states (0 none, then `ROLES`), `dates` one for each of its arguments:
    1 for a time that dates the event, 0 for one that does not, else `IGNORED`; `date_form` is one of `DATE_FORMS`,
    or `IGNORED` for a day that cannot be compared with the publication.
    """

    first: int
    last: int
    kind: int
    status: int
    event: int
    sentence: int
    roles: np.ndarray[Any, Any]
    dates: np.ndarray[Any, Any]
    date_form: int


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
    arguments: Placed
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


def role_labels(placed: Placed, report: dict[str, Any]) -> np.ndarray[Any, Any]:
    """For each state of a window what it is to a report."""
    roles = {one["state"]: one["role"] for one in report["participants"][::-1]}
    return np.array([1 + ROLES.index(roles[one]) if one in roles else 0 for one in placed.states], np.int64)


def date_labels(placed: Placed, arguments: Sequence[Named], report: dict[str, Any]) -> np.ndarray[Any, Any]:
    """For each argument of a window whether it dates a report; other words for the same date are left out."""
    labels = np.full(len(placed.given), IGNORED, np.int64)
    span = _span(report["date_span"])
    for n, given in enumerate(placed.given):
        one, value = arguments[given]
        if one.state is not None:
            continue
        if span and one.start < span[1] and one.end > span[0]:
            labels[n] = 1
        elif not report["date"] or bare(value or "") != bare(report["date"]):
            labels[n] = 0
    return labels


def form_label(report: dict[str, Any], published: str | None) -> int:
    """In which of `DATE_FORMS` a report is dated; left out where that is a day and the day of publication unknown."""
    form = date_form(report["date"], published)
    return IGNORED if form in DAYS and day_of(published) is None else form


def _tag(labels: np.ndarray[Any, Any], numbers: Sequence[int], first: int, further: int) -> None:
    if numbers:
        labels[numbers[0]] = first
        labels[list(numbers[1:])] = further


def _example(window: Window, article: dict[str, Any], arguments: Sequence[Named], placed: Placed) -> Example:
    size = len(window.words)
    example = Example(window, np.zeros(size, np.int64), np.zeros(size, np.int64), np.full(size, IGNORED), placed)
    home = range(window.first, window.last)
    for event, report in enumerate(article["reports"]):
        labels = role_labels(placed, report), date_labels(placed, arguments, report)
        form = form_label(report, article["published"])
        kind = KINDS.index(report["kind"])
        for evidence in report["evidence"]:
            numbers = _inside(window, (evidence["start"], evidence["end"]))
            if not numbers:
                continue
            if example.triggers_tags[numbers[0]] == 0:
                _tag(example.triggers_tags, numbers, 1 + kind, INSIDE)
            if numbers[0] in home:
                sentence = window.words[numbers[0]].sentence
                status = STATUSES.index(report["status"])
                example.triggers.append(
                    TriggerExample(numbers[0], numbers[-1], kind, status, event, sentence, *labels, form)
                )
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


def named_in(article: dict[str, Any]) -> list[Named]:
    """The states and times of an article in the gold's format, times with their dates, in order."""
    read, found = found_in(as_article(article))
    values = {(one.start, one.end): one.edtf for one in found.dates}
    return [(one, values.get((one.start, one.end))) for one in arguments_of(read, found)]


def quoted(article: dict[str, Any]) -> dict[str, Any]:
    """An article with the quotations that Kawat reads; who says them as was annotated, where anybody did.

    Annotated quotations are those that Kawat found at the time: they tell who speaks, not what is a quotation.
    """
    found = with_speakers(*found_in(as_article(article)))
    quotes = [asdict(quote) for quote in found.quotes]
    for sort in ("direct", "indirect"):
        annotated = [one for one in article["quotes"] if one["type"] == sort]
        for told, read in pair_quotes(annotated, [one for one in quotes if one["type"] == sort]):
            read |= {"speaker": told["speaker"], "person": told["person"], "state": told["state"], "person_id": None}
    return article | {"quotes": quotes}


def of_article(article: dict[str, Any], tokenizer: Tokenizer) -> list[Example]:
    """The windows of one article in the gold's format, with their labels.

    Its states and times are those under `named`, where it has that, else those that the reading room finds.
    """
    text = article["text"]
    named = article["named"] if "named" in article else named_in(article)
    arguments = [one for one, _ in named]
    return [
        _example(window, article, named, place(window, arguments)) for window in windows(text, split(text), tokenizer)
    ]


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
        yield Example(window, np.full(size, IGNORED), np.full(size, IGNORED), names, place(window, ()))


__all__ = ["IGNORED", "Example", "QuoteExample", "TriggerExample", "load", "of_article", "of_names", "quoted"]
