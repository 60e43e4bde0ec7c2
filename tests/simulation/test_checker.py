"""The recount bites: each fault, put into what was sent, is found and counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.nudges.ladder_file import FOLDER
from bot.simulation.checker import Checker
from bot.simulation.diary import Diaries
from bot.simulation.records import Line, Log, Posted, World
from bot.simulation.recount import key_of, read_steps
from bot.simulation.waits import Wait, waits_of


def counts(world: World, log: Log) -> Counter[str]:
    return Checker(world, log, read_steps(FOLDER)).check().counts


def without(log: Log, one: Posted) -> tuple[Posted, ...]:
    return tuple(each for each in log.posted if each is not one)


def with_more(log: Log, *more: Posted) -> Log:
    return replace(log, posted=(*log.posted, *more))


def about(log: Log, one: Posted) -> list[Line]:
    lines = {line.nudge_id: line for line in log.lines}
    return [lines[each] for each in one.nudge_ids if each in lines]


def sent_about(
    world: World, log: Log, *, is_answered: bool, ladder: str = "ask"
) -> tuple[Posted, Wait]:
    """Return a message to the person awaited, and the wait that it was about."""
    waits = waits_of(world)
    for one in log.posted:
        for line in about(log, one):
            wait = waits.get(key_of(line))
            if wait is None or line.ladder != ladder or line.whom != "person":
                continue
            if (wait.end is not None) == is_answered:
                return one, wait
    raise AssertionError


def kind_moments(world: World, one: Posted, count: int) -> list[datetime]:
    """Return so many kind instants of that message's day."""
    diary = Diaries(world)[one.worker_id]
    start = datetime.combine(one.at.date(), time(0), UTC)
    minutes = (start + timedelta(minutes=minute) for minute in range(24 * 60))
    return [at for at in minutes if diary.is_kind(at)][:count]


def test_the_year_as_it_was_played_has_no_fault(world: World, log: Log) -> None:
    assert sum(counts(world, log).values()) == 0


def test_the_bot_went_down_and_came_back(world: World, log: Log) -> None:
    during = [
        one
        for one in log.posted
        for outage in world.outages
        if outage.start <= one.at < outage.end
    ]

    assert world.outages
    assert during == []


def test_a_message_at_three_in_the_morning_is_counted(world: World, log: Log) -> None:
    one = log.posted[10]
    night = replace(one, at=one.at.replace(hour=3))

    bad = replace(log, posted=(*without(log, one), night))

    assert counts(world, bad)["in quiet time"] == 1


@pytest.mark.parametrize("day", ["2026-12-25", "2027-03-26", "2027-05-03"])
def test_a_message_on_a_bank_holiday_is_counted(
    world: World, log: Log, day: str
) -> None:
    at = datetime.fromisoformat(f"{day}T11:00:00+00:00")

    assert counts(world, with_more(log, replace(log.posted[0], at=at, nudge_ids=())))[
        "in quiet time"
    ]


def test_a_message_twice_is_counted(world: World, log: Log) -> None:
    one, _ = sent_about(world, log, is_answered=False)
    again = replace(one, at=one.at + timedelta(minutes=1))

    assert counts(world, with_more(log, again))["repeats"] == 1


def test_a_message_that_never_came_is_counted(world: World, log: Log) -> None:
    """The ledger says that it was sent; nobody got it."""
    one, _ = sent_about(world, log, is_answered=False)

    assert counts(world, replace(log, posted=without(log, one)))["lost"] >= 1


def test_a_step_without_any_line_in_the_ledger_is_counted(
    world: World, log: Log
) -> None:
    one, wait = sent_about(world, log, is_answered=False)
    lines = tuple(each for each in log.lines if key_of(each) != wait.key)

    bad = replace(log, posted=without(log, one), lines=lines)

    assert counts(world, bad)["lost"] >= 1


def test_a_step_left_out_without_a_true_reason_is_counted(
    world: World, log: Log
) -> None:
    """Somebody with Slack who is at work is not "nobody there"."""
    there = {one.id for one in world.people if one.slack_id and not one.away}
    first = next(
        one for one in log.lines if one.ladder == "ask" and one.awaited_id in there
    )
    passed = replace(first, state="passed", whom=None, why="nobody-there")
    lines = tuple(passed if one is first else one for one in log.lines)
    posted = tuple(one for one in log.posted if first.nudge_id not in one.nudge_ids)

    bad = replace(log, lines=lines, posted=posted)

    assert counts(world, bad)["lost"] >= 1


def test_a_message_after_the_answer_is_counted(world: World, log: Log) -> None:
    one, wait = sent_about(world, log, is_answered=True)
    assert wait.end is not None
    late = replace(one, at=wait.end + timedelta(minutes=1))

    bad = replace(log, posted=(*without(log, one), late))

    assert counts(world, bad)["wrong people"] == 1


def test_a_message_before_anybody_was_asked_is_counted(world: World, log: Log) -> None:
    one, wait = sent_about(world, log, is_answered=False)
    early = replace(one, at=wait.begin - timedelta(days=1))

    bad = replace(log, posted=(*without(log, one), early))

    assert counts(world, bad)["wrong people"] == 1
    assert counts(world, bad)["early"] == 1


def test_a_message_to_somebody_outside_is_counted(world: World, log: Log) -> None:
    one, wait = sent_about(world, log, is_answered=False)
    [team] = [each for each in world.teams if each.id == wait.team_id]
    inside = {place.worker_id for place in team.places}
    people = {each.id: each for each in world.people}
    deputies = {people[each].deputy_id for each in inside}
    stranger = next(
        each.id
        for each in world.people
        if each.id not in inside | deputies and each.slack_id
    )

    bad = replace(log, posted=(*without(log, one), replace(one, worker_id=stranger)))

    assert counts(world, bad)["wrong people"] == 1


def test_who_decides_before_the_person_was_told_is_counted(
    world: World, log: Log
) -> None:
    one, _ = sent_about(world, log, is_answered=False)
    [line] = about(log, one)
    lines = tuple(
        replace(each, whom="decider") if each is line else each for each in log.lines
    )

    assert counts(world, replace(log, lines=lines))["wrong people"] == 1


def test_a_fourth_message_in_a_day_is_counted(world: World, log: Log) -> None:
    one = log.posted[0]
    more = [replace(one, at=at, nudge_ids=()) for at in kind_moments(world, one, 3)]

    found = counts(world, with_more(log, *more))

    assert found["over the cap"] >= 1
    assert found["in quiet time"] == 0


def test_a_third_message_in_a_week_about_one_thing_is_counted(
    world: World, log: Log
) -> None:
    one, _ = sent_about(world, log, is_answered=False)
    more = [replace(one, at=one.at + timedelta(hours=hours)) for hours in (1, 2)]

    assert counts(world, with_more(log, *more))["over two a week"] >= 1
