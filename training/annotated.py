"""Annotations by a language model: their offsets and the news they belong to in, articles in the gold's format out.

The files of `training/annotations` hold no words of the articles, only where they stand: an article is found by its id
in the news, and by the digest of its text known to be the one that was annotated.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kawat.errors import KawatError
from kawat.knowledge.entities import codes
from kawat.reading.linking import code_of
from kawat.reading.sentences import split

Json = dict[str, Any]
#: In the order in which they were made.
ANNOTATIONS = tuple(sorted((Path(__file__).parent / "annotations").glob("*.jsonl")))


def digest(text: str) -> str:
    """The digest by which the text of an article is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _span(pair: list[int] | None, text: str) -> Json | None:
    return {"start": pair[0], "end": pair[1], "text": text[pair[0] : pair[1]]} if pair else None


def _report(row: Json, text: str) -> Json:
    return {
        "kind": row["kind"], "status": row["status"], "date": row["date"], "date_span": _span(row["date_span"], text),
        "place": row["place"] and {"country": row["place"]["country"], "span": _span(row["place"]["span"], text)},
        "evidence": [_span(pair, text) for pair in row["evidence"]],
        "participants": [
            {**one, "state": coded(one["state"]), "span": _span(one["span"], text)} for one in row["participants"]
        ],
        "according_to": None,
    }  # fmt: skip


def coded(told: str | None) -> str | None:
    """The code that Kawat has for an annotated participant, or as it was annotated where there is none."""
    return _state(told) or told


def _state(told: str | None) -> str | None:
    """The code that Kawat has for an annotated state: bodies such as newspapers have none, as in the gold."""
    return told if told is None or told in codes() else code_of(told.removeprefix("X:"))


def _quote(row: Json, text: str) -> Json:
    start, end = row["span"]
    return {
        "start": start, "end": end, "text": text[start:end], "type": row["type"],
        "speaker": _span(row["speaker"], text), "cue": None, "person": row["person"], "state": _state(row["state"]),
    }  # fmt: skip


def articles(news: Path, annotations: Sequence[Path] = ANNOTATIONS) -> Iterator[Json]:
    """The annotated articles in the gold's format; `spoken` says whether the speakers of quotations are annotated.

    Only quotations that Kawat itself found have speakers, so they tell who speaks, not what is a quotation.

    Args:
        news: JSON Lines in gzip, with the texts.
        annotations: files that say what was annotated.

    Raises:
        KawatError: the news do not hold an annotated article, or with another text.
    """
    lines_of = (line for file in annotations for line in file.read_text("utf-8").splitlines())
    rows = {row["id"]: row for row in map(json.loads, lines_of)}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        told = {one["id"]: one for one in map(json.loads, lines) if one["id"] in rows}
    for name, row in rows.items():
        one = told.get(name)
        if one is None or digest(one["text"]) != row["digest"]:
            raise KawatError(str(news), f"does not hold the annotated article {name}", "Give the news as annotated.")
        text = one["text"]
        yield {
            "id": name, "text": text, "sentences": [list(pair) for pair in split(text)],
            "published": one["published"], "published_from": "given" if one["published"] else "unknown",
            "about_dealings": bool(row["reports"]), "reports": [_report(each, text) for each in row["reports"]],
            "quotes": [_quote(each, text) for each in row.get("quotes", ())], "spoken": "quotes" in row,
            "outlet": one["outlet"],
        }  # fmt: skip
