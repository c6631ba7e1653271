"""A plain way from an Analysis to reports and quotes in the gold's format, to choose thresholds and measure the model.

Parties, places and dates are found by the reading room; the model says which of them take part. Kawat's own assembly
may be finer; this one shows what the model alone is good for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kawat.knowledge.names import find
from kawat.reading.dates import find_dates
from kawat.reading.event_dates import date_of
from kawat.reading.mentions import Party, find_mentions
from kawat.reading.model.analysis import Analysis, RoleFound, Statement, TriggerFound
from kawat.reading.model.grouping import group
from kawat.reading.model.labels import KINDS, ROLES, STATUSES, ModelRole
from kawat.reading.people_years import people_years
from kawat.reading.publication import publication_date
from kawat.reading.quotations import stretches
from kawat.reading.references import find_references
from kawat.reading.sentences import split
from kawat.reading.triggers import Trigger
from kawat.records import Article, Kind

Json = dict[str, Any]
#: PLOVER types as in the gold's scorer: only kinds of one type are grouped.
TYPES = {
    **dict.fromkeys(("call", "meeting", "summit", "visit", "talks", "conference", "mediation", "message"), "CONSULT"),
    **dict.fromkeys(("relations", "support"), "SUPPORT"),
    **dict.fromkeys(("expulsion", "sanction", "rupture"), "SANCTION"),
    **dict.fromkeys(("invitation", "agreement"), "AGREE"),
}
#: Kinds of which every side is an actor.
WITHOUT_TARGET: frozenset[Kind] = frozenset({"call", "meeting", "summit", "talks", "conference", "agreement"})
#: Kinds that may well have actors only, whatever the model says.
EITHER: frozenset[Kind] = frozenset({"mediation", "cooperation", "concession", "mobilization"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is chosen on the articles held back."""

    trigger: float = 0.45
    report: float = 0.0
    joins: float = 0.45
    role: float = 0.35
    #: How much a trigger's own probability counts for its roles, and further mentions beside the surest.
    weight: float = 0.5
    again: float = 0.2
    #: A state's role is at least this share as probable as that of the surest state.
    relative: float = 0.4
    statement: float = 0.6
    direct: float = 0.35
    #: Surest trigger from which a report with one state is told; above 1 never.
    alone: float = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """What does not depend on the model: sentences, quotations, parties (named and referred to), dates."""

    article: Article
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    dates: tuple[Any, ...]


def known(article: Article) -> Known:
    """Find it."""
    published = publication_date(article, people_years=people_years)
    article = replace(article, published=published.value, published_from=published.source)
    text = article.text
    sentences = split(text)
    quotations: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        quotations += stretches(text, at, at + len(line))
        at += len(line) + 1
    parties = find_mentions(text, article.published).parties
    references = find_references(text, parties, sentences)
    ordered = tuple(sorted([*parties, *references], key=lambda party: party.span.start))
    return Known(article, sentences, tuple(quotations), ordered, find_dates(text, article.published))


def _parties_in(found: Known, start: int, end: int) -> list[Party]:
    return [party for party in found.parties if party.span.start < end and party.span.end > start]


def _participants(
    found: Known, analysis: Analysis, members: Sequence[int], kind: Kind, limits: Thresholds
) -> list[Json]:
    """Each state once, in its most probable role, by its surest mention as seen from the event's triggers."""
    scores: dict[str, list[float]] = {}
    spoken: dict[str, tuple[float, Party]] = {}
    for n in members:
        weight = analysis.triggers[n].probability ** limits.weight
        for one in analysis.mention_roles[n]:
            party = found.parties[one.mention]
            if not party.state:
                continue
            roles = [weight * x for x in one.roles[:3]]
            old = scores.setdefault(party.state, [0.0, 0.0, 0.0])
            scores[party.state] = [max(x, y) + limits.again * min(x, y) for x, y in zip(old, roles, strict=True)]
            value = max(roles) + (0.1 if party.person else 0.0)
            if party.state not in spoken or value > spoken[party.state][0]:
                spoken[party.state] = value, party
    best = max((max(roles) for roles in scores.values()), default=0.0)
    floor = max(limits.role, limits.relative * best)
    scores = {state: roles for state, roles in scores.items() if max(roles) >= floor}
    kept = []
    for state, role in _sides(scores, kind).items():
        party = spoken[state][1]
        span = {"start": party.span.start, "end": party.span.end, "text": party.span.text}
        kept.append({"role": role, "state": state, "person": party.person, "office": party.office, "span": span})
    return kept


