"""How Alembic runs here: one transaction, and nothing lost that was not given up."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy.types import TypeDecorator

import storage.unit  # noqa: F401 – every table is known once the unit is imported.
from storage.base import metadata
from storage.engine import WRITES
from storage.inventory import take_inventory
from storage.migrate import (
    LostInMigration,
    check_references,
    one_at_a_time,
    take_the_lock,
)

connection = context.config.attributes["connection"].execution_options(**{WRITES: True})
before = []


def plainly(
    kind: str, item: Any, _autogenerate: AutogenContext
) -> str | Literal[False]:
    """Write a column's stored type, so that a step never changes with the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def nothing_lost(
    ctx: MigrationContext, step: MigrationInfo, *_: Any, **__: Any
) -> None:
    """Compare after each step; its file's DROPS says what it gives up on purpose."""
    after = take_inventory(connection)
    script = context.script.get_revision(step.up_revision_id or "base")
    if step.is_upgrade and script:
        dropped: frozenset[str] = getattr(script.module, "DROPS", frozenset())
        if lost := before[-1].lost(after, dropped):
            raise LostInMigration(f"{script.revision} loses {', '.join(lost)}.")
    before.append(after)


with one_at_a_time(connection):
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=plainly,
        transactional_ddl=True,
        on_version_apply=nothing_lost,
    )
    with context.begin_transaction():
        take_the_lock(connection)
        before.append(take_inventory(connection))
        context.run_migrations()
        check_references(connection)
