"""How fast a ledger takes reports in and answers: takes a number of reports, prints figures.

``python -m benchmarks.ledger [REPORTS] [--ledger WHERE ...]`` fills each ledger (a new SQLite file where none is named;
a PostgreSQL URL must name an empty database) with the same made-up articles (`benchmarks.resampled`), merges them, and
asks every question and page many times. A ledger that is already filled is only asked.
``python -m benchmarks.ledger --add-one [REPORTS]`` prints how long one article more takes, with its events, in a big
ledger (`benchmarks.add_one`).
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import add_one, ledger_questions, resampled

from kawat.ledger import Ledger, open_ledger
from kawat.ledger.merged import merge_filed
from kawat.ledger.queries import counts
from kawat.ledger.store import prepare
from kawat.records import Reading

_AT_ONCE = 500


def _batches(reports: int) -> Iterator[list[Reading]]:
    readings = resampled.readings(reports)
    while batch := list(itertools.islice(readings, _AT_ONCE)):
        yield batch


def fill(ledger: Ledger, reports: int) -> None:
    """Add the articles of so many reports, then make their events; print the rate of each."""
    spent = articles = 0.0
    for batch in _batches(reports):
        start = time.perf_counter()
        ledger.add_prepared([prepare(reading) for reading in batch])
        spent += time.perf_counter() - start
        articles += len(batch)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{articles:,.0f} articles")
    print(f"{'reports stored':34} {reports / spent:12,.0f} a second   {spent:8.1f} s   {articles:,.0f} articles")
    start = time.perf_counter()
    applied = merge_filed(ledger)
    spent = time.perf_counter() - start
    rate = f"{reports / spent:12,.0f} a second   {spent:8.1f} s"
    print(f"{'reports merged, events written':34} {rate}   {applied.added:,} events")


def _timed_again(ledger: Ledger, reports: int) -> None:
    """How fast what is already there is passed over."""
    batch = next(_batches(min(reports, 5000)))
    told = sum(len(reading.reports) for reading in batch)
    start = time.perf_counter()
    ledger.add_many(batch)
    spent = time.perf_counter() - start
    print(f"{'reports added again, unchanged':34} {told / spent:12,.0f} a second   {spent:8.1f} s")


def measure(where: str, reports: int, times: int) -> None:
    """Fill the ledger if it is empty, and ask it."""
    print(f"## {where.partition('://')[0] if '://' in where else 'sqlite'}")
    with open_ledger(where) as ledger:
        if counts(ledger).articles == 0:
            fill(ledger, reports)
        _timed_again(ledger, reports)
        held = counts(ledger)
        print(f"{held.articles:,} articles, {held.reports:,} reports, {held.quotes:,} quotes, {held.events:,} events")
        print(f"{'size':34} {ledger_questions.size(ledger) / 1e6:12,.0f} MB")
        ledger_questions.ask(ledger, where, times)


def main(arguments: Sequence[str]) -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__.partition("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=10_000)
    parser.add_argument("--ledger", action="append", metavar="WHERE", help="path or URL; may be given several times")
    parser.add_argument("--times", type=int, default=100, help="how often each question is asked")
    parser.add_argument("--add-one", action="store_true", help="time one article more, with its events")
    given = parser.parse_args(arguments)
    if given.add_one:
        add_one.main(given.reports)
        return
    with tempfile.TemporaryDirectory() as folder:
        for where in given.ledger or [str(Path(folder) / "benchmark.db")]:
            measure(where, given.reports, given.times)


if __name__ == "__main__":
    main(sys.argv[1:])
