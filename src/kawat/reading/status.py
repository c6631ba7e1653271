"""Status: a trigger and the words before it in, held, planned, proposed, cancelled, denied or unconfirmed out."""

import re
from functools import cache
from typing import cast

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.records import Kind, Status

#: Kinds that are done by saying them: "X menolak ..." is a rejection that was held.
VERBAL: frozenset[Kind] = frozenset({"accusation", "request", "rejection", "threat", "support", "message"})
#: How many characters before a trigger may hold the word that decides.
_REACH = 60


@cache
def _words() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple(
        (cast("Status", status), re.compile(rf"\b(?:{'|'.join(words)})\b"))
        for status, words in table("id", "status").items()
    )


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"[,;:()\"“”]|\b(?:{'|'.join(table('id', 'relations')['clauses'])})\b")


def status_of(text: str, kind: Kind, start: int, reach: int) -> Status:
    """Say what became of an act.

    Args:
        text: the article's text.
        kind: the act's kind.
        start: offset of its trigger.
        reach: offset from which words may speak of it: the beginning of its sentence, or the end of the trigger before.
    """
    if kind in VERBAL:
        return "held"
    clause = lowered(_clause().split(text[max(reach, start - _REACH) : start])[-1])
    for status, pattern in _words():
        if pattern.search(clause):
            return status
    return "held"
