"""Four processes that begin at the same moment."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import TypeVar

from tests.unflushed import never_wait_for_the_disk

PROCESSES = 4
Answer = TypeVar("Answer")

_start: list[Barrier] = []


def together(work: Callable[[str], Answer], url: str) -> list[Answer]:
    """Run `work(url)` in four processes at once; return what each answered."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["storage.unit"])
    start = processes.Barrier(PROCESSES, timeout=30)
    with processes.Pool(PROCESSES, _at, (start,)) as pool:
        return pool.map(partial(_when_all_are_here, work), [url] * PROCESSES, 1)


def _at(start: Barrier) -> None:
    never_wait_for_the_disk()
    _start.append(start)


def _when_all_are_here(work: Callable[[str], Answer], url: str) -> Answer:
    _start[-1].wait()
    return work(url)
