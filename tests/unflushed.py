"""
No commit of a test waits for the disk.

No test pulls the plug of its machine, and what a killed process has committed is
with the system already.
"""

from __future__ import annotations

from storage.engine import SQLITE_PRAGMAS

#: How SQLite is opened in real life.
REAL_PRAGMAS = dict(SQLITE_PRAGMAS)
#: OFF: handed to the system, which writes it to the disk when it likes.
_UNFLUSHED = "0"


def never_wait_for_the_disk() -> None:
    """From here on, in this process."""
    SQLITE_PRAGMAS["synchronous"] = _UNFLUSHED
