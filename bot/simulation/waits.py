"""Who was awaited for what, from when until when, told from the facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.simulation.records import (
    Called,
    Edition,
    Gathering,
    Request,
    Saying,
    World,
)

#: Later than this after a meeting nobody is told any more that they were missed.
_MISSED_SINCE = timedelta(days=4)

#: Ladder, thing, edition, and who is awaited.
Key = tuple[str, str, int, str]


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Somebody was awaited for something; `end` is when nobody was any more."""

    key: Key
    team_id: str
    asker_id: str | None
    begin: datetime
    end: datetime | None
    due: date
    decision_needed: bool = False
    #: The last day on which they may know of it; None: no end.
    last_day: date | None = None
    #: Whether somebody said something that ended it.
    was_answered: bool = False

    @property
    def ladder(self) -> str:
        return self.key[0]

    @property
    def awaited_id(self) -> str:
        return self.key[3]

    def is_open(self, at: datetime) -> bool:
        return self.begin <= at and (self.end is None or at < self.end)


class Access:
    """Until which day each worker is in each team."""

    def __init__(self, world: World) -> None:
        last = {one.id: one.last_day or date.max for one in world.people}
        self._until = {
            (team.id, place.worker_id): min(
                place.last_day or date.max, last[place.worker_id]
            )
            for team in world.teams
            for place in team.places
        }

    def until(self, team_id: str, worker_id: str) -> date:
        """Return their last day in it; long ago for somebody who never was."""
        return self._until.get((team_id, worker_id), date.min)


def waits_of(world: World) -> dict[Key, Wait]:
    access = Access(world)
    found = [
        *(one for gathering in world.gatherings for one in _of_meeting(gathering)),
        *(one for request in world.requests for one in _of_request(request)),
    ]
    return {one.key: _with_last_day(one, access) for one in found}


def _with_last_day(wait: Wait, access: Access) -> Wait:
    last = access.until(wait.team_id, wait.awaited_id)
    return wait if last == date.max else replace(wait, last_day=last)


def _of_meeting(one: Gathering) -> Iterator[Wait]:
    moved = [edition.at for edition in one.editions[1:]]
    ends = [*moved, one.cancelled_at or one.editions[-1].starts_at]
    for number, (edition, end) in enumerate(zip(one.editions, ends, strict=True)):
        for called in one.called:
            until = min(end, edition.starts_at)
            yield from _of_called(one, called, number, edition, until)
    for called in one.called:
        yield from _of_missed(one, called)
    for task in one.actions:
        own = task.worker_id == one.convenor_id
        assert one.recorded_at is not None
        yield Wait(
            key=("action", task.id, 0, task.worker_id),
            team_id=one.team_id,
            asker_id=None if own else one.convenor_id,
            begin=one.recorded_at,
            end=task.answers[0].at if task.answers else None,
            due=task.due,
            was_answered=bool(task.answers),
        )


def _said_in(called: Called, edition: Edition, end: datetime) -> list[Saying]:
    return [one for one in called.replies if edition.at <= one.at < end]


def _of_called(
    one: Gathering, called: Called, number: int, edition: Edition, end: datetime
) -> Iterator[Wait]:
    said = _said_in(called, edition, end)
    turns = [one.at for one in said] + [end]
    stretches = [("invitation", edition.at, turns[0])]
    stretches += [
        ("said-no", saying.at, until)
        for saying, until in zip(said, turns[1:], strict=True)
        if saying.word in {"cannot", "not-me"}
    ]
    for ladder, begin, until in stretches:
        yield Wait(
            key=(ladder, called.id, number, called.worker_id),
            team_id=one.team_id,
            asker_id=one.convenor_id,
            begin=begin,
            end=until,
            due=edition.on,
            decision_needed=one.decision_needed,
            was_answered=bool(said),
        )


def _of_missed(one: Gathering, called: Called) -> Iterator[Wait]:
    last = one.editions[-1]
    said = _said_in(called, last, last.starts_at)
    came_to_nothing = called.attendance == "missed" and one.recorded_at is not None
    if not came_to_nothing or not said or said[-1].word != "coming":
        return
    assert one.recorded_at is not None
    if one.recorded_at >= last.starts_at + _MISSED_SINCE:
        return
    yield Wait(
        key=("missed", called.id, len(one.editions) - 1, called.worker_id),
        team_id=one.team_id,
        asker_id=one.convenor_id,
        begin=one.recorded_at,
        end=last.starts_at + _MISSED_SINCE,
        due=last.on,
    )


def _of_request(one: Request) -> Iterator[Wait]:
    task, answers = one.task, one.task.answers
    ask = Wait(
        key=("ask", task.id, 0, task.worker_id),
        team_id=one.team_id,
        asker_id=one.asker_id,
        begin=one.asked_at,
        end=answers[0].at if answers else None,
        due=task.due,
        was_answered=bool(answers),
        decision_needed=one.decision_needed,
    )
    yield ask
    if answers and answers[0].word == "taken":
        yield replace(
            ask,
            key=("promise", task.id, 0, task.worker_id),
            begin=answers[0].at,
            end=answers[1].at if len(answers) > 1 else None,
        )
