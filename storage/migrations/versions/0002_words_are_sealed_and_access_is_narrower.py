"""Words are sealed and access is narrower."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.rebuild import rebuilding

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: References are sealed, and found beside the keys from now on.
DROPS = frozenset({"constraint uq_young_people_reference"})

#: Words that are sealed from now on take more room: table, column, and its size.
_WORDS = (
    ("actions", "what", 200),
    ("invitations", "role", 120),
    ("invitations", "stand_in_name", 120),
    ("meetings", "why", 200),
    ("meetings", "place", 120),
    ("meetings", "place_reason", 200),
    ("meetings", "no_next_reason", 200),
    ("memberships", "role", 120),
    ("young_people", "reference", 7),
    ("young_people", "line", 300),
)
_ADDED: dict[str, tuple[sa.Column[Any], ...]] = {
    "memberships": (
        sa.Column("sees", sa.String(40), server_default="all", nullable=False),
        sa.Column(
            "sees_earlier", sa.Boolean, server_default=sa.false(), nullable=False
        ),
        sa.Column("needed_on", sa.Date, nullable=True),
    ),
    "workers": (
        sa.Column(
            "is_agency_lead", sa.Boolean, server_default=sa.false(), nullable=False
        ),
        sa.Column(
            "is_governance_lead", sa.Boolean, server_default=sa.false(), nullable=False
        ),
        sa.Column("account", sa.String(40), server_default="full", nullable=False),
    ),
    "young_people": (
        sa.Column("line_on", sa.Date, nullable=True),
        sa.Column("room_workspaces", sa.String(200), server_default="", nullable=False),
        sa.Column("room_stopped_on", sa.Date, nullable=True),
        sa.Column("held_since", sa.Date, nullable=True),
    ),
}


def upgrade() -> None:
    _say_what_is_plain()
    _new_tables()
    for table, column, size in _WORDS:
        with rebuilding(table) as batch:
            batch.alter_column(column, existing_type=sa.String(size), type_=sa.Text())
    with rebuilding("young_people") as batch:
        batch.drop_constraint(op.f("uq_young_people_reference"), type_="unique")
    for table in _ADDED:
        with rebuilding(table) as batch:
            _add(batch, table)
    # Whoever is in a team today has seen all of it already.
    op.execute(sa.text("UPDATE memberships SET sees_earlier = true"))


def _say_what_is_plain() -> None:
    """Name the tables that hold plain words: a step knows no keys, the start does."""
    plain = op.create_table(
        "still_plain",
        sa.Column("name", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_still_plain")),
    )
    for name in sorted({*(table for table, *_ in _WORDS), "references_given"}):
        rows = sa.select(sa.literal(1)).select_from(sa.table(name))
        if op.get_bind().execute(rows.limit(1)).first():
            op.bulk_insert(plain, [{"name": name}])


def _add(batch: BatchOperations, table: str) -> None:
    for column in _ADDED[table]:
        batch.add_column(column._copy())


def downgrade() -> None:
    op.drop_table("still_plain")
    with rebuilding("young_people") as batch:
        batch.create_unique_constraint(op.f("uq_young_people_reference"), ["reference"])
    for table, column, size in reversed(_WORDS):
        with rebuilding(table) as batch:
            batch.alter_column(column, existing_type=sa.Text(), type_=sa.String(size))
    for table, columns in _ADDED.items():
        with rebuilding(table) as batch:
            for one in columns:
                batch.drop_column(one.name)
    for table in _NEW:
        op.drop_table(table)


_NEW = ("corrections", "erasures", "openings", "retention_notices", "successions")


def _new_tables() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("became", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(
        op.f("ix_corrections_young_person_id"),
        "corrections",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("asked_by_id", sa.String(length=26), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.String(length=26), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(
        op.f("ix_erasures_young_person_id"),
        "erasures",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "openings",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
    )
    op.create_index(op.f("ix_openings_at"), "openings", ["at"], unique=False)
    op.create_index(
        op.f("ix_openings_young_person_id"),
        "openings",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "retention_notices",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_notices")),
        sa.UniqueConstraint(
            "rule", "subject_id", name=op.f("uq_retention_notices_rule_subject_id")
        ),
    )
    op.create_index(
        op.f("ix_retention_notices_young_person_id"),
        "retention_notices",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "successions",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("leaver_id", sa.String(length=26), nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("successor_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
        sa.UniqueConstraint(
            "leaver_id",
            "duty",
            "subject_id",
            name=op.f("uq_successions_leaver_id_duty_subject_id"),
        ),
    )
    op.create_index(
        op.f("ix_successions_successor_id"),
        "successions",
        ["successor_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_successions_young_person_id"),
        "successions",
        ["young_person_id"],
        unique=False,
    )
