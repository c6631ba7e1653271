"""The tables that lead to events, by state, pair, person and outlet: takes nothing, gives tables.

Their rows say nothing that the events do not (`kawat.ledger.facets` makes them); each repeats what a question may
narrow by.
"""

from sqlalchemy import Column, Date, Index, PrimaryKeyConstraint, Table

from kawat.ledger.schema.columns import key, metadata, number, repeated, text

#: Columns of the index by which the pairs of a state that comes second are counted, without looking up a row.
_PAIRED = ("other", "kind", "status", "one", "standing", "sort_day", "last_day")
#: Columns of the index by which the persons who act for a state are counted.
_ACTING = ("state", "person", "person_id", "office", "sort_day", "last_day")

event_states = Table(
    "event_states",
    metadata,
    text("state", "a state or organisation that takes part", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    key("events.id", "the event it takes part in"),
    *repeated(),
    PrimaryKeyConstraint("state", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and state in it, in whatever role. Made from `events` and `event_participants`."},
)
Index(None, event_states.c.event)

event_pairs = Table(
    "event_pairs",
    metadata,
    text("one", "a state or organisation", required=True),
    text("other", "another, later in the alphabet", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    key("events.id", "the event in which both take part"),
    *repeated(),
    text("standing", "dealing, same side, crowd or third: `kawat.ledger.facets.standing`", required=True),
    text("level", "the highest office at which both are represented"),
    number("report_count", "as of the event"),
    PrimaryKeyConstraint("one", "other", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={
        "doc": "One row per event and pair of states in it, in whatever role; only those with the standing `dealing` "
        "count as what the two have with each other. Made from `events` and `event_participants`."
    },
)
Index("ix_event_pairs_by_other", *(event_pairs.c[name] for name in _PAIRED))
Index("ix_event_pairs_by_day", *(event_pairs.c[name] for name in ("sort_day", "one", "other", "standing")))
Index("ix_event_pairs_by_event", event_pairs.c.event, event_pairs.c.standing)

event_people = Table(
    "event_people",
    metadata,
    text("person_folded", "`person` in small letters without marks, for searching", required=True),
    Column("sort_day", Date, nullable=False, doc="as of the event"),
    key("events.id", "the event in which the person takes part"),
    *repeated(),
    text("person", "the person's usual English name", required=True),
    text("person_id", "Wikidata id of the person"),
    text("state", "the side for which the person acts"),
    text("office", "the office in which the person acts"),
    PrimaryKeyConstraint("person_folded", "sort_day", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and person in it. Made from `events` and `event_participants`."},
)
Index("ix_event_people_by_id", event_people.c.person_id, event_people.c.person_folded, event_people.c.person)
Index("ix_event_people_by_state", *(event_people.c[name] for name in _ACTING))
Index(None, event_people.c.event)

event_outlets = Table(
    "event_outlets",
    metadata,
    text("outlet", "an outlet that tells of it", required=True),
    key("events.id", "the event"),
    PrimaryKeyConstraint("outlet", "event"),
    sqlite_with_rowid=False,
    info={"doc": "One row per event and outlet that tells of it. Made from `events.outlets`."},
)
Index(None, event_outlets.c.event)
