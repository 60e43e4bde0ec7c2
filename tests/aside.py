"""Running a coroutine to its end, also while a browser holds this thread's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_aside(coroutine: Coroutine[Any, Any, Answer]) -> Answer:
    """Run it in a thread of its own: Playwright's loop never leaves the main one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, coroutine).result()
