"""The tables of events and of what became of their ids: takes nothing, gives tables."""

from sqlalchemy import JSON, Column, Date, Index, String, Table, Text

from kawat.ledger.schema.columns import days, json_list, key, metadata, moment, number, position, text

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True, doc="id of the event"),
    text("kind", "as most reports give it", required=True),
    text("status", "as told last", required=True),
    *days(),
    Column("sort_day", Date, nullable=False, doc="`first_day`, or 9999-12-31 without one: undated events come last"),
    text("place", "international name of the place"),
    text("country", "ISO 3166-1 alpha-3 of the place's country"),
    Column("topics", JSON, nullable=False, doc="the agenda, a list of topic names"),
    Column("articles", JSON, nullable=False, doc="ids of the articles that tell of it"),
    Column("outlets", JSON, nullable=False, doc="names of the outlets that tell of it"),
    number("report_count", "how many reports tell of it"),
    number("outlet_count", "how many independent outlets: copies of one text count once"),
    text("first_seen", "publication date of the first article that tells of it, EDTF"),
    text("last_seen", "publication date of the last article that tells of it, EDTF"),
    json_list(
        "values", "[{field, value, reports, outlets}, ...]: every value told, the best supported of a field first"
    ),
    json_list("history", "[{status, told, date, reports}, ...]: the status as told, day by day"),
    json_list("contradictions", "[{field, values}, ...]: what cannot all be right"),
    json_list("links", "[{relation, event, articles}, ...]: other events that articles link it to"),
    json_list("judged", "the fields that a person set"),
    Column("digest", String(64), nullable=False, doc="SHA-256 of the event; empty when to be merged anew"),
    number("contradicted", "1 where `contradictions` holds any, else 0"),
    moment("added_at", "when it came into the ledger"),
    moment("changed_at", "when it was written last"),
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
    key("events.id", "the event they take part in", primary=True),
    position("order in the event, from 0"),
    text("role", "actor, target or third", required=True),
    text("state", "ISO 3166-1 alpha-3, organisation code, or X: and a name"),
    text("person", "the person's usual English name"),
    text("person_folded", "`person` in small letters without marks, for searching"),
    text("office", "the office in which the person acts"),
    text("person_id", "Wikidata id of the person"),
    sqlite_with_rowid=False,
    info={"doc": "One row per side of an event."},
)


event_reports = Table(
    "event_reports",
    metadata,
    key("events.id", "the event", primary=True),
    position("order in the event, from 0"),
    key("reports.id", "a report that tells of it"),
    sqlite_with_rowid=False,
    info={"doc": "One row per report of an event."},
)
Index(None, event_reports.c.report)

redirects = Table(
    "redirects",
    metadata,
    Column("id", Text, primary_key=True, doc="an id that an event had and no event has now"),
    Column("reports", JSON, nullable=False, doc="ids of the reports that event rested on, in the order of telling"),
    moment("at", "when it went"),
    info={
        "doc": "One row per event id that is gone. It leads to the event that now holds the first of its reports still "
        "held by any; where none is, it is a tombstone."
    },
)
Index(None, redirects.c.at, redirects.c.id)
