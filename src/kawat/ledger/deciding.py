"""What a person says of events and reports, named by their ids, in; judgements on reports out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from sqlalchemy import select

from kawat import edtf
from kawat.errors import KawatError
from kawat.ledger.judging import judged
from kawat.ledger.loading import chunks
from kawat.ledger.queries import event
from kawat.ledger.redirects import rested_on
from kawat.ledger.schema import reports
from kawat.ledger.store import Ledger
from kawat.merging.consensus import FIELDS
from kawat.merging.judgements import decide
from kawat.records import Judgement, Kind, Status, Verdict

#: Fields whose right value a person may set.
SETTABLE = ("kind", "status", "date", "place", "country")


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as a person states it: `ids` are of events (or their beginnings) or of reports; `at` is ISO 8601."""

    verdict: Verdict
    ids: tuple[str, ...]
    by: str
    at: str
    field: str | None = None
    value: str | None = None


def judgements(ledger: Ledger, said: Said) -> list[Judgement]:
    """The judgements that a decision stands for.

    Two events are judged the same, or not the same, by every pair of their reports, so that an earlier decision on any
    of them gives way; wrong by all their reports. What is taken back may be named by the id of an event that is gone.

    Raises:
        KawatError: an id is unknown, there are too few, the field or value is none, or there is nothing to take back.
    """
    if not said.by.strip():
        raise KawatError("--by", "names nobody", "Say who decides: --by NAME.")
    named = [(said.verdict == "taken_back" and _gone(ledger, one)) or _reports(ledger, one) for one in said.ids]
    together = tuple(dict.fromkeys(report for found in named for report in found))
    match said.verdict:
        case "same" | "not_same":
            _no_value(said)
            return _pairs(said, named)
        case "wrong":
            _check_wrong(said)
            groups = [together]
        case "taken_back":
            _check_wrong(said)
            groups = [together]
        case "right_value":
            _check_right(said)
            groups = [named[0][:1]]
    made = [Judgement(said.verdict, group, said.by, said.at, said.field, said.value) for group in groups]
    if said.verdict == "taken_back":
        _check_taken_back(ledger, said, made)
    return made


def _gone(ledger: Ledger, given: str) -> tuple[str, ...]:
    """Those reports still in the ledger on which an event rested whose id is gone."""
    with ledger.connection() as connection:
        was = rested_on(connection, given)
        left: set[str] = set()
        for some in chunks(was):
            left.update(connection.scalars(select(reports.c.id).where(reports.c.id.in_(some))))
    return tuple(one for one in was if one in left)


def _check_taken_back(ledger: Ledger, said: Said, made: Sequence[Judgement]) -> None:
    with ledger.connection() as connection:
        before = judged(connection)
    if decide(before) == decide([*before, *made]):
        of_field = f" of {said.field}" if said.field else ""
        hint = "Name all that the decision named, and --field where it had one."
        raise KawatError(", ".join(said.ids), f"nothing that was decided{of_field} is in force", hint)


def _reports(ledger: Ledger, given: str) -> tuple[str, ...]:
    """A report's id as it is, an event's id as the ids of its reports, the oldest first."""
    with ledger.connection() as connection:
        if connection.scalar(select(reports.c.id).where(reports.c.id == given)) is not None:
            return (given,)
    return event(ledger, given).reports


def _pairs(said: Said, named: Sequence[tuple[str, ...]]) -> list[Judgement]:
    if said.verdict == "same":
        pairs = {(r, o) for one, other in combinations(named, 2) for r in one for o in other if r != o}
    else:
        alone = {found[0] for found in named if len(found) == 1}
        sides = [found if len(found) == 1 else tuple(r for r in found if r not in alone) for found in named]
        pairs = {(r, o) for one, other in combinations(sides, 2) for r in one for o in other if r != o}
    if not pairs:
        raise KawatError(", ".join(said.ids), "are not two different events or reports", "Give the ids of two.")
    return [Judgement(said.verdict, pair, said.by, said.at) for pair in sorted(pairs)]


def _no_value(said: Said) -> None:
    if said.field or said.value:
        raise KawatError("--field, --value", f"have no meaning with {said.verdict}", "Leave them out.")


def _check_wrong(said: Said) -> None:
    if said.value:
        raise KawatError("--value", f"has no meaning with {said.verdict}", "Use right-value to set a value.")
    if said.field is not None and said.field not in FIELDS:
        raise KawatError(f"field {said.field!r}", "there is no such field", f"It is one of: {', '.join(FIELDS)}.")


def _check_right(said: Said) -> None:
    if len(said.ids) != 1:
        raise KawatError(", ".join(said.ids), "are more than one", "Set the value of one event at a time.")
    if said.field not in SETTABLE:
        fields = ", ".join(SETTABLE)
        raise KawatError(f"field {said.field!r}", "cannot be set", f"Give --field with one of: {fields}.")
    value = said.value or ""
    valid = {"kind": get_args(Kind), "status": get_args(Status)}.get(said.field)
    if valid is not None and value not in valid:
        raise KawatError(f"{said.field} {value!r}", f"there is no such {said.field}", f"One of: {', '.join(valid)}.")
    if said.field == "date" and not edtf.valid(value):
        raise KawatError(f"date {value!r}", "is no date", "Dates are EDTF: 2018, 2018-07, 2018-07-03.")
    if not value.strip():
        raise KawatError("--value", "is missing", f"Say what the right {said.field} is: --value VALUE.")