def _sides(scores: dict[str, list[float]], kind: Kind) -> dict[str, ModelRole]:
    """The most probable role of each state, with somebody on either side where the kind has two sides."""
    roles: dict[str, ModelRole] = {state: ROLES[values.index(max(values))] for state, values in scores.items()}
    if kind in WITHOUT_TARGET:
        return {state: "actor" if role == "target" else role for state, role in roles.items()}
    if len(scores) < 2 or kind in EITHER:
        return roles
    given = set(roles.values())
    ratio = {state: values[0] / (values[1] + 1e-6) for state, values in scores.items()}
    if "target" not in given:
        roles[min(ratio, key=lambda state: (ratio[state], state))] = "target"
    if "actor" not in given:
        roles[max(ratio, key=lambda state: (ratio[state], state))] = "actor"
    return roles


def _report(found: Known, analysis: Analysis, members: Sequence[int], limits: Thresholds) -> Json | None:
    triggers = [analysis.triggers[n] for n in members]
    kinds = np.sum([np.array(one.kinds) * one.probability for one in triggers], axis=0)
    statuses = np.sum([np.array(one.statuses) * one.probability for one in triggers], axis=0)
    chance = 1 - float(np.prod([1 - one.probability for one in triggers]))
    roles = [role for n in members for role in analysis.roles[n]]
    kind, status = KINDS[int(kinds.argmax())], STATUSES[int(statuses.argmax())]
    participants = _participants(found, analysis, members, kind, limits)
    parties = len({one["state"] for one in participants})
    if chance < limits.report or not parties or (parties == 1 and max(t.probability for t in triggers) < limits.alone):
        return None
    lead = max(triggers, key=lambda one: (one.probability, -one.start))
    date = _date(found, lead, kind, status, roles)
    places = sorted((role for role in roles if role.role == "place"), key=lambda role: -role.probability)
    country = next((m.code for role in places for m in find(role_text(found, role)) if m.noun == "state"), None)
    return {
        "kind": kind, "status": status, "date": date, "participants": participants,
        "place": {"name": "", "country": country, "span": None} if country else None,
        "evidence": [{"start": t.start, "end": t.end, "text": found.article.text[t.start : t.end]} for t in triggers],
        "confidence": chance,
    }  # fmt: skip


def role_text(found: Known, role: RoleFound) -> str:
    """The words of a role."""
    return found.article.text[role.start : role.end]


def _date(found: Known, trigger: TriggerFound, kind: Any, status: Any, roles: Sequence[RoleFound]) -> str | None:
    dated = sorted((role for role in roles if role.role == "date"), key=lambda role: -role.probability)
    inside = [d for role in dated[:1] for d in found.dates if d.start < role.end and d.end > role.start]
    if not inside:
        start, end = found.sentences[trigger.sentence]
        inside = [d for d in found.dates if start <= d.start < end]
    event = Trigger(trigger.start, trigger.end, kind)
    date = date_of(event, status, found.article, found.sentences[trigger.sentence][0], inside)
    return date.edtf if date else None


def _quote(found: Known, statement: Statement, sort: str, last: Party | None) -> tuple[Json, Party | None]:
    party = None
    if statement.speaker:
        inside = _parties_in(found, statement.speaker.start, statement.speaker.end)
        party = next((one for one in inside if one.person), inside[0] if inside else None)
        words = found.article.text[statement.speaker.start : statement.speaker.end]
        if not party and words[:1].isupper() and len(words) > 4:
            return (
                {"start": statement.start, "end": statement.end, "type": sort, "person": words, "state": None},
                last,
            )
    party = party or last
    return ({"start": statement.start, "end": statement.end, "type": sort, "person": party.person if party else None,
             "state": party.state if party else None}, party)  # fmt: skip


def reading(found: Known, analysis: Analysis, limits: Thresholds) -> Json:
    """One article in the gold's format."""
    kept = [n for n, one in enumerate(analysis.triggers) if one.probability >= limits.trigger]
    place = {n: i for i, n in enumerate(kept)}
    links = [
        type(link)(place[link.first], place[link.second], link.probability)
        for link in analysis.links
        if link.first in place and link.second in place
    ]

    def alike(one: int, other: int) -> bool:
        kinds = [analysis.triggers[kept[n]].kind for n in (one, other)]
        return TYPES.get(kinds[0], kinds[0]) == TYPES.get(kinds[1], kinds[1])

    groups = group(len(kept), links, limits.joins, alike)
    reports = [_report(found, analysis, [kept[n] for n in members], limits) for members in groups]
    quotes: list[Json] = []
    last: Party | None = None
    said = [("direct", one) for one in analysis.directs if one and one.probability >= limits.direct]
    said += [("indirect", one) for one in analysis.statements if one.probability >= limits.statement]
    for sort, statement in sorted(said, key=lambda pair: pair[1].start):
        quote, last = _quote(found, statement, sort, last)
        quotes.append(quote)
    article = found.article
    told = [one for one in reports if one]
    return {
        "id": article.id,
        "published": article.published,
        "about_dealings": bool(told),
        "reports": told,
        "quotes": quotes,
    }
