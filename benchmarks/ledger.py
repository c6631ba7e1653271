"""How fast a ledger takes articles in and answers: takes a number of articles, prints figures.

``python -m benchmarks.ledger [ARTICLES]``; each made-up article has 40 sentences, 5 reports and 7 quotes, and an event
rests on about 3 reports. ``python -m benchmarks.ledger --add-one [REPORTS]`` prints how long one article more takes,
with its events, in a big ledger (`benchmarks.add_one`).
"""

import dataclasses
import datetime
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import add_one

from kawat.ledger import Ledger, TimelineFilter, event_evidence, open_ledger, timeline
from kawat.ledger.source import LedgerSource
from kawat.records import Article, Event, EventParticipant, FiledReport, Participant, Quote, Reading, Report, Span

_SENTENCE = "Menteri kedua negara bertemu di ibu kota pada pekan ini dan berjanji melanjutkan perundingan."
_TEXT = " ".join([_SENTENCE] * 40)
_SENTENCES = tuple((n, n + len(_SENTENCE)) for n in range(0, len(_TEXT), len(_SENTENCE) + 1))
_STATES = [f"{a}{b}A" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
_AT_ONCE = 100


def _span(start: int) -> Span:
    return Span(start, start + 12, _TEXT[start : start + 12])


def _reading(number: int, rng: random.Random) -> Reading:
    name = f"article-{number:08}"
    day = datetime.date(2015, 1, 1) + datetime.timedelta(rng.randrange(4000))
    reports = tuple(
        Report(
            f"{name}-r{n}", rng.choice(("call", "visit", "talks")), "held", (_span(n * 94), _span(n * 94 + 30)),
            tuple(Participant("actor", state, _span(9), f"Orang {state}") for state in rng.sample(_STATES, 2)),
            date=day.isoformat(), date_span=_span(40), topics=("bilateral", "trade"),
        )
        for n in range(5)
    )  # fmt: skip
    quotes = tuple(Quote(n, n + 40, _TEXT[n : n + 40], "direct", _span(3), "Orang", "IDN", _span(5)) for n in range(7))
    article = Article(name, _TEXT, "Judul", f"Harian {number % 50}", None, "id", day.isoformat(), "given")
    return Reading(article, _SENTENCES, reports=reports, quotes=quotes)


def _filed(ledger: Ledger) -> list[FiledReport]:
    with ledger.connection() as connection:
        return list(LedgerSource(lambda: connection).all())


def _events(ledger: Ledger) -> Iterator[Event]:
    filed = _filed(ledger)
    for n in range(0, len(filed), 3):
        head, *_ = group = filed[n : n + 3]
        yield Event(
            f"event-{n:08}", head.report.kind, head.report.status,
            tuple(EventParticipant(p.role, p.state, p.person) for p in head.report.participants), head.report.date,
            reports=tuple(one.report.id for one in group), articles=tuple(one.article for one in group),
        )  # fmt: skip


def _timed(label: str, count: int, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    sys.stdout.write(f"{label:34} {count / seconds:12,.0f} a second   {seconds:8.2f} s\n")


def _percentiles(label: str, ask: Callable[[], object]) -> None:
    took = []
    for _ in range(100):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(
        f"{label:34} p50 {statistics.median(took):8.1f} ms   p95 {statistics.quantiles(took, n=20)[-1]:8.1f} ms\n"
    )


def main(articles: int) -> None:
    """Fill a ledger of so many articles in a folder of its own, ask it, and print what it took."""
    rng = random.Random(1)  # noqa: S311 - the same articles each time
    readings = [_reading(number, rng) for number in range(articles)]

    def add(ledger: Ledger) -> None:
        for start in range(0, articles, _AT_ONCE):
            ledger.add_many(readings[start : start + _AT_ONCE])

    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "a.db") as ledger:
        _timed("reports added", articles * 5, lambda: add(ledger))
        _timed("reports added again, unchanged", articles * 5, lambda: add(ledger))
        _timed("reports filed", articles * 5, lambda: _filed(ledger))
        events = list(_events(ledger))
        _timed("events written", len(events), lambda: ledger.replace_events(events))
        _timed("events written again, unchanged", len(events), lambda: ledger.replace_events(events))
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        sys.stdout.write(f"{'size':34} {size / 1e6:12,.0f} MB\n")
        filters: dict[str, Callable[[], TimelineFilter]] = {
            "all": TimelineFilter,
            "one state": lambda: TimelineFilter(states=(rng.choice(_STATES),)),
            "two states": lambda: TimelineFilter(states=tuple(rng.sample(_STATES, 2)), since="2016"),
            "kind and dates": lambda: TimelineFilter(kind="visit", since="2020", until="2021"),
            "status and dates": lambda: TimelineFilter(status="planned", since="2020"),
            "person": lambda: TimelineFilter(person=f"orang {rng.choice(_STATES)}"),
        }
        for label, made in filters.items():
            _percentiles(
                f"50 events, {label}",
                lambda made=made: timeline(ledger, dataclasses.replace(made(), limit=50), known_states=_STATES),  # type: ignore[misc]
            )
        _percentiles("evidence of an event", lambda: event_evidence(ledger, rng.choice(events).id))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--add-one"]:
        add_one.main(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
