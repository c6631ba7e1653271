"""What many reports tell together: the reports of one event in, the event with all its values out.

Per field the value most independent outlets give (ties: most reports, then the one told first); for the status the
latest told. Every other value stays, with its reports. What cannot all be right is shown as a contradiction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar, cast

from kawat.merging.clusters import Cluster
from kawat.merging.contradictions import contradictions
from kawat.merging.identity import event_id
from kawat.merging.judgements import Decisions
from kawat.merging.outlets import independent
from kawat.merging.traits import Traits, person_key
from kawat.records import Event, EventParticipant, EventValue, Kind, Office, Role, Status, StatusStep, Strength

Told = TypeVar("Told")
#: Kept topics, as many as a report may have.
TOPICS = 5
ABOUT = ("planned", "proposed", "unconfirmed")


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


#: What a report tells for each field of an event; a side is "role STATE", a person "STATE Name".
FIELDS: Mapping[str, Callable[[Traits], Iterable[str]]] = {
    "kind": lambda traits: (traits.kind,),
    "status": lambda traits: (traits.status,),
    "date": lambda traits: _one(traits.date),
    "place": lambda traits: _one(traits.place),
    "country": lambda traits: _one(traits.country),
    "side": lambda traits: sorted({f"{p.role} {p.state}" for p in traits.participants if p.state}),
    "person": lambda traits: sorted({f"{p.state} {p.person}" for p in traits.participants if p.person}),
    "topic": lambda traits: sorted(traits.topics),
}


def values(members: Cluster, wrong: frozenset[tuple[str, str]] = frozenset()) -> dict[str, tuple[EventValue, ...]]:
    """Every value told for every field, the best supported first; `wrong` names reports whose field does not count."""
    found: dict[str, tuple[EventValue, ...]] = {}
    for field, tell in FIELDS.items():
        told: dict[str, list[Traits]] = defaultdict(list)
        for member in members:
            if not wrong or (member.id, field) not in wrong:
                for value in tell(member):
                    told[value].append(member)
        ranked = [
            EventValue(field, value, tuple(r.id for r in reports), 1 if len(reports) == 1 else independent(reports))
            for value, reports in told.items()
        ]
        # Told values are met in the order of telling and sorting is stable: ties go to the one told first.
        ranked.sort(key=lambda value: (-value.outlets, -len(value.reports)))
        found[field] = tuple(ranked)
    return found


def _best(ranked: Sequence[EventValue]) -> str | None:
    return ranked[0].value if ranked else None


def _superseded(members: Cluster) -> set[str]:
    """Reports that tell the old date of an event which a later one says was postponed."""
    within = {member.id: member for member in members}
    old = [
        (within[related.report], member)
        for member in members
        for related in member.related
        if related.relation == "postpones" and related.report in within
    ]
    return {
        member.id
        for before, after in old
        for member in members
        if member.date == before.date and member.date != after.date and member.order <= max(before.order, after.order)
    }


def _date(members: Cluster, ranked: Sequence[EventValue], superseded: set[str]) -> str | None:
    """The date of the finest precision told that most outlets give; a mark of doubt does not make another date."""
    within = {member.id: member for member in members}
    by_days: dict[tuple[int, int, int], list[tuple[EventValue, list[Traits]]]] = defaultdict(list)
    for value in ranked:
        reports = [within[report] for report in value.reports if report not in superseded]
        if reports:
            first = reports[0]
            by_days[first.dating, first.first, first.last].append((value, reports))
    if not by_days:
        return None

    def support(days: tuple[int, int, int]) -> tuple[int, int, int]:
        reports = list(chain.from_iterable(reports for _, reports in by_days[days]))
        return (-days[0], independent(reports), len(reports))

    best = max(by_days, key=support)
    plain = [value.value for value, _ in by_days[best] if not value.value.endswith(("~", "?", "%"))]
    return (plain or [value.value for value, _ in by_days[best]])[0]


def _status(members: Cluster, wrong: frozenset[tuple[str, str]]) -> Status:
    """The status told last, of one day's the one most reports give; what was told as held cannot be ahead again."""
    told = [member for member in members if (member.id, "status") not in wrong] or list(members)
    if len(told) == 1:
        return told[0].status
    if any(member.status == "held" for member in told):
        first = min(member.published or 10**9 for member in told if member.status == "held")
        told = [m for m in told if m.status not in ABOUT or (m.published and m.published < first)] or told
    last = max(member.published for member in told)
    latest = [member.status for member in told if member.published == last]
    return max(latest, key=latest.count)


