"""One process for one SQLite file; a second refuses to start."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url


class AlreadyRunning(Exception):
    """Another Alongside is using this database. Stop it first, or use PostgreSQL."""


@contextmanager
def the_only_one(url: str) -> Iterator[None]:
    """
    Hold this database for one process; raises AlreadyRunning.

    PostgreSQL lets any number share it, so there it holds nothing. The lock
    ends with the process, also when it is killed.
    """
    parsed = make_url(url)
    in_memory = parsed.database in {None, "", ":memory:"}
    if parsed.get_backend_name() != "sqlite" or in_memory:
        yield
        return
    with Path(f"{parsed.database}.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning from None
        yield
