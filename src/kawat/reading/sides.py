"""Sides: a candidate and the states named around it in, numbers that say what each of them may have to do with it out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kawat.languages import table
from kawat.reading.candidates import Candidate
from kawat.reading.mentions import Party
from kawat.reading.model.labels import AT_KIND
from kawat.reading.participants import SYMMETRIC
from kawat.reading.surroundings import HOME, PARTIES, Surroundings
from kawat.records import Participant, Role

#: How many sentences before a trigger are searched for its sides.
_BACK = 3
#: States looked at for one trigger.
_MOST = 14
_FAR = 400
#: What stands right before a mention, as numbers: 1 at its place, 0 at those of all others.
_BEFORE = (*((word,) for word in table("id", "sides")["before"]), (",", "-", "/"), ("(", '"', "“"))
_AT_LINK = {word: tuple(float(word in one) for one in _BEFORE) for words in _BEFORE for word in words}
_NO_LINK = (0.0,) * len(_BEFORE)
_LAST_WORD = re.compile(r"(\w+|[^\w\s])\s*$")


@dataclass(frozen=True, slots=True)
class Side:
    """A state that may take part, with its mentions from the best to show it to the least, and what the trees ask."""

    state: str
    parties: tuple[Party, ...]
    numbers: tuple[float, ...]


def _gap(party: Party, one: Candidate) -> int:
    """Characters between a mention and the trigger; negative where the mention stands before."""
    if party.span.end <= one.trigger.start:
        return party.span.end - one.trigger.start - 1
    return max(0, party.span.start - one.trigger.end)


def _first_of_each(parties: Iterable[Party]) -> dict[str, Party]:
    """The first mention of each state, in the order given."""
    first: dict[str, Party] = {}
    for party in parties:
        if party.state:
            first.setdefault(party.state, party)
    return first


def _ranks(first: Mapping[str, Party]) -> dict[str, float]:
    """How many other states are named before each state."""
    return {state: float(n) for n, state in enumerate(first)}


def _link(text: str, party: Party) -> tuple[float, ...]:
    """The word right before a mention."""
    match = _LAST_WORD.search(text, max(0, party.span.start - 16), party.span.start)
    return _AT_LINK.get(match[1].lower(), _NO_LINK) if match else _NO_LINK


def _named(parties: Iterable[Party]) -> Counter[str | None]:
    """How often each state is named."""
    return Counter(party.state for party in parties)


def sides_of(around: Surroundings, one: Candidate) -> tuple[Side, ...]:
    """The states that may take part in what a candidate tells.

    Args:
        around: the article.
        one: the candidate.

    Returns:
        Each state once, those of the trigger's own sentence first.
    """
    own = around.own(one)
    back = list(around.before(one.sentence, _BACK))[::-1]
    shown: dict[str, list[Party]] = {}
    for party in sorted(own, key=lambda party: abs(_gap(party, one))):
        if party.state:
            shown.setdefault(party.state, []).append(party)
    inside = {state: tuple(parties) for state, parties in shown.items()}
    for sentence in back:
        for party in sentence.parties[-PARTIES:]:
            if party.state:
                shown.setdefault(party.state, []).append(party)
    quote = around.quote_at(one.trigger.start)
    speaker = quote.state if quote else None
    for party in around.commonest:
        shown.setdefault(party.state or "", []).append(party)
    text = around.article.text
    before = _first_of_each(p for p in reversed(own) if p.span.end <= one.trigger.start)
    after = _first_of_each(p for p in own if p.span.start >= one.trigger.end)
    ranks_before, ranks_after = _ranks(before), _ranks(after)
    rules = {side.state: side for side in one.report.participants}
    passive = text[one.trigger.start : one.trigger.start + 2].lower() == "di"
    named_back = [_named(s.parties[-PARTIES:]) for s in back]
    named_behind = _named(party for s in around.after(one.sentence) for party in s.parties[:PARTIES])
    named_first = _named(around.sentences[0].parties[:PARTIES])
    made = []
    for rank, (state, parties) in enumerate(list(shown.items())[:_MOST]):
        mine = inside.get(state, ())
        left, right = before.get(state), after.get(state)
        rule = rules.get(state)
        numbers = (
            *AT_KIND[one.trigger.kind],
            float(one.trigger.kind in SYMMETRIC),
            float(passive),
            float(rank),
            float(len(mine)),
            float(-_gap(left, one)) if left else float(_FAR),
            float(_gap(right, one)) if right else float(_FAR),
            ranks_before.get(state, len(before) + 3.0),
            ranks_after.get(state, len(after) + 3.0),
            float(len(inside)),
            float(bool(left and left.person)),
            float(bool(right and right.person)),
            float(any(p.person for p in mine)),
            float(any(p.office is not None for p in mine)),
            float(bool(mine) and all(p.locative for p in mine)),
            *(_link(text, mine[0]) if mine else _NO_LINK),
            *(float(named[state]) for named in named_back),
            *([0.0] * (_BACK - len(back))),
            float(bool(back and back[0].parties and back[0].parties[0].state == state)),
            float(named_behind[state]),
            float(named_first[state]),
            float(around.shares[state]),
            around.shares[state] / max(1, around.mentions),
            float(around.ranks.get(state, 30)),
            float(state == HOME),
            float(len(state) != 3),
            float(state.startswith("X:")),
            float(rule is not None),
            float(bool(rule and rule.role == "actor")),
            float(bool(rule and rule.role == "target")),
            float(len(rules)),
            float(one.completed),
            float(speaker == state),
            float(bool(speaker)),
            float(one.anaphoric),
        )
        made.append(Side(state, tuple(parties), numbers))
    return tuple(made)


def participant(role: Role, one: Candidate, side: Side) -> Participant:
    """The side with the mention that shows it best: the rules' own choice, else the nearest in the sentence."""
    rule = next((p for p in one.report.participants if p.state == side.state), None)
    if rule:
        return replace(rule, role=role)
    party = side.parties[0]
    return Participant(role, side.state, party.span, party.person, party.office, party.person_id)


__all__ = ["Side", "participant", "sides_of"]
