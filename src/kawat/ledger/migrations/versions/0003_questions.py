"""What questions are answered from: states, pairs, persons and outlets of events; when an event came, changed, went."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT
from kawat.ledger.facets import facet_rows
from kawat.records import Contradiction, Event, EventParticipant, Strength

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_FACETS = ("event_states", "event_pairs", "event_people", "event_outlets")
_OLD = {"sort_day_id": ["sort_day", "id"], "kind_sort_day_id": ["kind", "sort_day", "id"]}
_OLD |= {"status_sort_day_id": ["status", "sort_day", "id"]}
_NEW = {
    "ix_events_by_day": ["sort_day", "id", "last_day"],
    "ix_events_by_kind": ["kind", "sort_day", "id", "last_day", "status"],
    "ix_events_by_status": ["status", "sort_day", "id", "last_day", "last_seen"],
    "ix_events_by_country": ["country", "sort_day", "id", "last_day"],
    "ix_events_contradicted": ["contradicted", "sort_day", "id", "last_day"],
    "ix_events_added_at_id": ["added_at", "id"],
    "ix_events_changed_at_id": ["changed_at", "id"],
}


def upgrade() -> None:
    """Bring an older ledger to this version: what it holds counts as having come now."""
    for name in ("report_count", "quote_count"):
        op.add_column("articles", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.add_column("events", sa.Column("contradicted", sa.Integer(), server_default="0", nullable=False))
    for table, name in (("events", "added_at"), ("events", "changed_at"), ("redirects", "at")):
        op.add_column(table, sa.Column(name, TEXT, server_default="", nullable=False))
    made = {name: _create(name) for name in _FACETS}
    _count()
    _fill(made)
    _index()


def _index() -> None:
    for name in _OLD:
        op.drop_index(op.f(f"ix_events_{name}"), "events")
    op.drop_index(op.f("ix_event_participants_state_event"), "event_participants")
    for name, columns in _NEW.items():
        op.create_index(name, "events", columns, unique=False)
    op.create_index("ix_redirects_at_id", "redirects", ["at", "id"], unique=False)
    op.create_index(
        "ix_articles_by_outlet", "articles", ["outlet", "published", "copy_of", "report_count", "quote_count"]
    )
    op.create_index(
        "ix_event_pairs_by_other",
        "event_pairs",
        ["other", "kind", "status", "one", "standing", "sort_day", "last_day"],
    )
    op.create_index("ix_event_pairs_by_day", "event_pairs", ["sort_day", "one", "other", "standing"])
    op.create_index("ix_event_people_by_id", "event_people", ["person_id", "person_folded", "person"])
    op.create_index(
        "ix_event_people_by_state", "event_people", ["state", "person", "person_id", "office", "sort_day", "last_day"]
    )
    op.create_index("ix_event_pairs_by_event", "event_pairs", ["event", "standing"])
    for name in ("event_states", "event_people", "event_outlets"):
        op.create_index(f"ix_{name}_event", name, ["event"])
    for name in ("person", "person_id"):
        op.create_index(f"ix_quotes_{name}", "quotes", [name])


def _create(name: str) -> sa.Table:
    own: dict[str, tuple[list[str], list[sa.Column[Any]]]] = {
        "event_states": (["state", "sort_day", "event"], []),
        "event_pairs": (
            ["one", "other", "sort_day", "event"],
            [
                sa.Column("standing", TEXT, nullable=False),
                sa.Column("level", TEXT, nullable=True),
                sa.Column("report_count", sa.Integer(), server_default="0", nullable=False),
            ],
        ),
        "event_people": (
            ["person_folded", "sort_day", "event"],
            [
                sa.Column("person", TEXT, nullable=False),
                sa.Column("person_id", TEXT, nullable=True),
                sa.Column("state", TEXT, nullable=True),
                sa.Column("office", TEXT, nullable=True),
            ],
        ),
        "event_outlets": (["outlet", "event"], []),
    }
    key, further = own[name]
    columns = [sa.Column(one, sa.Date() if one == "sort_day" else TEXT, nullable=False) for one in key]
    return op.create_table(
        name,
        *columns,
        *(_repeated() if name != "event_outlets" else []),
        *further,
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f(f"fk_{name}_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def _repeated() -> list[sa.Column[Any]]:
    return [
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("month", TEXT, nullable=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("contradicted", sa.Integer(), server_default="0", nullable=False),
    ]


def _count() -> None:
    connection = op.get_bind()
    moment = f"{datetime.datetime.now(datetime.UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
    connection.execute(sa.text("UPDATE events SET added_at = :at, changed_at = :at"), {"at": moment})
    connection.execute(sa.text("UPDATE redirects SET at = :at"), {"at": moment})
    for counted, column in (("reports", "report_count"), ("quotes", "quote_count")):
        connection.execute(
            sa.text(f"UPDATE articles SET {column} = (SELECT count(*) FROM {counted} WHERE article = articles.id)")  # noqa: S608 - names of our own
        )


_EVENTS = sa.table(
    "events",
    *(sa.column(name) for name in ("id", "kind", "status", "date", "country", "report_count", "contradicted")),
    sa.column("outlets", sa.JSON()),
    sa.column("contradictions", sa.JSON()),
)
_SIDES = sa.table(
    "event_participants",
    *(sa.column(name) for name in ("event", "position", "role", "state", "person", "office", "person_id")),
)


def _fill(made: dict[str, sa.Table]) -> None:
    """Make the rows of every event there is."""
    connection = op.get_bind()
    last = ""
    while True:
        query = sa.select(_EVENTS).where(_EVENTS.c.id > last).order_by(_EVENTS.c.id).limit(_AT_ONCE)
        page = connection.execute(query).all()
        if not page:
            return
        last = page[-1].id
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for event in _events(connection, page):
            for name, rows in facet_rows(event).items():
                found[name] += rows
            if event.contradictions:
                which = sa.update(_EVENTS).where(_EVENTS.c.id == event.id)
                connection.execute(which.values(contradicted=1))
        for name, table in made.items():
            columns = [column.name for column in table.columns]
            rows = [{column: row[column] for column in columns} for row in found[name]]
            if rows:
                connection.execute(sa.insert(table), rows)


def _events(connection: sa.Connection, page: Sequence[sa.Row[Any]]) -> list[Event]:
    sides: dict[str, list[EventParticipant]] = defaultdict(list)
    query = sa.select(_SIDES).where(_SIDES.c.event.in_([row.id for row in page]))
    for row in connection.execute(query.order_by(_SIDES.c.event, _SIDES.c.position)):
        sides[row.event].append(EventParticipant(row.role, row.state, row.person, row.office, row.person_id))
    return [
        Event(
            row.id,
            row.kind,
            row.status,
            tuple(sides[row.id]),
            row.date,
            country=row.country,
            outlets=tuple(row.outlets),
            strength=Strength(row.report_count, 0, None, None),
            contradictions=tuple(Contradiction(one["field"], ()) for one in row.contradictions),
        )
        for row in page
    ]


def downgrade() -> None:
    """Take a ledger back to the version before; when events came and changed is lost."""
    for name in ("person", "person_id"):
        op.drop_index(f"ix_quotes_{name}", "quotes")
    op.drop_index("ix_articles_by_outlet", "articles")
    op.drop_index("ix_redirects_at_id", "redirects")
    for name in _NEW:
        op.drop_index(name, "events")
    for name in _FACETS:
        op.drop_table(name)
    for name, columns in _OLD.items():
        op.create_index(op.f(f"ix_events_{name}"), "events", columns, unique=False)
    op.create_index(op.f("ix_event_participants_state_event"), "event_participants", ["state", "event"], unique=False)
    for table, name in (
        ("redirects", "at"),
        ("events", "changed_at"),
        ("events", "added_at"),
        ("events", "contradicted"),
        ("articles", "quote_count"),
        ("articles", "report_count"),
    ):
        op.drop_column(table, name)