def _participants(members: Cluster, ranked: Mapping[str, tuple[EventValue, ...]]) -> tuple[EventParticipant, ...]:
    """The sides that half as many outlets tell as the best told one, each with the persons most named for it."""
    sides = [value for value in ranked["side"] if 2 * value.outlets >= ranked["side"][0].outlets]
    roles: dict[str, str] = {}
    for value in sides:
        role, _, state = value.value.partition(" ")
        roles.setdefault(state, role)
    named: dict[str, list[EventValue]] = defaultdict(list)
    for value in ranked["person"]:
        named[value.value.partition(" ")[0]].append(value)
    chosen = []
    for state, role in roles.items():
        people: dict[str, str] = {}
        for value in named[state]:
            if 2 * value.outlets >= named[state][0].outlets:
                name = value.value.partition(" ")[2]
                people.setdefault(person_key(name), name)
        names: Iterable[str | None] = people.values() or (None,)
        chosen += [_detail(members, role, state, name) for name in names]
    return tuple(
        sorted(chosen, key=lambda p: (("actor", "target", "third").index(p.role), p.state or "", p.person or ""))
    )


def _most(told: Sequence[Told]) -> Told | None:
    """What is told most often, of equals the first."""
    return max(told, key=told.count) if told else None


def _detail(members: Cluster, role: str, state: str, person: str | None) -> EventParticipant:
    """Office and identifier as most reports give them for this side and person."""
    alike = [p for member in members for p in member.participants if p.state == state and p.person == person]
    offices: list[Office] = [p.office for p in alike if p.office]
    ids = [p.person_id for p in alike if p.person_id]
    return EventParticipant(
        role=cast(Role, role),
        state=state,
        person=person,
        office=_most(offices),
        person_id=_most(ids),
    )


def history(members: Cluster) -> tuple[StatusStep, ...]:
    """The status of the event as told, day by day: proposed, planned, held; the undated articles first."""
    steps: dict[tuple[str, Status, str], list[str]] = defaultdict(list)
    for member in members:
        steps[member.published_text or "", member.status, member.date or ""].append(member.id)
    return tuple(
        StatusStep(status, told or None, date or None, tuple(reports))
        for (told, status, date), reports in sorted(steps.items())
    )


def _strength(members: Cluster) -> Strength:
    seen = sorted(member.published_text for member in members if member.published_text)
    first, last = (seen[0], seen[-1]) if seen else (None, None)
    return Strength(len(members), independent(members), first, last)


def _judged(members: Cluster, decisions: Decisions) -> dict[str, str]:
    """The values that people set for this event; of several for a field the last set."""
    if not decisions.right:
        return {}
    found = sorted((at, field, value) for m in members for field, at, value in decisions.right.get(m.id, ()))
    return {field: value for _, field, value in found}


def consensus(members: Cluster, decisions: Decisions) -> Event:
    """The event that these reports tell, without its links.

    Args:
        members: the reports of one event, in the order of telling.
        decisions: what people decided; a value they set replaces the consensus and is named in `judged`.
    """
    ranked = values(members, decisions.wrong)
    superseded = _superseded(members)
    judged = _judged(members, decisions)
    country = judged.get("country") or _best(ranked["country"])
    there = {member.id for member in members if member.country == country}
    places = [value for value in ranked["place"] if not there or there.intersection(value.reports)]
    return Event(
        id=event_id(members),
        kind=cast(Kind, judged.get("kind") or _best(ranked["kind"]) or members[0].kind),
        status=cast(Status, judged.get("status") or _status(members, decisions.wrong)),
        participants=_participants(members, ranked) if ranked["side"] else (),
        date=judged.get("date") or _date(members, ranked["date"], superseded),
        place=judged.get("place") or _best(places),
        country=country,
        topics=tuple(value.value for value in ranked["topic"][:TOPICS]),
        reports=tuple(member.id for member in members),
        articles=tuple(sorted({member.article for member in members})),
        outlets=tuple(sorted({member.outlet for member in members if member.outlet})),
        strength=_strength(members),
        values=tuple(chain.from_iterable(ranked.values())),
        history=history(members),
        contradictions=contradictions(members, ranked, superseded) if len(members) > 1 else (),
        judged=tuple(sorted(judged)),
    )
