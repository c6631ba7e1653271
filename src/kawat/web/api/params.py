"""What the API may be asked: types of parameters, each with its limits, checked before any question."""

from typing import Annotated

from fastapi import Depends, Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.requests import Request

from kawat.ledger.filters import checked_date
from kawat.web.errors import bad

#: At most so many items on a page.
MOST = 200
_REPEATED = frozenset({"state", "within"})
_CLEAN = r"^[^\x00-\x1f\x7f-\x9f]+$"


def _is_edtf(given: str) -> str:
    checked_date("date", given)
    return given


def words(most: int, meaning: str) -> object:
    """Describe a parameter of free words, at most so many characters long."""
    return Field(min_length=1, max_length=most, pattern=_CLEAN, description=meaning)


def shaped(pattern: str, most: int, meaning: str) -> object:
    """Describe a parameter whose form is told to programs, and checked by what reads it, which can say more."""
    return Field(max_length=most, description=meaning, json_schema_extra={"pattern": pattern})


Date = Annotated[str, shaped(r"^[0-9X.~?%/-]+$", 40, "EDTF: 2018, 2018-07, 2018-07-03"), AfterValidator(_is_edtf)]
State = Annotated[str, words(80, "ISO 3166-1 alpha-3 code, or the code of an organisation: RUS, UN, X:Hamas")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="at most so many items on a page")]
Cursor = Annotated[str, shaped(r"^[A-Za-z0-9_-]+$", 2000, "`next` of the page before, with all else equal")]
PathState = Annotated[
    str, Path(min_length=1, max_length=80, pattern=_CLEAN, description="code of a state or organisation")
]
PathId = Annotated[str, Path(min_length=1, max_length=500, pattern=_CLEAN)]
PathName = Annotated[
    str, Path(min_length=1, max_length=200, pattern=_CLEAN, description="Wikidata id, or the full usual name")
]


class Query(BaseModel):
    """The parameters of a resource: those it names and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Period(Query):
    """Between two dates."""

    since: Annotated[Date | None, Field(alias="from")] = None
    until: Annotated[Date | None, Field(alias="to")] = None


class Paged(Query):
    """A page of a list."""

    limit: Limit = 50
    cursor: Cursor | None = None


def _once(request: Request) -> None:
    seen: set[str] = set()
    for name, _ in request.query_params.multi_items():
        if name in seen and name not in _REPEATED:
            raise bad(f"parameter {name[:60]!r} is given twice", "Give it once.")
        seen.add(name)


GivenOnce = Depends(_once)
"""Refuses parameters that are given twice: which of them was meant, nobody can tell."""
