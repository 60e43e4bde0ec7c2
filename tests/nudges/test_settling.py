"""A nudge counts as sent once it was on a screen, whatever became of it later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.deliveries.marks import dropped, failed
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method
from bot.nudges.records import Nudge, NudgeState, Whom, Why, Wording
from bot.nudges.settling import settled

AT = datetime(2027, 3, 1, 9, 10, tzinfo=UTC)
NUDGE = Nudge(
    id="nudge",
    climb_id="climb",
    step=0,
    worker_id="worker",
    whom=Whom.PERSON,
    wording=Wording.ASK_FIRST,
    planned_at=AT,
    at=AT,
    state=NudgeState.ON_ITS_WAY,
)
WAITING = Delivery(
    id="delivery",
    kind="nudge.one",
    dedupe_key="nudge.one:nudge",
    workspace="T0BRACKEN",
    worker_id="worker",
    room_id=None,
    subject_id="nudge",
    edition=0,
    method=Method.POST,
    lane=Lane.WHENEVER,
    due_at=AT,
    live=True,
    wanted=1,
    shown=0,
    state=DeliveryState.WAITING,
    attempts=0,
    look_first=False,
    leased_until=None,
    leased_by=None,
    message_key="key",
    channel=None,
    ts=None,
    reason=None,
    created_at=AT,
    sent_at=None,
)
SENT = replace(
    WAITING, state=DeliveryState.SENT, shown=1, channel="D0", ts="1.1", sent_at=AT
)


def test_what_slack_refused_was_not_sent() -> None:
    after = settled(NUDGE, failed(WAITING, "user_not_found"))

    assert (after.state, after.why) == (NudgeState.NOT_REACHED, Why.NOT_REACHED)


def test_what_was_dropped_was_not_sent() -> None:
    after = settled(NUDGE, dropped(WAITING, "answered"))

    assert (after.state, after.why) == (NudgeState.NOT_NEEDED, Why.ANSWERED)


@pytest.mark.parametrize("later", [dropped(SENT, "gone"), failed(SENT, "is_archived")])
def test_what_was_on_a_screen_stays_sent(later: Delivery) -> None:
    after = settled(NUDGE, later)

    assert (after.state, after.sent_at) == (NudgeState.SENT, AT)


def test_what_was_to_be_taken_back_and_never_shown_was_not_needed() -> None:
    after = settled(NUDGE, replace(SENT, channel=None, ts=None))

    assert after.state is NudgeState.NOT_NEEDED


def test_what_waits_is_still_on_its_way() -> None:
    assert settled(NUDGE, WAITING) == NUDGE
