"""What is searched: passages of articles, their index, and the words that differ from their stems."""

import itertools

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT
from kawat.ledger.searching import index
from kawat.ledger.searching.passages import passages
from kawat.ledger.searching.stored import stored_all

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_PASSAGES = ("article_passages", "evidence_passages", "quote_passages")
_AT_ONCE = 500


def upgrade() -> None:
    """Bring an older ledger to this version, and index all its articles."""
    for name in _PASSAGES:
        op.create_table(
            name,
            sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
            sa.Column("article", TEXT, nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("start", sa.Integer(), nullable=False),
            sa.Column("end", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f(f"fk_{name}_article"), ondelete="CASCADE"),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        )
        op.create_index(op.f(f"ix_{name}_article"), name, ["article"], unique=False)
    op.create_table(
        "stems",
        sa.Column("word", TEXT, nullable=False),
        sa.Column("stem", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_stems")),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    index.create_indexes(connection)
    made = (passage for article in stored_all(connection) for passage in passages(article))
    while some := list(itertools.islice(made, _AT_ONCE)):
        index.keep(connection, some)


def downgrade() -> None:
    """Take a ledger back to the version before."""
    index.drop_indexes(op.get_bind())
    for name in ("stems", *_PASSAGES):
        op.drop_table(name)
