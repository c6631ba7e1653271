"""Participants: a trigger and the parties named around it in, who did it to whom out.

Symmetric kinds have the parties of the clause as actors. Of the others a verb has its actor before and its target
behind; a passive verb the other way round; a noun ("serangan Rusia terhadap Ukraina") has both behind, the actor first.
Parties behind "soal" or "terkait" are what it is about and have no part. First form, by order of words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kawat.languages import table
from kawat.reading.mentions import Party
from kawat.reading.triggers import Trigger
from kawat.records import Kind, Participant, Role

SYMMETRIC: frozenset[Kind] = frozenset(
    {"call", "meeting", "summit", "talks", "conference", "agreement", "cooperation", "relations"}
)
#: Kinds told of one side alone when the other was named just before; chosen on the training part of the gold.
_ANSWERED: frozenset[Kind] = frozenset({"accusation", "rejection", "threat", "visit", "meeting", "talks", "call"})
#: Kinds in which persons deal: where two are named, a bare state beside them is where they are or what they speak of.
_PERSONAL: frozenset[Kind] = frozenset({"call", "meeting", "summit"})
_PASSIVE = re.compile(r"di[a-z]{3,}", re.IGNORECASE)
#: Nouns of doing ("pengusiran diplomat Rusia") have their object behind them, as their verbs have.
_OBJECT = re.compile(r"pe(?:ng|m|n|ny)?[a-z]+an\b", re.IGNORECASE)
#: Parties further than this many characters from the trigger belong to something else.
_REACH = 160
#: "Melalui" stands so many characters before its noun.
_MEANS = 16
#: The actor of a noun stands within so many characters behind it.
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a sentence before and behind a trigger, each in the order of the text."""

    before: tuple[Party, ...]
    after: tuple[Party, ...]


