"""Names of states, organisations and places: a text in, the names in it with their codes out; or one name in, its meanings out.

Offsets are Python string indices into the text given; an end is exclusive. Tables are read at the first call (about a
fifth of a second). Scanning is linear in the text (Aho and Corasick 1975).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal, get_args

import ahocorasick
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from kawat.knowledge import tables
from kawat.knowledge.entities import Entity, Organisation, PlaceEntity, State, codes, entity, organisation, place, state
from kawat.knowledge.entities import organisations as _organisations
from kawat.knowledge.entities import places as _places
from kawat.knowledge.entities import states as _states
from kawat.knowledge.rules import Rule, after_place_word, allows, common_words, parse_rule

__all__ = [
    "Entity", "Mention", "Noun", "Organisation", "PlaceEntity", "Sort", "State",
    "codes", "entity", "find", "fold", "nearest", "organisation", "place", "resolve", "state",
]  # fmt: skip

Noun = Literal["state", "organisation", "place"]
Sort = Literal[
    "name", "short", "abbreviation", "demonym", "adjective", "exonym", "capital", "metonym", "nickname",
]  # fmt: skip

#: Best first: how sure a name of this sort is to stand for its code; and which noun is meant where several could be.
_SORTS: Final[dict[str, Sort]] = {sort: sort for sort in get_args(Sort)}
_RANKS: Final = {sort: rank for rank, sort in enumerate(_SORTS)}
_NOUNS: Final[tuple[str, ...]] = ("state", "organisation", "place")
#: Particles that Indonesian joins to the word before: "Rusialah", "Iranpun", "Indonesianya".
_CLITICS: Final = ("nya", "lah", "kah", "pun")
#: Names this short are too often part of something else in lower case.
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: ``text[start:end] == mention.text``.

    `code` is the state's or organisation's code, or the place's id (`noun` says which), `sort` what kind of name it is.
    `certain` is False where the name could mean something else or is a weak hint; `others` are its further codes and ids,
    best first: a capital is its state's and the city's name.
    """

    start: int
    end: int
    text: str
    sort: Sort
    code: str
    noun: Noun
    certain: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meaning:
    written: str
    code: str
    sort: Sort
    noun: Noun


@dataclass(frozen=True, slots=True)
class _Entry:
    """All that one folded name may mean, best first."""

    meanings: tuple[_Meaning, ...]
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
    """A name without case, accents and punctuation; as long as the name, offsets kept."""
    return name.translate(_FOLDING)


def find(text: str) -> tuple[Mention, ...]:
    """Find the names of states, organisations and places in a text.

    Whole words only, the longest name first, from left to right, without overlaps. Hyphens and slashes part words
    ("AS-Rusia"), so do clitics ("Rusialah"). Abbreviations count only as they are written in the table: "AS", never "as".

    Args:
        text: any text, best in Unicode NFC.

    Returns:
        The mentions in the order of the text.
    """
    scanner = _scanner()
    matches = sorted(scanner.matches(text), key=lambda match: (match[0], -match[1]))
    found: list[tuple[Mention, Rule]] = []
    reached = 0
    for start, end, entry, meaning in matches:
        if start < reached:
            continue
        reached = end
        if not entry.rule.nothing:
            found.append((_mention(text, start, end, entry, meaning), entry.rule))
    next_states = {mention.start for mention, _ in found if mention.noun == "state"}
    return tuple(m for m, rule in found if not (rule.not_before_state and m.end + 1 in next_states))


def resolve(name: str) -> tuple[Entity, ...]:
    """All that a name may mean, best first; () for a name the tables do not know.

    Case, accents and punctuation do not matter. A code or an id is understood too, after the names.
    """
    entry = _scanner().entries.get(_key(name))
    found = [] if entry is None or entry.rule.nothing else [*(m.code for m in entry.meanings), *entry.further]
    if name in codes() or name in _places():
        found.append(name)
    return tuple(entity(code) for code in dict.fromkeys(found))


def nearest(name: str, n: int = 3) -> tuple[str, ...]:
    """The known names most like one that is not known, the likest first.

    Args:
        name: what the user wrote.
        n: how many to give at most.

    Returns:
        Names as the tables write them, by Levenshtein similarity of the folded names, then by the alphabet.
    """
    entries = _scanner().entries
    best = process.extract(_key(name), sorted(entries), scorer=Levenshtein.normalized_similarity, limit=4 * n)
    ranked = sorted((-score, entries[key].meanings[0].written) for key, score, _ in best if entries[key].meanings)
    return tuple(dict.fromkeys(written for _, written in ranked))[:n]


class _Scanner:
    """The entries by folded name, and the automaton that finds them in a folded text."""

    def __init__(self, entries: dict[str, _Entry]) -> None:
        self.entries = entries
        self._automaton = ahocorasick.Automaton()
        for key, entry in entries.items():
            first = entry.meanings[0] if entry.meanings else None
            if first and first.noun != "place" and len(key) > _SHORT and " " not in key and not _exact(first, entry.rule):
                for clitic in _CLITICS:
                    self._automaton.add_word(f" {key}{clitic} ", (entry, len(key) + len(clitic) + 2, len(clitic)))
        for key, entry in entries.items():
            self._automaton.add_word(f" {key} ", (entry, len(key) + 2, 0))
        self._automaton.make_automaton()

    def matches(self, text: str) -> Iterator[tuple[int, int, _Entry, _Meaning | None]]:
        """Every name that its case and its surroundings allow: start, end, entry and the meaning; overlaps included."""
        for last, (entry, length, clitic) in self._automaton.iter(f" {fold(text)} "):
            start, end = last - length + 1, last - 1 - clitic
            if entry.rule.nothing:
                yield start, end, entry, None
                continue
            meaning = _written_so(entry, text[start:end])
            if meaning is None or text[end : end + 1] == "$":
                continue
            if allows(entry.rule, text, start, end, self._is_known):
                stop = end + (meaning.written.endswith(".") and text[end : end + 1] == ".")
                yield start, stop, entry, meaning

    def _is_known(self, word: str) -> bool:
        entry = self.entries.get(_key(word))
        return entry is not None and not entry.from_cities


