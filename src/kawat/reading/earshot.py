"""Earshot: one quote of an article in, the voices that may have said it, with numbers for each, out.

The numbers are what the trees of `kawat.reading.choosing` ask; their order is bound to the trees' file. Only so many
places around a quote are looked at, so that the work grows with the text's length and no faster.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.languages import table
from kawat.reading.hearing import FAR, NOWHERE, Around, Hearing
from kawat.reading.quotes import own_words
from kawat.reading.voices import Place

#: The outlets' own state.
_HOME = "IDN"
#: Characters before and behind a quote in which its speaker may be named, and how many places are looked at.
_BACK, _AHEAD = 1500, 260
_PLACES_BACK, _PLACES_AHEAD, _PLACES_INSIDE = 26, 8, 40
#: How many places where somebody speaks are looked back at, however far away.
_SPOKE = 8
#: How many voices in the own words, before, behind, and among those that spoke before are asked about.
_IN_OWN, _BEFORE, _BEHIND, _SPEAKING = 4, 9, 3, 3
#: The rank of a voice that is not there, and as many sentences as matter.
_LAST = 40.0
#: Characters between two quotes that are looked at.
_GAP = 400
#: What own words may hold that stands for a speaker; lists of languages/id/voices.yaml.
_OWN = ("one", "many", "papers", "officials", "anybody", "pointing", "media")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = table("id", "voices")
    return {sort: re.compile(rf"\b(?:{'|'.join(words[sort])})\b", re.IGNORECASE) for sort in _OWN}


@dataclass(frozen=True, slots=True)
class Heard:
    """Who may have said a quote: for each the number of the voice, the place that names it best, if any, and numbers.

    `own` is where the words for the speaker stand, by the word of speech alone.
    """

    voices: tuple[int, ...]
    places: tuple[Place | None, ...]
    numbers: tuple[tuple[float, ...], ...]
    own: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _InOwn:
    """A place in the own words, with how many places stand there before and behind it."""

    before: int
    behind: int
    around: Around


def _ranks(voices: Iterable[int]) -> dict[int, float]:
    """Each voice with its rank in the order in which the voices are first met."""
    return {voice: float(k) for k, voice in enumerate(dict.fromkeys(voices))}


def _by_voice(places: Iterable[Around]) -> dict[int, list[Around]]:
    found: dict[int, list[Around]] = {}
    for one in places:
        found.setdefault(one.place.voice, []).append(one)
    return found


class Earshot:
    """What is near one quote."""

    def __init__(self, hearing: Hearing, n: int) -> None:
        """Take an article and the number of a quote in it."""
        self._all, self._n, self._quote = hearing, n, hearing.quotes[n]
        quote = self._quote
        self._sentence = hearing.sentence_at(quote.cue.start if quote.cue else quote.start)
        self._own = own_words(hearing.text, quote, self._sentence)
        starts = hearing.starts
        middle, behind = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        first = max(bisect_left(starts, quote.start - _BACK), middle - _PLACES_BACK)
        last = min(bisect_left(starts, quote.end + _AHEAD), behind + _PLACES_AHEAD)
        before, ahead = hearing.places[first:middle][::-1], hearing.places[behind:last]
        #: For each voice its places near the quote, the nearest first.
        self._before, self._ahead = _by_voice(before), _by_voice(ahead)
        spoke = bisect_left(hearing.speaking_starts, quote.start)
        self._speaking = _ranks(one.place.voice for one in hearing.speaking[max(0, spoke - _SPOKE) : spoke][::-1])
        self._heads = _ranks(one.place.voice for one in before if one.heads)
        self._recent = _ranks(self._before)
        self._persons = _ranks(voice for voice in self._before if hearing.voices[voice].person)
        inside = hearing.places[middle : min(behind, middle + _PLACES_INSIDE)]
        self._inside = Counter(one.place.voice for one in inside)
        self._take_own([*before[::-1], *ahead])
        self._said = hearing.seen(n)

    def _take_own(self, near: Sequence[Around]) -> None:
        """See what the words for the speaker hold."""
        hearing, own = self._all, self._own
        zone = [one for one in near if own and own[0] <= one.place.start < own[1]]
        self._in_own = {one.place.voice: _InOwn(before, len(zone) - 1 - before, one) for before, one in enumerate(zone)}
        self._own_states = {hearing.voices[one.place.voice].state for one in zone}
        self._own_offices = {one.place.office for one in zone if one.place.alone and one.place.office}
        self._own_persons = sum(hearing.voices[one.place.voice].person is not None for one in zone)
        self._pointed = bool(own and _patterns()["pointing"].search(hearing.text, *own))

    def heard(self) -> Heard:
        """The voices that may have spoken, with numbers."""
        hearing, n = self._all, self._n
        listed = dict.fromkeys([
            *list(self._in_own)[:_IN_OWN],
            *list(self._before)[:_BEFORE],
            *list(self._ahead)[:_BEHIND],
            *list(self._speaking)[:_SPEAKING],
            *hearing.ruled[max(0, n - 2) : n + 2],
            *hearing.often,
            hearing.nobody,
        ])  # fmt: skip
        common = (*self._of_quote(), *self._said.of_quote())
        return Heard(
            tuple(listed),
            tuple(self._place_of(voice) for voice in listed),
            tuple(
                (
                    *self._of_voice(voice),
                    *self._of_nearness(voice),
                    *self._of_own(voice),
                    *self._said.of_voice(voice),
                    *common,
                )
                for voice in listed
            ),
            self._own,
        )

    def _place_of(self, voice: int) -> Place | None:
        """The place that names a voice best: in the own words, before the quote, behind it."""
        if voice in self._in_own:
            return self._in_own[voice].around.place
        near = self._before.get(voice) or self._ahead.get(voice)
        return near[0].place if near else None

    def _of_voice(self, voice: int) -> tuple[float, ...]:
        """Numbers of a voice in the whole article."""
        hearing = self._all
        who, count, length = hearing.voices[voice], hearing.counts[voice], max(1, len(hearing.text))
        return (
            float(who.person is not None),
            float(who.known),
            float(who.state is not None),
            float(who.state == _HOME),
            float(who.person.count(" ") if who.person else -1),
            float(count),
            float(hearing.says[voice]),
            float(hearing.spoken[voice]),
            hearing.first.get(voice, length) / length,
            hearing.titled[voice] / max(1, count),
            hearing.objects[voice] / max(1, count),
        )

    def _of_nearness(self, voice: int) -> tuple[float, ...]:
        """Numbers of a voice as seen from the quote."""
        start = self._quote.start
        before, ahead = self._before.get(voice, ()), self._ahead.get(voice, ())
        near = before[0] if before else None
        starts = self._all.sentences
        since = bisect_right(starts, start) - bisect_right(starts, near.place.start) if near else _LAST
        return (
            float(len(before)),
            float(start - near.place.end) if near else FAR,
            float(bool(near and near.place.start >= self._sentence)),
            *(_of_place(near) if near else (0.0, 0.0, 0.0, 0.0, *NOWHERE)),
            float(next((start - one.place.end for one in before if one.heads), FAR)),
            float(next((start - one.place.end for one in before if one.speaks), FAR)),
            self._speaking.get(voice, _LAST),
            self._heads.get(voice, _LAST),
            self._recent.get(voice, _LAST),
            self._persons.get(voice, _LAST),
            min(float(since), _LAST),
            float(self._inside[voice]),
            float(ahead[0].place.start - self._quote.end) if ahead else FAR,
            *(ahead[0].numbers if ahead else NOWHERE)[:5],
        )

    def _of_own(self, voice: int) -> tuple[float, ...]:
        """Numbers of a voice in the own words."""
        who = self._all.voices[voice]
        fits = who.state in self._own_states
        pointed = bool(who.person) and self._pointed and not self._own_persons
        agreeing = (float(fits), float(who.office in self._own_offices), float(fits and pointed))
        own, text, found = self._own, self._all.text, self._in_own.get(voice)
        if not own or not found:
            return (*agreeing, -1.0, -1.0, -1.0, FAR, -1.0, -1.0, -1.0, -1.0, 0.0, 0.0, 0.0, 0.0, *NOWHERE)
        place = found.around.place
        return (
            *agreeing,
            float(found.before),
            float(found.behind),
            float(place.start - own[0]),
            float(own[1] - place.end),
            float(text.count(",", place.end, own[1])),
            float(text.count(",", own[0], place.start)),
            float(text.count(" yang ", own[0], place.start)),
            float(text.startswith((" dan ", " serta "), place.end)),
            *_of_place(found.around),
        )

    def _of_quote(self) -> tuple[float, ...]:
        """Numbers of the quote itself."""
        quote, own, text, patterns = self._quote, self._own, self._all.text, _patterns()
        words = text[own[0] : own[1]] if own else ""
        last = self._all.quotes[self._n - 1] if self._n else None
        gap = text[last.end : min(quote.start, last.end + _GAP)] if last else ""
        side = 0.0 if not quote.cue else 1.0 if quote.cue.start >= quote.end else 2.0
        return (
            float(quote.type == "direct"),
            side,
            float(bool(quote.cue) and own is None),
            float(len(words)),
            float(words.count(" ")),
            float(any(letter.isupper() for letter in words)),
            *(float(bool(patterns[sort].search(words))) for sort in _OWN),
            float(len(self._in_own)),
            float(self._own_persons),
            float(len(gap)) if last else FAR,
            float("\n" in gap),
            float(last.type == "direct") if last else -1.0,
            float(not text[max(0, quote.start - 3) : quote.start].strip(" \"“”'\n")),
            float(quote.end - quote.start),
            float(self._n),
            float(len(self._all.quotes)),
            quote.start / max(1, len(text)),
            float(bool(patterns["many"].search(quote.text))),
        )


def _of_place(one: Around) -> tuple[float, ...]:
    """Numbers of a place: a title there, nothing but a title, where something is, named by two; what is around."""
    place = one.place
    return (
        float(place.office is not None),
        float(place.alone),
        float(place.locative),
        float(place.shared),
        *one.numbers,
    )
