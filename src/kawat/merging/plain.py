"""Merging, first form: filed reports in, one event for each kind, set of states and overlapping dates out."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kawat import edtf
from kawat.records import Event, EventParticipant, FiledReport


def _key(filed: FiledReport) -> tuple[str, tuple[str, ...]]:
    return filed.report.kind, tuple(sorted({p.state for p in filed.report.participants if p.state}))


def _clusters(filed: Sequence[FiledReport]) -> list[list[FiledReport]]:
    """Dated reports chained while their dates overlap; undated ones each for themselves."""
    clusters: list[list[FiledReport]] = []
    for one in sorted(filed, key=lambda f: (edtf.bounds(f.report.date) if f.report.date else (), f.report.id)):
        date = one.report.date
        last = clusters[-1][-1].report.date if clusters else None
        if date and last and edtf.overlap(date, last):
            clusters[-1].append(one)
        else:
            clusters.append([one])
    return clusters


def _event(cluster: Sequence[FiledReport]) -> Event:
    reports = sorted(cluster, key=lambda f: (f.published or "~", f.report.id))
    best = max(reports, key=lambda f: len(f.report.date or "") if "/" not in (f.report.date or "") else 0).report
    named = max(reports, key=lambda f: sum(bool(p.person) for p in f.report.participants)).report
    place = next((f.report.place for f in reports if f.report.place), None)
    return Event(
        id="e" + hashlib.blake2b(reports[0].report.id.encode(), digest_size=6).hexdigest(),
        kind=best.kind,
        status=reports[-1].report.status,
        date=best.date,
        place=place.name if place else None,
        country=place.country if place else None,
        participants=tuple(
            EventParticipant(p.role, p.state, p.person, p.office, p.person_id) for p in named.participants
        ),
        topics=tuple(sorted({topic for f in reports for topic in f.report.topics})),
        reports=tuple(f.report.id for f in reports),
        articles=tuple(dict.fromkeys(f.article for f in reports)),
        outlets=tuple(sorted({f.outlet for f in reports if f.outlet})),
    )


def merge(filed: Iterable[FiledReport]) -> tuple[Event, ...]:
    """Make events of reports.

    Args:
        filed: reports of any articles, in any order.

    Returns:
        Events by id.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[FiledReport]] = defaultdict(list)
    for one in filed:
        groups[_key(one)].append(one)
    return tuple(sorted((_event(c) for group in groups.values() for c in _clusters(group)), key=lambda e: e.id))