@cache
def _scanner() -> _Scanner:
    return _Scanner(_entries())


def _entries() -> dict[str, _Entry]:
    """Every folded name with its meanings, from names.csv, ambiguous.csv and cities.csv."""
    meanings: dict[str, list[_Meaning]] = {}
    for written, code, sort, _, _ in tables.rows("names"):
        for key in _keys(written):
            meanings.setdefault(key, []).append(_Meaning(written, code, _SORTS[sort], _noun(code)))
    found: dict[str, _Entry] = {}
    ruled = {_key(name): (name, listed, rule) for name, listed, rule, _ in tables.rows("ambiguous")}
    for key, (name, listed, rule_text) in ruled.items():
        if key not in meanings and rule_text == "nothing":
            found[key] = _Entry((), (), parse_rule(rule_text), certain=False)
        elif key not in meanings:
            raise ValueError(f"ambiguous.csv: {name!r} is not in names.csv ({listed})")
    for key, group in meanings.items():
        listed, rule_text = ruled[key][1:] if key in ruled else ("", "")
        found[key] = _entry(key, group, tuple(listed.split("; ")) if listed else (), rule_text)
    for key, group in _city_meanings().items():
        if key not in found:
            found[key] = _city_entry(key, group)
    return found


def _entry(key: str, group: list[_Meaning], listed: tuple[str, ...], rule_text: str) -> _Entry:
    rule = parse_rule(rule_text) if rule_text else Rule()
    if len(key) <= _SHORT:
        rule = replace(rule, capital=True)
    rank = {code: at for at, code in enumerate(listed)}
    group = sorted(
        dict.fromkeys(group),
        key=lambda m: (m.code != rule.code, _NOUNS.index(m.noun), rank.get(m.code, 0), _RANKS[m.sort], m.code),
    )
    known = {m.code for m in group}
    further = tuple(code for code in listed if code not in known)
    certain = rule.certain and (rule.code is not None or not further and _one_thing(group))
    return _Entry(tuple(group), further, rule, certain)


def _one_thing(group: list[_Meaning]) -> bool:
    """Whether all meanings agree: one code, or a state and places that lie in it."""
    best = group[0].code
    return all(m.code == best or (m.noun == "place" and _places()[m.code].country == best) for m in group)


def _city_meanings() -> dict[str, list[_Meaning]]:
    """The cities of cities.csv by folded name, the most populous first."""
    rows = sorted(tables.rows("cities"), key=lambda row: (-int(row[3]), row[0]))
    found: dict[str, list[_Meaning]] = {}
    for code, written, _, _, _ in rows:
        found.setdefault(_key(written), []).append(_Meaning(written, code, "name", "place"))
    return found


def _city_entry(key: str, group: list[_Meaning]) -> _Entry:
    """A city's name is guarded: it needs capitals and no personal name around it, an everyday word "di" or "kota" too."""
    rule = Rule(capital=True, not_in_name=True, after_place_word=key in common_words())
    return _Entry(tuple(group), (), rule, certain=len(group) == 1, from_cities=True)


def _mention(text: str, start: int, end: int, entry: _Entry, meaning: _Meaning | None) -> Mention:
    best = meaning or entry.meanings[0]
    words = text[start:end]
    lowered = words[:1].islower() and best.written[:1].isupper() and " " not in words
    certain = entry.certain and not lowered and (not entry.from_cities or after_place_word(text, start))
    others = tuple(c for c in dict.fromkeys([*(m.code for m in entry.meanings), *entry.further]) if c != best.code)
    return Mention(start, end, words, best.sort, best.code, best.noun, certain, others)


def _written_so(entry: _Entry, words: str) -> _Meaning | None:
    """The best meaning whose case agrees with the text's words."""
    for meaning in entry.meanings:
        if _exact(meaning, entry.rule):
            if words == meaning.written.rstrip(".+"):
                return meaning
        elif not entry.rule.capital or _has_capitals(words, meaning.written):
            return meaning
    return None


def _exact(meaning: _Meaning, rule: Rule) -> bool:
    """Whether only the table's own writing counts: abbreviations in capitals, and where the rule says so."""
    return rule.case_sensitive or meaning.written.isupper()


def _has_capitals(words: str, written: str) -> bool:
    """Whether every word begins with a capital where the table's name has one there."""
    pairs = zip(fold(words).split(), words.translate(_PARTING).split(), written.translate(_PARTING).split(), strict=False)
    return all(mine[:1].isupper() or not table[:1].isupper() for _, mine, table in pairs)


_PARTING: Final = str.maketrans({mark: " " for mark in "-‐‑–'’ʼ`.,&/"})


def _keys(written: str) -> set[str]:
    """The folded forms of a name: as it stands, and with apostrophes left out (Sana'a, Sanaa)."""
    without = "".join(char for char in written if char not in "'’ʼ`")
    return {_key(written), _key(without)}


def _key(name: str) -> str:
    return fold(name).strip()


def _noun(code: str) -> Noun:
    if code in _states():
        return "state"
    if code in _organisations():
        return "organisation"
    if code in _places():
        return "place"
    raise ValueError(f"names.csv: {code!r} is in none of the tables")
