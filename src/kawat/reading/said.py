"""Said: what the trained model says of one quote in; how surely it takes each voice for the speaker, as numbers."""

from bisect import bisect_left
from collections.abc import Sequence

from kawat.reading.model.analysis import Statement
from kawat.reading.voices import Place

#: How many numbers there are of a voice, of a quote.
OF_VOICE, OF_QUOTE = 3, 4
#: What stands for each where the model was not asked.
_UNKNOWN = -1.0
#: Places that begin so many characters before a word may still hold it.
_LONGEST = 120


class Said:
    """One quote as the model sees it, or not at all."""

    def __init__(self, statement: Statement | None, places: Sequence[Place], starts: Sequence[int]) -> None:
        """Take what the model says of the quote, and the places that name voices, with where they begin, in order."""
        self._statement = statement
        self._chances: dict[int, float] = {}
        self._nobody = 0.0
        for word in statement.speakers if statement else ():
            near = places[bisect_left(starts, word.start - _LONGEST) : bisect_left(starts, word.end)]
            voices = {place.voice for place in near if place.end > word.start}
            for voice in voices:
                self._chances[voice] = max(self._chances.get(voice, 0.0), word.probability)
            if not voices:
                self._nobody = max(self._nobody, word.probability)
        self._all = sum(self._chances.values()) + self._nobody
        self._best = max((*self._chances.values(), self._nobody))

    def of_voice(self, voice: int) -> tuple[float, ...]:
        """How surely words for a voice are the speaker's, its share among all voices, and whether it is the surest."""
        if self._statement is None:
            return (_UNKNOWN,) * OF_VOICE
        chance = self._chances.get(voice, 0.0)
        return (chance, chance / self._all if self._all else 0.0, float(bool(chance) and chance == self._best))

    def of_quote(self) -> tuple[float, ...]:
        """How surely any word is the speaker's, one that names no voice is; how surely it is a quote of either type."""
        one = self._statement
        return (self._best, self._nobody, one.direct, one.indirect) if one is not None else (_UNKNOWN,) * OF_QUOTE
