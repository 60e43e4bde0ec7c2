"""The five ways in which reminders fail; each with a reminder that fails so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.clock import MovableClock
from tests.nudges import scenarios
from tests.nudges.naive import (
    CountsFirst,
    CountsTheNight,
    InMemory,
    Naive,
    OnTheMinute,
    Stormy,
)
from tests.nudges.reminders import OnTheLadder, Reminder
from tests.nudges.whole_bot import TheWholeBot

Scenario = Callable[[Reminder], str | None]
FAILURES: list[tuple[Scenario, type[Naive], str]] = [
    (scenarios.a_restart, InMemory, "was never reminded again"),
    (scenarios.a_missed_tick, OnTheMinute, "what was missed was missed for good"),
    (scenarios.slack_is_down, CountsFirst, "counted what never arrived"),
    (
        scenarios.asked_in_the_evening,
        CountsTheNight,
        "every attempt was used up at night",
    ),
    (scenarios.back_after_days, Stormy, "nagged somebody who had answered"),
]


@pytest.mark.parametrize(("scenario", "naive", "said"), FAILURES)
def test_the_naive_one_fails(scenario: Scenario, naive: type[Naive], said: str) -> None:
    assert scenario(naive()) == said


@pytest.mark.parametrize("naive", [one for _, one, _ in FAILURES])
def test_the_naive_one_does_its_work_while_nothing_goes_wrong(
    naive: type[Naive],
) -> None:
    assert scenarios.a_quiet_week(naive()) is None


@pytest.mark.parametrize(
    "scenario", [scenarios.a_quiet_week, *(one for one, _, _ in FAILURES)]
)
def test_the_ladder_does_not(scenario: Scenario) -> None:
    assert scenario(OnTheLadder()) is None


@pytest.mark.parametrize(
    "scenario", [scenarios.a_quiet_week, *(one for one, _, _ in FAILURES)]
)
def test_the_whole_bot_does_not(
    scenario: Scenario, partnership_in_sqlite: str, clock: MovableClock, tmp_path: Path
) -> None:
    whole = TheWholeBot(partnership_in_sqlite, clock, tmp_path)
    try:
        assert scenario(whole) is None
    finally:
        whole.stop()


def test_an_outage_makes_a_storm_even_of_those_who_have_not_answered() -> None:
    """The second half of the fifth: the one who sends to all also sends it twice."""
    stormy = Stormy()
    scenarios.back_after_days(stormy)

    assert len(stormy.sent) == 10
