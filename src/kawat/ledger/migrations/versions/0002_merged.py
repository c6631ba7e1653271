"""Events with every value told; what merging compares; copies, redirects and judgements."""

import json

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LISTS = ("values", "history", "contradictions", "links", "judged")


def upgrade() -> None:
    """Bring an older ledger to this version: its events stay as they are until they are merged anew."""
    op.create_index(op.f("ix_articles_copy_of"), "articles", ["copy_of"], unique=False)
    for name in ("report_count", "outlet_count"):
        op.add_column("events", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    for name in ("first_seen", "last_seen"):
        op.add_column("events", sa.Column(name, TEXT, nullable=True))
    for name in _LISTS:
        op.add_column("events", sa.Column(name, sa.JSON(), server_default="[]", nullable=False))
    _count()
    _create_derived()
    _create_decided()


def _count() -> None:
    """Count reports and outlets of the events there are."""
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "UPDATE events SET digest = '', "
            "report_count = (SELECT count(*) FROM event_reports WHERE event_reports.event = events.id)"
        )
    )
    for event, outlets in connection.execute(sa.text("SELECT id, outlets FROM events")).all():
        names = json.loads(outlets) if isinstance(outlets, str) else outlets
        connection.execute(
            sa.text("UPDATE events SET outlet_count = :count WHERE id = :event"), {"count": len(names), "event": event}
        )


def _create_derived() -> None:
    op.create_table(
        "article_keys",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_article_keys_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "article", name=op.f("pk_article_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_keys_article"), "article_keys", ["article"], unique=False)
    op.create_table(
        "filed",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("outlet", TEXT, nullable=True),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("copy_of", TEXT, nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_filed_report"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_filed_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_filed")),
    )
    op.create_index(op.f("ix_filed_article"), "filed", ["article"], unique=False)
    op.create_table(
        "report_keys",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_report_keys_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "report", name=op.f("pk_report_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_report_keys_report"), "report_keys", ["report"], unique=False)
    op.create_table(
        "merger",
        sa.Column("version", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_merger")),
    )
    op.create_table(
        "redirects",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("reports", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redirects")),
    )


def _create_decided() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("field", TEXT, nullable=True),
        sa.Column("value", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "judgement_reports",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", TEXT, nullable=True),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.id"], name=op.f("fk_judgement_reports_judgement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement", "position", name=op.f("pk_judgement_reports")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_judgement_reports_article"), "judgement_reports", ["article"], unique=False)


def downgrade() -> None:
    """Take a ledger back to the version before; judgements are lost."""
    for table in ("judgement_reports", "judgements", "redirects", "merger", "report_keys", "filed", "article_keys"):
        op.drop_table(table)
    for name in ("report_count", "outlet_count", "first_seen", "last_seen", *_LISTS):
        op.drop_column("events", name)
    op.drop_index(op.f("ix_articles_copy_of"), "articles")
