"""Where the headline of another article ends that stands inside a text: words in, the end of the headline out.

Headlines are written in title case; the story that runs on after them on the same line is not. Function words are small
in both, so a capitalised one begins a sentence, and a small content word belongs to the sentence before which to stop.
"""

import re

from kawat.data_files import load_yaml

_LISTS = load_yaml("kawat.intake", "headline_words.yaml")
_SMALL, _OPENERS, _TITLES = (frozenset(_LISTS[name].split()) for name in ("small", "openers", "titles"))
_LONGEST = 260
_LONGEST_LINE = 200
_LONGEST_LAST = 130
_QUOTED = re.compile(
    r"\s{0,3}(?::\s{0,3})?['\"“‘][^\n]{3,200}?['\"”’](?: ?di sini)?\s{0,2}(?::|(?=\[Gambas)|(?<=di sini)|$)", re.M
)
_WORD = re.compile(r"\S+")
_NEXT_LEAD = re.compile(r"[^\n.?!]{5,160}?(?=\s(?:Baca [Jj]uga|Pewarta|Editor|Simak [Jj]uga)\s?:)")
_VIDEO = re.compile(r"[^\n]{5,200}?(?=\s{0,3}\[Gambas)")
#: Two words that ran together where a line end was lost: the headline's last and the story's first.
_JOINT = re.compile(r"[a-z]{3}(?=[A-Z][a-z]|[\"“]\w)")
_QUOTES = "\"“”'‘’"


def is_headline(line: str) -> bool:
    """Whether a line reads as a headline: short, no full stop, most of its long words capitalised."""
    line = line.strip(" -•·*>")
    if not 8 <= len(line) <= _LONGEST_LINE or line.endswith((".", ",", ";", ":")):
        return False
    long_words = [word for word in re.findall(r"[^\W\d_][\w-]*", line) if len(word) > 3 and word not in _SMALL]
    capitals: int = sum(word[0].isupper() for word in long_words)
    if line[-1] in _QUOTES:
        return capitals >= 0.7 * max(1, len(long_words))
    return len(long_words) > 0 and (capitals >= 0.6 * len(long_words) or (len(line) <= 110 and line[0].isupper()))


def _is_small(word: str) -> bool:
    """Whether a word is a small content word, as no headline in title case has."""
    bare = word.strip(_QUOTES + ".,:;!?()[]…")
    return bool(bare) and bare[0].islower() and bare not in _SMALL


def headline_end(text: str, start: int, line_end: int, *, opens_line: bool, announced: bool) -> int | None:
    """The end of the headline that begins at `start`, or None if no headline begins there.

    Args:
        text: the article.
        start: where the words that announce it end ("Baca juga:").
        line_end: the end of its line.
        opens_line: whether the line begins with those words, and so may well hold nothing else.
        announced: whether they end in a colon; without one a headline is only taken where quotation marks, a video or
            the end of the line close it.
    """
    stop = min(line_end, start + _LONGEST)  # never the whole of a long line: it may be full of such words
    rest = text[start:stop].strip()
    if not rest:
        return None
    for pattern in (_QUOTED, _VIDEO):
        match = pattern.match(text, start, stop)
        if match:
            return match.end()
    alone = not re.search(r"\w{3}[.?!] [A-Z]|[.”\"]$", rest)
    if stop == line_end and len(rest) <= (_LONGEST_LINE if opens_line else _LONGEST_LAST) and alone:
        return line_end
    if not announced:
        return None
    match = _NEXT_LEAD.match(text, start, line_end)
    return match.end() if match else _walk(text, start, line_end)


def _walk(text: str, start: int, line_end: int) -> int | None:
    """The end of the words in title case from `start`, less those that open the sentence after them."""
    stop = min(line_end, start + _LONGEST)
    words = list(_WORD.finditer(text, start, stop))
    for number, word in enumerate(words):
        previous = words[number - 1][0] if number else ":"
        opens = word[0] in _OPENERS or word[0].rstrip(",") in _OPENERS
        if number > 1 and opens and not previous.endswith((":", ",", "-", "|")) and _runs_small(words, number, 4):
            return words[number - 1].end()
        if number > 1 and word[0][0] in _QUOTES and _runs_small(words, number, 8):
            return words[number - 1].end()
        joint = _JOINT.search(word[0]) if number > 1 else None
        if joint and _runs_small(words, number + 1, 4):
            return word.start() + joint.end()
        if _is_small(word[0]):
            return _back(words[:number])
    return line_end if stop == line_end and words else None


def _runs_small(words: list["re.Match[str]"], number: int, length: int) -> bool:
    """Whether a small content word follows soon: then a sentence has begun, no headline goes on."""
    return any(_is_small(later[0]) for later in words[number : number + length])


def _back(words: list["re.Match[str]"]) -> int | None:
    """The end of the headline when the sentence after it has been entered: its first words are given back."""
    for number in range(len(words) - 1, max(-1, len(words) - 7), -1):
        if words[number][0].endswith((".", "?", "!", "...", "…")):
            return words[number].end()
    keep = len(words)
    while keep and words[keep - 1][0] in _SMALL:
        keep -= 1
    for number in range(keep - 1, max(1, keep - 6), -1):
        if words[number][0] in _SMALL:
            break
        if words[number][0] in _TITLES and words[number - 1][0] not in _TITLES:
            return words[number - 1].end()
    keep -= 1
    while keep > 0 and words[keep - 1][0] in _SMALL:
        keep -= 1
    return words[keep - 1].end() if keep > 2 else None
