"""The weather: everything that can go wrong between the bot and Slack, on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["rate_limit", "fail", "drop", "slow", "down"]


@dataclass(kw_only=True)
class Fault:
    """One fault that is set; `left` None means until it is cleared."""

    id: int
    kind: Kind
    method: str
    left: int | None
    seconds: float = 0
    error: str | int = ""
    spent: int = field(default=0)

    @property
    def what(self) -> str:
        """In words, for the panel."""
        words = {
            "rate_limit": f"answers 429, retry after {self.seconds:g} s",
            "fail": f"fails with {self.error}",
            "drop": "does the work, then drops the connection",
            "slow": f"waits {self.seconds:g} s first",
            "down": "is down (503)",
        }
        return f"{self.method} {words[self.kind]}"


class Faults:
    """
    Faults by Web API method, '*' for all; safe to set from any thread.

    A method may have several: it is slow first, then down, limited or failing,
    and at last dropped.
    """

    def __init__(self, cut: Callable[[str | None], None]) -> None:
        self._cut = cut
        self._lock = threading.Lock()
        self._set: list[Fault] = []
        self._count = 0
        self.changed: Callable[[], None] = lambda: None

    def rate_limit(
        self, method: str = "*", seconds: int = 30, times: int | None = 1
    ) -> None:
        self._add("rate_limit", method, times, seconds=seconds)

    def fail(
        self,
        method: str,
        error: str | int = "internal_error",
        times: int | None = 1,
    ) -> None:
        """Refuse with a Slack error name, or with an HTTP status such as 500."""
        self._add("fail", method, times, error=error)

    def drop_after_accepting(self, method: str, times: int | None = 1) -> None:
        """Do the work and close the connection without an answer."""
        self._add("drop", method, times)

    def slow(self, method: str, seconds: float, times: int | None = None) -> None:
        self._add("slow", method, times, seconds=seconds)

    def down(self, is_down: bool = True) -> None:
        """Let every Web API call answer 503, or stop that."""
        self.clear_kind("down")
        if is_down:
            self._add("down", "*", None)

    def cut_socket(self, reason: str | None = None) -> None:
        """Say `warning` or `refresh_requested`; None cuts without a word."""
        self._cut(reason)

    def clear(self) -> None:
        with self._lock:
            self._set.clear()
        self.changed()

    def clear_kind(self, kind: Kind) -> None:
        with self._lock:
            self._set = [fault for fault in self._set if fault.kind != kind]
        self.changed()

    def listed(self) -> list[Fault]:
        with self._lock:
            return list(self._set)

    def take(self, kind: Kind, method: str) -> Fault | None:
        """Use up one fault of this kind that fits the method."""
        if not self._set:
            return None
        with self._lock:
            for fault in self._set:
                if fault.kind == kind and fault.method in (method, "*"):
                    self._use(fault)
                    return fault
        return None

    def _use(self, fault: Fault) -> None:
        fault.spent += 1
        if fault.left is not None:
            fault.left -= 1
            if fault.left <= 0:
                self._set.remove(fault)

    def _add(
        self,
        kind: Kind,
        method: str,
        times: int | None,
        *,
        seconds: float = 0,
        error: str | int = "",
    ) -> None:
        with self._lock:
            self._count += 1
            fault = Fault(
                id=self._count,
                kind=kind,
                method=method,
                left=times,
                seconds=seconds,
                error=error,
            )
            self._set.append(fault)
        self.changed()
