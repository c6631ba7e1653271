"""Counts that several answers hold: by kind, by month, by pair of states."""

from dataclasses import dataclass

from kawat.records import Kind


@dataclass(frozen=True, slots=True)
class KindTally:
    """How many events of a kind."""

    kind: Kind
    events: int


@dataclass(frozen=True, slots=True)
class MonthTally:
    """The events of one month.

    Args:
        month: EDTF, such as ``2018-07``.
        cooperation: events that count as cooperation (`kawat.knowledge.codes.Codes.course`).
        conflict: events that count as conflict.
        goldstein: mean Goldstein score of the events that have one; None without any.
    """

    month: str
    cooperation: int
    conflict: int
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class PairTally:
    """What two states have with each other: `states` in alphabetical order, the last date as `last_day` (ISO 8601)."""

    states: tuple[str, str]
    events: int
    cooperation: int
    conflict: int
    last_day: str | None
