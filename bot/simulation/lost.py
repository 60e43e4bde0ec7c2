"""What should have come and never did, and for no true reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bot.simulation.records import Line
from bot.simulation.recount import Recount, key_of
from bot.simulation.waits import Key, Wait

#: Good days of everybody concerned after which a step that never came is lost: a
#: busy person's day holds three, and one item two in a week.
_PATIENCE, _PATIENCE_AFTER_ONE = 4, 9
#: After so many somebody must have heard of it, whatever the ledger says.
_SILENCE = 16
#: What the ledger may say of a step that was not taken.
_LEFT_OUT = frozenset({"passed", "not-needed", "not-reached"})


class Lost:
    """Looks at each wait for the steps that never came."""

    def __init__(self, year: Recount) -> None:
        self._year = year
        #: What Slack would not take to somebody, and said so.
        self._refused = {
            key_of(one) for one in year.log.lines if one.state == "not-reached"
        }

    def check(self) -> None:
        came: dict[tuple[Key, int], datetime] = {}
        for one in self._year.shown:
            came.setdefault((one.key, one.line.step), one.at)
        left_out: dict[tuple[Key, int], Line] = {}
        for line in self._year.log.lines:
            if line.state in _LEFT_OUT and line.why:
                left_out.setdefault((key_of(line), line.step), line)
        heard = {one.key for one in self._year.shown}
        for wait in self._year.waits.values():
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
        for number, step in enumerate(self._year.steps[wait.ladder]):
            if sent := came.get((wait.key, number)):
                before = sent
                continue
            if line := left_out.get((wait.key, number)):
                if self._is_no_reason(line, wait):
                    self._year.note("lost", f"{wait.key} step {number}: {line.why}")
                before = max(before, line.at)
                continue
            patience = _PATIENCE if before == wait.begin else _PATIENCE_AFTER_ONE
            planned = max(self._meant_for(step, wait), before)
            if self._stayed_open(wait, planned, patience):
                self._year.note(
                    "lost", f"{wait.key} step {number}, meant for {planned}"
                )
            return

    def _check_silence(self, wait: Wait) -> None:
        """Somebody who was missed is written to alone, or not at all."""
        if wait.ladder == "missed" or wait.key in self._refused:
            return
        first = min(self._meant_for(one, wait) for one in self._year.steps[wait.ladder])
        begin = max(first, wait.begin)
        if self._somebody_reads(wait) and self._stayed_open(wait, begin, _SILENCE):
            self._year.note("lost", f"{wait.key}: nobody ever heard of it")

    def _is_no_reason(self, line: Line, wait: Wait) -> bool:
        """Whether "nobody there" is said of somebody who is there all the time."""
        step = self._year.steps[wait.ladder][line.step]
        if line.why != "nobody-there" or step["whom"] != "person":
            return False
        person = self._year.people[wait.awaited_id]
        near = timedelta(days=14)
        # A school may be closed for weeks before the day on which they are away.
        diary = self._year.diaries[wait.awaited_id]
        next_day = diary.count(diary.day_of(line.at), 1)
        away = any(
            one.first - near <= next_day and line.at.date() <= one.last + near
            for one in person.away
        )
        refused = wait.key in self._refused
        return person.slack_id is not None and not away and not refused

    def _somebody_reads(self, wait: Wait) -> bool:
        """Whether somebody with Slack is there to be told of it, all the while."""
        asked = (wait.awaited_id, wait.asker_id)
        return all(
            one is None or self._year.people[one].slack_id is not None for one in asked
        )

    def _meant_for(self, step: Mapping[str, Any], wait: Wait) -> datetime:
        """Return the latest of when anybody's calendar would have meant it."""
        concerned = [one for one in (wait.awaited_id, wait.asker_id) if one]
        return max(self._year.planned(step, wait, one) for one in concerned)

    def _stayed_open(self, wait: Wait, since: datetime, days: int) -> bool:
        """Whether it was open for so many good days of both after `since`."""
        until = self._last_needed(wait)
        concerned = [one for one in (wait.awaited_id, wait.asker_id) if one]
        deadline = max(
            self._year.diaries.patient_until(one, since.date(), days)
            for one in concerned
        )
        return deadline < until

    def _last_needed(self, wait: Wait) -> date:
        end = (wait.end or self._year.world.end).date()
        asker_last = (
            self._year.access.until(wait.team_id, wait.asker_id)
            if wait.asker_id
            else date.max
        )
        return min(end, wait.last_day or end, asker_last)
