"""Who wrote last, so that a program knows whether another one wrote since it did."""

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring an older ledger to this version."""
    op.create_table(
        "turns",
        sa.Column("writer", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("writer", name=op.f("pk_turns")),
    )


def downgrade() -> None:
    """Take a ledger back to the version before."""
    op.drop_table("turns")
