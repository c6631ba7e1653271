"""The nouns of Kawat: what flows from room to room. Takes nothing, knows nobody.

All are frozen: a stage that learns something makes a new record (`dataclasses.replace`).
Offsets are Python string indices into `Article.text`; an end is exclusive. Dates are EDTF strings.
What the fields and kinds mean is said in docs/format.md.
"""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "call", "meeting", "summit", "visit", "talks", "conference", "mediation", "message", "invitation", "agreement",
    "relations", "support", "cooperation", "aid", "concession", "request", "accusation", "rejection", "threat",
    "expulsion", "sanction", "rupture", "vote", "mobilization", "coercion", "attack", "protest",
]  # fmt: skip
Status = Literal["held", "planned", "proposed", "cancelled", "denied", "unconfirmed"]
Role = Literal["actor", "target", "third"]
Office = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "ambassador", "envoy",
    "spokesperson", "military", "legislator", "official", "delegation",
]  # fmt: skip
QuoteType = Literal["direct", "indirect"]
Relation = Literal["part_of", "prepares", "follows", "answers", "postpones", "same"]
Verdict = Literal["same", "not_same", "wrong", "right_value", "taken_back"]
PublishedFrom = Literal["given", "text", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in.

    `id` is the source's own where it gives one, else made from the text. `published` is EDTF; `published_from`
    says whether the source gave it, the text let it be worked out, or nobody knows; `published_by` names the ground
    ("json line", "json-ld", "url", "weekday and day", ...). `origin` is where it was read: a path, or ``-``.
    `copy_of` is the id of the article whose text this one repeats.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "unknown"
    published_by: str | None = None
    fetched_at: str | None = None
    copy_of: str | None = None
    origin: str = "-"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not become an article: where it was, why not, and what the user can do."""

    origin: str
    code: str
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of a report: a state or organisation, with the person and office that stand for it."""

    role: Role
    state: str | None
    span: Span
    person: str | None = None
    office: Office | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: international name, ISO 3166-1 alpha-3 country, the article's words."""

    name: str
    country: str | None
    span: Span
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one event. `evidence` are the triggers, the clearest first."""

    id: str
    kind: Kind
    status: Status
    evidence: tuple[Span, ...]
    participants: tuple[Participant, ...]
    date: str | None = None
    date_span: Span | None = None
    place: Place | None = None
    topics: tuple[str, ...] = ()
    according_to: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody is said to have said. `start` and `end` leave quotation marks out."""

    start: int
    end: int
    text: str
    type: QuoteType
    speaker: Span | None = None
    person: str | None = None
    state: str | None = None
    cue: Span | None = None
    via: tuple[str, ...] = ()
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one article. `article` carries the publication date as worked out."""

    article: Article
    sentences: tuple[tuple[int, int], ...]
    boilerplate: tuple[tuple[int, int], ...] = ()
    dateline: str | None = None
    reports: tuple[Report, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def about_dealings(self) -> bool:
        """Whether the article tells of any dealing between states."""
        return bool(self.reports)


@dataclass(frozen=True, slots=True)
class Related:
    """What an article says of one of its reports and another of its own: this one `relation` that one.

    ``prepares``, ``follows``, ``answers`` and ``part_of`` link two events; ``postpones`` says that this report gives
    the new date of what the other had on the old one, ``same`` that both tell one event.
    """

    relation: Relation
    report: str


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report with what merging must know of the article it stands in.

    `words` are the content words around the report's triggers (`kawat.merging.words.around`), `related` what the
    article itself says of this report and others of its own.
    """

    report: Report
    article: str
    outlet: str | None = None
    published: str | None = None
    copy_of: str | None = None
    words: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on merging, which outlives every re-reading.

    ``same`` and ``not_same`` speak of every pair among `reports`; ``wrong`` takes the reports out of merging, or, with
    a `field`, takes out their value for it; ``right_value`` sets `field` of the event that holds the reports to
    `value`; ``taken_back`` ends what was decided of the reports before, of every pair among them too, or, with a
    `field`, what was decided of that. Of two decisions on one thing the later (`at`, ISO 8601) holds.
    """

    verdict: Verdict
    reports: tuple[str, ...]
    by: str
    at: str
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """One side of an event, as most reports give it."""

    role: Role
    state: str | None
    person: str | None = None
    office: Office | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class EventValue:
    """One value that reports give for a field of an event, with the reports and the number of independent outlets."""

    field: str
    value: str
    reports: tuple[str, ...]
    outlets: int


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A status as told on a day: `told` is the publication date, `date` the event's date as told then."""

    status: Status
    told: str | None
    date: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one field (date, place, status, who) that cannot all be right."""

    field: str
    values: tuple[EventValue, ...]


@dataclass(frozen=True, slots=True)
class EventLink:
    """What the named articles say: the event that carries the link `relation` the other."""

    relation: Relation
    event: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """What an event rests on: reports, independent outlets, first and last publication date."""

    reports: int
    outlets: int
    first_seen: str | None
    last_seen: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What many reports tell: the consensus, and the reports behind it.

    `values` holds every value told for every field, the best supported first; `judged` the fields that a person set.
    """

    id: str
    kind: Kind
    status: Status
    participants: tuple[EventParticipant, ...]
    date: str | None = None
    place: str | None = None
    country: str | None = None
    topics: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = field(default=())
    strength: Strength = Strength(0, 0, None, None)
    values: tuple[EventValue, ...] = ()
    history: tuple[StatusStep, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    links: tuple[EventLink, ...] = ()
    judged: tuple[str, ...] = ()
