"""Sides: a candidate and the states named around it in, numbers that say what each of them may have to do with it out.

The numbers are what the trees of `kawat.reading.judging` ask; their order is bound to the trees' file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kawat.reading.candidates import Candidate
from kawat.reading.mentions import Party
from kawat.reading.model.labels import KINDS
from kawat.reading.participants import SYMMETRIC
from kawat.reading.surroundings import HOME, PARTIES, Surroundings
from kawat.records import Participant, Role

#: How many sentences before a trigger are searched for its sides.
_BACK = 3
#: States looked at for one trigger.
_MOST = 14
_FAR = 400
_LINKS = (
    "dengan", "dan", "terhadap", "kepada", "oleh", "atas", "ke", "di", "dari", "antara", "untuk", "yang", "bahwa",
    "soal", "tentang", "terkait", "mengenai", "bagi", "melawan", "dalam", "pada", "agar", "serta", "setelah", "sebagai",
)  # fmt: skip
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


def _rank(parties: Sequence[Party], state: str) -> float:
    """How many other states are named before a state, in the order given; the number of all where it is not there."""
    others: set[str] = set()
    for party in parties:
        if party.state == state:
            return float(len(others))
        if party.state:
            others.add(party.state)
    return float(len(others) + 3)


def _link(text: str, party: Party) -> list[float]:
    """The word right before a mention."""
    match = _LAST_WORD.search(text, max(0, party.span.start - 16), party.span.start)
    word = match[1].lower() if match else ""
    return [float(word == link) for link in _LINKS] + [float(word in (",", "-", "/")), float(word in ("(", '"', "“"))]


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
    behind = [party for s in around.after(one.sentence) for party in s.parties[:PARTIES]]
    shown: dict[str, list[Party]] = {}
    for party in sorted(own, key=lambda party: abs(_gap(party, one))):
        if party.state:
            shown.setdefault(party.state, []).append(party)
    for sentence in back:
        for party in sentence.parties[-PARTIES:]:
            if party.state:
                shown.setdefault(party.state, []).append(party)
    quote = around.quote_at(one.trigger.start)
    speaker = quote.state if quote else None
    for party in around.commonest:
        shown.setdefault(party.state or "", []).append(party)
    text = around.article.text
    before = [p for p in own if p.span.end <= one.trigger.start][::-1]
    after = [p for p in own if p.span.start >= one.trigger.end]
    rules = {side.state: side for side in one.report.participants}
    passive = text[one.trigger.start : one.trigger.start + 2].lower() == "di"
    head = around.sentences[0]
    states_here = len({party.state for party in own if party.state})
    made = []
    for rank, (state, parties) in enumerate(list(shown.items())[:_MOST]):
        mine = [p for p in own if p.state == state]
        left = next((p for p in before if p.state == state), None)
        right = next((p for p in after if p.state == state), None)
        nearest = min(mine, key=lambda p: abs(_gap(p, one)), default=None)
        rule = rules.get(state)
        numbers = [
            *(float(one.trigger.kind == kind) for kind in KINDS),
            float(one.trigger.kind in SYMMETRIC),
            float(passive),
            float(rank),
            float(len(mine)),
            float(-_gap(left, one)) if left else float(_FAR),
            float(_gap(right, one)) if right else float(_FAR),
            _rank(before, state),
            _rank(after, state),
            float(states_here),
            float(bool(left and left.person)),
            float(bool(right and right.person)),
            float(any(p.person for p in mine)),
            float(any(p.office is not None for p in mine)),
            float(bool(mine) and all(p.locative for p in mine)),
            *(_link(text, nearest) if nearest else [0.0] * (len(_LINKS) + 2)),
            *(float(sum(p.state == state for p in s.parties[-PARTIES:])) for s in back),
            *([0.0] * (_BACK - len(back))),
            float(bool(back and back[0].parties and back[0].parties[0].state == state)),
            float(sum(p.state == state for p in behind)),
            float(sum(p.state == state for p in head.parties[:PARTIES])),
            float(around.shares[state]),
            around.shares[state] / max(1, around.mentions),
            float(around.common.index(state)) if state in around.common else 30.0,
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
        ]
        made.append(Side(state, tuple(parties), tuple(numbers)))
    return tuple(made)


def participant(role: Role, one: Candidate, side: Side) -> Participant:
    """The side with the mention that shows it best: the rules' own choice, else the nearest in the sentence."""
    rule = next((p for p in one.report.participants if p.state == side.state), None)
    if rule:
        return replace(rule, role=role)
    party = side.parties[0]
    return Participant(role, side.state, party.span, party.person, party.office, party.person_id)


__all__ = ["Side", "participant", "sides_of"]
