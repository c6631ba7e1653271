"""How much the ledger holds, so that nobody need count it."""

import sqlalchemy as sa
from alembic import op

from kawat.ledger.bytewise import TEXT

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COUNTED = ("articles", "reports", "quotes", "events", "refusals")


def upgrade() -> None:
    """Bring an older ledger to this version: what it holds is counted once."""
    op.create_table(
        "totals",
        sa.Column("what", TEXT, nullable=False),
        sa.Column("held", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_totals")),
    )
    for one in _COUNTED:
        op.execute(f"INSERT INTO totals (what, held) SELECT '{one}', count(*) FROM {one}")  # noqa: S608 - names of ours


def downgrade() -> None:
    """Take a ledger back to the version before."""
    op.drop_table("totals")
