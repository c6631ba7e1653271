"""Names of states, organisations and places: a text in, its names with codes out; or one name in, its meanings out.

Offsets are Python string indices into the text given; an end is exclusive. Tables are read at the first call (about a
fifth of a second). Scanning is linear in the text (Aho and Corasick 1975).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import ahocorasick
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from kawat.knowledge import lexicon
from kawat.knowledge.entities import Entity, Organisation, PlaceEntity, State, codes, entity, organisation, place, state
from kawat.knowledge.entities import places as _places
from kawat.knowledge.lexicon import SHORT, Entry, Meaning, Noun, Sort, fold, key_of
from kawat.knowledge.rules import Rule, after_place_word, allows

__all__ = [
    "Entity", "Mention", "Noun", "Organisation", "PlaceEntity", "Sort", "State",
    "codes", "entity", "find", "fold", "nearest", "organisation", "place", "resolve", "state", "state_code",
]  # fmt: skip

#: Particles that Indonesian joins to the word before: "Rusialah", "Iranpun", "Indonesianya".
_CLITICS: Final = ("nya", "lah", "kah", "pun")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: ``text[start:end] == mention.text``.

    `code` is the state's or organisation's code, or the place's id (`noun` says which), `sort` what kind of name it is.
    `certain` is False where the name could mean something else or is a weak hint; `others` are its further codes and
    ids, best first: a capital is its state's and the city's name.
    """

    start: int
    end: int
    text: str
    sort: Sort
    code: str
    noun: Noun
    certain: bool
    others: tuple[str, ...] = ()


def find(text: str) -> tuple[Mention, ...]:
    """Find the names of states, organisations and places in a text.

    Whole words only, the longest name first, from left to right, without overlaps. Hyphens and slashes part words
    ("AS-Rusia"), so do clitics ("Rusialah"). Abbreviations count only as the table writes them: "AS", never "as".

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
    entry = _scanner().entries.get(key_of(name))
    found = [] if entry is None or entry.rule.nothing else [*(m.code for m in entry.meanings), *entry.further]
    if name in codes() or name in _places():
        found.append(name)
    return tuple(entity(code) for code in dict.fromkeys(found))


def state_code(written: str) -> str:
    """The code of the state or organisation that a user writes: a code in any capitals, a name in either language.

    What is neither comes back as it is, for whoever asks the ledger to refuse with its reason.
    """
    for code in (written, written.upper()):
        if code in codes():
            return code
    found = [one for one in resolve(written) if not isinstance(one, PlaceEntity)]
    return found[0].code if found else written


def nearest(name: str, n: int = 3) -> tuple[str, ...]:
    """Offer the known names most like one that is not known, the likest first.

    Args:
        name: what the user wrote.
        n: how many to give at most.

    Returns:
        Names as the tables write them, by Levenshtein similarity of the folded names, then by the alphabet.
    """
    entries = _scanner().entries
    best = process.extract(key_of(name), sorted(entries), scorer=Levenshtein.normalized_similarity, limit=4 * n)
    ranked = sorted((-score, entries[key].meanings[0].written) for key, score, _ in best if entries[key].meanings)
    return tuple(dict.fromkeys(written for _, written in ranked))[:n]


class _Scanner:
    """The entries by folded name, and the automaton that finds them in a folded text."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self._automaton = ahocorasick.Automaton()
        for key, entry in entries.items():
            first = entry.meanings[0] if entry.meanings else None
            if (
                first
                and first.noun != "place"
                and len(key) > SHORT
                and " " not in key
                and not _exact(first, entry.rule)
            ):
                for clitic in _CLITICS:
                    self._automaton.add_word(f" {key}{clitic} ", (entry, len(key) + len(clitic) + 2, len(clitic)))
        for key, entry in entries.items():
            self._automaton.add_word(f" {key} ", (entry, len(key) + 2, 0))
        self._automaton.make_automaton()

    def matches(self, text: str) -> Iterator[tuple[int, int, Entry, Meaning | None]]:
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
        entry = self.entries.get(key_of(word))
        return entry is not None and not entry.from_cities


@cache
def _scanner() -> _Scanner:
    return _Scanner(lexicon.entries())


def _mention(text: str, start: int, end: int, entry: Entry, meaning: Meaning | None) -> Mention:
    best = meaning or entry.meanings[0]
    words = text[start:end]
    lowered = words[:1].islower() and best.written[:1].isupper() and " " not in words
    certain = entry.certain and not lowered and (not entry.from_cities or after_place_word(text, start))
    others = tuple(c for c in dict.fromkeys([*(m.code for m in entry.meanings), *entry.further]) if c != best.code)
    return Mention(start, end, words, best.sort, best.code, best.noun, certain, others)


def _written_so(entry: Entry, words: str) -> Meaning | None:
    """Choose the best meaning whose case agrees with the text's words."""
    for meaning in entry.meanings:
        if _exact(meaning, entry.rule):
            if words == meaning.written.rstrip(".+"):
                return meaning
        elif not entry.rule.capital or _has_capitals(words, meaning.written):
            return meaning
    return None


def _exact(meaning: Meaning, rule: Rule) -> bool:
    """Whether only the table's own writing counts: abbreviations in capitals, and where the rule says so."""
    return rule.case_sensitive or meaning.written.isupper()


def _has_capitals(words: str, written: str) -> bool:
    """Whether every word begins with a capital where the table's name has one there."""
    pairs = zip(
        fold(words).split(), words.translate(_PARTING).split(), written.translate(_PARTING).split(), strict=False
    )
    return all(mine[:1].isupper() or not table[:1].isupper() for _, mine, table in pairs)


_PARTING: Final = str.maketrans(dict.fromkeys("-‐‑–'’ʼ`.,&/", " "))
