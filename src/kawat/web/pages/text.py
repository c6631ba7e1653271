"""Words of articles made safe to show: any string in, the same without hidden controls, or cut into marked pieces, out.

Escaping is Jinja's work. Here go what escaping lets through: characters that turn the direction of a page's text,
other control characters, and addresses that are no web addresses.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

#: Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode UAX 9), and C0 and C1 controls
#: but tab and line feed, none of which has a use in a page that isolates foreign words by <bdi>.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]")
_LONGEST_ADDRESS = 2000


def visible(value: object) -> object:
    """Take hidden controls out of a string (Markup stays Markup); anything else passes as it is.

    It is the `finalize` of the templates: everything that a template prints goes through it.
    """
    if isinstance(value, Markup):
        return Markup(_HIDDEN.sub("", value))  # noqa: S704 - was Markup before, and only loses characters
    if isinstance(value, str):
        return _HIDDEN.sub("", value)
    return value


def web_address(given: str | None) -> str | None:
    """Give an address back if it is an absolute http or https one that a page may link to, else None."""
    if not given or len(given) > _LONGEST_ADDRESS or _HIDDEN.search(given) or any(one.isspace() for one in given):
        return None
    try:
        parts = urlsplit(given)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username or parts.password:
        return None
    return given


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is marked."""

    text: str
    marked: bool


def pieces(text: str, marks: Iterable[Sequence[int]]) -> tuple[Piece, ...]:
    """Cut `text` at the marks (offsets into it, which may overlap, nest or run over its ends)."""
    made: list[Piece] = []
    done = 0
    for start, end in _merged(marks, len(text)):
        if done < start:
            made.append(Piece(text[done:start], marked=False))
        made.append(Piece(text[start:end], marked=True))
        done = end
    if done < len(text):
        made.append(Piece(text[done:], marked=False))
    return tuple(made)


def _merged(marks: Iterable[Sequence[int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, mark[0]), min(length, mark[1])) for mark in marks):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
