"""How fast a ledger takes articles in and answers: takes a number of articles, prints figures.

``python -m benchmarks.ledger [ARTICLES [URL]]``, URL an empty PostgreSQL database; each made-up article has 40
sentences, 5 reports and 7 quotes, and an event rests on about 3 reports. ``python -m benchmarks.ledger --add-one
[REPORTS]`` prints how long one article more takes, with its events, in a big ledger (`benchmarks.add_one`).
"""

import dataclasses
import datetime
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import add_one
from sqlalchemy import delete

from kawat.ledger import Ledger, TimelineFilter, event_evidence, open_ledger, schema, timeline
from kawat.ledger.merged import Keeper
from kawat.ledger.source import LedgerSource
from kawat.ledger.store import Prepared, prepare
from kawat.records import Article, Event, EventParticipant, FiledReport, Participant, Quote, Reading, Report, Span

_STATES = [f"{a}{b}A" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
_WORDS = [
    f"{a}{b}{c}" for a in ("ber", "me", "pe", "ter") for b in "bcdghjklmn" for c in ("anda", "inta", "ukan", "esir")
]
_AT_ONCE = 100
_MERGED_AT_ONCE = 32


def _text(rng: random.Random) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Forty sentences of made-up words, and where each stands."""
    sentences = [f"{' '.join(rng.choices(_WORDS, k=12)).capitalize()}." for _ in range(40)]
    ends = list(itertools.accumulate(len(one) + 1 for one in sentences))
    return " ".join(sentences), tuple((end - 1 - len(one), end - 1) for one, end in zip(sentences, ends, strict=True))


def _reading(number: int, rng: random.Random) -> Reading:
    text, sentences = _text(rng)

    def span(start: int) -> Span:
        return Span(start, start + 12, text[start : start + 12])

    name = f"article-{number:08}"
    day = datetime.date(2015, 1, 1) + datetime.timedelta(rng.randrange(4000))
    reports = tuple(
        Report(
            f"{name}-r{n}", rng.choice(("call", "visit", "talks")), "held", (span(n * 94), span(n * 94 + 30)),
            tuple(Participant("actor", state, span(9), f"Orang {state}") for state in rng.sample(_STATES, 2)),
            date=day.isoformat(), date_span=span(40), topics=("bilateral", "trade"),
        )
        for n in range(5)
    )  # fmt: skip
    quotes = tuple(Quote(n, n + 40, text[n : n + 40], "direct", span(3), "Orang", "IDN", span(5)) for n in range(7))
    article = Article(name, text, "Judul", f"Harian {number % 50}", None, "id", day.isoformat(), "given")
    return Reading(article, sentences, reports=reports, quotes=quotes)


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


def _size(ledger: Ledger, folder: Path) -> int:
    """Bytes that the ledger takes."""
    with ledger.connection() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
    return sum(path.stat().st_size for path in folder.iterdir())


def _timed(label: str, count: int, work: Callable[[], object]) -> None:
    wall, busy = time.perf_counter(), time.process_time()
    work()
    wall, busy = time.perf_counter() - wall, time.process_time() - busy
    sys.stdout.write(
        f"{label:34} {count / wall:12,.0f} a second   {wall:8.2f} s   {count / busy:12,.0f} a processor second\n"
    )


def _percentiles(label: str, ask: Callable[[], object]) -> None:
    took = []
    for _ in range(100):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(
        f"{label:34} p50 {statistics.median(took):8.1f} ms   p95 {statistics.quantiles(took, n=20)[-1]:8.1f} ms\n"
    )


def main(articles: int, where: str | None = None) -> None:
    """Fill a ledger of so many articles, ask it, and print what it took.

    Args:
        articles: how many.
        where: a new ledger, such as an empty PostgreSQL database; by default a file in a folder of its own.
    """
    rng = random.Random(1)  # noqa: S311 - the same articles each time
    readings = [_reading(number, rng) for number in range(articles)]
    merged = readings[: max(1, articles // 4)]

    def add(ledger: Ledger, prepared: Sequence[Prepared]) -> None:
        for start in range(0, articles, _AT_ONCE):
            ledger.add_prepared(prepared[start : start + _AT_ONCE])

    def keep(ledger: Ledger) -> None:
        keeper = Keeper(ledger)
        for start in range(0, len(merged), _MERGED_AT_ONCE):
            keeper.keep(merged[start : start + _MERGED_AT_ONCE])

    with tempfile.TemporaryDirectory() as folder, open_ledger(where or Path(folder) / "a.db") as ledger:
        _timed("reports added and merged", len(merged) * 5, lambda: keep(ledger))
        with ledger.connection(writes=True) as connection:
            for table in (schema.events, schema.articles):
                connection.execute(delete(table))
        prepared: list[Prepared] = []
        _timed("reports made into rows", articles * 5, lambda: prepared.extend(map(prepare, readings)))
        _timed("reports added as rows", articles * 5, lambda: add(ledger, prepared))
        _timed("reports added again, unchanged", articles * 5, lambda: add(ledger, prepared))
        _timed("reports filed", articles * 5, lambda: _filed(ledger))
        events = list(_events(ledger))
        _timed("events written", len(events), lambda: ledger.replace_events(events))
        _timed("events written again, unchanged", len(events), lambda: ledger.replace_events(events))
        sys.stdout.write(f"{'size':34} {_size(ledger, Path(folder)) / 1e6:12,.0f} MB\n")
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
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, *sys.argv[2:3])
