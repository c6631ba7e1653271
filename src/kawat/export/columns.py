"""A table's columns: told once, used for CSV, Parquet, Frictionless schemas and the codebook alike."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from kawat.export.cells import Cell, csv_line

Row = TypeVar("Row")
Type = Literal["string", "integer", "number", "boolean", "date", "list"]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Args:
        name: its heading.
        type: of its cells; a list is written in one cell, its elements joined by semicolons.
        holds: what its cells mean.
        value: gives the cell of a row.
        required: whether no cell is empty.
        codes: the values there are, where they are few.
    """

    name: str
    type: Type
    holds: str
    value: Callable[[Row], Cell]
    required: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table: what one row is, its columns, and those whose values together tell one row from every other."""

    name: str
    holds: str
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]

    def heading(self) -> bytes:
        """The first line of its CSV."""
        return csv_line(column.name for column in self.columns).encode()

    def line(self, row: Row) -> bytes:
        """The line of its CSV that holds a row."""
        return csv_line(column.value(row) for column in self.columns).encode()

    def csv(self, rows: Iterable[Row]) -> Iterator[bytes]:
        """Its CSV, line by line."""
        yield self.heading()
        for row in rows:
            yield self.line(row)
