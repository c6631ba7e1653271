"""How long one article more takes in a big ledger: ``python -m benchmarks.ledger --add-one REPORTS``.

The ledger holds articles made up around resampled reports (`benchmarks.resampled`). Articles of the stream that were
left out are then added one by one, as `kawat add` does it: reading stored, copies looked for, events updated,
transaction committed.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import resampled

from kawat.ledger import open_ledger
from kawat.ledger.merged import Keeper, merge_filed
from kawat.ledger.store import Prepared, prepare
from kawat.records import Reading

LEFT_OUT = 60
_AT_ONCE = 500


def main(size: int) -> None:
    """Make a ledger of so many reports, add the articles left out, and print what each took."""
    started = time.perf_counter()
    every = max(2, size // 6 // LEFT_OUT)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "a.db") as ledger:
        batch: list[Prepared] = []
        left: list[Reading] = []
        for number, reading in enumerate(resampled.readings(size)):
            if number % every == every // 2 and len(left) < LEFT_OUT:
                left.append(reading)
                continue
            batch.append(prepare(reading))
            if len(batch) == _AT_ONCE:
                ledger.add_prepared(batch)
                batch.clear()
        ledger.add_prepared(batch)
        filed = time.perf_counter()
        applied = merge_filed(ledger)
        done = time.perf_counter()
        megabytes = Path(folder, "a.db").stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:,} reports, {applied.added:,} events: {filed - started:.0f} s to store, {done - filed:.0f} s to")
        print(f"merge from scratch and write; {megabytes:,.0f} MB; peak {peak:,.0f} MB of memory")
        for label, fresh in (("a new program for each", True), ("one program for all", False)):
            waits = _waits(ledger.where, left[fresh::2], fresh=fresh)
            for clock, took in zip(("processor", "wall"), zip(*waits, strict=True), strict=True):
                told = f"median {statistics.median(took):.1f}, 95 % {sorted(took)[int(len(took) * 0.95)]:.1f}"
                print(f"one article more, {clock} ms, {label} ({len(took)}): {told}, most {max(took):.1f}")


def _waits(where: str, readings: Sequence[Reading], *, fresh: bool) -> list[tuple[float, float]]:
    """Processor and wall milliseconds to keep each reading."""
    waits = []
    with open_ledger(where) as ledger:
        keeper = Keeper(ledger)
        for reading in readings:
            if fresh:
                keeper = Keeper(ledger)
            started = time.process_time(), time.perf_counter()
            keeper.keep([reading])
            waits.append((1000 * (time.process_time() - started[0]), 1000 * (time.perf_counter() - started[1])))
    return waits


if __name__ == "__main__":
    main(int(sys.argv[1]))
