"""The opening of a report that names outlet and place: an article's text in, what its dateline says out.

"REPUBLIKA.CO.ID, MOSKOW --", "Jakarta, CNN Indonesia -", "Beijing (ANTARA) -", "KONTAN.CO.ID - LONDON." and the like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kawat.intake.outlets import outlet_by_name
from kawat.knowledge.names import Organisation, resolve
from kawat.records import Span

#: An opening is looked for in the lines down to the first paragraph, and in this many lines at most.
_LINES = 12
#: A line shorter than this is a headline or a caption, no paragraph.
_PARAGRAPH = 60
#: One that is longer than this and ends a sentence is the first paragraph.
_SURE_PARAGRAPH = 100


@dataclass(frozen=True, slots=True)
class Dateline:
    """What an opening says. `span` covers all of it, up to the first word of the story."""

    outlet: str | None
    place: Span | None
    span: Span

    @property
    def place_name(self) -> str | None:
        """The place as it is usually written: "MOSKOW" is "Moskow", "WASHINGTON DC" is "Washington DC"."""
        if self.place is None or not self.place.text.isupper():
            return self.place.text if self.place else None
        return " ".join(word if len(word) < 3 else word.title() for word in self.place.text.split())


_DASH = r"(?:\s?-\s-\s?|\s?--\s?|\s?[–—\x96\x97\ufffd]\s?|\s-\s?|-\s|(?<=\.com)-)[\s\ufffd–—-]{0,6}"
_OPENING = re.compile(rf'(?P<head>[^"“”\n]{{2,70}}?){_DASH}(?=[A-Z0-9"“‘\'])')
_WEEKDAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"})
_WORD = r"[A-Z][\w.'’]*"
_PLACE = re.compile(rf"{_WORD}(?:[ /-](?:{_WORD}|de|del|da|do|la|al)){{0,4}}")
_DOMAIN = re.compile(r"[a-z0-9][\w-]{2,30}\.(?:com|co\.id|co|id|tv|net|news|or\.id)\.?", re.IGNORECASE)
#: The reporter's line run together with the dateline below it.
_REPORTER = re.compile(r"Laporan (?:[Ww]artawan|[Rr]eporter) [^\n]{3,90}?\s(?=[A-Z]{4,20}\.CO)")
#: A second part in capitals, as in "KONTAN.CO.ID - LONDON. ".
_SECOND = re.compile(rf"(?P<place>[A-Z]{{3,}}(?: [A-Z]{{2,}}){{0,3}})(?:\.\s+|{_DASH})")
_PARENTHESIS = re.compile(r"(?P<place>[^()]{2,40}?)\s?\((?P<outlet>[^()]{2,30})\)")
#: Some outlets leave the dash out; then only a place that is a word of its own can be told from the story.
_NO_DASH = re.compile(
    r"(?P<outlet>[\w-]{3,30}\.(?:com|co\.id|id)), (?P<place>Jakarta|Bandung|Surabaya|Medan|Semarang) (?=[A-Z])"
)


def _outlet(name: str) -> str | None:
    """The outlet if this is one: listed, or an internet domain."""
    listed = outlet_by_name(name.strip(". "))
    return listed or (name.strip(". ") if _DOMAIN.fullmatch(name.strip()) else None)


def _place(text: str, words: str, start: int) -> Span | None:
    """The place if these words can name one; they stand in `text` somewhere after `start`."""
    words = words.strip()
    at = text.find(words, start)
    return Span(at, at + len(words), words) if at >= 0 and _PLACE.fullmatch(words) else None


def _read_head(text: str, start: int, head: str) -> tuple[str | None, Span | None] | None:
    """Outlet and place of what stands before the dash, or None if it is no opening."""
    bracketed = _PARENTHESIS.fullmatch(head)
    if bracketed:
        place = _place(text, bracketed["place"], start)
        return (_outlet(bracketed["outlet"]) or bracketed["outlet"], place) if place else None
    before, comma, after = head.partition(",")
    if not comma and _outlet(head.partition(" ")[0]):
        before, comma, after = head.partition(" ")  # the comma was lost on the way
    if comma and after.strip():
        if _outlet(before):
            return _outlet(before), _place(text, after.partition(",")[0], start + len(before))
        if _outlet(after):
            return _outlet(after), _place(text, before, start)
        return _unlisted(text, start, before, after)
    if _outlet(head):
        return _outlet(head), None
    place = _place(text, head, start)
    few = len(head.split()) <= (4 if head.isupper() else 3)
    return (None, place) if place and few else None


def _unlisted(text: str, start: int, before: str, after: str) -> tuple[str, Span] | None:
    """Outlet and place of an opening whose outlet no list knows: one part is a place, the other must be its name."""
    for name, place in ((after.strip(" ."), before), (before.strip(" ."), after.strip())):
        if _PLACE.fullmatch(name) and name.lower() not in _WEEKDAYS and _is_place(place) and not _is_place(name):
            span = _place(text, place, start)
            return (name, span) if span else None
    return None


def _is_place(words: str) -> bool:
    return any(not isinstance(entity, Organisation) for entity in resolve(words))


def _opening(text: str, start: int, end: int) -> Dateline | None:
    reporter = _REPORTER.match(text, start, end)
    start = reporter.end() if reporter else start
    match = _OPENING.match(text, start, end)
    read = _read_head(text, start, match["head"]) if match else None
    if match and read:
        outlet, place = read
        stop = match.end()
        second = _SECOND.match(text, stop, end) if outlet and not place else None
        if second:
            place, stop = Span(second.start("place"), second.end("place"), second["place"]), second.end()
        return Dateline(outlet, place, Span(start, stop, text[start:stop]))
    bare = _NO_DASH.match(text, start, end)
    if bare and _outlet(bare["outlet"]):
        place = Span(bare.start("place"), bare.end("place"), bare["place"])
        return Dateline(_outlet(bare["outlet"]), place, Span(start, bare.end(), bare[0]))
    return None


def _top_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the long lines down to the first paragraph, white space around them left out."""
    position = 0
    for _ in range(_LINES):
        newline = text.find("\n", position)
        stop = len(text) if newline < 0 else newline
        line = text[position:stop]
        stripped = line.strip()
        if len(stripped) >= _PARAGRAPH:
            start = position + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
        if newline < 0 or (len(stripped) >= _SURE_PARAGRAPH and stripped.endswith((".", '"', "”"))):
            return
        position = stop + 1


def dateline(text: str) -> Dateline | None:
    """The opening of the first paragraph, or None if it has none.

    Args:
        text: the article; lines above the first paragraph (headline, byline, section) are passed over.
    """
    for start, end in _top_lines(text):
        found = _opening(text, start, end)
        if found:
            return found
    return None
