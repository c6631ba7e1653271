"""Every format: named, told, pure, and the same bytes in every process."""

import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawat.errors import KawatError
from kawat.export.exported import Counted, Exported
from kawat.export.formats import FORMATS, format_named
from kawat.ledger.store import Ledger
from kawat.records import Event
from tests.export.made import left_out, whole

ROOT = Path(__file__).parents[2]
#: What every format makes of the events of a ledger, as one digest each.
DIGESTS = """
import hashlib, sys
from kawat.export.exported import Exported
from kawat.export.formats import FORMATS
from kawat.ledger.store import open_ledger
from kawat.ledger.walking import every_event, last_change
with open_ledger(sys.argv[1]) as ledger:
    for name, form in FORMATS.items():
        events = every_event(ledger, page=50)
        exported = Exported(events, base_url="https://kawat.example", changed_at=last_change(ledger))
        print(name, hashlib.sha256(b"".join(form.chunks(exported))).hexdigest())
"""


def test_each_name_leads_to_its_format() -> None:
    assert {name: format_named(name).name for name in FORMATS} == {name: name for name in FORMATS}
    assert format_named("ICAL") is FORMATS["ical"]
    assert all(one.extension.startswith(".") and "/" in one.media_type for one in FORMATS.values())
    assert {one.name for one in FORMATS.values() if one.binary} == {"parquet"}


@pytest.mark.parametrize(
    ("given", "meant"),
    [("icla", "ical"), ("csv", "csv-monadic"), ("graph", "graphml"), ("json", "jsonl"), ("paquet", "parquet")],
)
def test_a_slip_is_told_what_was_meant(given: str, meant: str) -> None:
    with pytest.raises(KawatError) as caught:
        format_named(given)
    assert f"Did you mean {meant}" in caught.value.hint or meant in caught.value.hint.split("?")[0]


def test_an_empty_name_is_told_what_there_is() -> None:
    with pytest.raises(KawatError, match="There are: csv-monadic, csv-dyadic"):
        format_named("")


@pytest.mark.parametrize("name", FORMATS)
def test_writing_to_a_stream_is_what_the_chunks_are(name: str, real: tuple[Event, ...]) -> None:
    stream = io.BytesIO()
    counted = FORMATS[name].write(Exported(real), stream)
    assert (stream.getvalue(), counted) == whole(FORMATS[name].chunks(Exported(real)))
    if name not in ("csv-dyadic", "graphml", "icews"):  # these count pairs
        assert counted.written + left_out(counted) == len(real)


def test_events_are_taken_one_after_the_other(real: tuple[Event, ...]) -> None:
    """The first line of CSV comes before the second event is asked for."""
    asked: list[str] = []

    def events() -> Iterator[Event]:
        for event in real:
            asked.append(event.id)
            yield event

    chunks = FORMATS["csv-monadic"].chunks(Exported(events()))
    next(chunks)
    next(chunks)
    assert asked == [real[0].id]


def test_counted_is_in_order() -> None:
    assert Counted.of(1, Counter({"b": 1, "a": 2})).left_out == (("a", 2), ("b", 1))


def test_the_same_ledger_gives_the_same_bytes_in_every_process(ledger: Ledger) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS, ledger.where],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(FORMATS)
