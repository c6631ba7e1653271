"""Paths in, articles and refusals out: folders, globs, files and standard input, in a fixed order.

A file's reader is chosen by its name and, where that says nothing, by how it begins. Whatever is wrong with one input
becomes a refusal in its place and never stops the rest.
"""

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from kawat.intake.decode import SNIFFED, binary, decode
from kawat.intake.html import read_html
from kawat.intake.jsonl import read_document, read_lines
from kawat.intake.text import read_text
from kawat.records import Article, Refusal

STDIN = "-"
#: The largest file, and the longest line of JSON Lines, in bytes.
LIMIT = 20_000_000
Format = Literal["text", "html", "lines", "document"]

_BY_SUFFIX: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
_PAGE_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<meta")
_SAVE_AGAIN = "Check the file and its permissions."


def articles(paths: Sequence[str], *, limit: int = LIMIT, stdin: BinaryIO | None = None) -> Iterator[Article | Refusal]:
    """Every article under the paths, and for every input that is none the reason why.

    Args:
        paths: folders (with all below them, by name, hidden files left out), glob patterns, files, or ``-``.
        limit: the largest file in bytes; of JSON Lines, which are never held whole, the longest line.
        stdin: what ``-`` reads, standard input if not given.

    Yields:
        Articles and refusals in the order of the paths, within a folder sorted by name.
    """
    for found in _found(paths):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            if found == STDIN:
                yield from _read(STDIN, stdin or sys.stdin.buffer, limit)
            else:
                with Path(found).open("rb") as file:
                    yield from _read(found, file, limit)
        except OSError as error:
            yield _unreadable(found, error.strerror or str(error))


def count(paths: Sequence[str]) -> int | None:
    """How many articles and refusals the paths will give, to measure progress by; None where only reading tells.

    Files are counted, of JSON Lines their lines; an array of JSON or something unreadable counts as one.
    """
    number = 0
    for found in _found(paths):
        if isinstance(found, Refusal):
            number += 1
        elif found == STDIN or not Path(found).is_file():
            return None
        else:
            number += _count_file(found)
    return number


def _count_file(path: str) -> int:
    try:
        with Path(path).open("rb") as file:
            stream = _buffered(file)
            if _is_gzip(stream):
                stream = _buffered(gzip.GzipFile(fileobj=stream))
            if _format(path, _peek(stream)) == "lines":
                return sum(bool(line.strip()) for line in stream) or 1
    except (OSError, EOFError, zlib.error):
        return 1
    return 1


def _found(paths: Iterable[str]) -> Iterator[str | Refusal]:
    """The files that the paths name, standard input as ``-``, and refusals of paths that name nothing."""
    for path in paths:
        if path == STDIN:
            yield STDIN
        elif os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, takes any string as it comes
            yield from _in_folder(path)
        elif os.path.lexists(path):
            yield path
        elif glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute or begin with ..
            if not matches:
                yield Refusal(path, "missing", "no file matches this pattern", "Check the pattern.")
            for match in matches:
                yield from _in_folder(match) if Path(match).is_dir() else (match,)
        else:
            yield Refusal(path, "missing", "there is no such file or folder", "Check the path.")


def _in_folder(folder: str) -> Iterator[str | Refusal]:
    faults: list[OSError] = []
    nothing = True
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                nothing = False
                yield _regular(Path(parent, name))
    for fault in faults:
        nothing = False
        yield _unreadable(str(fault.filename), fault.strerror or str(fault))
    if nothing:
        yield Refusal(folder, "empty-folder", "there is no file in this folder", "Name a folder with articles in it.")


def _regular(path: Path) -> str | Refusal:
    """The path, unless opening it would wait for somebody (a pipe) or talk to a device."""
    if path.exists() and not path.is_file():
        return _unreadable(str(path), "it is no regular file")
    return str(path)


def _unreadable(origin: str, why: str) -> Refusal:
    return Refusal(origin, "unreadable", f"it cannot be read: {why}", _SAVE_AGAIN)


def _buffered(stream: BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, SNIFFED)  # type: ignore[arg-type]


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(SNIFFED)[:SNIFFED]


def _is_gzip(stream: io.BufferedReader) -> bool:
    return _peek(stream).startswith(b"\x1f\x8b")


def _read(origin: str, source: BinaryIO, limit: int) -> Iterator[Article | Refusal]:
    stream = _buffered(source)
    compressed = _is_gzip(stream)
    if compressed:
        stream = _buffered(gzip.GzipFile(fileobj=stream))
    try:
        head = _peek(stream)
        form = _format(origin, head)
        refusal = binary(origin, head)
        if refusal:
            yield refusal
        elif form == "lines":
            yield from _lines(origin, stream, limit)
        else:
            yield from _whole(origin, stream, form, limit, size=None if compressed else _size(source))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield _unreadable(origin, f"the gzip archive is damaged ({error})")


def _lines(origin: str, stream: BinaryIO, limit: int) -> Iterator[Article | Refusal]:
    nothing = True
    for item in read_lines(origin, stream, limit):
        nothing = False
        yield item
    if nothing:
        yield _empty(origin)


def _empty(origin: str) -> Refusal:
    return Refusal(origin, "empty", "it is empty", "Give an article with text, or leave it out.")


def _size(source: BinaryIO) -> int | None:
    try:
        status = os.fstat(source.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _whole(origin: str, stream: BinaryIO, form: Format, limit: int, *, size: int | None) -> Iterator[Article | Refusal]:
    too_big = size is not None and size > limit
    data = b"" if too_big else stream.read(limit + 1)
    if too_big or len(data) > limit:
        why = f"it is larger than {limit / 1e6:g} MB"
        yield Refusal(origin, "too-big", why, "Split it into one article a file, or write JSON Lines.")
        return
    if not data.strip():
        yield _empty(origin)
        return
    text = decode(origin, data, markup=form == "html")
    if isinstance(text, Refusal):
        yield text
    elif form == "html":
        yield read_html(origin, text)
    elif form == "document":
        yield from read_document(origin, text)
    else:
        yield read_text(origin, text)


def _format(origin: str, head: bytes) -> Format:
    """The format of an input by its name, else by its beginning. Text that begins like a page is a page."""
    by_suffix = _BY_SUFFIX.get(Path(origin.removesuffix(".gz")).suffix.lower())
    if by_suffix:
        return by_suffix
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.lower().startswith(_PAGE_BEGINNINGS):
        return "html"
    if beginning.startswith(b"[") and beginning[1:].lstrip().startswith((b"{", b"]")):
        return "document"
    if beginning.startswith(b"{"):
        # A first line that closes its object, or runs beyond what was looked at, is one of many.
        first, newline, _ = beginning.partition(b"\n")
        return "lines" if not newline or first.rstrip().endswith(b"}") else "document"
    return "document" if origin.lower().endswith(".json") else "text"
