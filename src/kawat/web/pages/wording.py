"""The words of the pages: a language in, its words, the names of codes and of dates in it out.

The words stand in web/words/LANGUAGE.yml, one flat table a language; names of kinds, statuses and offices come from
`kawat.export.words`, names of states from `kawat.knowledge`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from kawat.export.exported import LANGUAGES, Language
from kawat.export.words import CODED
from kawat.export.words import words as exported
from kawat.knowledge.entities import organisations, states


@cache
def words(language: Language) -> Mapping[str, str]:
    """Every word of a language's pages, by ``section.key``. Not to be changed."""
    text = resources.files("kawat.web").joinpath("words", f"{language}.yml").read_text(encoding="utf-8")
    sections: dict[str, dict[str, Any]] = yaml.safe_load(text)
    sections |= {section: dict(exported(language)[section]) for section in CODED}
    return {f"{section}.{key}": str(value) for section, table in sections.items() for key, value in table.items()}


@dataclass(frozen=True, slots=True)
class Wording:
    """What things are called in one language."""

    code: Language

    def __call__(self, key: str, **filled: object) -> str:
        """Give the words of a key, its braces filled.

        Raises:
            KeyError: no such key, or a brace that is not filled: a slip of the program.
        """
        found = words(self.code)[key]
        return found.format_map(filled) if filled else found

    def count(self, what: str, n: int) -> str:
        """Count something: ``count("reports", 2)`` is "2 reports"."""
        return self(f"common.{what}_{'one' if n == 1 else 'other'}", n=self.number(n))

    def number(self, n: int) -> str:
        """Write a whole number with the language's thousands mark."""
        return f"{n:,}".replace(",", "." if self.code == "id" else ",")

    def decimal(self, value: float) -> str:
        """Write a score to one place, with a true minus sign."""
        written = f"{value:.1f}".replace("-", "−")
        return written.replace(".", ",") if self.code == "id" else written

    def named(self, section: str, code: str) -> str:
        """Give the name of a code of docs/format.md (kinds, statuses, offices, topics, ...); one not known stays."""
        return words(self.code).get(f"{section}.{code}", code)

    def state(self, code: str | None) -> str:
        """Give the name of a state, organisation or group; a code that the tables do not know stays as it is."""
        if code is None:
            return self("common.unknown")
        found = states().get(code) or organisations().get(code)
        if found is None:
            return code.removeprefix("X:")
        return found.name_id if self.code == "id" else found.name_en

    @property
    def other(self) -> Language:
        """The language that the switch leads to."""
        return "en" if self.code == "id" else "id"


WORDING: Final[Mapping[Language, Wording]] = {code: Wording(code) for code in LANGUAGES}


def preferred(accepted: str) -> Language:
    """Choose a language by an Accept-Language header: the first of the two it weighs most, Indonesian for none."""
    weighed: list[tuple[float, int, Language]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        name, _, rest = part.strip().partition(";")
        weight = _weight(rest)
        spoken = name.strip().lower().split("-")[0]
        if weight > 0:
            weighed += [(-weight, place, code) for code in LANGUAGES if code == spoken]
    return min(weighed)[2] if weighed else "id"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
