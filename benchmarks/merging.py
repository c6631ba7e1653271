"""How well and how fast merging works: python -m benchmarks.merging [--half test] [--scale 10000,100000,1000000].

Prints B-cubed precision, recall and F1 (Bagga and Baldwin 1998) and pair counts on the gold set for merging, beside two
baselines; with --scale, processor seconds, peak memory and growth over resampled streams, and the time to add one more.
"""

import argparse
import gc
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations

from benchmarks import merging_gold, merging_scale

from kawat.merging.blocks import meet
from kawat.merging.index import Index
from kawat.merging.traits import traits
from kawat.records import FiledReport

Labels = Mapping[str, Hashable]
ADDED = 40


def bcubed(truth: Labels, guess: Labels) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a clustering of the reports named in `truth`."""
    true, guessed = Counter(truth.values()), Counter(guess[report] for report in truth)
    both = Counter((truth[report], guess[report]) for report in truth)
    precision = math.fsum(both[truth[r], guess[r]] / guessed[guess[r]] for r in truth) / len(truth)
    recall = math.fsum(both[truth[r], guess[r]] / true[truth[r]] for r in truth) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pair_counts(truth: Labels, guess: Labels) -> tuple[int, int, int]:
    """Pairs of reports that truly tell one event, that are put into one, and that are both."""

    def pairs(labels: Iterable[Hashable]) -> int:
        return sum(math.comb(count, 2) for count in Counter(labels).values())

    return (
        pairs(truth.values()),
        pairs(guess[report] for report in truth),
        pairs((truth[report], guess[report]) for report in truth),
    )


def same_facts(filed: FiledReport) -> Hashable:
    """The baseline: reports of the same kind, states and date tell one event."""
    report = filed.report
    return report.kind, frozenset(p.state for p in report.participants), report.date or filed.published


def labels(reports: list[FiledReport]) -> dict[str, Labels]:
    """The event each report is put into, by Kawat and by the baselines."""
    index = Index()
    index.load(reports)
    merged = {report: event.id for event in index.events() for report in event.reports}
    return {
        "every report alone": {filed.report.id: filed.report.id for filed in reports},
        "same kind, states, date": {filed.report.id: same_facts(filed) for filed in reports},
        "kawat": merged,
    }


def met(reports: list[FiledReport], truth: Labels) -> tuple[int, int]:
    """Pairs of reports of different articles that truly tell one event: all, and those that blocks let meet."""
    known = {filed.report.id: traits(filed) for filed in reports if filed.report.id in truth}
    pairs = [(known[one], known[other]) for one, other in combinations(sorted(truth), 2) if truth[one] == truth[other]]
    return len(pairs), sum(meet(one, other) for one, other in pairs)


def accuracy(half: str) -> None:
    """Print the figures on the gold set."""
    reports = merging_gold.reports()
    guesses = labels(reports)
    for name in ("test", "tune") if half == "all" else (half,):
        keys = merging_gold.truths(name)
        truth = {key.report: key.event for key in keys}
        events = Counter(truth.values())
        shared = sum(count > 1 for count in events.values())
        print(f"{name}: {len(truth)} reports of {len(events)} events ({shared} told by several), among {len(reports)}")
        print(f"  {'':24} {'precision':>9} {'recall':>7} {'F1':>6}   pairs: true, put together, right")
        for method, guess in guesses.items():
            precision, recall, f1 = bcubed(truth, guess)
            counts = "{:6} {:6} {:6}".format(*pair_counts(truth, guess))
            print(f"  {method:24} {precision:9.3f} {recall:7.3f} {f1:6.3f}   {counts}")
        print("  of {} true pairs blocks let {} meet".format(*met(reports, truth)))


def scale_once(size: int) -> dict[str, float]:
    """Merge a stream of so many reports; then add articles one by one to what is there."""
    given = list(merging_scale.stream(100))  # reads and caches what is read once
    del given
    started = time.process_time()
    index = Index()
    index.load(merging_scale.stream(size))
    loaded = time.process_time()
    events = shared = 0
    for event in index.events():
        events += 1
        shared += len(event.articles) > 1
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gc.freeze()  # as a service that keeps an index would: else each full collection walks through all of it
    waits = _additions(index, size)
    return {
        "reports": size, "events": events, "shared": shared, "load": loaded - started, "merge": done - loaded,
        "peak": peak, "median": statistics.median(waits),
        "p95": sorted(waits)[int(len(waits) * 0.95)], "most": max(waits),
    }  # fmt: skip


def _additions(index: Index, size: int) -> list[float]:
    """Milliseconds to add each of some articles anew that were taken out before, spread over the stream."""
    articles: dict[str, list[FiledReport]] = defaultdict(list)
    for filed in merging_scale.stream(size):
        articles[filed.article].append(filed)
        if len(articles) > 4 * ADDED * max(1, size // 10_000):
            break
    chosen = list(articles.values())[:: max(1, len(articles) // ADDED)][:ADDED]
    waits = []
    for reports in chosen:
        index.update(removed=[filed.report.id for filed in reports])
        started = time.process_time()
        index.update(added=reports)
        waits.append(1000 * (time.process_time() - started))
    return waits


def scale(sizes: list[int]) -> None:
    """Print the figures for each size, each in a process of its own so that its peak memory is its own."""
    print(f"{'reports':>9} {'events':>8} {'CPU s':>8} {'peak MB':>8} {'growth':>7}   one article more, ms")
    print(f"{'':45}   median, 95 %, most")
    last: dict[str, float] | None = None
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.merging", "--once", str(size)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        seconds = told["load"] + told["merge"]
        growth = ""
        if last:
            growth = f"{math.log(seconds / (last['load'] + last['merge'])) / math.log(size / last['reports']):.2f}"
        waits = f"{told['median']:.1f}, {told['p95']:.1f}, {told['most']:.1f}"
        print(f"{size:9} {told['events']:8.0f} {seconds:8.1f} {told['peak']:8.0f} {growth:>7}   {waits}", flush=True)
        last = told


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["test", "tune", "all"], default="all", help="which half of the gold set")
    parser.add_argument("--scale", help="sizes of streams, with commas between")
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(scale_once(given.once)))
    elif given.scale:
        scale([int(size) for size in given.scale.split(",")])
    else:
        accuracy(given.half)


if __name__ == "__main__":
    main()
