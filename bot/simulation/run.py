"""One simulated year from a seed to its figures."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.clock import SystemClock
from bot.nudges.ladder_file import FOLDER
from bot.simulation.checker import Checker
from bot.simulation.people import Size
from bot.simulation.play import Year
from bot.simulation.recount import read_steps
from bot.simulation.report import Report, report_of
from bot.simulation.world import make_world

#: A folder in memory where there is one: the file is thrown away, and a disk that
#: is busy with something else says nothing about nudging.
_IN_MEMORY = Path("/dev/shm")  # nosec B108 – only ever a folder of our own in it.


def run(seed: int, size: Size) -> Report:
    """Make a year, play it on a database of its own, recount it."""
    clock = SystemClock()
    began = clock.monotonic()
    world = make_world(seed, size)
    with tempfile.TemporaryDirectory(prefix="alongside-year-", dir=_where()) as folder:
        year = Year(world, f"sqlite:///{Path(folder) / 'year.db'}")
        log = year.play()
    verdict = Checker(world, log, read_steps(FOLDER)).check()
    return report_of(
        world,
        log,
        verdict,
        trouble=year.slack.trouble,
        restarts=year.restarts,
        seconds=clock.monotonic() - began,
    )


def _where() -> Path | None:
    return _IN_MEMORY if _IN_MEMORY.is_dir() else None
