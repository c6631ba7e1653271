"""An event in words for readers: an event and a language in; its title, its place and a few lines about it out.

The words stand in words.yaml; the pages take the names of kinds, statuses and offices from it too. Titles name at
most four sides of each role.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, Literal

import yaml

from kawat.export.exported import Language
from kawat.export.sides import SYMMETRIC, Side, name_of, sides
from kawat.export.text import line
from kawat.knowledge.entities import states
from kawat.records import Event

Group = Literal["kinds", "statuses", "offices", "frame"]
#: The groups that name codes of docs/format.md.
CODED: Final[tuple[Group, ...]] = ("kinds", "statuses", "offices")
_SHOWN = 4
#: Statuses that a title need not tell.
_PLAIN = ("held",)


@cache
def words(language: Language) -> dict[str, dict[str, str]]:
    """Every word of a language, by group and key. Not to be changed."""
    text = resources.files("kawat.export").joinpath("words.yaml").read_text(encoding="utf-8")
    made: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return made[language]


def word(language: Language, group: Group, key: str) -> str:
    """The word for a kind, status, office or part of the frame, as it stands within a sentence.

    Raises:
        KeyError: there is none.
    """
    return words(language)[group][key]


def kind_title(kind: str, language: Language) -> str:
    """The word for a kind with a capital: "Percakapan telepon".

    Raises:
        KeyError: there is none.
    """
    named = word(language, "kinds", kind)
    return named[:1].upper() + named[1:]


def country_name(code: str, language: Language) -> str:
    """The name of a country, its code where knowledge has none."""
    return name_of(code, language) if code in states() else code


def side_name(side: Side, language: Language) -> str:
    """A side with those who act for it: "Sergei Lavrov (Rusia)", "Rusia"."""
    name = name_of(side.code, language)
    people = list(dict.fromkeys(one.person for one in side.people if one.person))
    return f"{_some(people)} ({name})" if people else name


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def who(event: Event, language: Language) -> str:
    """Who deals with whom: sides of a symmetric event in a row, else "one → other"; a third behind "via"."""
    named = {role: [side_name(side, language) for side in sides(event, role)] for role in ("actor", "target", "third")}
    if event.kind in SYMMETRIC:
        shown = _some([*named["actor"], *(one for one in named["target"] if one not in named["actor"])])
    else:
        shown = " → ".join(_some(part) for part in (named["actor"], named["target"]) if part)
    shown = shown or word(language, "frame", "unknown_side")
    if named["third"]:
        shown += f", {word(language, 'frame', 'third')} {_some(named['third'])}"
    return line(shown)


def title(event: Event, language: Language) -> str:
    """One line: "Percakapan telepon: Sergei Lavrov (Rusia), Mike Pompeo (Amerika Serikat)", its status if not held."""
    told = "" if event.status in _PLAIN else f" ({word(language, 'statuses', event.status)})"
    return f"{kind_title(event.kind, language)}: {who(event, language)}{told}"


def where(event: Event, language: Language) -> str | None:
    """The place and its country; None where neither is known."""
    country = country_name(event.country, language) if event.country else None
    whole_country = event.country is not None and event.place == country_name(event.country, "en")
    parts = [None if whole_country else event.place, country]
    return line(", ".join(part for part in parts if part)) or None


def about(event: Event, language: Language) -> tuple[str, ...]:
    """A few lines: status, who tells it and when, and whether outlets disagree."""

    def frame(key: str) -> str:
        return word(language, "frame", key)

    strength = event.strength
    made = [
        f"{frame('status')}: {word(language, 'statuses', event.status)}",
        f"{frame('reports')}: {strength.reports}; {frame('outlets')}: {strength.outlets}"
        + (f" ({_some([line(one) for one in event.outlets])})" if event.outlets else ""),
    ]
    if strength.first_seen:
        last = f"/{strength.last_seen}" if strength.last_seen not in (None, strength.first_seen) else ""
        made.append(f"{frame('told')}: {strength.first_seen}{last}")
    if event.contradictions:
        made.append(f"{frame('contradicted')}: {', '.join(one.field for one in event.contradictions)}")
    return tuple(made)
