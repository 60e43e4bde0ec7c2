"""
The recount: what went out in a year, held against plain facts, and what did not.

It shares no code with the ladder, its calendars or its rationing.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.simulation.diary import Diaries
from bot.simulation.records import Line, Log, Person, Posted, World
from bot.simulation.waits import Access, Key, Wait, waits_of

MOST_A_DAY = 3
MOST_A_WEEK = 2
_WEEK = timedelta(days=7)
#: Good days of everybody concerned after which a step that never came is lost: a
#: busy person's day holds three, and one item two in a week.
_PATIENCE, _PATIENCE_AFTER_ONE = 4, 9
#: After so many somebody must have heard of it, whatever the ledger says.
_SILENCE = 16
#: What the ledger may say of a step that was not taken.
_LEFT_OUT = frozenset({"passed", "not-needed", "not-reached"})

Steps = list[dict[str, Any]]


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


_CASES = 5
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


class Checker:
    """Recounts one year."""

    def __init__(self, world: World, log: Log, steps: Mapping[str, Steps]) -> None:
        self._world, self._log, self._steps = world, log, steps
        self._diaries = Diaries(world)
        self._people: dict[str, Person] = {one.id: one for one in world.people}
        self._access = Access(world)
        self._waits = waits_of(world)
        self._lines = {one.nudge_id: one for one in log.lines}
        self._shown = [one for posted in log.posted for one in self._shows(posted)]
        self._verdict = Verdict(counts=Counter(dict.fromkeys(FAULTS, 0)))

    def check(self) -> Verdict:
        self._check_messages()
        self._check_weeks()
        self._check_repeats()
        for shown in self._shown:
            self._check_reader(shown)
            self._check_not_early(shown)
        self._check_lost()
        return self._verdict

    def _shows(self, posted: Posted) -> Iterator[Shown]:
        for one in posted.nudge_ids:
            if line := self._lines.get(one):
                yield Shown(at=posted.at, worker_id=posted.worker_id, line=line)

    # Messages, whatever they are about.

    def _check_messages(self) -> None:
        days: Counter[tuple[str, date]] = Counter()
        for one in self._log.posted:
            diary = self._diaries[one.worker_id]
            days[one.worker_id, diary.day_of(one.at)] += 1
            if not diary.is_kind(one.at):
                self._note("in quiet time", f"{self._name(one.worker_id)} at {one.at}")
        for (worker_id, day), count in days.items():
            for _ in range(count - MOST_A_DAY):
                self._note("over the cap", f"{self._name(worker_id)} on {day}: {count}")

    def _check_weeks(self) -> None:
        heard: dict[tuple[str, str], list[datetime]] = defaultdict(list)
        for one in self._shown:
            heard[one.worker_id, one.line.item_id].append(one.at)
        for (worker_id, item_id), moments in heard.items():
            moments.sort()
            for first, last in zip(moments, moments[MOST_A_WEEK:], strict=False):
                if last - first < _WEEK:
                    who = self._name(worker_id)
                    self._note("over two a week", f"{who} about {item_id} by {last}")

    def _check_repeats(self) -> None:
        taken = Counter((one.key, one.line.step) for one in self._shown)
        for (key, step), count in taken.items():
            for _ in range(count - 1):
                self._note("repeats", f"{key} step {step}")

    # Each nudge.

    def _check_reader(self, one: Shown) -> None:
        if why := self._wrong(one):
            what = f"{one.line.ladder} {one.line.item_id} step {one.line.step}"
            who = self._name(one.worker_id)
            self._note("wrong people", f"{who} at {one.at}, {what}: {why}")

    def _wrong(self, one: Shown) -> str | None:
        """Return why nobody should have been told this, or not this person."""
        wait = self._wait_of(one.key)
        if wait is None:
            return "nobody was awaited"
        if one.line.ladder != "pattern" and not wait.is_open(one.at):
            return f"not needed: {wait.begin} to {wait.end}"
        if not self._people[one.worker_id].slack_id:
            return "without Slack"
        if not self._may_know(one, wait):
            return f"no access as {one.line.whom}"
        if one.line.whom == "decider" and not self._was_told(one):
            return "before the person was told"
        return None

    def _wait_of(self, key: Key) -> Wait | None:
        """Return the wait; a pattern is about any wait for that thing."""
        if key[0] != "pattern":
            return self._waits.get(key)
        about = [one for one in self._waits.values() if one.key[1] == key[1]]
        return about[0] if about else None

    def _may_know(self, one: Shown, wait: Wait) -> bool:
        day = one.at.date()
        if (self._people[one.worker_id].last_day or date.max) < day:
            return False
        direct = {wait.awaited_id, wait.asker_id}
        in_team = {
            worker_id
            for worker_id in (*direct, one.worker_id)
            if worker_id and self._access.until(wait.team_id, worker_id) >= day
        }
        if one.line.whom == "decider":
            return one.worker_id in in_team and self._can_decide(one, wait)
        deputies = {
            self._people[worker_id].deputy_id
            for worker_id in direct
            if worker_id and worker_id in in_team
        }
        return one.worker_id in (direct & in_team) | deputies

    def _can_decide(self, one: Shown, wait: Wait) -> bool:
        reader, awaited = self._people[one.worker_id], self._people[wait.awaited_id]
        return reader.can_decide and reader.office_id == awaited.office_id

    def _was_told(self, one: Shown) -> bool:
        steps = self._steps[one.line.ladder]
        return any(
            other.key == one.key
            and other.at < one.at
            and other.line.whom == "person"
            and steps[other.line.step].get("tells_next", False)
            for other in self._shown
        )

    def _check_not_early(self, one: Shown) -> None:
        wait = self._waits.get(one.key)
        step = self._steps[one.line.ladder][one.line.step]
        if wait is None or (step["whom"] == "decider" != one.line.whom):
            return
        counted = wait.awaited_id if step["whom"] == "person" else one.worker_id
        planned = self._planned(step, wait, counted)
        if one.at < planned:
            what = f"{one.line.ladder} step {one.line.step}"
            self._note("early", f"{what} at {one.at}, not before {planned}")

    def _planned(self, step: Mapping[str, Any], wait: Wait, worker_id: str) -> datetime:
        """Return the first instant a step was meant for, in that person's days."""
        diary = self._diaries[worker_id]
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

    # What never came.

    def _check_lost(self) -> None:
        came: dict[tuple[Key, int], datetime] = {}
        for one in self._shown:
            came.setdefault((one.key, one.line.step), one.at)
        left_out: dict[tuple[Key, int], Line] = {}
        for line in self._log.lines:
            if line.state in _LEFT_OUT and line.why:
                left_out.setdefault((key_of(line), line.step), line)
        heard = {one.key for one in self._shown}
        for wait in self._waits.values():
            self._check_wait(wait, came, left_out)
            if wait.key not in heard:
                self._check_silence(wait)

    def _check_wait(
        self,
        wait: Wait,
        came: Mapping[tuple[Key, int], datetime],
        left_out: Mapping[tuple[Key, int], Line],
    ) -> None:
        before = wait.begin
        for number, step in enumerate(self._steps[wait.ladder]):
            if sent := came.get((wait.key, number)):
                before = sent
                continue
            if line := left_out.get((wait.key, number)):
                if self._is_no_reason(line, wait):
                    self._note("lost", f"{wait.key} step {number}: {line.why}")
                before = max(before, line.at)
                continue
            patience = _PATIENCE if before == wait.begin else _PATIENCE_AFTER_ONE
            planned = max(self._meant_for(step, wait), before)
            if self._stayed_open(wait, planned, patience):
                self._note("lost", f"{wait.key} step {number}, meant for {planned}")
            return

    def _check_silence(self, wait: Wait) -> None:
        """Somebody who was missed is written to alone, or not at all."""
        if wait.ladder == "missed":
            return
        first = min(self._meant_for(one, wait) for one in self._steps[wait.ladder])
        begin = max(first, wait.begin)
        if self._somebody_reads(wait) and self._stayed_open(wait, begin, _SILENCE):
            self._note("lost", f"{wait.key}: nobody ever heard of it")

    def _is_no_reason(self, line: Line, wait: Wait) -> bool:
        """Whether "nobody there" is said of somebody who is there all the time."""
        step = self._steps[wait.ladder][line.step]
        if line.why != "nobody-there" or step["whom"] != "person":
            return False
        person = self._people[wait.awaited_id]
        near = timedelta(days=14)
        away = any(
            one.first - near <= line.at.date() <= one.last + near for one in person.away
        )
        refused = any(
            one.state == "not-reached" and key_of(one) == wait.key
            for one in self._log.lines
        )
        return person.slack_id is not None and not away and not refused

    def _somebody_reads(self, wait: Wait) -> bool:
        """Whether somebody with Slack is there to be told of it, all the while."""
        asked = (wait.awaited_id, wait.asker_id)
        return all(
            one is None or self._people[one].slack_id is not None for one in asked
        )

    def _meant_for(self, step: Mapping[str, Any], wait: Wait) -> datetime:
        """Return the latest of when anybody's calendar would have meant it."""
        concerned = [one for one in (wait.awaited_id, wait.asker_id) if one]
        return max(self._planned(step, wait, one) for one in concerned)

    def _stayed_open(self, wait: Wait, since: datetime, days: int) -> bool:
        """Whether it was open for so many good days of both after `since`."""
        until = self._last_needed(wait)
        concerned = [one for one in (wait.awaited_id, wait.asker_id) if one]
        deadline = max(
            self._diaries.patient_until(one, since.date(), days) for one in concerned
        )
        return deadline < until

    def _last_needed(self, wait: Wait) -> date:
        end = (wait.end or self._world.end).date()
        asker_last = (
            self._access.until(wait.team_id, wait.asker_id)
            if wait.asker_id
            else date.max
        )
        return min(end, wait.last_day or end, asker_last)

    def _name(self, worker_id: str) -> str:
        return self._people[worker_id].name

    def _note(self, fault: str, case: str) -> None:
        self._verdict.note(fault, case)
