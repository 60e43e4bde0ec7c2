"""Nudges and asks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "climbs",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("matter", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("ladder", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_worker_id", sa.String(length=26), nullable=True),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_climbs")),
        sa.UniqueConstraint(
            "item_id",
            "matter",
            "edition",
            "worker_id",
            name=op.f("uq_climbs_item_id_matter_edition_worker_id"),
        ),
    )
    op.create_index(
        "ix_climbs_next",
        "climbs",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index("ix_climbs_worker", "climbs", ["worker_id", "state"], unique=False)
    op.create_index(
        "ix_climbs_next_worker", "climbs", ["next_worker_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_climbs_young_person_id"), "climbs", ["young_person_id"], unique=False
    )
    op.create_table(
        "new_dates",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("was", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_dates")),
    )
    op.create_index(
        op.f("ix_new_dates_item_id"), "new_dates", ["item_id"], unique=False
    )
    op.create_index(
        op.f("ix_new_dates_young_person_id"),
        "new_dates",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "room_weeks",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("off_on", sa.Date(), nullable=True),
        sa.Column("off_by_id", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_weeks")),
    )
    op.create_table(
        "wishes",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("muted_until", sa.Date(), nullable=True),
        sa.Column("not_on", sa.String(length=7), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
    )
    op.create_table(
        "nudges",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("climb_id", sa.String(length=26), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=True),
        sa.Column("whom", sa.String(length=40), nullable=True),
        sa.Column("wording", sa.String(length=40), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=True),
        sa.Column("digest_id", sa.String(length=26), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_the_way", sa.String(length=40), nullable=True),
        sa.Column("would_help", sa.String(length=40), nullable=True),
        sa.Column("wrong_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["climb_id"], ["climbs.id"], name=op.f("fk_nudges_climb_id_climbs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
    )
    op.create_index(op.f("ix_nudges_climb_id"), "nudges", ["climb_id"], unique=False)
    op.create_index(op.f("ix_nudges_digest_id"), "nudges", ["digest_id"], unique=False)
    op.create_index(
        "ix_nudges_worker", "nudges", ["worker_id", "state", "sent_at"], unique=False
    )
    op.create_table(
        "asks",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("asker_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("decision_needed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=26), nullable=True),
        sa.Column("stand_in_name", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["workers.id"], name=op.f("fk_asks_asker_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_asks_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["workers.id"],
            name=op.f("fk_asks_recorded_by_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_asks_worker_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"],
            ["young_people.id"],
            name=op.f("fk_asks_young_person_id_young_people"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    op.create_index(op.f("ix_asks_asker_id"), "asks", ["asker_id"], unique=False)
    op.create_index(op.f("ix_asks_worker_id"), "asks", ["worker_id"], unique=False)
    op.create_index(
        op.f("ix_asks_young_person_id"), "asks", ["young_person_id"], unique=False
    )
    op.create_index("ix_asks_state", "asks", ["state"], unique=False)
    op.add_column("actions", sa.Column("stand_in_name", sa.Text(), nullable=True))
    op.create_index(
        "ix_actions_not_done",
        "actions",
        ["meeting_id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index("ix_meetings_starts_at", "meetings", ["starts_at"], unique=False)
    op.create_index(
        "ix_memberships_until_day", "memberships", ["until_day"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_memberships_until_day", table_name="memberships")
    op.drop_index("ix_meetings_starts_at", table_name="meetings")
    op.drop_index(
        "ix_actions_not_done",
        table_name="actions",
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.drop_column("actions", "stand_in_name")
    op.drop_index("ix_asks_state", table_name="asks")
    op.drop_index(op.f("ix_asks_young_person_id"), table_name="asks")
    op.drop_index(op.f("ix_asks_worker_id"), table_name="asks")
    op.drop_index(op.f("ix_asks_asker_id"), table_name="asks")
    op.drop_table("asks")
    op.drop_index("ix_nudges_worker", table_name="nudges")
    op.drop_index(op.f("ix_nudges_digest_id"), table_name="nudges")
    op.drop_index(op.f("ix_nudges_climb_id"), table_name="nudges")
    op.drop_table("nudges")
    op.drop_table("wishes")
    op.drop_table("room_weeks")
    op.drop_index(op.f("ix_new_dates_young_person_id"), table_name="new_dates")
    op.drop_index(op.f("ix_new_dates_item_id"), table_name="new_dates")
    op.drop_table("new_dates")
    op.drop_index(op.f("ix_climbs_young_person_id"), table_name="climbs")
    op.drop_index("ix_climbs_next_worker", table_name="climbs")
    op.drop_index("ix_climbs_worker", table_name="climbs")
    op.drop_index(
        "ix_climbs_next",
        table_name="climbs",
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_table("climbs")
