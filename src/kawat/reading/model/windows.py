"""Windows: an article's text and sentences in, stretches of word pieces that fit the encoder out, with their words.

A window holds whole sentences, and around them context: the headline, the sentences before and the sentences behind.
Each sentence is read in one window only, its home. A sentence too long for a window is cut. Offsets are string
indices into the text; time and memory grow linearly with it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

#: Word pieces in a window, its two end marks left out; the encoder knows 512 positions.
ROOM = 500
#: Pieces of sentences at home in a window where an article needs several, and pieces of context around them.
HOME, HEADLINE, BEFORE, BEHIND = 380, 32, 52, 36
BEGIN, END = 0, 2

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: where it stands, its sentence's number, and the place of its first piece in the window."""

    start: int
    end: int
    sentence: int
    piece: int


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces (with both end marks) and words; ``words[first:last]`` are at home here, the others are context."""

    pieces: tuple[int, ...]
    words: tuple[Word, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Segment:
    """A sentence or a part of one: its pieces and its words, whose `piece` counts from the segment's begin."""

    pieces: tuple[int, ...]
    words: tuple[Word, ...]


def _segments(text: str, sentences: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Iterator[_Segment]:
    encodings = tokenizer.encode_batch([text[start:end] for start, end in sentences], add_special_tokens=False)
    for number, ((start, end), encoding) in enumerate(zip(sentences, encodings, strict=True)):
        ids, ends = encoding.ids, [offsets[1] for offsets in encoding.offsets]
        placed: list[Word] = []
        for match in _WORD.finditer(text, start, end):
            piece = min(bisect_right(ends, match.start() - start), len(ids) - 1)
            placed.append(Word(match.start(), match.end(), number, piece))
        pieces = [word.piece for word in placed]
        for low in range(0, len(ids), HOME):
            own = placed[bisect_left(pieces, low) : bisect_left(pieces, low + HOME)]
            inside = tuple(Word(word.start, word.end, number, word.piece - low) for word in own)
            if inside:
                yield _Segment(tuple(ids[low : low + HOME]), inside)


def _homes(segments: Sequence[_Segment]) -> Iterator[tuple[int, int]]:
    """(first, last) segments at home in each window, the windows about equally long."""
    total = sum(len(segment.pieces) for segment in segments)
    if total <= ROOM:
        yield 0, len(segments)
        return
    share = total / -(-total // HOME)
    first = size = 0
    for n, segment in enumerate(segments):
        if n > first and (size + len(segment.pieces) > HOME or size + len(segment.pieces) / 2 > share):
            yield first, n
            first = n
            size = 0
        size += len(segment.pieces)
    yield first, len(segments)


def _context(segments: Sequence[_Segment], numbers: range, room: int) -> list[int]:
    kept = []
    for number in numbers:
        room -= len(segments[number].pieces)
        if room < 0:
            break
        kept.append(number)
    return kept


def windows(text: str, sentences: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> tuple[Window, ...]:
    """Cut an article into windows.

    Args:
        text: the article's text.
        sentences: (start, end) of its sentences in order, none empty.
        tokenizer: the model's tokenizer.

    Returns:
        Windows in order; each word of each sentence is at home in exactly one. A text without words has none.
    """
    segments = tuple(_segments(text, sentences, tokenizer))
    made = []
    for first, last in _homes(segments) if segments else ():
        chosen = _context(segments, range(first - 1, -1, -1), BEFORE)[::-1]
        if first and 0 not in chosen:
            chosen = [*_context(segments, range(1), HEADLINE), *chosen]
        ahead = len(chosen)
        chosen += [*range(first, last), *_context(segments, range(last, len(segments)), BEHIND)]
        pieces, words, bounds = [BEGIN], list[Word](), [0]
        for number in chosen:
            base = len(pieces)
            words += [Word(w.start, w.end, w.sentence, w.piece + base) for w in segments[number].words]
            pieces += segments[number].pieces
            bounds.append(len(words))
        made.append(Window((*pieces, END), tuple(words), bounds[ahead], bounds[ahead + last - first]))
    return tuple(made)
