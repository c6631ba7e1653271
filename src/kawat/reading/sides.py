"""Sides: a candidate and the states named around it in, numbers that say what each of them may have to do with it out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

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


class _Near:
    """What stands around one candidate: its sentence, those before and behind, who speaks, what rules read."""

    def __init__(self, around: Surroundings, one: Candidate) -> None:
        self._around, self._one = around, one
        self._own = around.own(one)
        self._back = list(around.before(one.sentence, _BACK))[::-1]
        self._before = _first_of_each(p for p in reversed(self._own) if p.span.end <= one.trigger.start)
        self._after = _first_of_each(p for p in self._own if p.span.start >= one.trigger.end)
        self._ranks_before, self._ranks_after = _ranks(self._before), _ranks(self._after)
        self._rules = {side.state: side for side in one.report.participants}
        self._passive = around.article.text[one.trigger.start : one.trigger.start + 2].lower() == "di"
        self._named_back = [_named(s.parties[-PARTIES:]) for s in self._back]
        self._named_behind = _named(party for s in around.after(one.sentence) for party in s.parties[:PARTIES])
        self._named_first = _named(around.sentences[0].parties[:PARTIES])
        quote = around.quote_at(one.trigger.start)
        self._speaker = quote.state if quote else None
        inside: dict[str, list[Party]] = {}
        for party in sorted(self._own, key=lambda party: abs(_gap(party, one))):
            if party.state:
                inside.setdefault(party.state, []).append(party)
        self._inside = {state: tuple(parties) for state, parties in inside.items()}

    def shown(self) -> dict[str, list[Party]]:
        """The mentions of every state around: those of the sentence, the nearest first, then those before it."""
        shown = {state: list(parties) for state, parties in self._inside.items()}
        for sentence in self._back:
            for party in sentence.parties[-PARTIES:]:
                if party.state:
                    shown.setdefault(party.state, []).append(party)
        for party in self._around.commonest:
            shown.setdefault(party.state or "", []).append(party)
        return shown

    def of_sentence(self, state: str, rank: int) -> tuple[float, ...]:
        """How a state is named in the candidate's sentence."""
        one, mine = self._one, self._inside.get(state, ())
        left, right = self._before.get(state), self._after.get(state)
        return (
            *AT_KIND[one.trigger.kind],
            float(one.trigger.kind in SYMMETRIC),
            float(self._passive),
            float(rank),
            float(len(mine)),
            float(-_gap(left, one)) if left else float(_FAR),
            float(_gap(right, one)) if right else float(_FAR),
            self._ranks_before.get(state, len(self._before) + 3.0),
            self._ranks_after.get(state, len(self._after) + 3.0),
            float(len(self._inside)),
            float(bool(left and left.person)),
            float(bool(right and right.person)),
            float(any(p.person for p in mine)),
            float(any(p.office is not None for p in mine)),
            float(bool(mine) and all(p.locative for p in mine)),
            *(_link(self._around.article.text, mine[0]) if mine else _NO_LINK),
        )

    def of_article(self, state: str) -> tuple[float, ...]:
        """How a state is named elsewhere, and what rules and speech say of it."""
        one, around, back, rule = self._one, self._around, self._back, self._rules.get(state)
        return (
            *(float(named[state]) for named in self._named_back),
            *([0.0] * (_BACK - len(back))),
            float(bool(back and back[0].parties and back[0].parties[0].state == state)),
            float(self._named_behind[state]),
            float(self._named_first[state]),
            float(around.shares[state]),
            around.shares[state] / max(1, around.mentions),
            float(around.ranks.get(state, 30)),
            float(state == HOME),
            float(len(state) != 3),
            float(state.startswith("X:")),
            float(rule is not None),
            float(bool(rule and rule.role == "actor")),
            float(bool(rule and rule.role == "target")),
            float(len(self._rules)),
            float(one.completed),
            float(self._speaker == state),
            float(bool(self._speaker)),
            float(one.anaphoric),
        )


def sides_of(around: Surroundings, one: Candidate) -> tuple[Side, ...]:
    """The states that may take part in what a candidate tells.

    Args:
        around: the article.
        one: the candidate.

    Returns:
        Each state once, those of the trigger's own sentence first.
    """
    near = _Near(around, one)
    return tuple(
        Side(state, tuple(parties), (*near.of_sentence(state, rank), *near.of_article(state)))
        for rank, (state, parties) in enumerate(islice(near.shown().items(), _MOST))
    )


def participant(role: Role, one: Candidate, side: Side) -> Participant:
    """The side with the mention that shows it best: the rules' own choice, else the nearest in the sentence."""
    rule = next((p for p in one.report.participants if p.state == side.state), None)
    if rule:
        return replace(rule, role=role)
    party = side.parties[0]
    return Participant(role, side.state, party.span, party.person, party.office, party.person_id)


__all__ = ["Side", "participant", "sides_of"]
