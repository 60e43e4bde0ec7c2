"""What a recount goes by: the facts of a year, what was seen, and what was found."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any

from bot.simulation.diary import Diaries
from bot.simulation.records import Line, Log, Person, Posted, World
from bot.simulation.waits import Access, Key, Wait, waits_of

Steps = list[dict[str, Any]]
#: So many of each fault are told in words.
_CASES = 5


@dataclass(kw_only=True)
class Verdict:
    """How often each promise was broken, with the first cases of each in words."""

    counts: Counter[str] = field(default_factory=Counter)
    cases: list[str] = field(default_factory=list)

    def note(self, fault: str, case: str) -> None:
        self.counts[fault] += 1
        if self.counts[fault] <= _CASES:
            self.cases.append(f"{fault}: {case}")

    @property
    def is_clean(self) -> bool:
        return not any(self.counts.values())


FAULTS = (
    "lost",
    "in quiet time",
    "over the cap",
    "over two a week",
    "repeats",
    "wrong people",
    "early",
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One nudge as somebody saw it."""

    at: datetime
    worker_id: str
    line: Line

    @property
    def key(self) -> Key:
        return key_of(self.line)


def key_of(line: Line) -> Key:
    return line.ladder, line.item_id, line.edition, line.awaited_id


def read_steps(folder: Path) -> dict[str, Steps]:
    """Read the ladders' files as they are: by name, a list of steps."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["step"]
        for path in sorted(folder.glob("*.toml"))
    }


class Recount:
    """One year, as plain facts and as it was seen."""

    def __init__(self, world: World, log: Log, steps: Mapping[str, Steps]) -> None:
        self.world, self.log, self.steps = world, log, steps
        self.diaries = Diaries(world)
        self.people: dict[str, Person] = {one.id: one for one in world.people}
        self.access = Access(world)
        self.waits = waits_of(world)
        self._lines = {one.nudge_id: one for one in log.lines}
        self.shown = [one for posted in log.posted for one in self._shows(posted)]
        self.verdict = Verdict(counts=Counter(dict.fromkeys(FAULTS, 0)))

    def planned(self, step: Mapping[str, Any], wait: Wait, worker_id: str) -> datetime:
        """Return the first instant a step was meant for, in that person's days."""
        diary = self.diaries[worker_id]
        at: time | None = step.get("at")
        if at is None:
            return wait.begin
        if "after_start" in step:
            day = diary.count(diary.day_of(wait.begin), step["after_start"])
        elif "before_due" in step:
            n = step["before_due"]
            back = n == 0 and not diary.works(wait.due)
            day = diary.count(wait.due, -1 if back else -n) if n or back else wait.due
        else:
            day = diary.count(wait.due, step["after_due"])
        return diary.instant(day, at)

    def name(self, worker_id: str) -> str:
        return self.people[worker_id].name

    def note(self, fault: str, case: str) -> None:
        self.verdict.note(fault, case)

    def _shows(self, posted: Posted) -> Iterator[Shown]:
        for one in posted.nudge_ids:
            if line := self._lines.get(one):
                yield Shown(at=posted.at, worker_id=posted.worker_id, line=line)
