"""Handovers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_deliveries_live",
        "deliveries",
        ["subject_id"],
        unique=False,
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live"),
    )
    op.create_table(
        "route_editions",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_editions")),
    )
    op.create_table(
        "days_to_come",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("coming", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("declined", sa.String(length=40), nullable=True),
        sa.Column("declined_on", sa.Date(), nullable=True),
        sa.Column("handover_id", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["workers.id"],
            name=op.f("fk_days_to_come_worker_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"],
            ["young_people.id"],
            name=op.f("fk_days_to_come_young_person_id_young_people"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_to_come")),
    )
    op.create_index(
        op.f("ix_days_to_come_worker_id"), "days_to_come", ["worker_id"], unique=False
    )
    op.create_index(
        op.f("ix_days_to_come_young_person_id"),
        "days_to_come",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "handovers",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("edition_id", sa.String(length=26), nullable=False),
        sa.Column("sender_agency_id", sa.String(length=26), nullable=False),
        sa.Column("receiver_agency_id", sa.String(length=26), nullable=False),
        sa.Column("sender_id", sa.String(length=26), nullable=False),
        sa.Column("transfer_on", sa.Date(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("holder_id", sa.String(length=26), nullable=False),
        sa.Column("nation", sa.String(length=30), nullable=False),
        sa.Column("school_id", sa.String(length=26), nullable=True),
        sa.Column("sender_manager_id", sa.String(length=26), nullable=True),
        sa.Column("sender_deputy_id", sa.String(length=26), nullable=True),
        sa.Column("receiver_id", sa.String(length=26), nullable=True),
        sa.Column("receiver_manager_id", sa.String(length=26), nullable=True),
        sa.Column("receiver_deputy_id", sa.String(length=26), nullable=True),
        sa.Column("conditions", sa.String(length=120), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("offer", sa.String(length=40), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed", sa.Integer(), nullable=False),
        sa.Column("taken_over_on", sa.Date(), nullable=True),
        sa.Column("told", sa.String(length=40), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("first_kept", sa.String(length=40), nullable=True),
        sa.Column("contested_on", sa.Date(), nullable=True),
        sa.Column("contest_stage", sa.String(length=40), nullable=False),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.String(length=26), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["route_editions.id"],
            name=op.f("fk_handovers_edition_id_route_editions"),
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["workers.id"], name=op.f("fk_handovers_holder_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_handovers_meeting_id_meetings"),
        ),
        sa.ForeignKeyConstraint(
            ["receiver_agency_id"],
            ["agencies.id"],
            name=op.f("fk_handovers_receiver_agency_id_agencies"),
        ),
        sa.ForeignKeyConstraint(
            ["receiver_deputy_id"],
            ["workers.id"],
            name=op.f("fk_handovers_receiver_deputy_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"],
            ["workers.id"],
            name=op.f("fk_handovers_receiver_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["receiver_manager_id"],
            ["workers.id"],
            name=op.f("fk_handovers_receiver_manager_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name=op.f("fk_handovers_school_id_schools")
        ),
        sa.ForeignKeyConstraint(
            ["sender_agency_id"],
            ["agencies.id"],
            name=op.f("fk_handovers_sender_agency_id_agencies"),
        ),
        sa.ForeignKeyConstraint(
            ["sender_deputy_id"],
            ["workers.id"],
            name=op.f("fk_handovers_sender_deputy_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["sender_id"], ["workers.id"], name=op.f("fk_handovers_sender_id_workers")
        ),
        sa.ForeignKeyConstraint(
            ["sender_manager_id"],
            ["workers.id"],
            name=op.f("fk_handovers_sender_manager_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["young_person_id"],
            ["young_people.id"],
            name=op.f("fk_handovers_young_person_id_young_people"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    op.create_index(
        op.f("ix_handovers_holder_id"), "handovers", ["holder_id"], unique=False
    )
    op.create_index(
        op.f("ix_handovers_meeting_id"), "handovers", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_handovers_receiver_id"), "handovers", ["receiver_id"], unique=False
    )
    op.create_index(
        op.f("ix_handovers_sender_id"), "handovers", ["sender_id"], unique=False
    )
    op.create_index("ix_handovers_state", "handovers", ["state"], unique=False)
    op.create_index(
        op.f("ix_handovers_young_person_id"),
        "handovers",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "handover_entries",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("handover_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("was", sa.Date(), nullable=True),
        sa.Column("now", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"],
            ["handovers.id"],
            name=op.f("fk_handover_entries_handover_id_handovers"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["workers.id"],
            name=op.f("fk_handover_entries_worker_id_workers"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_entries")),
    )
    op.create_index(
        op.f("ix_handover_entries_handover_id"),
        "handover_entries",
        ["handover_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_handover_entries_young_person_id"),
        "handover_entries",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "handover_items",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("handover_id", sa.String(length=26), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(length=26), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.String(length=26), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by_id", sa.String(length=26), nullable=True),
        sa.Column("facts", sa.String(length=12), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["workers.id"],
            name=op.f("fk_handover_items_answered_by_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"],
            ["workers.id"],
            name=op.f("fk_handover_items_done_by_id_workers"),
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"],
            ["handovers.id"],
            name=op.f("fk_handover_items_handover_id_handovers"),
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["workers.id"],
            name=op.f("fk_handover_items_owner_id_workers"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_items")),
        sa.UniqueConstraint(
            "handover_id", "key", name=op.f("uq_handover_items_handover_id_key")
        ),
    )
    op.create_index(
        op.f("ix_handover_items_young_person_id"),
        "handover_items",
        ["young_person_id"],
        unique=False,
    )
    op.create_table(
        "handover_lines",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("young_person_id", sa.String(length=26), nullable=False),
        sa.Column("handover_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"],
            ["handovers.id"],
            name=op.f("fk_handover_lines_handover_id_handovers"),
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"],
            ["workers.id"],
            name=op.f("fk_handover_lines_worker_id_workers"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_lines")),
    )
    op.create_index(
        op.f("ix_handover_lines_handover_id"),
        "handover_lines",
        ["handover_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_handover_lines_young_person_id"),
        "handover_lines",
        ["young_person_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(
        op.f("ix_handover_lines_young_person_id"), table_name="handover_lines"
    )
    op.drop_index(op.f("ix_handover_lines_handover_id"), table_name="handover_lines")
    op.drop_table("handover_lines")
    op.drop_index(
        op.f("ix_handover_items_young_person_id"), table_name="handover_items"
    )
    op.drop_table("handover_items")
    op.drop_index(
        op.f("ix_handover_entries_young_person_id"), table_name="handover_entries"
    )
    op.drop_index(
        op.f("ix_handover_entries_handover_id"), table_name="handover_entries"
    )
    op.drop_table("handover_entries")
    op.drop_index(op.f("ix_handovers_young_person_id"), table_name="handovers")
    op.drop_index("ix_handovers_state", table_name="handovers")
    op.drop_index(op.f("ix_handovers_sender_id"), table_name="handovers")
    op.drop_index(op.f("ix_handovers_receiver_id"), table_name="handovers")
    op.drop_index(op.f("ix_handovers_meeting_id"), table_name="handovers")
    op.drop_index(op.f("ix_handovers_holder_id"), table_name="handovers")
    op.drop_table("handovers")
    op.drop_index(op.f("ix_days_to_come_young_person_id"), table_name="days_to_come")
    op.drop_index(op.f("ix_days_to_come_worker_id"), table_name="days_to_come")
    op.drop_table("days_to_come")
    op.drop_table("route_editions")
    op.drop_index(
        "ix_deliveries_live",
        table_name="deliveries",
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live"),
    )
