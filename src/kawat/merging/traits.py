"""What merging compares: a filed report in, its traits out (days as ordinals, sides, persons, words), small and fast.

A ledger holds millions of reports, so traits share their parts: equal tuples and sets are one object.
"""

import datetime
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from kawat import edtf
from kawat.data_files import load_yaml
from kawat.records import EventParticipant, FiledReport, Kind, Participant, Related, Status

#: A dated report whose date spans at most this many days is sharp: it can tell two events apart.
SHARP_DAYS = 9
#: Up to here a date is vague: it can be compared with sharp ones. Beyond, it is long.
VAGUE_DAYS = 62
#: With no date, an act is looked for this many days before its publication at most.
DONE_DAYS = 31
#: A plan with no date lies between a little before its publication and this many days after.
PLAN_BEFORE, PLAN_AFTER = 7, 45


class Dating(IntEnum):
    """How well a report is dated."""

    SHARP = 0
    VAGUE = 1
    UNDATED = 2
    LONG = 3
    NONE = 4


Persons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """A report as merging sees it. `first` and `last` are day ordinals; `published` is 0 where unknown."""

    id: str
    article: str
    outlet: str | None
    original: str
    published_text: str | None
    published: int
    kind: Kind
    family: str
    status: Status
    dating: int
    first: int
    last: int
    date: str | None
    actors: frozenset[str]
    targets: frozenset[str]
    sides: frozenset[str]
    persons: Persons
    participants: tuple[EventParticipant, ...]
    place: str | None
    country: str | None
    topics: frozenset[str]
    words: tuple[str, ...]
    related: tuple[Related, ...]

    @property
    def sharp(self) -> bool:
        """Whether the report can tell two events of the same sides apart by day."""
        return not self.dating

    @property
    def order(self) -> tuple[str, str, str]:
        """Where the report stands in the order of telling: published, article, report; the unknown last."""
        return (self.published_text or "9999", self.article, self.id)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    data = load_yaml("kawat.merging", "data/families.yaml")
    family = {kind: name for name, kinds in data["families"].items() for kind in kinds}
    return family, data["hosts"], frozenset(data["hosts_for"])


def families() -> Mapping[str, str]:
    """The family of each kind (data/families.yaml)."""
    return _tables()[0]


@lru_cache(maxsize=262144)
def person_key(name: str) -> str:
    """A name made comparable: its last word in lower case, without marks, y for the yy and iy of transcriptions."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.lower().replace("-", " ").split()
    return sys.intern(words[-1].replace("yy", "y").replace("iy", "y")) if words else ""


@lru_cache(maxsize=262144)
def _shared(value: object) -> object:
    return value


def _set(values: frozenset[str]) -> frozenset[str]:
    shared = _shared(values)
    assert isinstance(shared, frozenset)
    return shared


@lru_cache(maxsize=65536)
def _days(text: str) -> tuple[int, int]:
    first, last = edtf.bounds(text)
    return first.toordinal(), last.toordinal()


def days(text: str | None) -> tuple[int, int] | None:
    """First and last day of an EDTF value as ordinals; None where there is none or it is not EDTF."""
    if text is None:
        return None
    try:
        return _days(text)
    except ValueError:
        return None


def _dating(filed: FiledReport, published: int) -> tuple[Dating, int, int]:
    bounds = days(filed.report.date)
    if bounds is not None:
        first, last = bounds
        length = last - first + 1
        if length <= SHARP_DAYS:
            return Dating.SHARP, first, last
        return (Dating.VAGUE if length <= VAGUE_DAYS else Dating.LONG), first, last
    if not published:
        return Dating.NONE, 0, 0
    if filed.report.status in ("planned", "proposed", "cancelled"):
        return Dating.UNDATED, published - PLAN_BEFORE, published + PLAN_AFTER
    return Dating.UNDATED, published - DONE_DAYS, published


@lru_cache(maxsize=262144)
def _participant(role: str, state: str | None, person: str | None, office: str | None, person_id: str | None) -> object:
    return EventParticipant(role, state, person, office, person_id)  # type: ignore[arg-type]


def _side(participant: Participant, hosts: Mapping[str, str]) -> str | None:
    state = participant.state
    return state if state is None else sys.intern(hosts.get(state, state))


def traits(filed: FiledReport) -> Traits:
    """The traits of a filed report.

    Sides take armed groups at the state in whose place articles name them (data/families.yaml). A publication date that
    is no EDTF counts as unknown, and so does such an event date.
    """
    family_of, all_hosts, hosts_for = _tables()
    report = filed.report
    family = family_of[report.kind]
    hosts = all_hosts if family in hosts_for else {}
    bounds = days(filed.published)
    published = bounds[1] if bounds and bounds[1] < datetime.date.max.toordinal() else 0
    dating, first, last = _dating(filed, published)
    named = [(p, _side(p, hosts)) for p in report.participants]
    actors = frozenset(side for p, side in named if side and p.role == "actor")
    targets = frozenset(side for p, side in named if side and p.role == "target")
    persons = sorted({(side or "", person_key(p.person)) for p, side in named if p.person})
    told = tuple(_participant(p.role, p.state, p.person, p.office, p.person_id) for p, _ in named)
    return Traits(
        id=report.id,
        article=sys.intern(filed.article),
        outlet=sys.intern(filed.outlet) if filed.outlet else None,
        original=sys.intern(filed.copy_of or filed.article),
        published_text=sys.intern(filed.published) if filed.published and bounds else None,
        published=published,
        kind=report.kind,
        family=family,
        status=report.status,
        dating=int(dating),
        first=first,
        last=last,
        date=sys.intern(report.date) if report.date else None,
        actors=_set(actors),
        targets=_set(targets),
        sides=_set(frozenset(side for _, side in named if side)),
        persons=_shared(tuple(persons)),  # type: ignore[arg-type]
        participants=_shared(told),  # type: ignore[arg-type]
        place=sys.intern(report.place.name) if report.place else None,
        country=sys.intern(report.place.country) if report.place and report.place.country else None,
        topics=_set(frozenset(report.topics)),
        words=tuple(map(sys.intern, filed.words)),
        related=filed.related,
    )
