"""What visitors give and choose in forms: fields in, those left empty as None out; and what may be chosen."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, get_args

from pydantic import AfterValidator

from kawat.export.exported import Language
from kawat.knowledge.entities import organisations, states
from kawat.records import Kind, Status
from kawat.web.pages.wording import WORDING

KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)


def given(value: str | None) -> str | None:
    """Take an empty field of a form as not given."""
    return value.strip() or None if value else None


Field = Annotated[str | None, AfterValidator(given)]
"""Type of a field of a form."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: the code that is sent, and its name."""

    code: str
    name: str


@cache
def state_names(language: Language) -> tuple[Choice, ...]:
    """Every state and organisation, by name in the language."""
    wording = WORDING[language]
    every = [Choice(code, wording.state(code)) for code in (*states(), *organisations())]
    return tuple(sorted(every, key=lambda one: (one.name.casefold(), one.code)))


def chosen(section: str, every: tuple[str, ...], language: Language) -> tuple[Choice, ...]:
    """Name the codes of a section (``kinds``, ``statuses``) for a list to choose from."""
    return tuple(Choice(code, WORDING[language].named(section, code)) for code in every)
