"""
Opening the database so that nothing is lost quietly.

SQLite through Python's driver does not begin a transaction on SELECT, so two
writers can read, both write, and lose a change without any error. Here the
driver's own transactions are off and every unit says how it begins: IMMEDIATE
for a change; deferred, on one steady view, and unable to write for a look.
"""

from __future__ import annotations

from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError as Refused
from sqlalchemy.pool import ConnectionPoolEntry

#: Slack waits three seconds for an answer, so a busy database must say so before.
BUSY_TIMEOUT_MS = 2500

#: Read back at start and by `check`: what each setting must answer.
SQLITE_PRAGMAS = {
    # First, so that whatever follows waits for another process.
    "busy_timeout": str(BUSY_TIMEOUT_MS),
    "journal_mode": "wal",
    "synchronous": "2",  # FULL: a commit survives a power cut, not only a crash.
    "foreign_keys": "1",
    "trusted_schema": "0",
    "secure_delete": "1",  # What is deleted is overwritten, not only unlinked.
    # Pages of the write-ahead log. It is folded back into the file by a tick, not
    # in the middle of somebody's answer; this is for when no tick runs.
    "wal_autocheckpoint": "10000",
}

#: How often a connection stands in line for a new file before it says so.
_TRIES = 10

#: The same for PostgreSQL, in milliseconds: a statement, and a wait for a lock.
_PATIENCE = {"options": f"-c statement_timeout=10000 -c lock_timeout={BUSY_TIMEOUT_MS}"}

_BEGIN_CHANGE = "BEGIN IMMEDIATE"
#: The execution option with which a unit says that it will write.
WRITES = "alongside_writes"


def open_engine(url: str) -> Engine:
    """Open SQLite or PostgreSQL; words of parameters never reach a log."""
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    engine = create_engine(
        url, pool_pre_ping=True, hide_parameters=True, connect_args=_PATIENCE
    )
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def readers_of(engine: Engine) -> Engine:
    """
    Return the engine for looks; on SQLite with connections of its own.

    One that looks and changes in turn has to be told each time which it does,
    and then SQLite prepares every statement anew.
    """
    return _apart(engine, writes=False)


def writers_of(engine: Engine) -> Engine:
    """Return the engine for changes; on SQLite with connections of its own."""
    return _apart(engine, writes=True)


def _apart(engine: Engine, *, writes: bool) -> Engine:
    options = {WRITES: writes}
    if engine.dialect.name != "sqlite":
        return engine.execution_options(**options)
    pool = engine.pool.recreate()
    if not writes:
        event.listen(pool, "connect", _only_look)
    # A unit is one transaction from its first moment to its last. The pool begins
    # it, since an engine that is listened to asks its listeners at each statement.
    event.listen(pool, "checkout", _begin_change if writes else _begin_look)
    return Engine(
        pool,
        engine.dialect,
        engine.url,
        execution_options=options,
        hide_parameters=True,
    )


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(
        url, hide_parameters=True, connect_args={"check_same_thread": False}
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_pragmas(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for name, value in SQLITE_PRAGMAS.items():
        _set_pragma(connection, f"PRAGMA {name}={value}")


def _set_pragma(connection: SqliteConnection, pragma: str) -> None:
    """
    Set it, also while another process opens the same new file.

    Of two that turn WAL on together, SQLite refuses one at once, whatever the
    busy timeout; so that one stands in line for the file, then tries again.
    """
    for _ in range(_TRIES):
        try:
            connection.execute(pragma)
            return
        except OperationalError:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    connection.execute(pragma)


def _only_look(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=1")


def _begin_look(
    connection: SqliteConnection, _entry: ConnectionPoolEntry, _proxy: object
) -> None:
    connection.execute("BEGIN")


def _begin_change(
    connection: SqliteConnection, _entry: ConnectionPoolEntry, _proxy: object
) -> None:
    try:
        connection.execute(_BEGIN_CHANGE)
    except OperationalError as busy:
        raise Refused(_BEGIN_CHANGE, None, busy) from busy


def _begin_sqlite(connection: Connection) -> None:
    writes = _writes(connection)
    if connection.info.get(WRITES) != writes:
        _say(connection, f"PRAGMA query_only={int(not writes)}")
        connection.info[WRITES] = writes
    _say(connection, _BEGIN_CHANGE if writes else "BEGIN")


def _say(connection: Connection, words: str) -> None:
    """Say it to the driver itself: each look and change begins so, and quickly."""
    raw = connection.connection.driver_connection
    assert raw is not None
    try:
        raw.execute(words)
    except OperationalError as busy:
        raise Refused(words, None, busy) from busy


def _begin_postgresql(connection: Connection) -> None:
    if not _writes(connection):
        connection.exec_driver_sql(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        )


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES, False))


def fold_log(engine: Engine) -> None:
    """Fold SQLite's write-ahead log back into the file; nobody waits for it."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    finally:
        connection.close()


def read_pragmas(connection: Connection) -> dict[str, Any]:
    """Return what SQLite says of each setting above, as text."""
    return {
        name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
        for name in SQLITE_PRAGMAS
    }
