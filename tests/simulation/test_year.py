"""A small invented year on everything real but Slack; the full one is run by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.simulation.diary import BANK_HOLIDAYS
from bot.simulation.people import Size
from bot.simulation.play import Year
from bot.simulation.run import run
from bot.simulation.world import make_world
from tests.simulation.conftest import SMALL, TINY


@pytest.mark.parametrize("seed", [2, 3])
def test_no_promise_is_broken_in_a_small_year(seed: int) -> None:
    report = run(seed, Size(workers=12, schools=3, items=50))

    assert report.cases == ()
    assert report.messages > 40


def test_the_same_seed_gives_the_same_world() -> None:
    assert make_world(7, SMALL) == make_world(7, SMALL)
    assert make_world(7, SMALL) != make_world(8, SMALL)


def test_the_full_world_has_everything_that_a_year_brings() -> None:
    world = make_world(1)

    assert (len(world.people), world.items) == (200, 3000)
    assert sum(one.is_school for one in world.offices) == 40
    assert {one.nation for one in world.offices} == set(BANK_HOLIDAYS)
    assert {one.zone for one in world.offices} == {"Europe/London", "Europe/Belfast"}
    assert any(one.slack_id is None for one in world.people)
    assert any(one.last_day for one in world.people)
    assert any(len(one.editions) > 1 for one in world.gatherings)
    assert any(one.cancelled_at for one in world.gatherings)
    assert any(one.restarts for one in world.outages)


def test_the_same_year_played_again_sends_the_same(tmp_path: Path) -> None:
    world = make_world(5, TINY)

    first, again = (
        Year(world, f"sqlite:///{tmp_path / name}.db").play() for name in "ab"
    )

    assert again.posted == first.posted


def test_the_terminal_prints_a_year_for_a_program() -> None:
    small = ["--workers", "10", "--schools", "3", "--items", "12", "--seed", "4"]

    # In a process of its own, because it sets up that process's logs.
    command = [sys.executable, "-m", "bot", "simulate", *small, "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)

    said = json.loads(answer.stdout)
    assert answer.returncode == 0, said["cases"]
    assert said["seed"] == 4
    assert set(said["faults"].values()) == {0}
