"""How Alembic runs here: one transaction, foreign keys off, every reference checked."""

from __future__ import annotations

from alembic import context

import storage.unit  # noqa: F401 – every table is known once the unit is imported.
from storage.base import metadata
from storage.engine import WRITES
from storage.migrate import check_references

connection = context.config.attributes["connection"]
sqlite = connection.dialect.name == "sqlite"
if sqlite:
    # Only outside a transaction does SQLite obey this pragma.
    connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
try:
    context.configure(
        connection=connection.execution_options(**{WRITES: True}),
        target_metadata=metadata,
        render_as_batch=sqlite,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        check_references(connection)
finally:
    if sqlite:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
