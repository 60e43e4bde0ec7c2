"""Leaving nothing behind: pages and logs still hold what rows no longer say."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import OperationalError as SqliteBusy

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from storage.engine import WRITES

_EMPTY_THE_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"


def forget_pages(engine: Engine, tables: Sequence[str] = ()) -> bool:
    """
    Write the file anew, so that no page keeps what it once said.

    On SQLite all of it, on PostgreSQL the tables named. False, and nothing lost,
    when somebody was in the way; then it has to be done another time.
    """
    if engine.dialect.name == "sqlite":
        return _outside_transactions(engine, "VACUUM", _EMPTY_THE_LOG)
    autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
    try:
        with autocommit.connect() as connection:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM FULL {table}")
    except OperationalError:
        return False
    return True


def empty_log(engine: Engine) -> bool:
    """Fold SQLite's log into the file and cut it to nothing; False: not all of it."""
    if engine.dialect.name != "sqlite":
        return True
    return _outside_transactions(engine, _EMPTY_THE_LOG)


def _outside_transactions(engine: Engine, *steps: str) -> bool:
    """Return whether all was done; the log answers first whether it was busy."""
    raw = engine.raw_connection()
    # The connection's last look may have left it unable to write.
    raw.info.pop(WRITES, None)
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA query_only=0")
        for step in steps:
            cursor.execute(step)
        [(busy, *_)] = cursor.fetchall()
        return not busy
    except SqliteBusy:
        return False
    finally:
        raw.close()
