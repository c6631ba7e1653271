"""JSON Lines (also compressed by gzip), a JSON array or one JSON object in; an article or a refusal an item out.

An item is an object with a `text` and, where known, `id`, `title`, `outlet`, `url`, `language`, `published` and
`fetched_at`; other keys are passed over, so a line of the reading format is an item too. Its `published` counts only
where the source gave it: `published_from` is absent or "given".
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from kawat.intake.article import Given, is_text, make_article
from kawat.intake.dates import published_date
from kawat.intake.decode import decode
from kawat.records import Article, Refusal

_KEYS = ("id", "title", "outlet", "url", "language", "published", "fetched_at")


def _given(origin: str, item: dict[str, object]) -> Given | Refusal:
    values: dict[str, str] = {}
    for key in _KEYS:
        value = item.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            why = f"its `{key}` is not a string but {type(value).__name__}"
            return Refusal(origin, "bad-field", why, f"Write `{key}` as a string, or leave it out.")
        if value not in (None, "") and is_text(str(value)):
            values[key] = str(value)
    if item.get("published_from", "given") not in {"given", None}:
        values.pop("published", None)
    if "published" in values:
        date = published_date(values["published"])
        if date is None:
            why = f"its `published` is no date: {values['published'][:40]!r}"
            return Refusal(origin, "bad-date", why, "Write the date as YYYY-MM-DD, or leave `published` out.")
        values |= {"published": date, "published_by": "json line"}
    if "fetched_at" in values and published_date(values["fetched_at"]) is None:
        why = f"its `fetched_at` is no time: {values['fetched_at'][:40]!r}"
        return Refusal(origin, "bad-date", why, "Write it as 2018-07-03T10:15:00+07:00, or leave `fetched_at` out.")
    return Given(**values)


def read_item(origin: str, item: object) -> Article | Refusal:
    """The article that one JSON value holds; its text is kept to the letter.

    Args:
        origin: where the value was read: file and line, or file and place in the array.
        item: the value as `json` gives it.
    """
    if not isinstance(item, dict):
        why = f"this is not a JSON object but {type(item).__name__}"
        return Refusal(origin, "not-an-object", why, 'Write one object a line: {"text": "...", "published": "..."}.')
    text = item.get("text")
    if not isinstance(text, str):
        why = "it has no `text`" if text is None else f"its `text` is not a string but {type(text).__name__}"
        return Refusal(origin, "no-text", why, "Give every object the article's words as `text`.")
    given = _given(origin, item)
    return given if isinstance(given, Refusal) else make_article(origin, text, given)


def parse(origin: str, text: str) -> object | Refusal:
    """The JSON value in a text, or a refusal that says where it breaks off."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        why = f"this is not JSON: {error.msg} at character {error.pos + 1}"
        return Refusal(origin, "broken-json", why, "Repair the line, or export it again.")
    except (RecursionError, ValueError):
        return Refusal(origin, "broken-json", "this JSON cannot be read", "Repair the line, or export it again.")
    return value


def read_lines(origin: str, stream: BinaryIO, limit: int) -> Iterator[Article | Refusal]:
    """The articles of a stream of JSON Lines, one line in memory at a time; empty lines are passed over.

    Args:
        origin: where the stream comes from; the line number is added to it.
        stream: the bytes, decompressed.
        limit: the longest line, in bytes.

    Raises:
        OSError, EOFError, zlib.error: from the stream, when it cannot be read to its end.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{origin}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)  # what is left of the long line is passed over piece by piece
            why = f"this line is longer than {limit / 1e6:g} MB"
            yield Refusal(where, "too-big", why, "Write one article a line, or raise the limit.")
        elif line.strip():
            yield _read_line(where, line)


def _read_line(origin: str, line: bytes) -> Article | Refusal:
    text = decode(origin, line)
    if isinstance(text, Refusal):
        return text
    item = parse(origin, text)
    return item if isinstance(item, Refusal) else read_item(origin, item)


def read_document(origin: str, text: str) -> Iterator[Article | Refusal]:
    """The articles of a JSON document: an array of objects, or one object.

    Args:
        origin: where it was read; the place in the array, from 1, is added to it.
        text: the decoded document.
    """
    value = parse(origin, text)
    if not isinstance(value, list):
        yield value if isinstance(value, Refusal) else read_item(origin, value)
        return
    if not value:
        yield Refusal(origin, "empty", "this JSON array is empty", "Give an array with at least one article.")
    for number, item in enumerate(value, 1):
        yield read_item(f"{origin}:{number}", item)
