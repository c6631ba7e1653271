"""The gold set for merging: keys of reports in, filed reports and the event each truly tells out.

The project holds only keys (merging_gold.jsonl); articles and their annotation are read from the shared data beside it.
A line of source ``train`` names a report of gold/train.jsonl, a line of source ``seeds`` tells a report of a seed
article in full but for its words: kind, status, date, country, sides and where its trigger stands.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kawat.merging.words import around
from kawat.records import FiledReport, Participant, Place, Report, Span

SHARED = Path(__file__).parents[1] / ".." / "shared"
KEYS = Path(__file__).with_name("merging_gold.jsonl")
#: When the seed articles were published, as far as their texts let it be worked out.
SEEDS = {"000": "2018-07-04~", "001": "2025-02-26", "002": "2015-05-13~", "003": None, "004": "2025-02~"}
SEED_OUTLETS = {"000": "Republika", "001": "Tribun", "002": "Konfrontasi", "003": "Podme", "004": "Pantau"}


@dataclass(frozen=True, slots=True)
class Key:
    """The truth on one report: the event it tells, the scene the event belongs to, and the half of the set."""

    report: str
    event: str
    scene: str
    half: str
    source: str


def lines() -> list[dict[str, Any]]:
    """The gold lines as they stand."""
    return [json.loads(line) for line in KEYS.read_text("utf-8").splitlines()]


def truths(half: str | None = None) -> list[Key]:
    """The gold keys of one half (``tune``, ``test``), or of both."""
    found = [Key(g["report"], g["event"], g["scene"], g["half"], g["source"]) for g in lines()]
    return [key for key in found if half in (None, key.half)]


def _span(told: dict[str, Any] | None) -> Span | None:
    return Span(told["start"], told["end"], told["text"]) if told else None


def _some_span(told: dict[str, Any]) -> Span:
    return Span(told["start"], told["end"], told["text"])


def report_of(told: dict[str, Any]) -> Report:
    """A report of the reading format as a record."""
    place = told["place"]
    return Report(
        id=told["id"],
        kind=told["kind"],
        status=told["status"],
        evidence=tuple(_some_span(span) for span in told["evidence"]),
        participants=tuple(
            Participant(p["role"], p["state"], _some_span(p["span"]), p["person"], p["office"])
            for p in told["participants"]
        ),
        date=told["date"],
        date_span=_span(told["date_span"]),
        place=Place(place["name"], place["country"], _some_span(place["span"])) if place else None,
        topics=tuple(told["topics"]),
        according_to=_span(told["according_to"]),
    )


def train() -> Iterator[FiledReport]:
    """Every report of the training articles, filed."""
    with (SHARED / "gold" / "train.jsonl").open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            for told in article["reports"]:
                report = report_of(told)
                words = around(article["text"], report)
                yield FiledReport(report, article["id"], article["outlet"], article["published"], None, words)


def seeds() -> Iterator[FiledReport]:
    """The annotated reports of the seed articles, filed."""
    texts = {path.name[:3]: path.read_text("utf-8") for path in (SHARED / "seeds").glob("*.txt")}
    for told in lines():
        if told["source"] == "seeds":
            text = texts[told["article"]]
            start, end = told["trigger"]
            trigger = Span(start, end, text[start:end])
            sides = tuple(Participant(role, state, trigger, person) for role, state, person in told["participants"])
            place = Place(told["country"], told["country"], trigger) if told["country"] else None
            report = Report(told["report"], told["kind"], told["status"], (trigger,), sides, told["date"], None, place)
            article = told["article"]
            yield FiledReport(report, article, SEED_OUTLETS[article], SEEDS[article], None, around(text, report))


def reports() -> list[FiledReport]:
    """All reports: those of the gold keys among everything else the training articles tell."""
    return [*train(), *seeds()]
