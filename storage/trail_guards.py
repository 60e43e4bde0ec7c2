"""
Triggers that let the trail grow at its end, and lose its beginning after a cut.

Whoever can change tables can take them away, so the chain is what shows a
change; these stop a mistake, or a program that means well. A migration keeps
its own copy of these words, and a test holds the two together.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, event

_SQLITE = {
    "trail": (
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
    ),
    "trail_cuts": (
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
}

#: One function for each table, and what calls it.
_POSTGRESQL = {
    "trail": (
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
    ),
    "trail_cuts": (
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


#: What makes the triggers, by the kind of database and the table.
GUARDS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def guard(table: Table) -> None:
    """Have the table's triggers made with it; on PostgreSQL the function goes last."""

    def make(_table: Table, connection: Connection, **_: Any) -> None:
        for statement in GUARDS[connection.dialect.name][table.name]:
            connection.exec_driver_sql(statement)

    def take_away(_table: Table, connection: Connection, **_: Any) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION guard_{table.name}()")

    event.listen(table, "after_create", make)
    event.listen(table, "after_drop", take_away)
