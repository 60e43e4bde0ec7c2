"""A piece of work killed with `kill -9` at each of its steps, one after another."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

#: Only lines of our own count as steps; a library's would be thousands.
_OURS = f"{os.sep}storage{os.sep}"


def kill_at_every_step(
    work: Callable[[], object], look: Callable[[], str], every: int = 1
) -> list[str]:
    """
    Fork, and kill the child before its nth line, for each n until it gets through.

    After each, `look` says what was left; each time the work must be as long.
    Nothing that a fork cannot carry, such as a connection, may be open before.
    """
    seen, step = [], 1
    while _killed(work, step):
        seen.append(look())
        step += every
    seen.append(look())
    return seen


def _killed(work: Callable[[], object], step: int) -> bool:
    """Return whether the child was killed; False: it was done before that step."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.settrace(_KillAt(step).begin)
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, f"The work itself failed at step {step}."
    return code != 0


class _KillAt:
    """A tracer that counts lines of ours and ends the process at one of them."""

    def __init__(self, step: int) -> None:
        self._left = step

    def begin(self, frame: FrameType, _event: str, _what: Any) -> Any:
        return self._line if _OURS in frame.f_code.co_filename else None

    def _line(self, _frame: FrameType, event: str, _what: Any) -> Any:
        self._left -= event == "line"
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._line
