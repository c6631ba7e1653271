"""Quotes: a text with its sentences and parties in, direct quotations and indirect statements with their speakers out.

What quotation marks enclose is a quotation when a word of speech stands beside it, when it fills its line, or when some
words of it go on with a sentence; a statement is
indirect when a word of speech stands before it or, behind a comma, at its end, with a speaker. The speakers given here
are what plain rules say; `choosing` asks anew.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.languages import table
from kawat.languages.letters import lowered
from kawat.reading.mentions import Party
from kawat.reading.quotations import closing, stretches
from kawat.reading.speakers import Speaker, Speakers
from kawat.records import Quote, QuoteType, Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
#: Quoted stretches of fewer words are names and ironies unless a word of speech takes them up.
_FEW_WORDS = 4
_LEAST = 3
#: From so many words on, words in quotation marks that only go on with a sentence are somebody's; on the training part
#: of the gold 17 of 22.
_WOVEN_IN = 5
#: Characters before a quotation that may hold its opening mark and the end of the sentence before.
_HEAD = 8
_NAME_BEHIND = re.compile(r", [A-Z][\w'’.-]+(?: (?:bin |binti |al-)?[A-Z][\w'’.-]+){0,3}")
#: What stands between a word of speech and what is said: to whom, where, "bahwa".
_LEAD_IN = re.compile(
    r"(?:\s+(?:kepada|dalam|pada|di|melalui|lewat|saat|ketika|lagi|pula)\b[^.\n\"“”]{0,120}?\b(?=bahwa\b))?"
    r"[\s,:]*(?:bahwa\b\s*)?(?:jika\b\s*)?"
)
#: How far before an opening mark a word of speech may stand.
_LEAD = 60
#: Characters before a word of speech in which its subject is looked for.
_SUBJECT = 240
#: Characters that the words for a speaker may take up: long titles fit, whole paragraphs do not.
_SPEAKER = 300


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words of speech behind a quotation, before a statement, and "menurut" with its speaker."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    according: re.Pattern[str]
    closing: re.Pattern[str]
    unsaid: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = table("id", "speech")
    stops = "|".join(words["stops"])
    return _Patterns(
        re.compile(
            rf"[\s,.;:–—-]*(?P<cue>(?:{'|'.join(words['after'])})(?P<nya>nya)?)\b\s*,?\s*"
            rf"(?P<speaker>(?:(?!\b(?:{stops})\b)[^\n\",.;:“”«»()]){{0,{_SPEAKER}}})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<cue>{'|'.join(sorted(words['before'], key=len, reverse=True))})(?:nya)?\b"),
        re.compile(
            rf"(?P<cue>(?:{'|'.join(words['according'])})(?P<nya>nya)?)\b ?(?P<speaker>[^,\n]*), ", re.IGNORECASE
        ),
        re.compile(
            rf",\s+(?P<cue>(?:{'|'.join([*words['after'], 'menurut'])})(?P<nya>nya)?)\b\s*,?\s*"
            rf"(?P<speaker>(?:(?!\b(?:{stops})\b)[^\n\",.;:“”«»()]){{0,{_SPEAKER}}})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{'|'.join(words['unsaid'])}) $", re.IGNORECASE),
    )


def _quote(text: str, where: tuple[int, int], sort: QuoteType, cue: Span | None, speaker: Speaker | None) -> Quote:
    return Quote(
        start=where[0],
        end=where[1],
        text=text[where[0] : where[1]],
        type=sort,
        speaker=speaker.span if speaker else None,
        person=speaker.person if speaker else None,
        state=speaker.state if speaker else None,
        cue=cue,
        person_id=speaker.person_id if speaker else None,
    )


def _group(text: str, match: re.Match[str], name: str) -> Span:
    return Span(match.start(name), match.end(name), text[match.start(name) : match.end(name)])


def _words_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The words for a speaker, with the name that follows a title behind a comma."""
    start, end = match.span("speaker")
    name = _NAME_BEHIND.match(text, end)
    return start, name.end() if name and end > start else end


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """The words of speech that follow their subject, and all."""
    words = table("id", "speech")
    return frozenset(words["before"]), frozenset([*words["before"], *words["after"], *words["according"]])


