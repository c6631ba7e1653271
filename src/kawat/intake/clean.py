"""What on an article is not its story: the text in, spans out. Nothing is deleted.

The patterns are boilerplate.yaml, where each group says where it applies. Rather too little is marked than a
sentence of the story. The work grows with the length of the text and no faster, whatever stands in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from kawat.data_files import load_yaml
from kawat.intake.dateline import Dateline, dateline
from kawat.intake.other_headlines import headline_end, is_headline
from kawat.records import Span

__all__ = ["Dateline", "boilerplate", "dateline"]

#: Longer lines are paragraphs or no prose at all; no line pattern is tried on them.
_LONGEST_LINE = 300
#: How many filled lines at the top may hold the site's furniture.
_HEAD_LINES = 6
#: How near to the end a tail must begin.
_TAIL = 900
#: How many headlines of a list are passed over.
_LONGEST_LIST = 40
_ENDING = 140
_SENTENCE_END = (".", "!", "?", '"', "”", "…", "*")
_BOUNDARY = r"(?:^|(?<=[.?!\"”'’:)\]…*] )|(?<=[.?!\"”:)\]…*])|(?<=[-•·>] )|(?<=\n))"
#: So begins all that may stand in the middle of a line: at most characters nothing more need be tried.
_BEGINNING = r"(?=[A-Z(\[>]|pic\.)"
#: A photo credit in capitals before its caption: "AFP/NAME SURNAMECaption." or "KOMPAS.com/NAME Caption.".
_CREDIT = re.compile(
    r"\(?(?:[A-Z]{2,12}|KOMPAS\.com|Kompas\.com|[A-Za-z]{3,12}\.com|Getty Images|AP|ANTARA)"
    r"(?: (?:PHOTO|FOTO|IMAGES))?\s?/\s?[@\w][^\n]{5,40}"
    r"|(?:Dok|DOK|dok)\. ?[A-Z][^\n]{5,40}|[A-Z][\w.]{1,20} via (?:AFP|AP|REUTERS|Reuters)\b[^\n]{5,40}"
    r"|X/@[^\n]{5,40}"
)
_CAPTION_END = re.compile(r"(?<=[\w)]{2})[.]\s+(?=[A-Z\"“])")
_CAPTION = 420
#: The dateline of the story itself, run together with a photographer's name above it.
_OPENING = re.compile(r"[A-Z]{4,20}\.COM?\b")
_CREDIT_LENGTH = 110


@dataclass(frozen=True, slots=True)
class _Patterns:
    lines: re.Pattern[str]
    head_lines: re.Pattern[str]
    list_headings: re.Pattern[str]
    inline: re.Pattern[str]
    lead_ins: re.Pattern[str]
    tail: re.Pattern[str]
    endings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@cache
def _patterns() -> _Patterns:
    groups = load_yaml("kawat.intake", "boilerplate.yaml")
    joined = {
        where: "|".join(f"(?:{pattern})" for patterns in sorts.values() for pattern in patterns)
        for where, sorts in groups.items()
    }
    joined["inline"] = f"{_BEGINNING}(?:{joined['inline']})"
    joined["lead_ins"] = f"{_BEGINNING}{_BOUNDARY}(?:{joined['lead_ins']})"
    joined["endings"] = rf"(?:{joined['endings']})\Z"
    return _Patterns(**{where: re.compile(pattern, re.MULTILINE) for where, pattern in joined.items()})


def _lines(text: str) -> list[_Line]:
    """The filled lines, white space around them left out."""
    found = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            found.append(_Line(start, start + len(stripped), stripped))
        position += len(line) + 1
    return found


def _whole_lines(lines: list[_Line], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    listed = 0
    for number, line in enumerate(lines):
        if number < listed or len(line.text) > _LONGEST_LINE:
            continue
        if patterns.lines.fullmatch(line.text):
            yield line.start, line.end
            yield from _name_below(lines, number)
        elif patterns.list_headings.fullmatch(line.text):
            below = lines[number + 1 : number + 1 + _LONGEST_LIST]
            headlines = list(takewhile(lambda line: is_headline(line.text), below))
            listed = number + 1 + len(headlines)
            yield from ((line.start, line.end) for line in (line, *headlines))


def _name_below(lines: list[_Line], number: int) -> Iterator[tuple[int, int]]:
    """The name under a byline that breaks off after its colon."""
    below = lines[number + 1] if lines[number].text.endswith(":") and number + 1 < len(lines) else None
    if below and len(below.text) < 60 and re.fullmatch(r"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,5}", below.text):
        yield below.start, below.end


def _head(lines: list[_Line], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    """Section names, what stands above a breadcrumb, and the headline said a second time."""
    top = lines[:_HEAD_LINES]
    title = next((line for line in top if len(line.text.split()) > 3 and is_headline(line.text)), None)
    for number, line in enumerate(top):
        if patterns.head_lines.fullmatch(line.text):
            yield line.start, line.end
        if re.match(r"(?i:home|beranda)\s{0,5}[/⁄›»>|→]", line.text):
            yield from ((above.start, above.end) for above in top[:number] if len(above.text) < 60)
    if title:
        yield from (
            (line.start, line.end) for line in lines[: 2 * _HEAD_LINES] if line.text == title.text and line != title
        )


def _captions(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    for line in lines:
        if _CREDIT.match(line.text):
            opening = _OPENING.search(line.text, 10, _CREDIT_LENGTH)
            end = _CAPTION_END.search(line.text, 20, _CAPTION)
            if opening:
                yield line.start, line.start + opening.start()
            elif end:
                yield line.start, line.start + end.start() + 1
            elif len(line.text) <= _CAPTION:
                yield line.start, line.end


def _headlines(text: str, lines: list[_Line], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    """Lead-ins and the headlines after them, on the same line or on the next."""
    starts = [line.start for line in lines]
    done = 0
    for match in patterns.lead_ins.finditer(text):
        if match.start() < done:
            continue
        number = bisect_right(starts, match.start()) - 1
        line = lines[number]
        lead_in = match[0].rstrip()
        announced = lead_in.endswith((":", "-", "–"))
        opens_line = match.start() - line.start < 3
        end = headline_end(text, match.end(), line.end, opens_line=opens_line, announced=announced)
        bare = match.end() >= line.end
        if end is None and not bare and not announced and not lead_in.endswith(("Juga", "JUGA")):
            continue
        done = end or match.end()
        yield match.start(), done
        if bare:
            below = _headlines_below(lines, number)
            yield from below
            done = below[-1][1] if below else done


def _headlines_below(lines: list[_Line], number: int) -> list[tuple[int, int]]:
    """The headline under a lead-in that stands alone; all of them where nothing but headlines follows."""
    below = lines[number + 1 : number + 1 + _LONGEST_LIST]
    if not all(is_headline(line.text) for line in below):
        below = [line for line in below[:1] if is_headline(line.text)]
    return [(line.start, line.end) for line in below]


def _tails(text: str, lines: list[_Line], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    starts = [line.start for line in lines]
    for match in patterns.tail.finditer(text, max(0, len(text) - _TAIL)):
        yield match.start(), lines[bisect_right(starts, match.start()) - 1].end


def _filled(text: str, end: int) -> int:
    """The end of the last word before `end`."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _ending(text: str, marked: tuple[Span, ...], patterns: _Patterns) -> Iterator[tuple[int, int]]:
    """A sign in brackets right after the last sentence that is not marked."""
    end = _filled(text, len(text))
    for span in reversed(marked):
        if span.end < end:
            break
        end = _filled(text, span.start)
    sign = patterns.endings.search(text[max(0, end - _ENDING) : end])
    if sign:
        start = max(0, end - _ENDING) + sign.start()
        if text[:start].endswith("\n") or text[: _filled(text, start)].endswith(_SENTENCE_END):
            yield start, end


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one, white space around them left out."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    found = []
    for start, end in merged:
        words = text[start:end].lstrip()
        first, words = end - len(words), words.rstrip()
        if words:
            found.append(Span(first, first + len(words), words))
    return tuple(found)


def boilerplate(text: str) -> tuple[Span, ...]:
    """What is not the story, in order and without overlap.

    Outlet and byline lines, "Baca juga" and the headline after it, share bars, photo credits, calls to scroll or
    follow, author boxes, sign-offs, tags and copyright. The dateline is part of the story's first sentence and not
    marked: `dateline` finds it.

    Args:
        text: the article's text, of any length.
    """
    patterns = _patterns()
    lines = _lines(text)
    spans = [(match.start(), match.end()) for match in patterns.inline.finditer(text)]
    spans += _whole_lines(lines, patterns)
    spans += _head(lines, patterns)
    spans += _captions(lines)
    spans += _headlines(text, lines, patterns)
    spans += _tails(text, lines, patterns)
    marked = _merged(text, spans)
    return _merged(text, [*((span.start, span.end) for span in marked), *_ending(text, marked, patterns)])
