"""Sentences: a text in, the (start, end) of each sentence out, in order and without white space at their edges.

Line ends always end a sentence. Inside a line a full stop, question or exclamation mark ends one when white space and
a capital, a digit or an opening quotation mark follow, closing marks and "(3/7)" behind it belonging to it.
"""

import re
from functools import cache

from kawat.languages import table

_CLOSERS = "\"'”’)]»"
_OPENERS = "\"'“‘([«-–—"
#: A possible end: the mark, what closes behind it, white space, what opens the next sentence, its first letter.
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++(?P<closing>[{re.escape(_CLOSERS)}]*)(?P<gap>\s+)(?=[{re.escape(_OPENERS)}]*[^\W_a-zß-öø-ÿ])"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LAST_WORD = re.compile(r"[\w./'’-]*$")
#: How far back the word before a full stop may begin.
_WORD = 24
_WORD_AHEAD = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("id", "sentences")
    return frozenset(words["abbreviations"]), frozenset(words["openers"])


def _ends_here(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark that `match` found ends the sentence begun at `start`."""
    mark = match.start()
    if line[mark] != "." or match["closing"]:
        return True
    found = _LAST_WORD.search(line, max(start, mark - _WORD), mark)
    word = found.group() if found else ""
    if _LIST_NUMBER.fullmatch(line, start, mark):
        return False
    abbreviations, openers = _words()
    if word in abbreviations:
        return False
    if _INITIALS.fullmatch(word):
        following = _WORD_AHEAD.match(line, match.end())
        return following is not None and following.group() in openers
    return True


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Split a text into sentences.

    Args:
        text: any text; time grows linearly with its length.

    Returns:
        (start, end) offsets of each sentence in order. What lies between them is white space.
    """
    sentences: list[tuple[int, int]] = []

    def keep(start: int, end: int) -> None:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            sentences.append((left, left + len(piece.strip())))

    for found in _LINE.finditer(text):
        line, base, start = found.group(), found.start(), 0
        for match in _END.finditer(line):
            if _ends_here(line, start, match):
                keep(base + start, base + match.end("closing"))
                start = match.end("gap")
        keep(base + start, base + len(line))
    return tuple(sentences)
