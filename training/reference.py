"""A plain way from an Analysis to reports and quotes in the gold's format, to choose thresholds and measure the model.

Parties, places and dates are found by the reading room; the model says which of them take part. Kawat's own assembly
may be finer; this one shows what the model alone is good for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kawat.knowledge.names import find
from kawat.reading.dates import find_dates
from kawat.reading.event_dates import date_of
from kawat.reading.mentions import Party, find_mentions
from kawat.reading.model.analysis import Analysis, RoleFound, Statement, TriggerFound
from kawat.reading.model.grouping import group
from kawat.reading.model.labels import KINDS, STATUSES
from kawat.reading.quotations import stretches
from kawat.reading.references import find_references
from kawat.reading.sentences import split
from kawat.reading.triggers import Trigger
from kawat.records import Article

Json = dict[str, Any]
#: PLOVER types as in the gold's scorer: only kinds of one type are grouped.
TYPES = {
    **dict.fromkeys(("call", "meeting", "summit", "visit", "talks", "conference", "mediation", "message"), "CONSULT"),
    **dict.fromkeys(("relations", "support"), "SUPPORT"),
    **dict.fromkeys(("expulsion", "sanction", "rupture"), "SANCTION"),
    **dict.fromkeys(("invitation", "agreement"), "AGREE"),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is chosen on the articles held back."""

    trigger: float = 0.45
    report: float = 0.0
    joins: float = 0.45
    role: float = 0.35
    statement: float = 0.6
    direct: float = 0.35
    least: int = 2


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


def _participants(found: Known, roles: Sequence[RoleFound], floor: float) -> list[Json]:
    best: dict[tuple[str, str], tuple[float, Json]] = {}
    for role in roles:
        if role.role not in ("actor", "target", "third") or role.probability < floor:
            continue
        inside = _parties_in(found, role.start, role.end)
        head = [party for party in inside if party.person][:1] or inside[:3]
        for party in head:
            if not party.state:
                continue
            entry = {"role": role.role, "state": party.state, "person": party.person, "office": party.office,
                     "span": {"start": party.span.start, "end": party.span.end, "text": party.span.text}}  # fmt: skip
            old = best.get((party.state, ""))
            if (
                not old
                or role.probability > old[0]
                or (role.role == old[1]["role"] and party.person and not old[1]["person"])
            ):
                best[party.state, ""] = max(role.probability, old[0] if old else 0.0), entry
    return [entry for _, entry in best.values()]


def _report(found: Known, analysis: Analysis, members: Sequence[int], limits: Thresholds) -> Json | None:
    triggers = [analysis.triggers[n] for n in members]
    kinds = np.sum([np.array(one.kinds) * one.probability for one in triggers], axis=0)
    statuses = np.sum([np.array(one.statuses) * one.probability for one in triggers], axis=0)
    chance = 1 - float(np.prod([1 - one.probability for one in triggers]))
    roles = [role for n in members for role in analysis.roles[n]]
    participants = _participants(found, roles, limits.role)
    if len({one["state"] for one in participants}) < limits.least or chance < limits.report:
        return None
    kind, status = KINDS[int(kinds.argmax())], STATUSES[int(statuses.argmax())]
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
