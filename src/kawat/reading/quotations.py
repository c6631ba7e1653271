"""Quotations: a line in, the stretches between its quotation marks out.

Marks may be straight, curly, doubled, guillemets, replacement characters of a broken encoding, or missing at the end.
"""

import re

#: A replacement character inside a word or between two words without space was a dash or an apostrophe.
_MARK = re.compile(r"(?:[\"“”„‟«»]|(?<!\w)\ufffd|\ufffd(?!\w))+|''|``")
_LOWER = re.compile(r"\s*[a-z]")
_STOP = re.compile(r"[.!?][\"”\ufffd]?\s+")
_OPENING = frozenset("“„«")


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    behind = text[mark.end()] if mark.end() < end else " "
    return (before.isspace() or before in "([-–—:,") and not behind.isspace()


def _closes_a_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark that nothing opened closes a quotation: a comma or full stop before it, lower case behind."""
    return text[mark.start() - 1 : mark.start()] in {",", ".", "!", "?"} and bool(_LOWER.match(text, mark.end(), end))


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence between `start` and `end` begins."""
    stops = list(_STOP.finditer(text, start, end))
    return stops[-1].end() if stops else start


def stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quoted stretches of one line.

    Args:
        text: the article's text.
        start: offset at which the line begins.
        end: offset at which it ends.

    Returns:
        (start, end) of what stands between marks, without them and without white space at the edges.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        opens = _opens(text, mark, start, end)
        if opened is None and not opens and _closes_a_sentence(text, mark, end):
            unopened = _sentence_start(text, found[-1][1] + 1 if found else start, mark.start())
            found.append((unopened, mark.start()))
        elif opened is None or (opens and mark.group()[0] in _OPENING):
            opened = mark.end()
        else:
            found.append((opened, mark.start()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    trimmed = []
    for left, right in found:
        piece = text[left:right]
        if piece.strip():
            trimmed.append((left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())))
    return trimmed


def closing(text: str, position: int) -> int:
    """Where the closing mark that stands at `position`, if any, ends."""
    mark = _MARK.match(text, position) or re.compile(r"\s+[\"”\ufffd]").match(text, position)
    return mark.end() if mark else position
