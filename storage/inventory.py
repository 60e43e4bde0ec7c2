"""What a SQLite database holds, counted before and after each migration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, TableClause, func, select

_CONSTRAINT = re.compile(r'\bCONSTRAINT\s+"?(\w+)"?', re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Inventory:
    """Rows of each table, and the table of each named index, trigger, constraint."""

    rows: Mapping[str, int]
    things: Mapping[str, str]

    def lost(self, after: Inventory, dropped: frozenset[str]) -> list[str]:
        """
        Return what was here and is not in `after`, as "index ix_…" and so on.

        What `dropped` names is not missed; "table x" speaks for all that x had.
        """
        kept = {f"table {name}" for name in after.rows}
        missing = [f"table {name}" for name in self.rows if name not in after.rows]
        missing += [f"rows of {name}" for name in self.rows if self._fewer(name, after)]
        missing += [
            thing
            for thing, table in self.things.items()
            if thing not in after.things and f"table {table}" in kept
        ]
        return sorted(set(missing) - dropped)

    def _fewer(self, table: str, after: Inventory) -> bool:
        return after.rows.get(table, self.rows[table]) < self.rows[table]


def take_inventory(connection: Connection) -> Inventory:
    """Count what is there; on PostgreSQL, which rebuilds nothing, nothing is."""
    if connection.dialect.name != "sqlite":
        return Inventory(rows={}, things={})
    master = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).all()
    tables = {name: sql for kind, name, _, sql in master if kind == "table"}
    things = {f"{kind} {name}": owner for kind, name, owner, _ in master}
    for table, sql in tables.items():
        del things[f"table {table}"]
        things |= {f"constraint {name}": table for name in _CONSTRAINT.findall(sql)}
    return Inventory(
        rows={table: _count(connection, table) for table in tables}, things=things
    )


def _count(connection: Connection, name: str) -> int:
    counted = select(func.count()).select_from(TableClause(name))
    return int(connection.execute(counted).scalar_one())
