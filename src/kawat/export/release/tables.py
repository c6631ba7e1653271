"""The tables of a release beyond events and pairs: rows in, their columns told once.

What articles say is cited, not copied: of each report the trigger words and where they stand, no sentence, no quote.
"""

from typing import Final, NamedTuple, get_args

from kawat.export.columns import Column, Table
from kawat.export.csv_dyadic import DYADS
from kawat.export.event_table import EVENTS
from kawat.export.others_codes import cameo_labels
from kawat.export.sides import name_of, sort_of
from kawat.export.text import line
from kawat.knowledge.codes import codes
from kawat.ledger.questions.sources import SourceTally
from kawat.ledger.walking import ToldReport
from kawat.records import EventParticipant, Kind, Office, Role, Status

#: Trigger words longer than this are cut: a sign, not a copy.
LONGEST: Final = 80


class Participation(NamedTuple):
    """One side of one event, and its place in the event's order."""

    event: str
    position: int
    told: EventParticipant


class KindStatus(NamedTuple):
    """A kind and a status, as every event has them."""

    kind: str
    status: str


#: Every kind with every status.
KINDS_AND_STATUSES: Final = tuple(KindStatus(kind, status) for kind in get_args(Kind) for status in get_args(Status))

PARTICIPANTS: Final[Table[Participation]] = Table(
    "participants",
    "One row per participant of an event, in the order of the event.",
    (
        Column("event", "string", "id of the event", lambda p: p.event, True),
        Column("position", "integer", "place in the event's order, from 0", lambda p: p.position, True),
        Column("role", "string", "part played in it", lambda p: p.told.role, True, get_args(Role)),
        Column("side", "string", "code of the state, organisation or group", lambda p: p.told.state),
        Column("person", "string", "usual English name of the person who acts for it", lambda p: p.told.person),
        Column("person_id", "string", "Wikidata id of the person", lambda p: p.told.person_id),
        Column(
            "office", "string", "office in which the person acts", lambda p: p.told.office, codes=get_args(Office)
        ),
    ),
    ("event", "position"),
)  # fmt: skip

SIDES: Final[Table[str]] = Table(
    "sides",
    "One row per state, organisation or group that takes part in an event.",
    (
        Column("code", "string", "ISO 3166-1 alpha-3, organisation's code, or X: and a name", lambda code: code, True),
        Column("sort", "string", "what it is", sort_of, True, ("group", "organisation", "state")),
        Column("name_en", "string", "English name", lambda code: name_of(code, "en"), True),
        Column("name_id", "string", "Indonesian name", lambda code: name_of(code, "id"), True),
    ),
    ("code",),
)  # fmt: skip


def _triggers(told: ToldReport) -> tuple[str, ...]:
    return tuple(line(span.text)[:LONGEST] for span in told.report.evidence)


REPORTS: Final[Table[ToldReport]] = Table(
    "reports",
    "One row per report: one article's account of one event, by article and place in it.",
    (
        Column("id", "string", "id of the report", lambda r: r.report.id, True),
        Column("event", "string", "id of the event it tells of; empty where a person took it out", lambda r: r.event),
        Column("article", "string", "id of the article", lambda r: r.source.id, True),
        Column("outlet", "string", "who published the article", lambda r: r.source.outlet),
        Column("url", "string", "where the article was published", lambda r: r.source.url),
        Column("published", "string", "when the article was published, EDTF", lambda r: r.source.published),
        Column("copy_of", "string", "id of the article whose text this one repeats", lambda r: r.source.copy_of),
        Column("kind", "string", "as this article tells it", lambda r: r.report.kind, True, get_args(Kind)),
        Column("status", "string", "as this article tells it", lambda r: r.report.status, True, get_args(Status)),
        Column("date", "string", "as this article tells it, EDTF", lambda r: r.report.date),
        Column("place", "string", "as this article has it", lambda r: r.report.place.name if r.report.place else None),
        Column("country", "string", "of the place", lambda r: r.report.place.country if r.report.place else None),
        Column("triggers", "list", "the words that name the event, the clearest first", _triggers),
        Column(
            "trigger_offsets", "list", "where they stand in the article's text: first character-one past the last",
            lambda r: tuple(f"{span.start}-{span.end}" for span in r.report.evidence),
        ),
        Column("confidence", "number", "the reader's confidence, 0 to 1", lambda r: r.report.confidence, True),
    ),
    ("id",),
)  # fmt: skip

SOURCES: Final[Table[SourceTally]] = Table(
    "sources",
    "One row per outlet known by name, whether or not its articles tell of any event.",
    (
        Column("outlet", "string", "its name", lambda o: o.outlet, True),
        Column("articles", "integer", "how many of its articles were read", lambda o: o.articles, True),
        Column("copies", "integer", "how many of them repeat the text of another", lambda o: o.copies, True),
        Column("first_published", "string", "date of the earliest, EDTF", lambda o: o.first),
        Column("last_published", "string", "date of the latest, EDTF", lambda o: o.last),
    ),
    ("outlet",),
)

CODES: Final[Table[KindStatus]] = Table(
    "codes",
    "One row per kind and status: the codes of others that it stands for. Denied events and votes have none.",
    (
        Column("kind", "string", "kind of dealing", lambda k: k.kind, True, get_args(Kind)),
        Column("status", "string", "whether it took place", lambda k: k.status, True, get_args(Status)),
        Column("plover", "string", "PLOVER event type", lambda k: codes(*k).plover),
        Column("plover_mode", "string", "PLOVER mode", lambda k: codes(*k).mode),
        Column("quad", "string", "PLOVER's class of the type", lambda k: codes(*k).quad),
        Column("plover_score", "number", "PLOVER's score of mode or type", lambda k: codes(*k).plover_score),
        Column("cameo", "string", "CAMEO code", lambda k: codes(*k).cameo),
        Column("cameo_label", "string", "its label", lambda k: cameo_labels().get(codes(*k).cameo or "")),
        Column("goldstein", "number", "Goldstein score of the CAMEO code", lambda k: codes(*k).goldstein),
    ),
    ("kind", "status"),
)

#: The tables whose rows refer to others: table, columns, and the table and columns referred to.
REFERENCES: Final = (
    ("events", ("kind", "status"), "codes", ("kind", "status")),
    ("dyads", ("event",), "events", ("id",)),
    ("dyads", ("source",), "sides", ("code",)),
    ("dyads", ("target",), "sides", ("code",)),
    ("participants", ("event",), "events", ("id",)),
    ("participants", ("side",), "sides", ("code",)),
    ("reports", ("event",), "events", ("id",)),
    ("reports", ("outlet",), "sources", ("outlet",)),
)
#: Every table of a release, in the order in which a reader should meet them.
TABLES: Final = (EVENTS, DYADS, PARTICIPANTS, SIDES, REPORTS, SOURCES, CODES)
