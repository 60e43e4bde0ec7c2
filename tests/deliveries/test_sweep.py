from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.deliveries.backoff import MOST_ATTEMPTS
from bot.deliveries.records import (
    Delivery,
    DeliveryState,
    Lane,
    NotNeeded,
    NotYet,
    Post,
)
from storage.deliveries import deliveries
from storage.unit import Unit
from tests.deliveries.conftest import Desk
from tests.deliveries.fake_slack import Fault, dropped_after_accepting, error
from tests.deliveries.people import channel_of

ODILE, HESPER = channel_of("odile"), channel_of("hesper")
#: Every way in which an answer can say nothing for sure, and whether it was done.
UNCLEAR = [
    Fault(status=500),
    Fault(status=500, body={"ok": False, "error": "channel_not_found"}),
    Fault(status=502, body="<html>Bad gateway</html>"),
    Fault(status=503, accepted=True, body=""),
    Fault(status=504, accepted=True, body="{"),
    Fault(status=403, body="<html>A proxy says no</html>"),
    Fault(body="<html>Please sign in</html>"),
    Fault(body="<html>Please sign in</html>", accepted=True),
    Fault(body="[]", accepted=True),
    Fault(body={"warning": "no ok here"}, accepted=True),
    Fault(body={"ok": True}, accepted=True),
    Fault(body={"ok": False, "error": "internal_error"}, accepted=True),
    Fault(body={"ok": False, "error": "fatal_error"}),
    Fault(cut=True, body={}),
    Fault(cut=True, accepted=True),
]
NEVER = [
    "channel_not_found",
    "user_disabled",
    "is_archived",
    "not_in_channel",
    "invalid_blocks",
]


def test_what_is_due_is_posted_once(desk: Desk) -> None:
    desk.say("hello")
    sweep = desk.sweep()

    assert sweep.run_due() == 1
    assert desk.slack.texts(ODILE) == ["hello"]
    assert desk.row("hello").state is DeliveryState.SENT
    assert sweep.run_due() == 0


def test_what_is_not_yet_due_waits_for_its_time(desk: Desk) -> None:
    desk.say("later", after=timedelta(minutes=1))
    sweep = desk.sweep()

    assert sweep.run_due() == 0
    desk.later(minutes=1)
    assert sweep.run_due() == 1


def test_an_urgent_one_goes_ahead_of_a_thousand(desk: Desk) -> None:
    with desk.store.changing() as unit:
        for number in range(1000):
            _queue_waiting(desk, unit, number)
    desk.later(minutes=5)
    desk.say("urgent", lane=Lane.URGENT)
    sweep = desk.sweep(most_on_the_way=8)
    sweep.run_due()

    first = [one.text for one in desk.slack.messages[:8]]
    assert "urgent" in first
    assert len(desk.slack.messages) == 1001


def _queue_waiting(desk: Desk, unit: Unit, number: int) -> None:
    desk.queue_in(unit, f"C{number % 200}", f"{number}")


def test_one_bad_row_stops_no_other(desk: Desk) -> None:
    desk.renders.outgoing["bad"] = KeyError("the words of a message")
    desk.say("bad")
    desk.say("good", "hesper")
    desk.sweep().run_due()

    assert desk.slack.texts(HESPER) == ["good"]
    bad = desk.row("bad")
    assert bad.state is DeliveryState.WAITING
    assert bad.due_at == desk.clock.now() + timedelta(seconds=5)


def test_a_row_that_broke_once_goes_out_when_it_is_mended(desk: Desk) -> None:
    desk.renders.outgoing["bad"] = KeyError()
    desk.say("bad")
    sweep = desk.sweep()
    sweep.run_due()
    del desk.renders.outgoing["bad"]
    desk.later(seconds=5)
    sweep.run_due()

    assert desk.slack.texts(ODILE) == ["bad"]


def test_what_is_not_needed_any_more_evaporates_and_says_why(desk: Desk) -> None:
    desk.renders.outgoing["nudge"] = NotNeeded(reason="answered")
    desk.say("nudge")
    desk.sweep().run_due()
    row = desk.row("nudge")

    assert (row.state, row.reason) == (DeliveryState.DROPPED, "answered")
    assert desk.slack.calls == []


def test_what_must_wait_is_looked_at_again_then_and_not_eaten(desk: Desk) -> None:
    morning = desk.clock.now() + timedelta(hours=12)
    desk.renders.outgoing["nudge"] = NotYet(until=morning, reason="quiet-hours")
    desk.say("nudge")
    sweep = desk.sweep()
    sweep.run_due()
    row = desk.row("nudge")
    assert (row.due_at, row.reason, row.attempts) == (morning, "quiet-hours", 0)

    del desk.renders.outgoing["nudge"]
    desk.later(hours=12)
    sweep.run_due()
    assert desk.slack.texts(ODILE) == ["nudge"]


@pytest.mark.parametrize("fault", UNCLEAR)
def test_after_an_unclear_answer_there_is_one_message_in_the_end(
    desk: Desk, fault: Fault
) -> None:
    desk.slack.faults["chat.postMessage"].append(fault)
    desk.say("hello")
    sweep = desk.sweep()
    sweep.run_due()
    row = desk.row("hello")
    assert (row.state, row.look_first) == (DeliveryState.WAITING, True)

    desk.later(seconds=5)
    sweep.run_due()
    assert desk.slack.texts(ODILE) == ["hello"]
    row = desk.row("hello")
    assert (row.state, row.look_first) == (DeliveryState.SENT, False)


