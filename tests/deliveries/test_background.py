from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from bot.deliveries.records import DeliveryState
from bot.deliveries.sweep import Sweep
from tests.deliveries.conftest import Desk
from tests.deliveries.fake_slack import Fault
from tests.deliveries.people import channel_of

ODILE, HESPER = channel_of("odile"), channel_of("hesper")


@contextmanager
def running(desk: Desk, *, poked: bool = True, **settings: Any) -> Iterator[Sweep]:
    """A sweep in its own thread, poked by every commit as in real life."""
    sweep = desk.sweep(**{"pace_seconds": 0, "settle_seconds": 0, **settings})
    if poked:
        desk.store.after_commit(sweep.poke)
    sweep.start()
    try:
        yield sweep
    finally:
        sweep.stop()


def arrives(desk: Desk, text: str) -> bool:
    """Return whether `text` is in Slack before long."""
    return desk.slack.wait_for(lambda: text in [m.text for m in desk.slack.messages])


def test_a_commit_sends_what_it_queued_at_once(desk: Desk) -> None:
    with running(desk):
        desk.say("hello")

        assert arrives(desk, "hello")


def test_one_slow_channel_does_not_hold_up_the_others(desk: Desk) -> None:
    let_go = threading.Event()
    desk.slack.faults["chat.postMessage"].append(Fault(held=let_go))
    with running(desk):
        desk.say("slow")
        assert desk.slack.wait_for(lambda: len(desk.slack.calls) == 2)
        for number in range(100):
            desk.say_in(f"C{number}", f"{number}")
        assert all(arrives(desk, f"{number}") for number in range(100))
        assert "slow" not in desk.slack.texts(ODILE)
        let_go.set()
        assert arrives(desk, "slow")


def test_what_follows_to_a_slow_channel_waits_for_its_turn(desk: Desk) -> None:
    let_go = threading.Event()
    desk.slack.faults["chat.postMessage"].append(Fault(held=let_go))
    with running(desk):
        desk.say("first")
        assert desk.slack.wait_for(lambda: len(desk.slack.calls) == 2)
        desk.say("second")
        desk.say("other", "hesper")
        assert arrives(desk, "other")
        assert desk.slack.texts(ODILE) == []
        let_go.set()
        assert arrives(desk, "second")

    assert desk.slack.texts(ODILE) == ["first", "second"]


def test_messages_to_one_place_are_a_second_apart(desk: Desk) -> None:
    with running(desk, pace_seconds=0.3):
        began = time.monotonic()
        for subject in ("one", "two", "three"):
            desk.say(subject)
        assert arrives(desk, "three")
        took = time.monotonic() - began

    assert took >= 0.6


def test_ten_changes_in_a_moment_are_one_update(desk: Desk) -> None:
    with running(desk, settle_seconds=0.3):
        desk.say("board", live=True)
        assert arrives(desk, "board")
        for _ in range(10):
            desk.say("board", live=True)
        assert desk.slack.wait_for(lambda: desk.slack.messages[0].edits > 0)

    assert desk.row("board").shown == desk.row("board").wanted
    assert len(desk.slack.called("chat.update")) == 1


def test_run_due_can_be_called_while_it_runs(desk: Desk) -> None:
    with running(desk) as sweep:
        for number in range(30):
            desk.say_in(f"C{number}", f"{number}")
        sweep.run_due()

        assert len(desk.slack.messages) == 30


def test_stopping_finishes_what_is_on_its_way_and_takes_nothing_new(
    desk: Desk,
) -> None:
    let_go = threading.Event()
    desk.slack.faults["chat.postMessage"].append(Fault(held=let_go))
    with running(desk, most_on_the_way=1):
        desk.say("under way")
        assert desk.slack.wait_for(lambda: len(desk.slack.calls) == 2)
        desk.say("new", "hesper")
        threading.Timer(0.2, let_go.set).start()

    assert desk.slack.texts(ODILE) == ["under way"]
    assert desk.row("under way").state is DeliveryState.SENT
    assert desk.row("new", "hesper").state is DeliveryState.WAITING


def test_stopping_does_not_wait_for_ever(desk: Desk) -> None:
    let_go = threading.Event()
    desk.slack.faults["chat.postMessage"].append(Fault(held=let_go))
    with running(desk, stop_seconds=0.2):
        desk.say("stuck")
        assert desk.slack.wait_for(lambda: len(desk.slack.calls) == 2)
        began = time.monotonic()
    took = time.monotonic() - began
    let_go.set()

    assert took < 2
    assert desk.row("stuck").state is DeliveryState.LEASED


def test_a_refresh_that_was_settling_is_given_back_at_a_stop(desk: Desk) -> None:
    with running(desk, settle_seconds=30):
        desk.say("board", live=True)
        assert arrives(desk, "board")
        desk.say("board", live=True)
        leased = DeliveryState.LEASED
        assert _comes_true(lambda: desk.row("board").state is leased)
    row = desk.row("board")

    assert (row.state, row.attempts) == (DeliveryState.WAITING, 0)


def test_trouble_with_the_database_does_not_end_the_thread(desk: Desk) -> None:
    with structlog.testing.capture_logs() as logs, running(desk):
        _rename(desk, "deliveries", "out_of_reach")
        assert _comes_true(lambda: "sweep_broke" in [one["event"] for one in logs])
        _rename(desk, "out_of_reach", "deliveries")
        desk.say("hello")

        assert arrives(desk, "hello")


def _rename(desk: Desk, old: str, new: str) -> None:
    with desk.store.changing() as unit:
        unit.connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")


def test_it_can_be_started_and_stopped_again_and_again(desk: Desk) -> None:
    for number in range(10):
        with running(desk):
            desk.say(f"{number}")
            assert arrives(desk, f"{number}")

    left = [one.name for one in threading.enumerate()]
    assert "sweep" not in left
    assert "sender" not in left


def test_stopping_what_was_never_started_is_no_trouble(desk: Desk) -> None:
    desk.sweep().stop()


def test_a_beat_of_a_practice_clock_sends_before_it_returns(desk: Desk) -> None:
    with running(desk, poked=False) as sweep:
        desk.say("hello")
        sweep.beat()

        assert desk.slack.texts(ODILE) == ["hello"]


def _comes_true(fact: Callable[[], bool]) -> bool:
    end = time.monotonic() + 5
    while not fact() and time.monotonic() < end:
        time.sleep(0)
    return fact()