@cache
def _words(sort: str) -> re.Pattern[str]:
    listed = (re.escape(word) for word in sorted(table("id", "sides")[sort], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE)


def is_by_means(text: str, trigger: Trigger) -> bool:
    """Whether a noun says how the main verb was done: "membahas hal itu melalui telepon"."""
    return _words("means").search(text, max(0, trigger.start - _MEANS), trigger.end) is not None


@cache
def _noun() -> re.Pattern[str]:
    plain = "|".join(table("id", "sides")["nouns"])
    return re.compile(rf"(?:pe[a-z]+an|ke[a-z]+an|(?!me)[a-z]+an|{plain})\b", re.IGNORECASE)


def around(trigger: Trigger, parties: Sequence[Party]) -> Sides:
    """The parties of a trigger's sentence, parted by the trigger, those out of reach left out."""
    first = bisect_left(parties, trigger.start - _REACH, key=lambda party: party.span.end)
    last = bisect_left(parties, trigger.end + _REACH + 1, key=lambda party: party.span.start)
    near = parties[first:last]
    return Sides(
        tuple(p for p in near if p.span.end <= trigger.start and trigger.start - p.span.end <= _REACH),
        tuple(p for p in near if p.span.start >= trigger.end and p.span.start - trigger.end <= _REACH),
    )


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """One party a state, the one with a person where there is one."""
    kept: dict[str, Party] = {}
    for party in parties:
        if party.state and (party.state not in kept or (party.person and not kept[party.state].person)):
            kept[party.state] = party
    return list(kept.values())


def _joined(text: str, parties: Sequence[Party]) -> list[Party]:
    """The first party and those coordinated with it ("Jepang, Korea Selatan dan Australia")."""
    kept = list(parties[:1])
    for party in parties[1:]:
        between = text[kept[-1].span.end : party.span.start].strip()
        if party.span != kept[-1].span and not _words("joins").fullmatch(between):
            break
        kept.append(party)
    return _distinct(kept)


def _clause(text: str, trigger: Trigger, sides: Sides) -> tuple[list[Party], list[Party]]:
    """The parties before and behind the trigger that no word of topic parts from it; the nearest first."""
    if sides.before and is_by_means(text, trigger):
        topic = _words("topic").search(text, sides.before[0].span.end, trigger.start)
        subjects = [p for p in sides.before[::-1] if topic and p.span.end <= topic.start()]
        if subjects:
            return subjects, []
    after = [p for p in sides.after if not _words("topic").search(text, trigger.end, p.span.start)]
    before = [p for p in sides.before[::-1] if not _words("topic").search(text, p.span.end, trigger.start)]
    return before, after


def _symmetric(text: str, trigger: Trigger, sides: Sides) -> list[Participant]:
    before, after = _clause(text, trigger, sides)
    placeless = [party for party in [*before[::-1], *after] if not party.locative]
    parties = _distinct(placeless)
    if len(parties) < 2:
        parties = _distinct([p for p in [*sides.before, *sides.after] if not p.locative])
    persons = [party for party in parties if party.person]
    if trigger.kind in _PERSONAL and len(persons) >= 2:
        parties = persons
    mediator = [p for p in parties if _words("mediating").search(text[max(0, p.span.start - 24) : p.span.start])]
    if mediator and len(parties) - len(mediator) >= 2:
        return [_participant("third" if party in mediator else "actor", party) for party in parties]
    return [_participant("actor", party) for party in parties]


def _mediated(text: str, trigger: Trigger, sides: Sides) -> list[Participant]:
    """A mediation: who goes between is the third, those it goes between are the actors."""
    before, after = [p for p in sides.before[::-1] if not p.locative], list(sides.after)
    passive = _PASSIVE.match(text, trigger.start)
    mediators = _joined(text, after if passive else before)
    states = {party.state for party in mediators}
    sides_between = [p for p in _distinct(before[::-1] if passive else after) if p.state not in states]
    return [*(_participant("actor", p) for p in sides_between), *(_participant("third", p) for p in mediators)]


def _directed(text: str, trigger: Trigger, sides: Sides) -> list[Participant]:
    before, after = _clause(text, trigger, sides)
    before = before or list(sides.before[::-1])
    actors = _joined(text, [p for p in before if not p.locative] or before)
    targets = _joined(text, after or list(sides.after))
    if _PASSIVE.match(text, trigger.start):
        actors, targets = targets, actors
    elif (
        _noun().match(text, trigger.start)
        and not _OBJECT.match(text, trigger.start)
        and after
        and after[0].span.start - trigger.end <= _NEAR
    ):
        between = text[trigger.end : after[0].span.start]
        if not _words("towards").search(between):
            actors, targets = after[:1], _joined(text, [p for p in after[1:] if p.state != after[0].state]) or actors
    own = {party.state for party in actors}
    targets = [party for party in targets if party.state not in own]
    if not targets:
        rest = [p for p in [*sides.after, *sides.before[::-1]] if p.state and p.state not in own]
        targets = rest[:1]
    return [*(_participant("actor", p) for p in actors), *(_participant("target", p) for p in targets)]


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
    if trigger.kind == "mediation":
        return tuple(_mediated(text, trigger, sides))
    words = text[trigger.start : trigger.end]
    if trigger.kind in SYMMETRIC and not (trigger.kind == "relations" and _words("one_sided").search(words)):
        return tuple(_symmetric(text, trigger, sides))
    return tuple(_directed(text, trigger, sides))


def completed(
    trigger: Trigger, participants: tuple[Participant, ...], earlier: Sequence[Party]
) -> tuple[Participant, ...]:
    """Add the other side from the sentence before, where a sentence names one side only ("Moskow mengecam itu").

    Args:
        trigger: the phrase that names the act.
        participants: those its own sentence gives.
        earlier: the parties of the last sentence before that names any.
    """
    states = {participant.state for participant in participants}
    if len(states) != 1 or trigger.kind not in _ANSWERED:
        return participants
    others = [party for party in earlier if party.state and party.state not in states and not party.locative]
    if not others:
        return participants
    role: Role = "actor" if trigger.kind in SYMMETRIC else "target"
    if all(participant.role == "target" for participant in participants):
        role = "actor"
    return (*participants, _participant(role, others[0]))
