"""Apache Parquet: events in, a file of typed columns out, by groups of rows.

The columns are those of csv-monadic, with days as date32, lists as lists and few-valued codes as dictionaries; instead
of the columns of each role there is one list of participants, and beside them values, history, contradictions and links
whole. The schema's metadata hold the version and the codebook: ``kawat``, a JSON object with what each column holds.
"""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kawat import __version__
from kawat.export.columns import Column, Type
from kawat.export.event_json import event_json
from kawat.export.event_table import EVENTS
from kawat.export.exported import Chunks, Counted
from kawat.export.text import unicode_text
from kawat.records import Event

GROUP: Final = 10_000
_CODE: Final = pa.dictionary(pa.int32(), pa.string())
_STRINGS: Final = pa.list_(pa.string())
_TYPES: Final[dict[Type, Any]] = {
    "string": pa.string(), "integer": pa.int32(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(),
    "list": _STRINGS,
}  # fmt: skip
#: Columns of few values: dictionaries, as statistics packages want their factors.
_CODED: Final = frozenset({"kind", "status", "plover", "plover_mode", "quad", "cameo", "country"})
_VALUE: Final = pa.struct(
    [("field", pa.string()), ("value", pa.string()), ("reports", _STRINGS), ("outlets", pa.int32())]
)
#: What an event holds beyond a table: a column, its type, and what it means.
_NESTED: Final = (
    (
        "participants",
        pa.list_(pa.struct([(name, pa.string()) for name in ("role", "state", "person", "office", "person_id")])),
        "every participant, in the order of the event",
    ),
    ("reports", _STRINGS, "ids of the reports, in the order of telling"),
    ("values", pa.list_(_VALUE), "every value told for a field, the best supported first"),
    (
        "history",
        pa.list_(
            pa.struct([("status", pa.string()), ("told", pa.string()), ("date", pa.string()), ("reports", _STRINGS)])
        ),
        "the status as told on each day, with the date of the event as told then",
    ),
    (
        "contradictions",
        pa.list_(pa.struct([("field", pa.string()), ("values", pa.list_(_VALUE))])),
        "fields whose values cannot all be right",
    ),
    (
        "links",
        pa.list_(pa.struct([("relation", pa.string()), ("event", pa.string()), ("articles", _STRINGS)])),
        "events that articles link it to",
    ),
)
_FLAT: Final = tuple(
    one for one in EVENTS.columns if not one.name.startswith(("actor", "target", "third"))
)  # said by `participants`


def schema() -> Any:
    """The pyarrow schema of the file, with its metadata."""
    fields = [pa.field(one.name, _type(one), nullable=not one.required) for one in _FLAT]
    fields += [pa.field(name, made, nullable=False) for name, made, _ in _NESTED]
    holds = {one.name: one.holds for one in _FLAT} | {name: told for name, _, told in _NESTED}
    codebook = {"version": __version__, "table": EVENTS.holds, "columns": holds}
    return pa.schema(fields, metadata={"kawat": json.dumps(codebook, ensure_ascii=False)})


def _type(column: Column[Event]) -> Any:
    return _CODE if column.name in _CODED else _TYPES[column.type]


def nested_columns() -> tuple[tuple[str, str], ...]:
    """The columns that csv-monadic has not, each with what it holds."""
    return tuple((name, holds) for name, _, holds in _NESTED)


class _Sink:
    """A file that keeps what is written until it is taken: pyarrow writes to it, we yield from it."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._at += len(part)
        return len(part)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.closed = True

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def parquet(events: Iterable[Event], *, group: int = GROUP) -> Chunks:
    """Write the file, `group` events in memory at a time."""
    made, sink, rest, written = schema(), _Sink(), iter(events), 0
    with pq.ParquetWriter(sink, made, compression="zstd", version="2.6") as writer:
        while some := list(islice(rest, group)):
            writer.write_batch(pa.RecordBatch.from_pylist(list(map(_row, some)), schema=made))
            written += len(some)
            yield sink.take()
    yield sink.take()
    return Counted(written)


def _row(event: Event) -> dict[str, Any]:
    told = event_json(event)
    flat = {one.name: one.value(event) for one in _FLAT}
    row: dict[str, Any] = _clean(flat | {name: told[name] for name, _, _ in _NESTED})
    return row


def _clean(value: Any) -> Any:
    """The same value with no half surrogate pair in any string: pyarrow refuses them."""
    match value:
        case str():
            return unicode_text(value)
        case dict():
            return {key: _clean(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_clean(inner) for inner in value]
        case _:
            return value
