"""Triggers: a sentence in, the phrases that name a dealing out, each with its kind. First form: a list of words."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.records import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that names a dealing; offsets into the article."""

    start: int
    end: int
    kind: Kind


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[Kind, ...]]:
    """Patterns in lower case: any entry; all entries at one place, a group for each; and the kind of each group."""
    entries = [(entry, cast("Kind", kind)) for kind, own in table("id", "triggers").items() for entry in own]
    groups = (f"(?=((?:{entry})\\b))?" for entry, _ in entries)
    anything = "|".join(entry for entry, _ in entries)
    return re.compile(rf"\b(?:{anything})\b"), re.compile("".join(groups)), tuple(kind for _, kind in entries)


def find_triggers(text: str, start: int, end: int) -> tuple[Trigger, ...]:
    """Find the triggers of one sentence.

    Args:
        text: the article's text.
        start: offset at which the sentence begins.
        end: offset at which it ends.

    Returns:
        Triggers in order, none overlapping; the longest at each place.
    """
    anything, entries, kinds = _patterns()
    words = lowered(text[start:end])
    found: list[Trigger] = []
    position = 0
    for match in anything.finditer(words):
        if match.start() < position or not (here := entries.match(words, match.start())):
            continue
        lengths = [len(group or "") for group in here.groups()]
        longest = max(lengths)
        position = match.start() + longest
        found.append(Trigger(start + match.start(), start + position, kinds[lengths.index(longest)]))
    return tuple(found)
