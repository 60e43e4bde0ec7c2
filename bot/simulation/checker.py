"""
The recount: what went out in a year, held against plain facts, and what did not.

It shares no code with the ladder, its calendars or its rationing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.simulation.lost import Lost
from bot.simulation.records import Log, World
from bot.simulation.recount import Recount, Shown, Steps, Verdict
from bot.simulation.waits import Key, Wait

MOST_A_DAY = 3
MOST_A_WEEK = 2
_WEEK = timedelta(days=7)


class Checker:
    """Recounts one year."""

    def __init__(self, world: World, log: Log, steps: Mapping[str, Steps]) -> None:
        self._year = Recount(world, log, steps)

    def check(self) -> Verdict:
        self._check_messages()
        self._check_weeks()
        self._check_repeats()
        for shown in self._year.shown:
            self._check_reader(shown)
            self._check_not_early(shown)
        Lost(self._year).check()
        return self._year.verdict

    # Messages, whatever they are about.

    def _check_messages(self) -> None:
        days: Counter[tuple[str, date]] = Counter()
        for one in self._year.log.posted:
            diary = self._year.diaries[one.worker_id]
            days[one.worker_id, diary.day_of(one.at)] += 1
            if not diary.is_kind(one.at):
                self._year.note(
                    "in quiet time", f"{self._year.name(one.worker_id)} at {one.at}"
                )
        for (worker_id, day), count in days.items():
            for _ in range(count - MOST_A_DAY):
                self._year.note(
                    "over the cap", f"{self._year.name(worker_id)} on {day}: {count}"
                )

    def _check_weeks(self) -> None:
        heard: dict[tuple[str, str], list[datetime]] = defaultdict(list)
        for one in self._year.shown:
            heard[one.worker_id, one.line.item_id].append(one.at)
        for (worker_id, item_id), moments in heard.items():
            moments.sort()
            for first, last in zip(moments, moments[MOST_A_WEEK:], strict=False):
                if last - first < _WEEK:
                    who = self._year.name(worker_id)
                    self._year.note(
                        "over two a week", f"{who} about {item_id} by {last}"
                    )

    def _check_repeats(self) -> None:
        taken = Counter((one.key, one.line.step) for one in self._year.shown)
        for (key, step), count in taken.items():
            for _ in range(count - 1):
                self._year.note("repeats", f"{key} step {step}")

    # Each nudge.

    def _check_reader(self, one: Shown) -> None:
        if why := self._wrong(one):
            what = f"{one.line.ladder} {one.line.item_id} step {one.line.step}"
            who = self._year.name(one.worker_id)
            self._year.note("wrong people", f"{who} at {one.at}, {what}: {why}")

    def _wrong(self, one: Shown) -> str | None:
        """Return why nobody should have been told this, or not this person."""
        wait = self._wait_of(one.key)
        if wait is None:
            return "nobody was awaited"
        if one.line.ladder != "pattern" and not wait.is_open(one.at):
            return f"not needed: {wait.begin} to {wait.end}"
        if not self._year.people[one.worker_id].slack_id:
            return "without Slack"
        if not self._may_know(one, wait):
            return f"no access as {one.line.whom}"
        if one.line.whom == "decider" and not self._was_told(one):
            return "before the person was told"
        return None

    def _wait_of(self, key: Key) -> Wait | None:
        """Return the wait; a pattern is about any wait for that thing."""
        if key[0] != "pattern":
            return self._year.waits.get(key)
        about = [one for one in self._year.waits.values() if one.key[1] == key[1]]
        return about[0] if about else None

    def _may_know(self, one: Shown, wait: Wait) -> bool:
        day = one.at.date()
        if (self._year.people[one.worker_id].last_day or date.max) < day:
            return False
        direct = {wait.awaited_id, wait.asker_id}
        in_team = {
            worker_id
            for worker_id in (*direct, one.worker_id)
            if worker_id and self._year.access.until(wait.team_id, worker_id) >= day
        }
        if one.line.whom == "decider":
            return one.worker_id in in_team and self._can_decide(one, wait)
        deputies = {
            self._year.people[worker_id].deputy_id
            for worker_id in direct
            if worker_id and worker_id in in_team
        }
        return one.worker_id in (direct & in_team) | deputies

    def _can_decide(self, one: Shown, wait: Wait) -> bool:
        reader, awaited = (
            self._year.people[one.worker_id],
            self._year.people[wait.awaited_id],
        )
        return reader.can_decide and reader.office_id == awaited.office_id

    def _was_told(self, one: Shown) -> bool:
        steps = self._year.steps[one.line.ladder]
        return any(
            other.key == one.key
            and other.at < one.at
            and other.line.whom == "person"
            and steps[other.line.step].get("tells_next", False)
            for other in self._year.shown
        )

    def _check_not_early(self, one: Shown) -> None:
        wait = self._year.waits.get(one.key)
        step = self._year.steps[one.line.ladder][one.line.step]
        if wait is None or (step["whom"] == "decider" != one.line.whom):
            return
        counted = wait.awaited_id if step["whom"] == "person" else one.worker_id
        planned = self._year.planned(step, wait, counted)
        if one.at < planned:
            what = f"{one.line.ladder} step {one.line.step}"
            self._year.note("early", f"{what} at {one.at}, not before {planned}")