def test_a_search_that_fails_posts_nothing(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(dropped_after_accepting())
    desk.slack.faults["conversations.history"].append(Fault(status=500))
    desk.say("hello")
    sweep = desk.sweep()
    for _ in range(3):
        sweep.run_due()
        desk.later(seconds=15)

    assert desk.slack.texts(ODILE) == ["hello"]
    assert desk.row("hello").state is DeliveryState.SENT


@pytest.mark.parametrize("word", NEVER)
def test_what_slack_will_never_take_is_kept_and_told_of(desk: Desk, word: str) -> None:
    told: list[Delivery] = []
    desk.slack.faults["chat.postMessage"].append(error(word))
    desk.say("hello")
    desk.sweep(on_failed=lambda _unit, row: told.append(row)).run_due()
    row = desk.row("hello")

    assert (row.state, row.reason) == (DeliveryState.FAILED, word)
    assert told == [row]


def test_telling_of_a_failure_may_queue_the_next_message(desk: Desk) -> None:
    def tell(unit: Unit, row: Delivery) -> None:
        desk.queue(unit, f"not reached: {row.subject_id}", "hesper")

    desk.slack.faults["chat.postMessage"].append(error("user_disabled"))
    desk.say("hello")
    desk.sweep(on_failed=tell).run_due()

    assert desk.slack.texts(HESPER) == ["not reached: hello"]


def test_a_failure_that_cannot_be_told_of_is_marked_all_the_same(desk: Desk) -> None:
    def tell(unit: Unit, _row: Delivery) -> None:
        desk.queue(unit, "half done", "hesper")
        raise LookupError

    desk.slack.faults["chat.postMessage"].append(error("user_disabled"))
    desk.say("hello")
    desk.sweep(on_failed=tell).run_due()

    assert desk.row("hello").state is DeliveryState.FAILED
    assert desk.slack.texts(HESPER) == []


def test_a_kind_that_nobody_knows_is_kept_and_says_so(desk: Desk) -> None:
    desk.say("hello", kind="panel.forgotten")
    desk.sweep().run_due()
    row = desk.row("hello")

    assert (row.state, row.reason) == (DeliveryState.FAILED, "unknown-kind")


def test_after_a_day_of_trying_it_is_failed_and_kept(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(Fault(status=500))
    desk.say("hello")
    with desk.store.changing() as unit:
        unit.connection.execute(update(deliveries).values(attempts=MOST_ATTEMPTS - 1))
    desk.sweep().run_due()
    row = desk.row("hello")

    assert (row.state, row.reason) == (DeliveryState.FAILED, "gave-up: http-500")


def test_slack_down_for_ten_minutes_loses_and_doubles_nothing(desk: Desk) -> None:
    sweep = desk.sweep()
    faults = desk.slack.faults["*"]
    faults.extend([Fault(status=503)] * 10_000)
    for subject in ("one", "two", "three"):
        desk.say(subject)
    for _ in range(20):
        sweep.run_due()
        desk.later(seconds=30)
    faults.clear()
    desk.later(minutes=5)
    sweep.run_due()

    assert sorted(desk.slack.texts(ODILE)) == ["one", "three", "two"]


def test_a_slack_that_cannot_be_reached_costs_no_search_afterwards(desk: Desk) -> None:
    desk.say("hello")
    sweep = desk.sweep(url="http://127.0.0.1:9/api/")
    sweep.run_due()
    row = desk.row("hello")

    assert (row.state, row.look_first) == (DeliveryState.WAITING, False)
    assert row.reason == "no-connection"


def test_ten_changes_before_a_sweep_are_one_update(desk: Desk) -> None:
    desk.say("board", live=True)
    sweep = desk.sweep()
    sweep.run_due()
    for _ in range(10):
        desk.say("board", live=True)
    sweep.run_due()

    assert len(desk.slack.called("chat.update")) == 1
    row = desk.row("board")
    assert (row.wanted, row.shown, row.state) == (11, 11, DeliveryState.SENT)


def test_a_change_while_it_is_being_shown_is_shown_next(desk: Desk) -> None:
    desk.say("board", live=True)
    sweep = desk.sweep()
    sweep.run_due()

    def change(unit: Unit) -> Post:
        desk.say("board", live=True)
        return Post(text="changed", blocks=[])

    desk.renders.once["board"] = change
    desk.say("board", live=True)
    sweep.run_due()

    assert len(desk.slack.called("chat.update")) == 2
    assert desk.row("board").shown == 3


def test_an_answer_that_comes_after_the_lease_marks_nothing(desk: Desk) -> None:
    def freeze(unit: Unit) -> Post:
        desk.later(seconds=121)
        return Post(text="too late", blocks=[])

    desk.renders.once["hello"] = freeze
    desk.say("hello")
    sweep = desk.sweep()
    sweep.run_due()

    assert desk.slack.texts(ODILE) == []
    desk.later(seconds=5)
    sweep.run_due()
    assert desk.slack.texts(ODILE) == ["hello"]
