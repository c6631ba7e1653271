"""By-names: a text in, the words by which it also calls a person, and where the person's own name stands, out.

"Prasetyo yang akrab disapa Pras", "Pras, sapaan akrab Prasetyo", "Prasetyo alias Pras", "Agus Kurniawan (AK)"; and
titles of one word, "Menpora", that stand for their bearer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kawat.languages import table

_WORD = r"[\"“”'‘’]?([A-Z][\w'’-]*\w)"
_BEHIND = re.compile(
    r"\b(?:akrab|biasa|kerap|karib|sering|lebih dikenal|dikenal)"
    r"(?: (?:disapa|dipanggil|sebagai|dengan|nama|sapaan|panggilan|akrab)){1,4} " + _WORD
)
_ALIAS = re.compile(r" (?:alias|atau akrab disapa) " + _WORD)
_BEFORE = re.compile(
    _WORD + r"[\"”'’]?,? \(?(?:begitu )?(?:sapaan|panggilan)(?: (?:akrab|karib))?(?:(nya)\b|(?: dari| untuk)? )"
)
#: "Menpora Budi", "Menteri Pemuda dan Olahraga (Menpora) Budi": a title in one word stands for its bearer elsewhere.
_TITLE_BEFORE, _FORMER = r"\b({})\b\)? (?=[A-Z])", re.compile(r"\b(?:mantan|eks|bekas) $", re.IGNORECASE)
_BRACKETS = re.compile(r" \(([A-Z][A-Za-z]{1,5})\)")


@dataclass(frozen=True, slots=True)
class ByName:
    """A by-name: the word; where the name ends (`before`) or begins (`behind`), as far as `reach` characters off."""

    word: str
    before: int | None = None
    behind: int | None = None
    reach: int = 0


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(_TITLE_BEFORE.format("|".join(table("id", "voices")["short_titles"])))


def find_by_names(text: str) -> Iterator[ByName]:
    """The by-names that a text introduces as such; with neither side the name itself must tell whose it is."""
    for match in _ALIAS.finditer(text):
        yield ByName(match[1], before=match.start(), reach=1)
    for match in _BEHIND.finditer(text):
        yield ByName(match[1], before=match.start(), reach=300)
    for match in _BEFORE.finditer(text):
        yield ByName(match[1]) if match[2] else ByName(match[1], behind=match.end(), reach=30)
    for match in _titles().finditer(text):
        if not _FORMER.search(text, max(0, match.start() - 10), match.start()):
            yield ByName(match[1], behind=match.end(), reach=1)


def in_brackets(text: str, end: int, name: str) -> str | None:
    """The by-name in brackets behind a name that ends at `end`: a word, or letters with which its words begin."""
    found = _BRACKETS.match(text, end)
    if not found:
        return None
    word = found[1]
    if not word.isupper():
        return word if len(word) > 2 else None
    return word if "".join(part[0] for part in name.split()).upper().endswith(word) else None
