"""The trail is a chain."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: They wait in `trail_before_the_chain` until they are chained, which needs the key.
DROPS = frozenset({"rows of trail"})

_NOTED = ("sequence", "at", "worker_id", "verb", "thing_id", "allowed", "reason")

_GUARDS = {
    "sqlite": (
        """\
CREATE TRIGGER trail_only_grows BEFORE INSERT ON trail
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence),
(SELECT max(sequence) FROM trail_cuts), 0) + 1 FROM trail)
BEGIN SELECT raise(ABORT, 'The trail only grows, at its end.'); END""",
        """\
CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail
BEGIN SELECT raise(ABORT, 'The trail is never changed.'); END""",
        """\
CREATE TRIGGER trail_stays BEFORE DELETE ON trail
WHEN OLD.sequence > (SELECT coalesce(max(sequence), 0) FROM trail_cuts)
BEGIN SELECT raise(ABORT, 'The trail is never changed.'); END""",
        """\
CREATE TRIGGER trail_cuts_only_grow BEFORE INSERT ON trail_cuts
WHEN NEW.sequence <= (SELECT max(sequence) FROM trail_cuts)
BEGIN SELECT raise(ABORT, 'The trail only grows, at its end.'); END""",
        """\
CREATE TRIGGER trail_cuts_never_change BEFORE UPDATE ON trail_cuts
BEGIN SELECT raise(ABORT, 'The trail is never changed.'); END""",
        """\
CREATE TRIGGER trail_cuts_stay BEFORE DELETE ON trail_cuts
BEGIN SELECT raise(ABORT, 'The trail is never changed.'); END""",
    ),
    "postgresql": (
        """\
CREATE FUNCTION guard_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.sequence = (SELECT coalesce(max(sequence),
      (SELECT max(sequence) FROM trail_cuts), 0) + 1 FROM trail) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The trail only grows, at its end.';
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD.sequence <= (SELECT max(sequence) FROM trail_cuts) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The trail is never changed.';
END $$""",
        """\
CREATE TRIGGER trail_guard BEFORE INSERT OR UPDATE OR DELETE ON trail
FOR EACH ROW EXECUTE FUNCTION guard_trail()""",
        """\
CREATE TRIGGER trail_is_not_emptied BEFORE TRUNCATE ON trail
FOR EACH STATEMENT EXECUTE FUNCTION guard_trail()""",
        """\
CREATE FUNCTION guard_trail_cuts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.sequence <= (SELECT max(sequence) FROM trail_cuts) THEN
      RAISE EXCEPTION 'The trail only grows, at its end.';
    END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The trail is never changed.';
END $$""",
        """\
CREATE TRIGGER trail_cuts_guard BEFORE INSERT OR UPDATE OR DELETE ON trail_cuts
FOR EACH ROW EXECUTE FUNCTION guard_trail_cuts()""",
        """\
CREATE TRIGGER trail_cuts_are_not_emptied BEFORE TRUNCATE ON trail_cuts
FOR EACH STATEMENT EXECUTE FUNCTION guard_trail_cuts()""",
    ),
}


def upgrade() -> None:
    _create_trail("trail_before_the_chain")
    _move("trail", "trail_before_the_chain")
    op.drop_table("trail")
    _create_trail("trail", sa.Column("mac", sa.String(length=64), nullable=False))
    op.create_table(
        "trail_cuts",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_trail_cuts")),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Keep every entry; the chain, and what was cut off, is gone for good."""
    op.execute(
        "CREATE TABLE trail_chained AS SELECT "
        "sequence, at, worker_id, verb, thing_id, allowed, reason FROM trail"
    )
    op.drop_table("trail")
    _create_trail("trail", autoincrement=True)
    for table in ("trail_before_the_chain", "trail_chained"):
        _move(table, "trail")
        op.drop_table(table)
    op.drop_table("trail_cuts")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION guard_trail(), guard_trail_cuts()")
        op.execute(
            "SELECT setval('trail_sequence_seq', max(sequence)) FROM trail "
            "HAVING max(sequence) IS NOT NULL"
        )


def _create_trail(
    name: str, *more: sa.Column[Any], autoincrement: bool = False
) -> None:
    op.create_table(
        name,
        sa.Column(
            "sequence", sa.Integer(), autoincrement=autoincrement, nullable=False
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker_id", sa.String(length=26), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("thing_id", sa.String(length=26), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("sequence", name=op.f(f"pk_{name}")),
    )


def _move(source: str, target: str) -> None:
    found: sa.Select[Any] = sa.select(*_columns_of(source))
    into = sa.table(target, *(sa.column(name) for name in _NOTED))
    op.execute(into.insert().from_select(list(_NOTED), found))


def _columns_of(name: str) -> list[sa.ColumnElement[Any]]:
    return list(sa.table(name, *(sa.column(one) for one in _NOTED)).c)
