"""Writing a release: a ledger, a folder and details in, the finished folder and what it holds out.

The folder is made beside its place and renamed at the end: it is whole or not there. The same ledger and details give
the same bytes.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from kawat.errors import KawatError
from kawat.export.columns import Table
from kawat.export.csv_dyadic import DYADS
from kawat.export.event_table import EVENTS
from kawat.export.exported import Exported
from kawat.export.formats import FORMATS
from kawat.export.release.details import Details
from kawat.export.release.documents import Made, checksums, citation, codebook, data_package
from kawat.export.release.tables import (
    CODES,
    KINDS_AND_STATUSES,
    PARTICIPANTS,
    REPORTS,
    SIDES,
    SOURCES,
    TABLES,
    Participation,
)  # fmt: skip
from kawat.export.sides import dyads
from kawat.ledger.questions.sources import sources
from kawat.ledger.store import Ledger
from kawat.ledger.walking import every_event, every_report
from kawat.records import Event

Seen = Callable[[int], None]


class _File:
    """A file being written: bytes go in, and are counted and digested on the way."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._stream, self._digest = path, stream, hashlib.sha256()
        self._size = 0
        self.rows: int | None = None

    def write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self._size += len(data)

    def made(self) -> Made:
        return Made(self._path.name, self._size, self._digest.hexdigest(), self.rows)


class _Writing(_File):
    """A table being written, row by row."""

    def __init__(self, path: Path, stream: BinaryIO, table: Table[Any]) -> None:
        super().__init__(path, stream)
        self._table = table
        self.rows: int = 0
        self.write(table.heading())

    def add(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self.write(self._table.line(row))
            self.rows += 1


def release(ledger: Ledger, folder: Path, details: Details, seen: Seen = lambda _: None) -> tuple[Made, ...]:
    """Write a release of a whole ledger.

    Args:
        ledger: where it is taken from, as it is at the start.
        folder: where it goes; nothing may be there but an empty folder.
        details: what it says of itself.
        seen: called with the number of events and reports dealt with since the last call.

    Returns:
        Its files, in the order of their names.

    Raises:
        KawatError: something is at `folder`, or it cannot be written.
    """
    with _whole_folder(folder) as part, ledger.snapshot() as still:
        tables = _tables(part, still, seen)
        parquet = _parquet(part, still, seen)
        data = {one.path: one for one in (*tables, parquet)}
        texts = {
            "datapackage.json": data_package(details, data),
            "CODEBOOK.md": codebook(details, data),
            "CITATION.cff": citation(details),
        }
        documents = [_document(part, name, text) for name, text in texts.items()]
        files = [*data.values(), *documents]
        files.append(_document(part, "CHECKSUMS", checksums(files)))
    return tuple(sorted(files, key=lambda one: one.path))


def _tables(part: Path, ledger: Ledger, seen: Seen) -> list[Made]:
    with ExitStack() as stack:
        open_tables: dict[str, _Writing] = {}
        for table in TABLES:
            path = part / f"{table.name}.csv"
            open_tables[table.name] = _Writing(path, stack.enter_context(path.open("wb")), table)
        codes: set[str] = set()
        for event in every_event(ledger):
            open_tables[EVENTS.name].add([event])
            open_tables[DYADS.name].add(dyads(event))
            open_tables[PARTICIPANTS.name].add(_participations(event))
            codes.update(one.state for one in event.participants if one.state)
            seen(1)
        open_tables[SIDES.name].add(sorted(codes))
        for report in every_report(ledger):
            open_tables[REPORTS.name].add([report])
            seen(1)
        named = [one for one in sources(ledger) if one.outlet]
        open_tables[SOURCES.name].add(sorted(named, key=lambda one: one.outlet or ""))
        open_tables[CODES.name].add(KINDS_AND_STATUSES)
    return [one.made() for one in open_tables.values()]


def _participations(event: Event) -> list[Participation]:
    return [Participation(event.id, position, one) for position, one in enumerate(event.participants)]


def _parquet(part: Path, ledger: Ledger, seen: Seen) -> Made:
    path = part / "events.parquet"

    def counted() -> Iterator[Event]:
        for event in every_event(ledger):
            yield event
            seen(1)

    with path.open("wb") as stream:
        file = _File(path, stream)
        chunks = FORMATS["parquet"].chunks(Exported(counted()))
        for chunk in chunks:
            file.write(chunk)
    return file.made()


def _document(part: Path, name: str, text: str) -> Made:
    data = text.encode()
    (part / name).write_bytes(data)
    return Made(name, len(data), hashlib.sha256(data).hexdigest())


@contextmanager
def _whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill that takes its place when the block ends well; else nothing is left of it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KawatError(str(folder), "is there already", "Name a new folder, or take the old one away.")
    try:
        part = Path(tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name}.", suffix=".part"))
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        yield part
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o777 & ~mask)
        part.replace(folder)
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refused(folder: Path, error: OSError) -> KawatError:
    return KawatError(str(folder), f"cannot be written ({error.strerror or error})", "Choose another place.")
