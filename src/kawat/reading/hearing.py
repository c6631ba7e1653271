"""Hearing: an article's quotes and parties in; its voices, the places that name them, what is around each, out."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.languages import table
from kawat.reading.mentions import Party
from kawat.reading.model.analysis import Statement
from kawat.reading.quotes import words_of_speech
from kawat.reading.said import Said
from kawat.reading.voices import Place, find_voices
from kawat.records import Quote

#: What stands for any distance too great to matter, in characters.
FAR = 2000.0
#: Characters between a name and the word of speech whose subject it may be, and between "kata" and the name behind it.
_SAYS, _SAID = 14, 3
#: Characters from the beginning of a sentence in which its subject begins, and those before a name that are looked at.
_HEAD, _PIECE = 40, 24
#: How many of the persons named most often may have said anything.
_OFTEN = 2


@cache
def _before_names() -> tuple[frozenset[str], ...]:
    """Words that right before a name make it somebody spoken to, join it to what stands before, introduce it."""
    words = table("id", "voices")
    return tuple(frozenset(words[sort]) for sort in ("objects", "joins", "titles"))


@dataclass(frozen=True, slots=True)
class Around:
    """A place with what stands around it.

    `numbers` are whether it is spoken to or of, joined to something before, introduced by a title, quoted; and how far
    off a word of speech behind, one before, the head of the sentence and the place before are. `speaks` says whether a
    word of speech is the place's own, `heads` whether it may be the subject of its sentence.
    """

    place: Place
    numbers: tuple[float, ...]
    speaks: bool
    heads: bool


#: The numbers of no place at all.
NOWHERE = (0.0, 0.0, 0.0, 0.0, FAR, FAR, FAR, FAR)


class Hearing:
    """One article with its quotes and voices; numbers of voices count over the whole article."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        parties: Sequence[Party],
        quotes: Sequence[Quote],
        seen: Sequence[Statement | None] = (),
    ) -> None:
        """Take the article's text, sentences, parties and the quotes as they are settled, all in order.

        `seen` is what the trained model says of each quote; nothing where it was not asked.
        """
        before, says = words_of_speech(text)
        found = find_voices(text, parties, says)
        self.text, self.quotes = text, quotes
        self._seen = seen or [None] * len(quotes)
        self.sentences = [start for start, _ in sentences]
        self._before = [start for start, _ in before]
        self._says = [end for _, end in says]
        self._direct = [(quote.start, quote.end) for quote in quotes if quote.type == "direct"]
        self.places = list(self._all_around(found.places))
        self.starts, self._places = [place.start for place in found.places], found.places
        self.speaking = [one for one in self.places if one.speaks]
        self.speaking_starts = [one.place.start for one in self.speaking]
        #: For each voice how often it is named, says something, stands with a title, is spoken to or of.
        self.counts = Counter(place.voice for place in found.places)
        self.says = Counter(one.place.voice for one in self.speaking)
        self.titled = Counter(one.place.voice for one in self.places if one.numbers[2] or one.place.office)
        self.objects = Counter(one.place.voice for one in self.places if one.numbers[0])
        self.first: dict[int, int] = {}
        for place in found.places:
            self.first.setdefault(place.voice, place.start)
        persons = [n for n in self.first if found.all[n].person]
        self.often = sorted(persons, key=lambda n: (-self.counts[n], n))[:_OFTEN]
        #: For each quote the voice that the rules chose; the voice of somebody whom nothing names; all voices.
        self.ruled = [found.number_of(quote.person, quote.state, quote.person_id) for quote in quotes]
        self.nobody = found.state(None)
        self.voices = tuple(found.all)
        self.spoken = Counter(self.ruled)

    def _all_around(self, places: Sequence[Place]) -> Iterator[Around]:
        last: Place | None = None
        for place in places:
            yield self._around(place, float(place.start - last.end) if last else FAR)
            last = place

    def _around(self, place: Place, gap: float) -> Around:
        head = self.text[max(0, place.start - _PIECE) : place.start]
        words = head.lower().split()[-2:] if head.endswith(" ") else []
        spoken_to, joined, introduced = (
            bool(words) and (words[-1] in listed or " ".join(words) in listed) for listed in _before_names()
        )
        n = bisect_left(self._before, place.end)
        behind = self._before[n] - place.end if n < len(self._before) else FAR
        n = bisect_right(self._says, place.start) - 1
        before = place.start - self._says[n] if n >= 0 else FAR
        n = bisect_right(self._direct, (place.start, len(self.text))) - 1
        quoted = n >= 0 and place.start < self._direct[n][1]
        inside = place.start - self.sentence_at(place.start)
        flags = (float(spoken_to), float(joined), float(introduced), float(quoted))
        distances = (min(float(distance), FAR) for distance in (behind, before, inside, gap))
        apart = not quoted and not spoken_to
        return Around(
            place,
            (*flags, *distances),
            apart and (behind < _SAYS or before < _SAID),
            apart and inside < _HEAD,
        )

    def seen(self, n: int) -> Said:
        """What the trained model says of a quote, by its number."""
        return Said(self._seen[n], self._places, self.starts)

    def sentence_at(self, position: int) -> int:
        """Where the sentence with a position begins."""
        n = bisect_right(self.sentences, position) - 1
        return self.sentences[n] if n >= 0 else 0
