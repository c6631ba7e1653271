"""Triggers: a sentence in, the phrases that name a dealing out, each with its kind. First form: a list of words."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from kawat.languages import table
from kawat.records import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that names a dealing; offsets into the article."""

    start: int
    end: int
    kind: Kind


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[Kind, ...]]:
    """One pattern for all kinds: a group for each entry, and the kind of each group."""
    groups: list[str] = []
    kinds: list[Kind] = []
    for kind, entries in table("id", "triggers").items():
        for entry in entries:
            groups.append(f"(?=(\\b(?:{entry})\\b))?")
            kinds.append(cast("Kind", kind))
    return re.compile(r"\b(?=\w)" + "".join(groups), re.IGNORECASE), tuple(kinds)


def find_triggers(text: str, start: int, end: int) -> tuple[Trigger, ...]:
    """Find the triggers of one sentence.

    Args:
        text: the article's text.
        start: offset at which the sentence begins.
        end: offset at which it ends.

    Returns:
        Triggers in order, none overlapping; the longest at each place.
    """
    pattern, kinds = _patterns()
    found: list[Trigger] = []
    position = start
    for match in pattern.finditer(text, start, end):
        if match.start() < position:
            continue
        groups = match.groups()
        if any(groups):
            best = max(range(len(kinds)), key=lambda n: (len(groups[n] or ""), -n))
            words = groups[best]
            found.append(Trigger(match.start(), match.start() + len(words), kinds[best]))
            position = match.start() + len(words)
    return tuple(found)
