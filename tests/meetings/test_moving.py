"""Moving and cancelling: everyone is asked again once, and told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.deliveries.records import File, NotNeeded, Post
from bot.errors import ChangedMeanwhile, NotFilledIn, TooLate
from bot.meetings.records import Reply, State
from bot.meetings.requests import StandingIn
from tests.meetings.desk import Desk


def test_a_moved_meeting_asks_everyone_again(either: Desk) -> None:
    meeting_id = either.call("ludo", "corin")
    answer(either, meeting_id, "ludo", Reply.COMING)
    move(either, meeting_id)

    assert either.invitation(meeting_id, "ludo").reply is Reply.NOT_YET
    assert either.invitation(meeting_id, "odile").reply is Reply.COMING


def test_a_move_counts_the_edition_and_keeps_the_meeting(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    move(desk, meeting_id)
    moved = desk.meeting(meeting_id)

    assert (moved.on, moved.sequence) == (date(2027, 3, 18), 1)
    assert moved.starts_at.isoformat() == "2027-03-18T11:35:00+00:00"


def test_a_move_over_the_clock_change_keeps_the_wall_time(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    move(desk, meeting_id, on=date(2027, 4, 14))

    starts = desk.meeting(meeting_id).starts_at
    assert starts.isoformat() == "2027-04-14T10:35:00+00:00"


def test_a_form_that_is_out_of_date_moves_nothing(either: Desk) -> None:
    meeting_id = either.call("ludo")
    stale = either.moving(meeting_id, on=date(2027, 3, 19))
    move(either, meeting_id)

    with pytest.raises(ChangedMeanwhile):
        either.meetings.move(either.asker("odile"), stale)
    assert either.meeting(meeting_id).on == date(2027, 3, 18)


def test_the_same_moment_is_refused_at_the_field(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    with pytest.raises(NotFilledIn) as caught:
        move(desk, meeting_id, on=date(2027, 3, 17))
    assert caught.value.problems == {"on": "It is already on that day and time."}


def test_a_day_the_school_is_shut_is_refused_and_nothing_changes(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    queued = desk.queue()

    with pytest.raises(NotFilledIn):
        move(desk, meeting_id, on=date(2027, 3, 22))
    assert (desk.meeting(meeting_id).sequence, desk.queue()) == (0, queued)


def test_the_form_of_a_meeting_elsewhere_does_not_speak_of_school_hours(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo", place="The library", place_reason="They asked")
    form = desk.meetings.begin_move(desk.asker("odile"), meeting_id)

    assert (form.school, form.school_hours) == (None, None)


def test_after_a_move_only_the_new_edition_is_sent(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    move(desk, meeting_id)
    made = {
        (one.kind, one.edition): desk.render(one) for one in desk.queued_for("ludo")
    }

    old = {key: what for key, what in made.items() if key[1] == 0}
    assert set(old.values()) == {NotNeeded(reason="moved")}
    assert isinstance(made["meeting.invitation", 1], Post)
    assert isinstance(made["meeting.calendar", 1], File)


def test_once_begun_nothing_moves(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    moving = desk.moving(meeting_id)
    desk.move_clock(2027, 3, 17, 11, 35)

    for attempt in (
        lambda: desk.meetings.begin_move(desk.asker("odile"), meeting_id),
        lambda: desk.meetings.move(desk.asker("odile"), moving),
        lambda: desk.meetings.cancel(desk.asker("odile"), meeting_id),
    ):
        with pytest.raises(TooLate):
            attempt()


def test_cancelling_twice_is_cancelling_once(either: Desk) -> None:
    meeting_id = either.call("ludo")
    first = either.meetings.cancel(either.asker("odile"), meeting_id)
    queued = either.queue()
    second = either.meetings.cancel(either.asker("odile"), meeting_id)

    assert first == second
    assert either.meeting(meeting_id).sequence == 1
    assert either.queue() == queued


def test_a_cancelled_meeting_tells_everyone_once_with_their_calendar(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo", "corin")
    desk.meetings.cancel(desk.asker("odile"), meeting_id)

    told = sorted(str(one.worker_id) for one in desk.queue("meeting.cancelled"))
    assert told == sorted(desk.id_of(one) for one in ("ludo", "corin"))
    assert len([one for one in desk.queue("meeting.calendar") if one.edition]) == 3


def test_a_cancelled_meeting_reminds_nobody(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    answer(desk, meeting_id, "ludo", Reply.COMING)
    desk.meetings.cancel(desk.asker("odile"), meeting_id)
    reminders = desk.queue("meeting.reminder")

    assert {desk.render(one) for one in reminders} == {NotNeeded(reason="cancelled")}


def test_a_cancelled_meeting_cannot_be_moved_or_answered(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    moving = desk.moving(meeting_id)
    desk.meetings.cancel(desk.asker("odile"), meeting_id)

    with pytest.raises(TooLate):
        desk.meetings.move(desk.asker("odile"), moving)
    with pytest.raises(TooLate):
        answer(desk, meeting_id, "ludo", Reply.COMING)
    assert desk.meeting(meeting_id).state is State.CANCELLED


def test_whoever_stood_in_is_free_when_it_moves(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, 0)
    [asked] = desk.queued_for("ruan", "meeting.invitation")
    move(desk, meeting_id)

    made = desk.render(replace(asked, ts="1.1"))
    assert isinstance(made, Post)
    assert made.text == "You need not stand in any more."
    assert len(desk.queued_for("ruan", "meeting.invitation")) == 1


def test_whoever_stands_in_again_after_a_move_is_asked_again(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, 0)
    move(desk, meeting_id, on=date(2027, 3, 24))
    send(desk, meeting_id, 1)
    desk.move_clock(2027, 3, 19, 9, 0)

    [_, asked] = desk.queued_for("ruan", "meeting.invitation")
    assert asked.edition == 1
    assert isinstance(desk.render(asked), Post)


def send(desk: Desk, meeting_id: str, sequence: int) -> None:
    """Let Ludo send Ruan."""
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, "ludo").id,
        sequence=sequence,
        worker_id=desk.id_of("ruan"),
        name="",
    )
    desk.replies.send_someone(desk.asker("ludo"), sent)


def move(desk: Desk, meeting_id: str, **to: Any) -> None:
    desk.meetings.move(desk.asker("odile"), desk.moving(meeting_id, **to))


def answer(desk: Desk, meeting_id: str, handle: str, reply: Reply) -> None:
    one = desk.invitation(meeting_id, handle)
    sequence = desk.meeting(meeting_id).sequence
    desk.replies.answer(desk.asker(handle), one.id, reply, sequence=sequence)


def test_a_place_elsewhere_moves_within_office_hours(desk: Desk) -> None:
    meeting_id = desk.call("ludo", place="The library", place_reason="They asked")
    move(desk, meeting_id, on=date(2027, 3, 22), at=time(17, 0))

    assert desk.meeting(meeting_id).on == date(2027, 3, 22)