def words_of_speech(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where words of speech stand that follow their subject, and all words of speech, each in order."""
    listed_before, listed = _listed()
    before: list[tuple[int, int]] = []
    says: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in listed_before or word.removesuffix("nya") in listed_before:
            before.append(match.span())
            says.append(match.span())
        elif word in listed:
            says.append(match.span())
    return before, says


def own_words(text: str, quote: Quote, sentence: int) -> tuple[int, int] | None:
    """Where the words for a quote's speaker stand, by its word of speech alone.

    Args:
        text: the article's text.
        quote: the quote.
        sentence: where the sentence with its word of speech begins.

    Returns:
        (start, end): behind "kata" and "menurut" the words themselves, before "mengatakan" the sentence so far; None
        without a word of speech and where "-nya" stands for the speaker.
    """
    cue = quote.cue
    if not cue:
        return None
    if cue.start >= quote.end:
        comma = max(quote.end, text.rfind(",", quote.end, cue.start))
        behind = _patterns().behind.match(text, cue.start) or _patterns().closing.match(text, comma)
        return _words_of(text, behind) if behind and not behind["nya"] else None
    told = _patterns().according.match(text, cue.start, quote.start)
    if told and quote.type == "indirect":
        return None if told["nya"] else told.span("speaker")
    return max(sentence, cue.start - _SUBJECT), cue.start


def _stands_alone(text: str, start: int, end: int, line: int) -> bool:
    """Whether a quotation is a sentence by itself: begins behind a full stop or a colon and ends with a stop."""
    before = text[max(line, start - _HEAD) : start].rstrip(" \"“„«\ufffd'")
    return (not before or before[-1] in '.!?,:”"') and text[end - 1] in ".!?,…"


def _is_woven_in(text: str, lower: str, start: int, words: int, starts: Sequence[int]) -> bool:
    """Whether a quotation of some length goes on with its sentence, in which no word of speech stands before it."""
    sentence = starts[max(0, bisect_right(starts, start) - 1)]
    return words >= _WOVEN_IN and text[start].islower() and not _patterns().before.search(lower, sentence, start)


def _direct(text: str, starts: Sequence[int], speakers: Speakers) -> Iterator[Quote]:
    """All direct quotations in order."""
    patterns, lower = _patterns(), lowered(text)
    for line in _LINE.finditer(text):
        for start, end in stretches(text, line.start(), line.end()):
            words = len(text[start:end].split())
            cue: Span | None = None
            speaker: Speaker | None = None
            behind = patterns.behind.match(text, closing(text, end), line.end())
            lead = list(patterns.before.finditer(lower, max(line.start(), start - _LEAD), start))[-1:]
            if behind:
                cue = _group(text, behind, "cue")
                speaker = None if behind["nya"] else speakers.of_words(*_words_of(text, behind))
            elif lead and (words >= _FEW_WORDS or (words >= _LEAST and start - lead[0].end() <= 2)):
                cue = _group(text, lead[0], "cue")
                speaker = speakers.before(cue.start, starts[max(0, bisect_right(starts, cue.start) - 1)])
            elif words < _LEAST or not (
                _stands_alone(text, start, end, line.start()) or _is_woven_in(text, lower, start, words, starts)
            ):
                continue
            speaker = speaker or speakers.current(start)
            if speaker:
                speakers.spoke(speaker, end)
            yield _quote(text, (start, end), "direct", cue, speaker)


def _hear(text: str, sentences: Sequence[tuple[int, int]], speakers: Speakers) -> None:
    """Tell the speakers who has the word where a word of speech names somebody, in the order of the text."""
    patterns, lower = _patterns(), lowered(text)
    heard: list[tuple[int, Speaker]] = []
    for line in _LINE.finditer(text):
        for _, end in stretches(text, line.start(), line.end()):
            match = patterns.behind.match(text, closing(text, end), line.end())
            if match and not match["nya"]:
                speaker = speakers.of_words(*_words_of(text, match))
                heard += [(match.start("cue"), speaker)] if speaker and speaker.person else []
    for start, end in sentences:
        for match in patterns.before.finditer(lower, start, end):
            speaker = speakers.before(match.start(), start)
            heard += [(match.start(), speaker)] if speaker and speaker.person else []
    for position, speaker in sorted(heard, key=lambda pair: pair[0]):
        speakers.spoke(speaker, position)


def _content(text: str, start: int, end: int) -> tuple[int, int]:
    """What is said, from behind "bahwa" and without the full stop."""
    lead = _LEAD_IN.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in ".!? \n":
        end -= 1
    return start, end


def _leads(
    text: str, lower: str, start: int, end: int, speakers: Speakers
) -> Iterator[tuple[Span, tuple[int, int], Speaker | None]]:
    """Words of speech in a sentence, what is said, and who: "menurut X, …", "X mengatakan …", "…, kata X".

    `lower` is the text in lower case.
    """
    patterns = _patterns()
    told = patterns.according.match(text, start, end)
    if told:
        words = (told.start("speaker"), told.end("speaker"))
        speaker = speakers.current(start) if told["nya"] else speakers.of_words(*words)
        yield _group(text, told, "cue"), _content(text, told.end(), end), speaker
    for match in patterns.before.finditer(lower, start, end):
        if not patterns.unsaid.search(text, max(start, match.start() - _HEAD), match.start()):
            yield _group(text, match, "cue"), _content(text, match.end(), end), speakers.before(match.start(), start)
    for match in patterns.closing.finditer(text, start, end):
        speaker = speakers.current(start) if match["nya"] else speakers.of_words(*_words_of(text, match))
        yield _group(text, match, "cue"), _content(text, start, match.start()), speaker


def _indirect(
    text: str, sentences: Sequence[tuple[int, int]], speakers: Speakers, direct: Sequence[Quote]
) -> Iterator[Quote]:
    """All indirect statements in order: at most one a sentence, none that a direct quotation takes up by half."""
    ends, lower = [quote.end for quote in direct], lowered(text)
    for start, end in sentences:
        for cue, where, speaker in _leads(text, lower, start, end, speakers):
            n = bisect_right(ends, where[0])
            quoted = direct[n] if n < len(direct) and direct[n].start < where[1] else None
            taken = quoted and (
                2 * (quoted.end - quoted.start) > where[1] - where[0] or len(text[where[0] : quoted.start].split()) < 2
            )
            if speaker and not taken and len(text[where[0] : where[1]].split()) >= _FEW_WORDS:
                yield _quote(text, where, "indirect", cue, speaker)
                break


def find_quotes(text: str, sentences: Sequence[tuple[int, int]], parties: Sequence[Party]) -> tuple[Quote, ...]:
    """Find what is said in an article, and by whom.

    Args:
        text: the article's text.
        sentences: its (start, end) sentences in order.
        parties: the parties it names, in order.

    Returns:
        Quotes in order of their start.
    """
    speakers = Speakers(text, parties)
    _hear(text, sentences, speakers)
    direct = tuple(_direct(text, [start for start, _ in sentences], speakers))
    return tuple(sorted([*direct, *_indirect(text, sentences, speakers, direct)], key=lambda q: (q.start, q.end)))
