"""Readiness looks at what has to be well, and says by fixed words what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.deliveries.queue import to_room
from bot.deliveries.records import Lane, Method, Pause
from bot.ops.readiness import Check, Readiness
from bot.scheduler import Ticks
from storage.unit import Store
from tests.ops.stopwatch import START, Planted, Stopwatch, tick

LONG_AGO = START - timedelta(minutes=6)


def failing(readiness: Readiness) -> dict[str, str]:
    return {one.name: one.why for one in readiness.look() if not one.ok}


def owe(store: Store, due_at: datetime, lane: Lane = Lane.TODAY) -> None:
    with store.changing() as unit:
        to_room(
            unit,
            MovableClock(START),
            kind="meeting.room",
            workspace="T0BRACKEN",
            room_id="C07HX3",
            subject_id="anything",
            key="one",
            lane=lane,
            due_at=due_at,
        )


def pause(store: Store, until: datetime) -> None:
    with store.changing() as unit:
        held = Pause(workspace="T0BRACKEN", method=Method.POST, until=until)
        unit.leases.pause(held)


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def readiness(store: Store, watch: Stopwatch) -> Readiness:
    return Readiness(store, watch)


def test_a_new_database_is_ready(readiness: Readiness) -> None:
    assert readiness.look() == (
        Check(name="database", ok=True),
        Check(name="migration", ok=True),
        Check(name="deliveries", ok=True),
    )


def test_the_trial_write_leaves_nothing_behind(
    readiness: Readiness, store: Store
) -> None:
    readiness.look()

    with store.looking() as unit:
        assert unit.leases.pauses(START - timedelta(days=1)) == []


def test_a_database_that_takes_no_writes_is_red_and_nothing_else_is_asked(
    readiness: Readiness, store: Store
) -> None:
    with store.changing() as unit:
        unit.connection.execute(text("DROP TABLE delivery_pauses"))

    assert failing(readiness) == {
        "database": "database-refuses",
        "migration": "not-asked",
        "deliveries": "not-asked",
    }


def test_a_database_of_another_shape_is_red(readiness: Readiness, store: Store) -> None:
    with store.changing() as unit:
        unit.connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    assert failing(readiness) == {"migration": "migration-missing"}


def test_a_delivery_that_cannot_wait_and_is_late_is_red(
    readiness: Readiness, store: Store
) -> None:
    owe(store, LONG_AGO)

    assert failing(readiness) == {"deliveries": "deliveries-late"}


@pytest.mark.parametrize(
    ("due_at", "lane"),
    [
        (START - timedelta(minutes=4), Lane.URGENT),
        (LONG_AGO, Lane.WHENEVER),
        (START + timedelta(days=1), Lane.URGENT),
    ],
)
def test_a_delivery_that_may_wait_is_not(
    readiness: Readiness, store: Store, due_at: datetime, lane: Lane
) -> None:
    owe(store, due_at, lane)

    assert failing(readiness) == {}


@pytest.mark.parametrize("ended", [-4, 10])
def test_what_slack_asked_to_wait_for_is_not_late(
    readiness: Readiness, store: Store, ended: int
) -> None:
    owe(store, LONG_AGO)
    pause(store, START + timedelta(minutes=ended))

    assert failing(readiness) == {}


def test_a_pause_that_is_long_over_excuses_nothing(
    readiness: Readiness, store: Store
) -> None:
    owe(store, LONG_AGO)
    pause(store, START - timedelta(minutes=6))

    assert failing(readiness) == {"deliveries": "deliveries-late"}


def test_a_lease_that_nobody_took_back_is_late(
    readiness: Readiness, store: Store
) -> None:
    owe(store, LONG_AGO)
    with store.changing() as unit:
        [claimed] = unit.leases.claim(
            now=START, leased_by="GONE", until=LONG_AGO, most=1
        )

    assert claimed.leased_by == "GONE"
    assert failing(readiness) == {"deliveries": "deliveries-late"}


def test_a_further_check_is_red_under_its_own_name(readiness: Readiness) -> None:
    planted = Planted()
    readiness.add(planted.watch)
    assert failing(readiness) == {}

    planted.ok = False

    assert failing(readiness) == {"nudges": "step-late"}
    assert readiness.told_to_leads == {"nudges"}


def test_a_check_that_breaks_is_red_and_the_others_are_still_looked_at(
    readiness: Readiness,
) -> None:
    broken, planted = Planted("broken"), Planted()
    broken.breaks, planted.ok = True, False
    readiness.add(broken.watch)
    readiness.add(planted.watch)

    assert failing(readiness) == {"broken": "check-broke", "nudges": "step-late"}


def beating(readiness: Readiness, watch: Stopwatch) -> Ticks:
    ticks = Ticks([tick("sweep", lambda _now: None)], watch)
    readiness.watch_ticks(ticks)
    return ticks


def test_a_tick_is_red_once_it_is_older_than_two_of_its_periods(
    readiness: Readiness, watch: Stopwatch
) -> None:
    ticks = beating(readiness, watch)
    [only] = ticks
    ticks.beat(only)

    watch.seconds += 150
    assert failing(readiness) == {}
    watch.seconds += 1
    assert failing(readiness) == {"tick:sweep": "tick-late:sweep"}
    ticks.beat(only)
    assert failing(readiness) == {}


def test_a_tick_that_never_ran_has_as_long_from_the_start(
    readiness: Readiness, watch: Stopwatch
) -> None:
    beating(readiness, watch)

    watch.seconds += 150
    assert failing(readiness) == {}
    watch.seconds += 1
    assert failing(readiness) == {"tick:sweep": "tick-late:sweep"}


def test_a_tick_that_breaks_each_time_is_late_as_well(
    readiness: Readiness, watch: Stopwatch
) -> None:
    def breaks(_now: datetime) -> None:
        raise RuntimeError

    one = replace(tick("sweep", breaks))
    ticks = Ticks([one], watch)
    readiness.watch_ticks(ticks)
    for _ in range(4):
        ticks.beat(one)
        watch.seconds += 60

    assert failing(readiness) == {"tick:sweep": "tick-late:sweep"}
