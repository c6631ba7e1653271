"""Where a report may have happened: an article with its events in, for each event the places it may have had out.

The numbers are what the trees of `kawat.reading.placing` ask; their order is bound to the trees' file.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kawat.intake.clean import dateline
from kawat.knowledge.entities import states
from kawat.languages import table
from kawat.reading.candidates import PLACELESS, Found, story
from kawat.reading.linking import code_of
from kawat.reading.mentions import PlaceMention
from kawat.reading.model.labels import AT_KIND, STATUSES
from kawat.reading.nearness import Near, apart, before_and_behind, by_lead, is_beside, nearest, sentences_off
from kawat.reading.occasions import Event
from kawat.reading.participants import SYMMETRIC
from kawat.reading.status import VERBAL
from kawat.reading.surroundings import HOME
from kawat.records import Article, Place, Span

#: How many sentences before and behind a phrase are searched for its place.
_BACK, _AHEAD = 3, 2
#: Places looked at in a sentence, phrases looked at of an event, and places of an event.
_PLACES, _PHRASES, _MOST = 12, 8, 12
#: How many countries named most often as a place may be one wherever they are not named.
_COMMON = 2
#: Farther characters and sentences are all the same, and how far before a name a word leads to it.
_FAR, _LATE, _LEAD = 1000, 30, 24
#: A place further than this many characters from a phrase belongs to something else.
_REACH = 400
#: What stands for the rank of a country that is named as no place.
_UNRANKED = 20.0
_ROLES = ("actor", "target", "third")


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """Where a report may have happened, None for no place, and what the trees ask of it."""

    place: Place | None
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Site:
    """A place of the story: the mention and the number of its sentence in the story."""

    mention: PlaceMention
    order: int


@cache
def _leading() -> tuple[re.Pattern[str], ...]:
    groups = table("id", "places")["leading"].values()
    return tuple(re.compile(rf"\b(?:{'|'.join(words)})\s+$", re.IGNORECASE) for words in groups)


def _as_place(mention: PlaceMention) -> Place:
    return Place(mention.name, mention.country, mention.span, mention.place_id)


class Sites:
    """One article and its events: where each of them may have happened."""

    def __init__(self, article: Article, found: Found, events: Sequence[Event]) -> None:
        """Take the article, what was found in it, and its events in order."""
        self._article, self._events = article, events
        sentences = tuple(story(found))
        self._order = {sentence.number: n for n, sentence in enumerate(sentences)}
        opening = dateline(article.text)
        story_begins = opening.span.end if opening else 0
        self._by_order = [
            tuple(_Site(one, n) for one in sentence.places if one.country and one.span.start >= story_begins)
            for n, sentence in enumerate(sentences)
        ]
        every = [site for sites in self._by_order for site in sites]
        self._counts = Counter(site.mention.country or "" for site in every)
        self._first: dict[str, _Site] = {}
        for site in every:
            self._first.setdefault(site.mention.country or "", site)
        common = sorted(self._counts, key=lambda country: (-self._counts[country], country))
        self._ranks = {country: float(n) for n, country in enumerate(common)}
        self._common = [country for country in common[:_COMMON] if self._counts[country] > 1]
        self._named = Counter(party.state for party in found.parties if party.state and not party.locative)
        self._dateline = code_of(opening.place_name) if opening and opening.place_name else None

    def options(self, number: int) -> tuple[PlaceOption, ...]:
        """Where an event may have happened: the places near its phrases, its sides, those named most; last, nowhere."""
        event = self._events[number]
        near = nearest(self._near(event))
        by_country: dict[str, list[Near[_Site]]] = {}
        for one in near:
            by_country.setdefault(one.named.mention.country or "", []).append(one)
        shown = {country: _as_place(_best(own)) for country, own in by_country.items()}
        for side in event.report.participants:
            state = states().get(side.state or "")
            if state:
                shown.setdefault(state.code, Place(state.name_en, state.code, side.span))
        for country in self._common:
            shown.setdefault(country, _as_place(self._first[country].mention))
        kept = list(shown.items())[:_MOST]
        context = self._of_event(event, len(kept), near[0].apart if near else _FAR)
        made = [
            PlaceOption(place, (*context, 0.0, *self._of_country(event, country, rank, by_country.get(country, ()))))
            for rank, (country, place) in enumerate(kept)
        ]
        nowhere = [0.0] * len(self._of_country(event, "", 0, ()))
        return (*made, PlaceOption(None, (*context, 1.0, *nowhere)))

    def _near(self, event: Event) -> Iterator[Near[_Site]]:
        """The places around an event's phrases."""
        for one in event.members[:_PHRASES]:
            order = self._order[one.sentence.number]
            for at in range(max(0, order - _BACK), min(len(self._by_order), order + _AHEAD + 1)):
                for site in sorted(self._by_order[at], key=lambda site: abs(apart(site.mention.span, one)))[:_PLACES]:
                    distance = abs(apart(site.mention.span, one))
                    if distance <= _REACH:
                        distance += _REACH if at != order else 0
                        yield Near(distance, at - order, one, site.mention.span, site)

    def _of_event(self, event: Event, options: int, nearest: int) -> list[float]:
        report = event.report
        return [
            *AT_KIND[report.kind],
            float(report.kind in VERBAL),
            float(report.kind in PLACELESS),
            float(report.kind in SYMMETRIC),
            float(STATUSES.index(report.status)),
            float(len(report.participants)),
            float(any(one.person for one in report.participants)),
            float(len(event.members)),
            float(options),
            float(nearest),
            float(len(self._counts)),
            float(sum(self._counts.values())),
            float(self._order[event.members[0].sentence.number]),
            float(report.place is None),
            float(self._dateline is not None),
        ]

    def _of_country(self, event: Event, country: str, rank: int, near: Sequence[Near[_Site]]) -> list[float]:
        report = event.report
        roles = {one.role for one in report.participants if one.state == country}
        inside = [one for one in near if one.later == 0]
        named = (p for one in event.members[:_PHRASES] for p in one.sentence.parties if not p.locative)
        first = self._first.get(country)
        return [
            float(rank),
            *(float(role in roles) for role in _ROLES),
            *before_and_behind(near, _FAR),
            float(len({one.span.start for one in inside})),
            *by_lead(near, event.members[:_PHRASES], _FAR),
            *_by_date(near, report.date_span),
            *sentences_off(near),
            float(len(near)),
            *self._led(near[0].named if near else first),
            *self._led(inside[0].named if inside else None),
            float(any(one.named.mention.place_id for one in near)),
            float(self._counts[country]),
            self._counts[country] / max(1, sum(self._counts.values())),
            self._ranks.get(country, _UNRANKED),
            float(min(first.order, _LATE)) if first else float(_LATE),
            float(sum(party.state == country for party in named)),
            float(self._named[country]),
            self._named[country] / max(1, sum(self._named.values())),
            float(self._dateline == country),
            float(bool(report.place and report.place.country == country)),
            float(country == HOME),
        ]

    def _led(self, site: _Site | None) -> list[float]:
        """The words that lead to a place, and whether it is smaller than its country."""
        if site is None:
            return [0.0] * (len(_leading()) + 2)
        start = site.mention.span.start
        lead = self._article.text[max(0, start - _LEAD) : start]
        return [1.0, *(float(bool(pattern.search(lead))) for pattern in _leading()), float(bool(site.mention.place_id))]


def _by_date(near: Sequence[Near[_Site]], date: Span | None) -> list[float]:
    """Whether a place stands in the sentence of the words that date the event, and how far from them."""
    beside = [
        max(one.span.start - date.end, date.start - one.span.end, 0) for one in near if date and is_beside(one, date)
    ]
    return [float(bool(beside)), float(min((*beside, _FAR)))]


def _best(near: Sequence[Near[_Site]]) -> PlaceMention:
    """The nearest mention of a country, before which goes the nearest of a smaller place in the phrase's sentence."""
    small = (one.named.mention for one in near if one.named.mention.place_id and one.later == 0)
    return next(small, near[0].named.mention)
