"""The ledger's tables: takes nothing, gives SQLAlchemy Core tables that fit SQLite and PostgreSQL alike.

A span is stored as its two offsets into `articles.text`; its words are cut from there on loading, so that words and
offsets can never disagree. `doc` and `info` say what each column and table holds; docs/ledger.md is made from them.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

#: The newest migration: a ledger at this version needs no upgrade.
HEAD = "0005"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(target: str, doc: str, *, primary: bool = False) -> Column[str]:
    return Column(
        target.partition(".")[0].removesuffix("s"),
        ForeignKey(target, ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
        doc=doc,
    )


def _position(doc: str) -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False, doc=doc)


def _span(name: str, doc: str, *, required: bool = False) -> tuple[Column[int], Column[int]]:
    return (
        Column(f"{name}_start", Integer, nullable=not required, doc=f"{doc}: first character"),
        Column(f"{name}_end", Integer, nullable=not required, doc=f"{doc}: one past the last character"),
    )


def _text(name: str, doc: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required, doc=doc)


def _number(name: str, doc: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0", doc=doc)


def _list(name: str, doc: str) -> Column[object]:
    return Column(name, JSON, nullable=False, server_default="[]", doc=doc)


def _days() -> tuple[Column[str], Column[object], Column[object]]:
    return (
        _text("date", "when it happened, EDTF; null where the text gives no ground"),
        Column(
            "first_day", Date, doc="first day that `date` may mean: 0001-01-01 for an open start, null without a date"
        ),
        Column("last_day", Date, doc="last day that `date` may mean: 9999-12-31 for an open end, null without a date"),
    )


def _moment(name: str, doc: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="", doc=f"{doc}: ISO 8601 in UTC, with microseconds")


def _repeated() -> tuple[Column[Any], ...]:
    """What the tables that lead to events repeat of them."""
    return (
        Column("last_day", Date, doc="as of the event"),
        _text("month", "EDTF of the month in which its date begins; null where the date names none"),
        _text("kind", "as of the event", required=True),
        _text("status", "as of the event", required=True),
        _text("country", "as of the event"),
        _number("contradicted", "as of the event"),
    )


#: Columns of the index by which the pairs of a state that comes second are counted, without looking up a row.
PAIRED = ("other", "kind", "status", "one", "standing", "sort_day", "last_day")
#: Columns of the index by which the articles of an outlet are counted.
COUNTED = ("outlet", "published", "copy_of", "report_count", "quote_count")
#: Columns of the index by which the persons who act for a state are counted.
ACTING = ("state", "person", "person_id", "office", "sort_day", "last_day")

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True, doc="the source's own id, or one made from the text"),
    _text("text", "the article; every offset counts its characters (Unicode code points) from 0", required=True),
    _text("title", "headline"),
    _text("outlet", "who published it"),
    _text("url", "where it was published"),
    _text("language", "language code, `id` for Indonesian"),
    _text("published", "publication date, EDTF"),
    _text("published_from", "given, text or unknown: who says so", required=True),
    _text("published_by", "the ground for `published`"),
    _text("fetched_at", "when it was retrieved, ISO 8601"),
    _text("copy_of", "id of the article whose text this one repeats: the first published of its copy group"),
    _text("origin", "the path it was first read from, or -", required=True),
    _text("dateline", "the place it was written in, as it stands at its head"),
    Column("sentences", JSON, nullable=False, doc="[[start, end], ...]: its sentences"),
    Column("boilerplate", JSON, nullable=False, doc="[[start, end], ...]: what is not part of the story"),
    Column("digest", String(64), nullable=False, doc="SHA-256 of the reading; tells a repeated one from a new one"),
    _number("report_count", "how many reports it gives"),
    _number("quote_count", "how many quotes it holds"),
    info={"doc": "One row per article, as it came in and as it was divided."},
)  # fmt: skip
Index(None, articles.c.copy_of)
Index("ix_articles_by_outlet", *(articles.c[name] for name in COUNTED))

article_keys = Table(
    "article_keys",
    metadata,
    Column("key", Text, primary_key=True, doc="a key of `kawat.merging.copies.fingerprint`"),
    _key("articles.id", "an article whose text has it", primary=True),
    sqlite_with_rowid=False,
    info={"doc": "Two articles that share no key are no copies of each other. Made from `articles.text`."},
)
Index(None, article_keys.c.article)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True, doc="id of the report, unique in the ledger"),
    _key("articles.id", "the article that gives this account"),
    Column("position", Integer, nullable=False, doc="its place among the reports of the article, from 0"),
    _text("kind", "call, meeting, summit, ...: docs/format.md lists them", required=True),
    _text("status", "held, planned, proposed, cancelled, denied or unconfirmed", required=True),
    *_days(),
    *_span("date", "the words that date it"),
    _text("place", "international name of the place"),
    _text("country", "ISO 3166-1 alpha-3 of the place's country"),
    _text("place_id", "GeoNames id of the place"),
    *_span("place", "the words that place it"),
    Column("topics", JSON, nullable=False, doc="the agenda, a list of topic names"),
    *_span("according_to", "the source named for it"),
    Column("confidence", Double, nullable=False, doc="the reader's confidence, 0 to 1"),
    info={"doc": "One row per report: one article's account of one event."},
)
Index(None, reports.c.article, reports.c.position, unique=True)

participants = Table(
    "participants",
    metadata,
    _key("reports.id", "the report they take part in", primary=True),
    _position("order in the report, from 0"),
    _text("role", "actor, target or third", required=True),
    _text("state", "ISO 3166-1 alpha-3, organisation code, or X: and a name"),
    _text("person", "the person's usual English name"),
    _text("office", "the office in which the person acts"),
    _text("person_id", "Wikidata id of the person"),
    *_span("span", "the words that stand for them", required=True),
    sqlite_with_rowid=False,
    info={"doc": "One row per side of a report."},
)
Index(None, participants.c.state, participants.c.report)

evidence = Table(
    "evidence",
    metadata,
    _key("reports.id", "the report that rests on these words", primary=True),
    _position("order in the report, from 0, the clearest first"),
    *_span("span", "the trigger", required=True),
    sqlite_with_rowid=False,
    info={"doc": "One row per phrase that names the event of a report."},
)

filed = Table(
    "filed",
    metadata,
    _key("reports.id", "the report", primary=True),
    _key("articles.id", "its article"),
    _text("outlet", "as of the article"),
    _text("published", "as of the article"),
    _text("copy_of", "as of the article"),
    Column(
        "told", JSON, nullable=False,
        doc="[kind, status, date, place, country, topics, [[role, state, person, office, person_id], ...], "
        "words around the triggers, [[relation, report], ...]]",
    ),
    info={"doc": "One row per report: all that merging compares, in one place. Made from the tables before."},
)  # fmt: skip
Index(None, filed.c.article)

report_keys = Table(
    "report_keys",
    metadata,
    Column("key", Text, primary_key=True, doc="a key of `kawat.merging.blocks.keys`: time, family of kinds and sides"),
    _key("reports.id", "a report that stands in this block", primary=True),
    sqlite_with_rowid=False,
    info={"doc": "The blocks in which reports meet: two that share none never tell one event. Made from `filed`."},
)
Index(None, report_keys.c.report)

quotes = Table(
    "quotes",
    metadata,
    _key("articles.id", "the article that quotes", primary=True),
    _position("order in the article, from 0"),
    _text("type", "direct or indirect", required=True),
    *_span("span", "the words said, without quotation marks", required=True),
    *_span("speaker", "the words that name the speaker"),
    _text("person", "the speaker's usual English name"),
    _text("person_id", "Wikidata id of the speaker"),
    _text("state", "the side the speaker stands for"),
    *_span("cue", "the speech verb or phrase"),
    Column("via", JSON, nullable=False, doc="names of the outlets that relay it"),
    sqlite_with_rowid=False,
    info={"doc": "One row per quotation."},
)
Index(None, quotes.c.person)
Index(None, quotes.c.person_id)


def _passages(name: str, doc: str) -> Table:
    """A table of stretches of articles that are searched; its index is made by `kawat.ledger.searching.index`."""
    table = Table(
        name,
        metadata,
        Column(
            "id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False,
            doc="its id in the index: the later its article was published, the higher",
        ),
        _key("articles.id", "its article"),
        Column("position", Integer, nullable=False, doc="its place among those of the article, from 0"),
        Column("start", Integer, nullable=False, doc="first character"),
        Column("end", Integer, nullable=False, doc="one past the last character"),
        info={"doc": doc},
    )  # fmt: skip
    Index(None, table.c.article)
    return table


article_passages = _passages(
    "article_passages", "One row per article that can be searched; several for a very long one. Made from `articles`."
)
evidence_passages = _passages(
    "evidence_passages", "One row per sentence that holds evidence. Made from `articles` and `evidence`."
)
quote_passages = _passages(
    "quote_passages", "One row per quote, at the same position. Made from `articles` and `quotes`."
)

stems = Table(
    "stems",
    metadata,
    Column("word", Text, primary_key=True, doc="a word of an article, in small letters without marks"),
    _text("stem", "its stem, which is another word", required=True),
    sqlite_with_rowid=False,
    info={"doc": "Words that differ from their stems: what a search for a beginning of words looks up."},
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True, doc="id of the event"),
    _text("kind", "as most reports give it", required=True),
    _text("status", "as told last", required=True),
    *_days(),
    Column("sort_day", Date, nullable=False, doc="`first_day`, or 9999-12-31 without one: undated events come last"),
    _text("place", "international name of the place"),
    _text("country", "ISO 3166-1 alpha-3 of the place's country"),
    Column("topics", JSON, nullable=False, doc="the agenda, a list of topic names"),
    Column("articles", JSON, nullable=False, doc="ids of the articles that tell of it"),
    Column("outlets", JSON, nullable=False, doc="names of the outlets that tell of it"),
    _number("report_count", "how many reports tell of it"),
    _number("outlet_count", "how many independent outlets: copies of one text count once"),
    _text("first_seen", "publication date of the first article that tells of it, EDTF"),
    _text("last_seen", "publication date of the last article that tells of it, EDTF"),
    _list("values", "[{field, value, reports, outlets}, ...]: every value told, the best supported of a field first"),
    _list("history", "[{status, told, date, reports}, ...]: the status as told, day by day"),
    _list("contradictions", "[{field, values}, ...]: what cannot all be right"),
    _list("links", "[{relation, event, articles}, ...]: other events that articles link it to"),
    _list("judged", "the fields that a person set"),
    Column("digest", String(64), nullable=False, doc="SHA-256 of the event; empty when to be merged anew"),
    _number("contradicted", "1 where `contradictions` holds any, else 0"),
    _moment("added_at", "when it came into the ledger"),
    _moment("changed_at", "when it was written last"),
    info={"doc": "One row per event: what all its reports tell, as merging concluded."},
)  # fmt: skip
# Each begins as an answer is ordered and ends with what the answer is narrowed by, so that no row need be looked up.
Index("ix_events_by_day", events.c.sort_day, events.c.id, events.c.last_day)
Index("ix_events_by_kind", events.c.kind, events.c.sort_day, events.c.id, events.c.last_day, events.c.status)
Index("ix_events_by_status", events.c.status, events.c.sort_day, events.c.id, events.c.last_day, events.c.last_seen)
Index("ix_events_by_country", events.c.country, events.c.sort_day, events.c.id, events.c.last_day)
Index("ix_events_contradicted", events.c.contradicted, events.c.sort_day, events.c.id, events.c.last_day)
Index(None, events.c.added_at, events.c.id)
Index(None, events.c.changed_at, events.c.id)

event_participants = Table(
    "event_participants",
    metadata,
    _key("events.id", "the event they take part in", primary=True),
    _position("order in the event, from 0"),
    _text("role", "actor, target or third", required=True),
    _text("state", "ISO 3166-1 alpha-3, organisation code, or X: and a name"),
    _text("person", "the person's usual English name"),
    _text("person_folded", "`person` in small letters without marks, for searching"),
    _text("office", "the office in which the person acts"),
    _text("person_id", "Wikidata id of the person"),
    sqlite_with_rowid=False,
    info={"doc": "One row per side of an event."},
)

event_states = Table(
    "event_states",
    metadata,
    _text("state", "a state or organisation that takes part", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    _key("events.id", "the event it takes part in"),
    *_repeated(),
    PrimaryKeyConstraint("state", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and state in it, in whatever role. Made from `events` and `event_participants`."},
)
Index(None, event_states.c.event)

event_pairs = Table(
    "event_pairs",
    metadata,
    _text("one", "a state or organisation", required=True),
    _text("other", "another, later in the alphabet", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    _key("events.id", "the event in which both take part"),
    *_repeated(),
    _text("standing", "dealing, same side, crowd or third: `kawat.ledger.facets.standing`", required=True),
    _text("level", "the highest office at which both are represented"),
    _number("report_count", "as of the event"),
    PrimaryKeyConstraint("one", "other", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={
        "doc": "One row per event and pair of states in it, in whatever role; only those with the standing `dealing` "
        "count as what the two have with each other. Made from `events` and `event_participants`."
    },
)
Index("ix_event_pairs_by_other", *(event_pairs.c[name] for name in PAIRED))
Index("ix_event_pairs_by_day", *(event_pairs.c[name] for name in ("sort_day", "one", "other", "standing")))
Index("ix_event_pairs_by_event", event_pairs.c.event, event_pairs.c.standing)

event_people = Table(
    "event_people",
    metadata,
    _text("person_folded", "`person` in small letters without marks, for searching", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    _key("events.id", "the event in which the person takes part"),
    *_repeated(),
    _text("person", "the person's usual English name", required=True),
    _text("person_id", "Wikidata id of the person"),
    _text("state", "the side for which the person acts"),
    _text("office", "the office in which the person acts"),
    PrimaryKeyConstraint("person_folded", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and person in it. Made from `events` and `event_participants`."},
)
Index("ix_event_people_by_id", event_people.c.person_id, event_people.c.person_folded, event_people.c.person)
Index("ix_event_people_by_state", *(event_people.c[name] for name in ACTING))
Index(None, event_people.c.event)

event_outlets = Table(
    "event_outlets",
    metadata,
    _text("outlet", "an outlet that tells of it", required=True),
    _key("events.id", "the event"),
    PrimaryKeyConstraint("outlet", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and outlet that tells of it. Made from `events.outlets`."},
)
Index(None, event_outlets.c.event)

event_reports = Table(
    "event_reports",
    metadata,
    _key("events.id", "the event", primary=True),
    _position("order in the event, from 0"),
    _key("reports.id", "a report that tells of it"),
    sqlite_with_rowid=False,
    info={"doc": "One row per report of an event."},
)
Index(None, event_reports.c.report)

redirects = Table(
    "redirects",
    metadata,
    Column("id", Text, primary_key=True, doc="an id that an event had and no event has now"),
    Column("reports", JSON, nullable=False, doc="ids of the reports that event rested on, in the order of telling"),
    _moment("at", "when it went"),
    info={
        "doc": "One row per event id that is gone. It leads to the event that now holds the first of its reports still "
        "held by any; where none is, it is a tombstone."
    },
)
Index(None, redirects.c.at, redirects.c.id)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, doc="number of the judgement"),
    _text("verdict", "same, not_same, wrong or right_value", required=True),
    _text("by", "who judged", required=True),
    _text("at", "when, ISO 8601 in UTC", required=True),
    _text("field", "the field concerned; null where the whole report is"),
    _text("value", "the value that is right"),
    info={"doc": "One row per decision of a person on merging; `judgement_reports` names the reports concerned."},
)

judgement_reports = Table(
    "judgement_reports",
    metadata,
    _key("judgements.id", "the judgement", primary=True),
    _position("order in the judgement, from 0"),
    _text("report", "id of the report it speaks of; null while no report of the article matches"),
    _text("article", "the report's article", required=True),
    _text("kind", "the report's kind when it was judged", required=True),
    *_span("span", "its clearest trigger when it was judged", required=True),
    _text("words", "the words of that trigger", required=True),
    sqlite_with_rowid=False,
    info={
        "doc": "What a judgement speaks of. Reports are found again by their trigger when an article is read anew, so "
        "nothing here hangs on the rows of `reports`."
    },
)
Index(None, judgement_reports.c.article)

merger = Table(
    "merger",
    metadata,
    Column("version", Text, primary_key=True, doc="`kawat.merging.merge.VERSION` of the events"),
    info={"doc": "One row: the version of merging that made the events. Events of another version are made anew."},
)

turns = Table(
    "turns",
    metadata,
    Column("writer", Text, primary_key=True, doc="the program that wrote last, by a name of its own for this once"),
    info={"doc": "One row, once anything was written: tells a program whether another one wrote since it did."},
)

refusals = Table(
    "refusals",
    metadata,
    Column("origin", Text, primary_key=True, doc="the input: a path, with its line where it has lines, or -"),
    Column("code", Text, primary_key=True, doc="short name of the fault"),
    _text("why", "what is wrong with it", required=True),
    _text("hint", "what to do about it", required=True),
    _text("refused_at", "when it was last refused, ISO 8601 in UTC", required=True),
    info={"doc": "One row per input and fault: what could not become an article, or whose reading could not be kept."},
)
