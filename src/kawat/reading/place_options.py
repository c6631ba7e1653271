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
from kawat.reading.candidates import PLACELESS, Candidate, Found, story
from kawat.reading.linking import code_of
from kawat.reading.mentions import PlaceMention
from kawat.reading.model.labels import AT_KIND, STATUSES
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
#: What stands for how many sentences off a place is that is not near, and for the rank of one that is nowhere.
_NEVER, _UNRANKED = 9, 20.0
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


@dataclass(frozen=True, slots=True)
class _Near:
    """A place near a phrase: how far off in characters, more in another sentence; how many sentences later it is."""

    apart: int
    later: int
    phrase: Candidate
    site: _Site


@cache
def _leading() -> tuple[re.Pattern[str], ...]:
    groups = table("id", "places")["leading"].values()
    return tuple(re.compile(rf"\b(?:{'|'.join(words)})\s+$", re.IGNORECASE) for words in groups)


def _apart(site: _Site, one: Candidate) -> int:
    """Characters between a place and a phrase; negative where the place stands before."""
    span = site.mention.span
    return span.start - one.trigger.end if span.start >= one.trigger.start else span.end - one.trigger.start - 1


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
        near = sorted(self._near(event), key=lambda one: (one.apart, one.site.mention.span.start))
        by_country: dict[str, list[_Near]] = {}
        for one in near:
            by_country.setdefault(one.site.mention.country or "", []).append(one)
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

    def _near(self, event: Event) -> Iterator[_Near]:
        """The places around an event's phrases."""
        for one in event.members[:_PHRASES]:
            order = self._order[one.sentence.number]
            for at in range(max(0, order - _BACK), min(len(self._by_order), order + _AHEAD + 1)):
                nearest = sorted(self._by_order[at], key=lambda site: abs(_apart(site, one)))
                for site in nearest[:_PLACES]:
                    apart = abs(_apart(site, one))
                    if apart <= _REACH:
                        yield _Near(apart + (_REACH if at != order else 0), at - order, one, site)

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

    def _of_country(self, event: Event, country: str, rank: int, near: Sequence[_Near]) -> list[float]:
        report = event.report
        roles = {one.role for one in report.participants if one.state == country}
        inside = [one for one in near if one.later == 0]
        named = (p for one in event.members[:_PHRASES] for p in one.sentence.parties if not p.locative)
        first = self._first.get(country)
        return [
            float(rank),
            *(float(role in roles) for role in _ROLES),
            float(min((-_apart(one.site, one.phrase) for one in inside if _is_before(one)), default=_FAR)),
            float(min((_apart(one.site, one.phrase) for one in inside if not _is_before(one)), default=_FAR)),
            float(len({one.site.mention.span.start for one in inside})),
            *_by_lead(near, event.members[:_PHRASES]),
            *_by_date(near, report.date_span),
            float(min((-one.later for one in near if one.later < 0), default=_NEVER)),
            float(min((one.later for one in near if one.later > 0), default=_NEVER)),
            float(len(near)),
            *self._led(near[0].site if near else first),
            *self._led(inside[0].site if inside else None),
            float(any(one.site.mention.place_id for one in near)),
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


def _by_date(near: Sequence[_Near], date: Span | None) -> list[float]:
    """Whether a place stands in the sentence of the words that date the event, and how far from them."""
    beside = [
        max(one.site.mention.span.start - date.end, date.start - one.site.mention.span.end, 0)
        for one in near
        if date and one.later == 0 and one.phrase.sentence.start <= date.start < one.phrase.sentence.end
    ]
    return [float(bool(beside)), float(min((*beside, _FAR)))]


def _by_lead(near: Sequence[_Near], phrases: Sequence[Candidate]) -> list[float]:
    """How far a place is from the clearest phrase, whether in its sentence, and at how many phrases it is named."""
    of_lead = [one for one in near if one.phrase is phrases[0]]
    beside = {id(one.phrase) for one in near if one.later == 0}
    return [
        float(min((one.apart for one in of_lead), default=_FAR)),
        float(any(one.later == 0 for one in of_lead)),
        len(beside) / len(phrases),
    ]


def _is_before(one: _Near) -> bool:
    return _apart(one.site, one.phrase) < 0


def _best(near: Sequence[_Near]) -> PlaceMention:
    """The nearest mention of a country, before which goes the nearest of a smaller place in the phrase's sentence."""
    small = (one.site.mention for one in near if one.site.mention.place_id and one.later == 0)
    return next(small, near[0].site.mention)
