"""Where reports of one event cannot all be right: its reports and their values in, contradictions out."""

from collections import defaultdict
from collections.abc import Mapping, Set

from kawat.merging.clusters import Cluster
from kawat.merging.likeness import PLACELESS
from kawat.merging.traits import Traits, days, person_key
from kawat.records import Contradiction, EventValue

#: Days by which a date marked ~ may miss another before the two contradict each other.
ROUGH = 2
Ranked = Mapping[str, tuple[EventValue, ...]]


def _clash(one: str, other: str) -> bool:
    """Whether two dates have no day in common."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return False
    tolerance = ROUGH if "~" in one + other else 0
    return max(first[0], second[0]) - min(first[1], second[1]) > tolerance


def _dates(ranked: Ranked, superseded: Set[str]) -> tuple[EventValue, ...]:
    told = [value for value in ranked["date"] if not superseded or not superseded >= set(value.reports)]
    return tuple(one for one in told if any(_clash(one.value, other.value) for other in told))


def _places(ranked: Ranked) -> tuple[EventValue, ...]:
    at_a_distance = any(value.value in PLACELESS for value in ranked["kind"])
    return ranked["country"] if len(ranked["country"]) > 1 and not at_a_distance else ()


def _statuses(members: Cluster, ranked: Ranked) -> tuple[EventValue, ...]:
    """A denial beside any telling, a cancelling beside a holding unless all that call it off told so before.

    Planned and then held is no contradiction, nor called off and then, as later articles tell, held all the same.
    """
    told = {value.value for value in ranked["status"]}
    if "denied" in told and len(told) > 1:
        return ranked["status"]
    if not {"cancelled", "held"} <= told:
        return ()
    days = {status: [m.published for m in members if m.status == status] for status in ("cancelled", "held")}
    if days["cancelled"] and days["held"] and 0 < min(days["cancelled"]) <= max(days["cancelled"]) < min(days["held"]):
        return ()
    return tuple(value for value in ranked["status"] if value.value in ("cancelled", "held"))


def _who(members: Cluster, ranked: Ranked) -> tuple[EventValue, ...]:
    """Persons named in one state's one office, whom no report names together."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    together: set[frozenset[str]] = set()
    for member in members:
        named = [p for p in member.participants if p.person and p.state]
        for p in named:
            if p.office in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister"):
                holders[p.state or "", p.office].add(person_key(p.person or ""))
        together |= {frozenset((person_key(a.person or ""), person_key(b.person or ""))) for a in named for b in named}
    rivals = {
        (state, one)
        for (state, _), names in holders.items()
        for one in names
        if any(one != other and frozenset((one, other)) not in together for other in names)
    }
    return tuple(value for value in ranked["person"] if _holder(value) in rivals)


def _holder(value: EventValue) -> tuple[str, str]:
    state, _, name = value.value.partition(" ")
    return state, person_key(name)


def contradictions(members: tuple[Traits, ...], ranked: Ranked, superseded: Set[str]) -> tuple[Contradiction, ...]:
    """The contradictions among the reports of one event; `superseded` are reports of a date since postponed."""
    found = {
        "date": _dates(ranked, superseded),
        "place": _places(ranked),
        "status": _statuses(members, ranked),
        "who": _who(members, ranked),
    }
    return tuple(Contradiction(field, told) for field, told in found.items() if told)
