"""What every format takes and gives: events with their look-ups in; bytes, and how many were written or left out, out.

A format is a generator: it yields bytes as it goes, so that no ledger need fit into memory, and returns a `Counted`.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal

from kawat.records import Event

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows, entries or records were written, and how many events were left out, by the reason for it."""

    written: int
    left_out: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, written: int, left_out: "Counter[str]") -> "Counted":
        """Make one of a tally of reasons, in alphabetical order."""
        return cls(written, tuple(sorted(left_out.items())))


Chunks = Generator[bytes, None, Counted]
"""Bytes in order; returns what was counted."""


def _nothing(_event: Event) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Exported:
    """Events to be written, and what a format may ask of them.

    Args:
        events: in the order they are to come; read once.
        language: of titles and names made for readers; codes are the same in both.
        base_url: where the pages of the ledger stand, without a slash at its end; None: no links are made.
        sentence: one sentence that speaks of an event; None where there is none to be had.
        changed_at: when an event last changed in the ledger, ISO 8601 in UTC; None where nobody knows.
    """

    events: Iterable[Event]
    language: Language = "id"
    base_url: str | None = None
    sentence: Callable[[Event], str | None] = _nothing
    changed_at: Callable[[Event], str | None] = _nothing


@dataclass(frozen=True, slots=True)
class Format:
    """A format that events can be written in.

    Args:
        name: as the command line and the API call it.
        description: what it is for, in one sentence.
        media_type: as registered with IANA where it is, with its parameters.
        extension: of a file, with its dot.
        binary: whether it is unfit for a terminal.
        chunks: writes it.
    """

    name: str
    description: str
    media_type: str
    extension: str
    binary: bool
    chunks: Callable[[Exported], Chunks]

    def write(self, exported: Exported, stream: BinaryIO) -> Counted:
        """Write events to a stream and say how many."""
        chunks = self.chunks(exported)
        while True:
            try:
                stream.write(next(chunks))
            except StopIteration as end:
                counted: Counted = end.value
                return counted
