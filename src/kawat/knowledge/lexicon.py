"""The tables of names made ready for use: nothing in, every folded name with all its meanings and its rule out.

A folded name has no case, accents or punctuation, but each character keeps its place.
"""

import unicodedata
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from kawat.knowledge import tables
from kawat.knowledge.entities import organisations, places, states
from kawat.knowledge.rules import Rule, common_words, parse_rule

Noun = Literal["state", "organisation", "place"]
Sort = Literal[
    "name", "short", "abbreviation", "demonym", "adjective", "exonym", "capital", "metonym", "nickname",
]  # fmt: skip

#: Best first: how sure a name of this sort is to stand for its code; and which noun is meant where several could be.
_SORTS: Final[dict[str, Sort]] = {sort: sort for sort in get_args(Sort)}
_RANKS: Final = {sort: rank for rank, sort in enumerate(_SORTS)}
_NOUNS: Final[tuple[str, ...]] = ("state", "organisation", "place")
#: Names this short are too often part of something else in lower case.
SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may stand for; `written` is the name as the table has it."""

    written: str
    code: str
    sort: Sort
    noun: Noun


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one folded name may mean, best first."""

    meanings: tuple[Meaning, ...]
    further: tuple[str, ...]
    rule: Rule
    certain: bool
    from_cities: bool = False


class _Folding(dict[int, str]):
    """One character to one: letters and digits without accents in lower case, all else a space. Fills itself."""

    def __missing__(self, point: int) -> str:
        char = unicodedata.normalize("NFKD", chr(point))[0].lower()[0]
        self[point] = char if char.isalnum() else " "
        return self[point]


_FOLDING: Final = _Folding()


def fold(name: str) -> str:
    """Take case, accents and punctuation off a name; every character keeps its offset."""
    return name.translate(_FOLDING)


_FREE: Final = Rule()
_CITY: Final = Rule(capital=True, not_in_name=True)
_EVERYDAY_CITY: Final = replace(_CITY, after_place_word=True)
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("'’ʼ`"))


def key_of(name: str) -> str:
    """Give the folded name under which `entries` has it."""
    return fold(name).strip()


def entries() -> dict[str, Entry]:
    """Read every folded name with its meanings from names.csv, ambiguous.csv and cities.csv."""
    meanings: dict[str, list[Meaning]] = {}
    for written, code, sort, _, _ in tables.rows("names"):
        for key in _keys(written):
            meanings.setdefault(key, []).append(Meaning(written, code, _SORTS[sort], _noun(code)))
    found: dict[str, Entry] = {}
    ruled = {key_of(name): (name, listed, rule) for name, listed, rule, _ in tables.rows("ambiguous")}
    for key, (name, listed, rule_text) in ruled.items():
        if key not in meanings and rule_text == "nothing":
            found[key] = Entry((), (), parse_rule(rule_text), certain=False)
        elif key not in meanings:
            raise ValueError(f"ambiguous.csv: {name!r} is not in names.csv ({listed})")
    for key, group in meanings.items():
        listed, rule_text = ruled[key][1:] if key in ruled else ("", "")
        found[key] = _entry(key, group, tuple(listed.split("; ")) if listed else (), rule_text)
    for key, group in _city_meanings().items():
        if key not in found:
            found[key] = _city_entry(key, group)
    return found


def _entry(key: str, group: list[Meaning], listed: tuple[str, ...], rule_text: str) -> Entry:
    rule = parse_rule(rule_text) if rule_text else _FREE
    if len(key) <= SHORT:
        rule = replace(rule, capital=True)
    rank = {code: at for at, code in enumerate(listed)}
    group = sorted(
        dict.fromkeys(group),
        key=lambda m: (m.code != rule.code, _NOUNS.index(m.noun), rank.get(m.code, 0), _RANKS[m.sort], m.code),
    )
    known = {m.code for m in group}
    further = tuple(code for code in listed if code not in known)
    certain = rule.certain and (rule.code is not None or (not further and _one_thing(group)))
    return Entry(tuple(group), further, rule, certain)


def _one_thing(group: list[Meaning]) -> bool:
    """Whether all meanings agree: one code, or a state and places that lie in it."""
    best = group[0].code
    return all(m.code == best or (m.noun == "place" and places()[m.code].country == best) for m in group)


def _city_meanings() -> dict[str, list[Meaning]]:
    """Read the cities of cities.csv by folded name, the most populous first."""
    rows = sorted(tables.rows("cities"), key=lambda row: (-int(row[3]), row[0]))
    found: dict[str, list[Meaning]] = {}
    for code, written, _, _, _ in rows:
        found.setdefault(key_of(written), []).append(Meaning(written, code, "name", "place"))
    return found


def _city_entry(key: str, group: list[Meaning]) -> Entry:
    """Guard a city's name: capitals, no personal name around it; an everyday word needs "di" or the like too."""
    rule = _EVERYDAY_CITY if key in common_words() else _CITY
    return Entry(tuple(group), (), rule, certain=len(group) == 1, from_cities=True)


def _keys(written: str) -> set[str]:
    """Give the folded forms of a name: as it is, without apostrophes (Sanaa), with spaced hyphens (Asia - Pasifik)."""
    return {key_of(form) for form in {written, written.translate(_APOSTROPHES), written.replace("-", " - ")}}


def _noun(code: str) -> Noun:
    if code in states():
        return "state"
    if code in organisations():
        return "organisation"
    if code in places():
        return "place"
    raise ValueError(f"names.csv: {code!r} is in none of the tables")
