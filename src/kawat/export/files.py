"""Files that are whole or not there: a path in, a stream to write to out, renamed into place at the end."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kawat.errors import KawatError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends well; else `path` stays as it was.

    A link stays, and leads to the new file; what is no plain file (a pipe, a device) is written to as it is.

    Raises:
        KawatError: the folder does not exist or may not be written to, or there is no room.
    """
    if path.is_dir():
        raise KawatError(str(path), "is a folder", "Name a file in it.")
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    path = path.resolve()
    try:
        descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _refused(path, error) from error
    part = Path(made)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        part.chmod(_mode(path))
        part.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, else those a new file gets: a temporary one is its owner's alone."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refused(path: Path, error: OSError) -> KawatError:
    return KawatError(str(path), f"cannot be written ({error.strerror or error})", "Choose another place.")
