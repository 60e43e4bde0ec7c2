"""First come, first served: one writer at a time inside the process."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class WriterQueue:
    """
    A fair lock for SQLite's single writer.

    SQLite's own waiting is a back-off without an order: whoever wakes at the
    right moment wins, and with eight threads the unlucky one waits 100 times
    longer. Here each waits for the one before.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._busy = False
        self._holder: int | None = None

    @property
    def waiting(self) -> int:
        """How many threads stand in line behind the one whose turn it is."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for your turn, and hold it; raises when you hold it already."""
        me = threading.get_ident()
        if self._holder == me:
            raise RuntimeError("A change is open in this thread: finish it first.")
        self._wait()
        self._holder = me
        try:
            yield
        finally:
            self._next()

    def _wait(self) -> None:
        with self._guard:
            if not self._busy:
                self._busy = True
                return
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        try:
            ticket.acquire()
        except BaseException:
            self._give_up(ticket)
            raise

    def _give_up(self, ticket: threading.Lock) -> None:
        """Leave the line after an interrupt, so that nobody waits for you."""
        with self._guard:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                return
        self._next()

    def _next(self) -> None:
        self._holder = None
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._busy = False
