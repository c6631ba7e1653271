"""Who may stand for a side: an article with its events in, for each side the persons who may, and nobody, out.

The numbers are what the trees of `kawat.reading.naming` ask; their order is bound to the trees' file.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kawat.reading.attribution import quotes_at
from kawat.reading.candidates import Found, story
from kawat.reading.linking import holder_at
from kawat.reading.mentions import Party
from kawat.reading.model.labels import AT_KIND, STATUSES
from kawat.reading.nearness import Near, apart, before_and_behind, by_lead, is_beside, nearest, sentences_off
from kawat.reading.occasions import Event
from kawat.reading.participants import SYMMETRIC
from kawat.reading.status import VERBAL
from kawat.records import Article, Office, Participant

#: How many sentences before and behind a phrase are searched for persons.
_BACK, _AHEAD = 3, 1
#: Mentions looked at in a sentence, phrases looked at of an event, and persons of a side.
_MENTIONS, _PHRASES, _MOST = 12, 8, 6
#: Farther characters are all the same.
_FAR = 600
#: How far from the beginning of its sentence a subject begins.
_HEAD = 40
_ROLES = ("actor", "target", "third")
_OFFICES: tuple[Office, ...] = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "spokesperson",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonOption:
    """Who may stand for a side, by the mention that is nearest; None for nobody; and what the trees ask of it."""

    party: Party | None
    numbers: tuple[float, ...]


def _titled(party: Party, on: str | None) -> Party:
    """A mention by title alone stands for whoever held the office at a date."""
    if party.person or not party.office or not party.state:
        return party
    person = holder_at(party.office, party.state, on)
    return replace(party, person=person.name, person_id=person.id) if person else party


class Persons:
    """One article and its events: who may stand for each side of each."""

    def __init__(self, article: Article, found: Found, events: Sequence[Event]) -> None:
        """Take the article, what was found in it, and its events in order."""
        self._events, self._quotes, self._published = events, found.quotes, article.published
        sentences = tuple(story(found))
        self._order = {sentence.number: n for n, sentence in enumerate(sentences)}
        self._by_order = [sentence.parties for sentence in sentences]
        every = [_titled(party, article.published) for parties in self._by_order for party in parties]
        self._counts = Counter((party.state, party.person) for party in every if party.person)
        self._of_state = Counter(party.state for party in every if party.person)
        self._bare = Counter(party.state for party in every if party.state and not party.person)

    def options(self, number: int, side: Participant) -> tuple[PersonOption, ...]:
        """Who may stand for a side of an event: persons of its state near the event's phrases; last, nobody."""
        event = self._events[number]
        near = nearest(self._near(event, side))
        by_person: dict[str, list[Near[Party]]] = {}
        for one in near:
            if one.named.person:
                by_person.setdefault(one.named.person, []).append(one)
        bare = [one for one in near if not one.named.person]
        kept = list(by_person.items())[:_MOST]
        context = self._of_side(event, side, [own[0].apart for _, own in kept], bare)
        made = [
            PersonOption(own[0].named, (*context, 0.0, *self._of_person(event, side, person, rank, own)))
            for rank, (person, own) in enumerate(kept)
        ]
        nobody = [0.0] * len(self._of_person(event, side, "", 0, ()))
        return (*made, PersonOption(None, (*context, 1.0, *nobody)))

    def bare(self, number: int, side: Participant) -> Party | None:
        """The mention of a side's state alone that is nearest to an event's phrases."""
        near = nearest(self._near(self._events[number], side))
        return next((one.named for one in near if not one.named.person), None)

    def _near(self, event: Event, side: Participant) -> Iterator[Near[Party]]:
        for one in event.members[:_PHRASES]:
            order = self._order[one.sentence.number]
            for at in range(max(0, order - _BACK), min(len(self._by_order), order + _AHEAD + 1)):
                own = (party for party in self._by_order[at] if party.state == side.state)
                for party in sorted(own, key=lambda party: abs(apart(party.span, one)))[:_MENTIONS]:
                    distance = min(abs(apart(party.span, one)), _FAR) + (_FAR if at != order else 0)
                    titled = _titled(party, event.report.date or self._published)
                    yield Near(distance, at - order, one, party.span, titled)

    def _of_side(
        self, event: Event, side: Participant, apart_of: Sequence[int], bare: Sequence[Near[Party]]
    ) -> list[float]:
        report = event.report
        others = [one for one in report.participants if one.state != side.state]
        inside = [one for one in bare if one.later == 0]
        return [
            *AT_KIND[report.kind],
            float(report.kind in VERBAL),
            float(report.kind in SYMMETRIC),
            float(STATUSES.index(report.status)),
            *(float(side.role == role) for role in _ROLES),
            float(len(report.participants)),
            float(len(event.members)),
            float(sum(one.person is not None for one in others)),
            float(side.person is not None),
            float(len(apart_of)),
            float(min(apart_of, default=2 * _FAR)),
            float(bare[0].apart) if bare else float(2 * _FAR),
            float(len(inside)),
            float(any(not one.named.locative for one in inside)),
            float(self._bare[side.state or ""]),
            float(self._of_state[side.state]),
            float(self._order[event.members[0].sentence.number]),
        ]

    def _of_person(
        self, event: Event, side: Participant, person: str, rank: int, near: Sequence[Near[Party]]
    ) -> list[float]:
        inside = [one for one in near if one.later == 0]
        offices = {one.named.office for one in near}
        speaking = [next(quotes_at(self._quotes, one.trigger.start), None) for one in event.members[:_PHRASES]]
        ruled = [
            any(p.state == side.state and p.person == person for p in one.report.participants)
            for one in event.members[:_PHRASES]
        ]
        count = self._counts[side.state, person]
        return [
            float(rank),
            *before_and_behind(near, _FAR),
            float(len({one.span.start for one in inside})),
            *by_lead(near, event.members[:_PHRASES], 2 * _FAR),
            float(any(is_beside(one, event.report.date_span) for one in near)),
            *sentences_off(near),
            float(any(one.span.start - one.phrase.sentence.start < _HEAD for one in inside)),
            *(float(office in offices) for office in _OFFICES),
            float(any(one.named.named for one in near)),
            float(count),
            count / max(1, self._of_state[side.state]),
            float(sum(quote is not None and quote.person == person for quote in speaking)),
            float(sum(quote is not None for quote in speaking)),
            float(sum(ruled)),
            float(bool(ruled and ruled[0])),
            float(side.person == person),
        ]
