"""
Judges what people saw, from the ladders' files and the days alone.

It shares no code with the ladder: the files are read as plain TOML, and kind
moments are those of `tests.nudges.kindness`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.nudges import kindness

WEEK = timedelta(days=7)


def planned(
    raw: dict[str, Any], number: int, started_at: datetime, due: date, own: Any
) -> datetime:
    """Return the first moment a step may come, by the calendar of who it is for."""
    step = raw["step"][number]
    if "at" not in step:
        return started_at
    if "after_start" in step:
        start = started_at.astimezone(ZoneInfo(own.zone)).date()
        day = kindness.add_days(own, start, step["after_start"])
    else:
        day = kindness.add_days(
            own, due, step.get("after_due", -step.get("before_due", 0))
        )
    wall: time = step["at"]
    return datetime.combine(day, wall, tzinfo=ZoneInfo(own.zone))


def not_kind(message: Any, people: Any) -> bool:
    return not kindness.is_kind(people[message.to].own, message.at)


def too_early(running: Any, go: Any, at: datetime, people: Any) -> bool:
    whom = running.raw["step"][go.step]["whom"]
    found = {
        "person": running.person,
        "asker": running.asker,
        "decider": running.decider or running.asker,
    }[whom]
    moment = planned(
        running.raw, go.step, running.started_at, running.due, people[found].own
    )
    before_the_day = whom == "asker" and "before_due" in running.raw["step"][go.step]
    wished = None if before_the_day else running.not_before
    return bool(at < moment or (wished is not None and at < wished))


def too_late(running: Any, at: datetime) -> bool:
    until_due = running.raw["until_due"]
    return bool(until_due and running.over_at is not None and at >= running.over_at)


def too_many_in_a_week(times: list[datetime]) -> bool:
    ordered = sorted(times)
    return any(
        third - first < WEEK for first, third in zip(ordered, ordered[2:], strict=False)
    )


def wrong_person(running: Any, go: Any, message: Any, people: Any) -> str | None:
    """Return what is wrong with who it went to; None if it is right."""
    step = running.raw["step"][go.step]
    person, to = people[running.person], people[message.to]
    if not to.slack:
        return "has no Slack"
    if running.ended is not None:
        return "was not awaited any more"
    told = any(
        running.raw["step"][one.step].get("tells_next") and one.worker_id == person.id
        for one in running.sent
        if one.step < go.step
    )
    if go.whom == "decider" and not told:
        return "was asked over the head of somebody"
    if step.get("only_for_decisions") and not running.decision:
        return "had nothing to decide"
    is_instead = message.to != running.person and step["whom"] == "person"
    if is_instead and person.slack and person.id not in running.unreachable:
        return (
            None if _is_or_will_be_away(person, message.at) else "stood in for nobody"
        )
    return None


def could_have_gone(running: Any, now: datetime, people: Any) -> bool:
    """
    Whether anybody would say: why has this one heard nothing?

    Only where it is beyond doubt: the step is theirs, its moment has come, they are
    at work for weeks, and nothing at all was said about the thing for a week.
    """
    if running.step >= len(running.raw["step"]) or running.not_before is not None:
        return False
    step, person = running.raw["step"][running.step], people[running.person]
    if step["whom"] != "person" or "before_due" in step or not person.slack:
        return False
    day = person.day(now)
    near = [day + timedelta(days=n) for n in range(22)]
    if any(kindness.is_away(person.own, one) for one in near):
        return False
    if running.raw["until_due"] and running.due <= day + timedelta(days=7):
        return False
    moment = planned(
        running.raw, running.step, running.started_at, running.due, person.own
    )
    return bool(
        now >= moment + timedelta(minutes=20) and kindness.is_kind(person.own, now)
    )


def _is_or_will_be_away(person: Any, at: datetime) -> bool:
    """Away now, or on the next of their days that they would not mind."""
    day = person.day(at)
    return any(kindness.is_away(person.own, day + timedelta(days=n)) for n in range(15))
