"""Participants: a trigger and the parties named around it in, who did it to whom out.

Symmetric kinds have every party of the sentence as an actor. For the others, the party before the trigger acts and the
party behind it is the target; a passive verb turns the two round. First form, by order of words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kawat.reading.mentions import Party
from kawat.reading.triggers import Trigger
from kawat.records import Kind, Participant, Role

SYMMETRIC: frozenset[Kind] = frozenset(
    {"call", "meeting", "summit", "talks", "conference", "agreement", "cooperation", "relations"}
)
_PASSIVE = re.compile(r"di\w{3,}", re.IGNORECASE)
#: Parties further than this many characters from the trigger belong to something else.
_REACH = 160


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a sentence around a trigger."""

    before: tuple[Party, ...]
    after: tuple[Party, ...]


def around(trigger: Trigger, parties: Sequence[Party], start: int, end: int) -> Sides:
    """The parties of the sentence from `start` to `end`, before and behind a trigger, nearest last and first."""
    near = [p for p in parties if start <= p.span.start and p.span.end <= end]
    return Sides(
        tuple(p for p in near if p.span.end <= trigger.start and trigger.start - p.span.end <= _REACH),
        tuple(p for p in near if p.span.start >= trigger.start and p.span.start - trigger.end <= _REACH),
    )


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """One party a state, the one with a person where there is one."""
    kept: dict[str, Party] = {}
    for party in parties:
        if party.state and (party.state not in kept or (party.person and not kept[party.state].person)):
            kept[party.state] = party
    return list(kept.values())


def _participant(role: Role, party: Party) -> Participant:
    return Participant(role, party.state, party.span, party.person, party.office, party.person_id)


def participants_of(trigger: Trigger, sides: Sides, text: str) -> tuple[Participant, ...]:
    """Give each party its role.

    Args:
        trigger: the phrase that names the act.
        sides: the parties around it.
        text: the article's text.

    Returns:
        Participants, actors first; fewer than two states mean that the sentence does not say who dealt with whom.
    """
    if trigger.kind in SYMMETRIC:
        return tuple(_participant("actor", party) for party in _distinct([*sides.before, *sides.after]))
    first, second = sides.before[::-1], sides.after
    if _PASSIVE.match(text, trigger.start, trigger.end):
        first, second = second, first
    actor = next(iter(_distinct(first)), None)
    others = [party for party in _distinct([*second, *first[1:]]) if not actor or party.state != actor.state]
    if not actor:
        actor, others = (others[0], others[1:]) if others else (None, [])
    return tuple(
        participant
        for participant in (
            _participant("actor", actor) if actor else None,
            _participant("target", others[0]) if others else None,
        )
        if participant
    )
