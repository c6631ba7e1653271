"""How events hang together, as articles say: the reports of an event in, links to other events out.

A link is shown, never guessed: either a report carries what its article says of it and another of its own
(`records.Related`), or one article tells of a visit and, in the visited country and in its time, of a meeting of the
visitor's side: that meeting is part of the visit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from kawat.merging.clusters import Cluster
from kawat.merging.identity import event_id
from kawat.merging.traits import Traits
from kawat.records import EventLink, Relation

LINKING = ("part_of", "prepares", "follows", "answers")


def within_visit(meeting: Traits, visit: Traits) -> bool:
    """Whether a meeting told in the same article is part of a visit: its sides, its host's country, its days."""
    if meeting.family != "gathering" or visit.kind != "visit" or meeting.article != visit.article:
        return False
    if not meeting.sharp or not visit.sharp:
        return False
    in_time = visit.first <= meeting.last and meeting.first <= visit.last
    in_place = meeting.country is None or visit.country is None or meeting.country == visit.country
    hosted = bool(visit.actors & meeting.sides) and bool(visit.targets & meeting.sides)
    return in_time and in_place and hosted


def links(
    members: Cluster,
    same_article: Callable[[Traits], Iterable[Traits]],
    holding: Callable[[Traits], Cluster],
) -> tuple[EventLink, ...]:
    """The links of the event that these reports tell.

    Args:
        members: its reports.
        same_article: the other reports of a report's article.
        holding: the reports of the event that holds a report.
    """
    found: dict[tuple[Relation, str], set[str]] = defaultdict(set)
    own = event_id(members)
    for member in members:
        if not member.related and member.family != "gathering":
            continue
        siblings = {other.id: other for other in same_article(member) if other.id != member.id}
        said = [
            (r.relation, siblings[r.report]) for r in member.related if r.relation in LINKING and r.report in siblings
        ]
        said += [("part_of", other) for other in siblings.values() if within_visit(member, other)]
        for relation, other in said:
            event = event_id(holding(other))
            if event != own:
                found[relation, event].add(member.article)
    return tuple(
        EventLink(relation, event, tuple(sorted(articles))) for (relation, event), articles in sorted(found.items())
    )
