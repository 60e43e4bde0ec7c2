"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("nation", sa.String(length=30), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("closed_weekdays", sa.String(length=7), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("code", name=op.f("uq_agencies_code")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("workspace", sa.String(length=20), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=True),
        sa.Column("room_id", sa.String(length=20), nullable=True),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("look_first", sa.Boolean(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(length=26), nullable=True),
        sa.Column("message_key", sa.String(length=26), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("ts", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_deliveries_dedupe_key")),
    )
    op.create_index(
        "ix_deliveries_failed",
        "deliveries",
        ["subject_id"],
        unique=False,
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.create_index(
        "ix_deliveries_leased",
        "deliveries",
        ["leased_until"],
        unique=False,
        sqlite_where=sa.text("state = 'leased'"),
        postgresql_where=sa.text("state = 'leased'"),
    )
    op.create_index(
        op.f("ix_deliveries_number"), "deliveries", ["number"], unique=False
    )
    op.create_index(
        "ix_deliveries_waiting",
        "deliveries",
        ["lane", "due_at", "number"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "delivery_pauses",
        sa.Column("workspace", sa.String(length=20), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "method", name=op.f("pk_delivery_pauses")),
    )
    op.create_table(
        "references_given",
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_references_given")),
    )
    op.create_table(
        "trail",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_trail")),
    )
    op.create_table(
        "schools",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("bells", sa.JSON(), nullable=False),
        sa.Column("calendar", sa.JSON(), nullable=False),
        sa.Column("known_until", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["agencies.id"], name=op.f("fk_schools_id_agencies")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schools")),
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("agency_id", sa.String(length=26), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("authority", sa.String(length=40), nullable=False),
        sa.Column("working_days", sa.String(length=7), nullable=False),
        sa.Column("team_id", sa.String(length=20), nullable=True),
        sa.Column("slack_id", sa.String(length=20), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("deputy_id", sa.String(length=26), nullable=True),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_workers_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["workers.id"], name=op.f("fk_workers_deputy_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
        sa.UniqueConstraint("handle", name=op.f("uq_workers_handle")),
        sa.UniqueConstraint(
            "team_id", "slack_id", name=op.f("uq_workers_team_id_slack_id")
        ),
    )
    op.create_index(
        op.f("ix_workers_agency_id"), "workers", ["agency_id"], unique=False
    )
    op.create_table(
        "leaves",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_leaves_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_index(op.f("ix_leaves_worker_id"), "leaves", ["worker_id"], unique=False)
    op.create_table(
        "young_people",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("reference", sa.String(length=7), nullable=False),
        sa.Column("school_id", sa.String(length=26), nullable=True),
        sa.Column("line", sa.String(length=300), nullable=True),
        sa.Column("asker_id", sa.String(length=26), nullable=True),
        sa.Column("ask_by", sa.Date(), nullable=True),
        sa.Column("room_team_id", sa.String(length=20), nullable=True),
        sa.Column("room_id", sa.String(length=20), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["workers.id"], name=op.f("fk_young_people_asker_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"],
            ["schools.id"],
            name=op.f("fk_young_people_school_id_schools"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_young_people")),
        sa.UniqueConstraint("reference", name=op.f("uq_young_people_reference")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("convenor_id", sa.String(length=26), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("school_id", sa.String(length=26), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("place_reason", sa.String(length=200), nullable=True),
        sa.Column("decider_id", sa.String(length=26), nullable=True),
        sa.Column("decision_needed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("follows_id", sa.String(length=26), nullable=True),
        sa.Column("no_next_reason", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["convenor_id"],
            ["workers.id"],
            name=op.f("fk_meetings_convenor_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["decider_id"], ["workers.id"], name=op.f("fk_meetings_decider_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["meetings.id"],
            name=op.f("fk_meetings_follows_id_meetings"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_meetings_school_id_schools")
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"],
            ["young_people.id"],
            name=op.f("fk_meetings_young_person_id_young_people"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index(
        op.f("ix_meetings_convenor_id"), "meetings", ["convenor_id"], unique=False
    )
    op.create_index(
        "ix_meetings_young_person",
        "meetings",
        ["young_person_id", "starts_at"],
        unique=False,
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("knows_them", sa.Boolean(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_memberships_worker_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"],
            ["young_people.id"],
            name=op.f("fk_memberships_young_person_id_young_people"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index(
        "ix_memberships_team",
        "memberships",
        ["young_person_id", "worker_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_memberships_worker_id"), "memberships", ["worker_id"], unique=False
    )
    op.create_table(
        "actions",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("meeting_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_actions_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_actions_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
    )
    op.create_index(
        op.f("ix_actions_meeting_id"), "actions", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_actions_worker_id"), "actions", ["worker_id"], unique=False
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("meeting_id", sa.String(length=26), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("knows_them", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.String(length=40), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=26), nullable=True),
        sa.Column("stand_in_id", sa.String(length=26), nullable=True),
        sa.Column("stand_in_name", sa.String(length=120), nullable=True),
        sa.Column("stands_in_for_id", sa.String(length=26), nullable=True),
        sa.Column("attendance", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_invitations_meeting_id_meetings"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["workers.id"],
            name=op.f("fk_invitations_recorded_by_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["stand_in_id"],
            ["workers.id"],
            name=op.f("fk_invitations_stand_in_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["stands_in_for_id"],
            ["invitations.id"],
            name=op.f("fk_invitations_stands_in_for_id_invitations"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_invitations_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint(
            "meeting_id", "worker_id", name=op.f("uq_invitations_meeting_id_worker_id")
        ),
    )
    op.create_index(
        op.f("ix_invitations_worker_id"), "invitations", ["worker_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_invitations_worker_id"), table_name="invitations")
    op.drop_table("invitations")
    op.drop_index(op.f("ix_actions_worker_id"), table_name="actions")
    op.drop_index(op.f("ix_actions_meeting_id"), table_name="actions")
    op.drop_table("actions")
    op.drop_index(op.f("ix_memberships_worker_id"), table_name="memberships")
    op.drop_index("ix_memberships_team", table_name="memberships")
    op.drop_table("memberships")
    op.drop_index("ix_meetings_young_person", table_name="meetings")
    op.drop_index(op.f("ix_meetings_convenor_id"), table_name="meetings")
    op.drop_table("meetings")
    op.drop_table("young_people")
    op.drop_index(op.f("ix_leaves_worker_id"), table_name="leaves")
    op.drop_table("leaves")
    op.drop_index(op.f("ix_workers_agency_id"), table_name="workers")
    op.drop_table("workers")
    op.drop_table("schools")
    op.drop_table("trail")
    op.drop_table("references_given")
    op.drop_table("delivery_pauses")
    op.drop_index(
        "ix_deliveries_waiting",
        table_name="deliveries",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(op.f("ix_deliveries_number"), table_name="deliveries")
    op.drop_index(
        "ix_deliveries_leased",
        table_name="deliveries",
        sqlite_where=sa.text("state = 'leased'"),
        postgresql_where=sa.text("state = 'leased'"),
    )
    op.drop_index(
        "ix_deliveries_failed",
        table_name="deliveries",
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.drop_table("deliveries")
    op.drop_table("agencies")
