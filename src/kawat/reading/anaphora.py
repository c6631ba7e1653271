"""Anaphora: a sentence in, the nouns that take up a contact told before ("pertemuan tersebut") out."""

import re
from functools import cache

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.reading.triggers import Trigger
from kawat.records import Kind

#: The kinds of contact that such a noun may take up.
CONTACTS: frozenset[Kind] = frozenset({"call", "meeting", "summit", "talks", "visit"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("id", "anaphora")
    alone, pointed, pointing = ("|".join(words[sort]) for sort in ("alone", "pointed", "pointing"))
    noun = rf"(?:(?:{alone})(?: (?:{pointing}))?|(?:{pointed}) (?:{pointing}))"
    return re.compile(rf"\b{noun}\b"), re.compile(rf"\s+(?:{pointing})\b", re.IGNORECASE)


def find_anaphora(text: str, start: int, end: int) -> tuple[Trigger, ...]:
    """Find the nouns of the sentence from `start` to `end` that may take up a contact, as triggers of a meeting."""
    found = _patterns()[0].finditer(lowered(text[start:end]))
    return tuple(Trigger(start + m.start(), start + m.end(), "meeting") for m in found)


def is_pointed_at(text: str, trigger: Trigger) -> bool:
    """Whether a word of pointing stands behind a trigger: "pertemuan itu"."""
    return bool(_patterns()[1].match(text, trigger.end))
