from __future__ import annotations

import pytest

from bot.deliveries.records import DeliveryState, Home
from tests.deliveries.conftest import Desk
from tests.deliveries.fake_slack import Fault, error
from tests.deliveries.people import channel_of

ODILE, HESPER = channel_of("odile"), channel_of("hesper")


def too_many(seconds: int = 30) -> Fault:
    return Fault(status=429, headers={"Retry-After": f"{seconds}"}, body="")


@pytest.fixture
def paused(desk: Desk) -> Desk:
    """Slack has just said: no posts for thirty seconds."""
    desk.slack.faults["chat.postMessage"].append(too_many())
    desk.say("first")
    desk.sweep().run_due()
    return desk


def posts(desk: Desk) -> int:
    return len(desk.slack.called("chat.postMessage"))


def test_a_paused_method_is_not_called_at_all(paused: Desk) -> None:
    paused.say("second", "hesper")
    for _ in range(29):
        paused.later(seconds=1)
        paused.sweeps[0].run_due()

    assert posts(paused) == 1


def test_when_the_pause_ends_everything_goes_out_once(paused: Desk) -> None:
    paused.say("second", "hesper")
    paused.later(seconds=30)
    paused.sweeps[0].run_due()

    assert paused.slack.texts(ODILE) == ["first"]
    assert paused.slack.texts(HESPER) == ["second"]
    assert paused.slack.called("conversations.history") == []


def test_a_pause_outlives_a_restart(paused: Desk) -> None:
    paused.say("second", "hesper")
    paused.later(seconds=29)
    again = paused.sweep()
    again.run_due()
    assert posts(paused) == 1

    paused.later(seconds=1)
    again.run_due()
    assert posts(paused) == 3


def test_a_pause_is_no_try(paused: Desk) -> None:
    assert paused.row("first").attempts == 0


def test_other_methods_go_on(paused: Desk) -> None:
    paused.renders.outgoing["home"] = Home(view={"type": "home", "blocks": []})
    paused.say_home("home", "hesper")
    paused.sweeps[0].run_due()

    assert "UHESPER" in paused.slack.homes


def test_a_pause_that_comes_as_an_error_word_is_one_too(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(error("ratelimited"))
    desk.say("first")
    desk.say("second", "hesper")
    sweep = desk.sweep(most_on_the_way=1)
    sweep.run_due()
    assert posts(desk) == 1

    desk.later(seconds=30)
    sweep.run_due()
    assert len(desk.slack.messages) == 2


def test_a_pause_of_opening_channels_holds_up_only_who_needs_one(desk: Desk) -> None:
    desk.slack.faults["conversations.open"].append(too_many())
    desk.say("person")
    desk.say_in("C1", "room")
    sweep = desk.sweep(most_on_the_way=1)
    sweep.run_due()
    assert desk.slack.texts("C1") == ["room"]

    desk.later(seconds=30)
    sweep.run_due()
    assert desk.slack.texts(ODILE) == ["person"]


def test_a_method_that_was_paused_by_one_is_not_called_for_another(desk: Desk) -> None:
    desk.slack.faults["conversations.open"].append(too_many())
    desk.say("first")
    sweep = desk.sweep()
    sweep.run_due()
    desk.say("second", "hesper")
    sweep.run_due()

    assert len(desk.slack.called("conversations.open")) == 1
    assert desk.row("second", "hesper").attempts == 0


def test_a_method_stays_paused_after_a_restart(desk: Desk) -> None:
    desk.slack.faults["conversations.open"].append(too_many())
    desk.say("first")
    desk.sweep().run_due()
    desk.say("second", "hesper")
    desk.sweep().run_due()

    assert len(desk.slack.called("conversations.open")) == 1


def test_a_refused_token_stops_everything_and_loses_nothing(desk: Desk) -> None:
    desk.slack.faults["*"].extend([error("token_revoked")])
    desk.say("first")
    desk.say_in("C1", "second")
    sweep = desk.sweep(most_on_the_way=1)
    sweep.run_due()
    assert len(desk.slack.calls) == 1
    assert desk.row("first").state is DeliveryState.WAITING

    desk.later(seconds=60)
    sweep.run_due()
    assert len(desk.slack.messages) == 2


def test_a_pause_of_a_year_is_taken_for_a_day(desk: Desk) -> None:
    desk.slack.faults["chat.postMessage"].append(too_many(31_536_000))
    desk.say("first")
    sweep = desk.sweep()
    sweep.run_due()
    desk.later(hours=24)
    sweep.run_due()

    assert desk.slack.texts(ODILE) == ["first"]
