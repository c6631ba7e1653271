"""The first tables: articles, reports, quotes, events and refusals."""

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring an older ledger to this version."""
    op.create_table(
        "articles",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("outlet", TEXT, nullable=True),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("published_from", TEXT, nullable=False),
        sa.Column("published_by", TEXT, nullable=True),
        sa.Column("fetched_at", TEXT, nullable=True),
        sa.Column("copy_of", TEXT, nullable=True),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("dateline", TEXT, nullable=True),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("boilerplate", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_table(
        "events",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("place", TEXT, nullable=True),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("articles", sa.JSON(), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_kind_sort_day_id"), "events", ["kind", "sort_day", "id"], unique=False)
    op.create_index(op.f("ix_events_status_sort_day_id"), "events", ["status", "sort_day", "id"], unique=False)
    op.create_index(op.f("ix_events_sort_day_id"), "events", ["sort_day", "id"], unique=False)

    op.create_table(
        "refusals",
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("code", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("hint", TEXT, nullable=False),
        sa.Column("refused_at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("origin", "code", name=op.f("pk_refusals")),
    )
    op.create_table(
        "event_participants",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=True),
        sa.Column("person", TEXT, nullable=True),
        sa.Column("person_folded", TEXT, nullable=True),
        sa.Column("office", TEXT, nullable=True),
        sa.Column("person_id", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_participants_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "position", name=op.f("pk_event_participants")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_participants_state_event"), "event_participants", ["state", "event"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("article", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("person", TEXT, nullable=True),
        sa.Column("person_id", TEXT, nullable=True),
        sa.Column("state", TEXT, nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_quotes_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "position", name=op.f("pk_quotes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("date", TEXT, nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("date_start", sa.Integer(), nullable=True),
        sa.Column("date_end", sa.Integer(), nullable=True),
        sa.Column("place", TEXT, nullable=True),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("place_id", TEXT, nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("according_to_start", sa.Integer(), nullable=True),
        sa.Column("according_to_end", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_reports_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_article_position"), "reports", ["article", "position"], unique=True)

    op.create_table(
        "event_reports",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_reports_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_event_reports_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "position", name=op.f("pk_event_reports")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_reports_report"), "event_reports", ["report"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_evidence_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position", name=op.f("pk_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "participants",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=True),
        sa.Column("person", TEXT, nullable=True),
        sa.Column("office", TEXT, nullable=True),
        sa.Column("person_id", TEXT, nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_participants_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position", name=op.f("pk_participants")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participants_state_report"), "participants", ["state", "report"], unique=False)


def downgrade() -> None:
    """Take a ledger back to the version before: an empty database."""
    op.drop_table("participants")
    op.drop_table("evidence")
    op.drop_table("event_reports")
    op.drop_table("reports")
    op.drop_table("quotes")
    op.drop_table("event_participants")
    op.drop_table("refusals")
    op.drop_table("events")
    op.drop_table("articles")
