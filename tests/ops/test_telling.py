"""Leads are told once for each outage, kindly, and once when it is well again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import MovableClock
from bot.rehearsal import OPENING, Rehearsal
from tests.ops.stopwatch import Planted

LATE, WELL = "Some reminders are late", "It is well again."
#: The quiet hours of the lead's agency have begun.
EVENING = datetime(2027, 2, 22, 21, 0, tzinfo=UTC)


class Scene:
    """A practice Slack in which one check can be made to fail; two are leads."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.planted = Planted()
        self._make_lead("odile")
        self.watch()

    def watch(self) -> None:
        assert self.rehearsal.alongside
        self.rehearsal.alongside.services.readiness.add(self.planted.watch)

    def after(self, minutes: int, *, ok: bool) -> None:
        """Let each minute beat until then."""
        self.planted.ok = ok
        for _ in range(minutes):
            now = self.rehearsal.clock.now()
            self.rehearsal.move_to(now + timedelta(minutes=1))
        self.rehearsal.settle()

    def start_again(self) -> None:
        self.rehearsal.stop_bot()
        self.rehearsal.start_bot()
        self.watch()

    def told(self, handle: str = "barnaby") -> list[str]:
        """Return what stands in their direct messages about it, newest last."""
        said = self.rehearsal.slack.person(handle).direct_messages
        return [one.words for one in said if "late" in one.words or WELL in one.words]

    def _make_lead(self, handle: str) -> None:
        assert self.rehearsal.alongside
        with self.rehearsal.alongside.store.changing() as unit:
            worker = unit.workers.by_handle(handle)
            assert worker
            unit.workers.save(replace(worker, is_lead=True))


@pytest.fixture
def scene(sqlite_url: str) -> Iterator[Scene]:
    clock = MovableClock(OPENING)
    with Rehearsal(database_url=sqlite_url, clock=clock) as rehearsal:
        yield Scene(rehearsal)


@pytest.mark.parametrize("handle", ["barnaby", "odile"])
def test_each_lead_gets_one_message_for_an_outage(scene: Scene, handle: str) -> None:
    scene.after(10, ok=False)

    [said] = scene.told(handle)
    assert LATE in said
    assert "Since Mon 22 Feb at 09:10" in said
    assert "python -m bot check" in said


def test_nobody_else_is_told(scene: Scene) -> None:
    scene.after(10, ok=False)

    assert scene.told("corin") == scene.told("rosamund") == []


def test_a_restart_in_the_middle_tells_nobody_twice(scene: Scene) -> None:
    scene.after(3, ok=False)
    scene.start_again()
    scene.after(3, ok=False)

    assert len(scene.told()) == 1


def test_when_it_is_well_one_more_comes_and_the_first_asks_for_nothing(
    scene: Scene,
) -> None:
    scene.after(3, ok=False)
    scene.after(10, ok=True)

    first, second = scene.told()
    assert "This is well again." in first
    assert "Please" not in first
    assert WELL in second


def test_well_is_said_after_a_restart_as_well(scene: Scene) -> None:
    scene.after(3, ok=False)
    scene.start_again()
    scene.after(10, ok=True)

    assert len(scene.told()) == 2


def test_what_comes_and_goes_within_minutes_is_one_outage(scene: Scene) -> None:
    for _ in range(4):
        scene.after(2, ok=False)
        scene.after(3, ok=True)

    assert len(scene.told()) == 1


def test_the_next_outage_is_told_anew(scene: Scene) -> None:
    scene.after(3, ok=False)
    scene.after(10, ok=True)
    scene.after(3, ok=False)

    assert len(scene.told()) == 3
    assert LATE in scene.told()[-1]


def test_a_check_that_breaks_tells_nobody_that_it_is_late(scene: Scene) -> None:
    scene.planted.breaks = True
    scene.after(10, ok=True)

    assert scene.told() == []


def test_at_night_nobody_is_woken_and_what_is_over_by_morning_is_not_said(
    scene: Scene,
) -> None:
    scene.rehearsal.move_to(EVENING)
    scene.after(3, ok=False)
    assert scene.told() == []

    scene.after(10, ok=True)
    scene.rehearsal.move_to(EVENING + timedelta(hours=14))
    assert scene.told() == []


def test_at_night_what_is_still_late_is_said_in_the_morning(scene: Scene) -> None:
    scene.rehearsal.move_to(EVENING)
    scene.after(3, ok=False)
    scene.rehearsal.move_to(EVENING + timedelta(hours=14))

    [said] = scene.told()
    assert LATE in said


def test_the_lock_screen_names_nobody(scene: Scene) -> None:
    scene.after(3, ok=False)
    scene.after(10, ok=True)
    calls = [one for one in scene.rehearsal.slack.calls if "text" in one.arguments]
    texts = {str(one.arguments["text"]) for one in calls}

    assert {
        f"{LATE}. Please tell whoever looks after Alongside's computer.",
        "Some reminders were late. It is well again, thank you.",
    } <= texts
