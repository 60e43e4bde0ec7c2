"""Answering: by a tap, through somebody else, or by phone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.deliveries.records import NotNeeded, Post
from bot.errors import NotFilledIn, NotFound, TooLate
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone, StandingIn
from bot.replies.service import AskedAgain, MovedMeanwhile
from tests.meetings.desk import Desk


@pytest.mark.parametrize("reply", [Reply.COMING, Reply.CANNOT, Reply.NOT_ME])
def test_one_tap_is_enough(either: Desk, reply: Reply) -> None:
    meeting_id = either.call("ludo")
    tap(either, meeting_id, "ludo", reply)
    one = either.invitation(meeting_id, "ludo")

    assert (one.reply, one.replied_at) == (reply, either.clock.now())


def test_a_reply_refreshes_the_invitation_and_the_board(either: Desk) -> None:
    meeting_id = either.call("ludo")
    tap(either, meeting_id, "ludo")

    [invitation] = either.queue("meeting.invitation")
    [board] = either.queue("meeting.board")
    assert (invitation.wanted, board.wanted) == (2, 2)


def test_the_same_answer_twice_changes_nothing(either: Desk) -> None:
    meeting_id = either.call("ludo")
    tap(either, meeting_id, "ludo")
    before = (either.invitation(meeting_id, "ludo"), either.queue())
    tap(either, meeting_id, "ludo")

    assert (either.invitation(meeting_id, "ludo"), either.queue()) == before


def test_a_changed_mind_counts(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    tap(desk, meeting_id, "ludo", Reply.COMING)
    tap(desk, meeting_id, "ludo", Reply.CANNOT)

    assert desk.invitation(meeting_id, "ludo").reply is Reply.CANNOT


def test_a_tap_on_an_older_message_is_no_answer_to_the_new_date(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    moving = desk.moving(meeting_id)
    desk.meetings.move(desk.asker("odile"), moving)

    with pytest.raises(AskedAgain):
        tap(desk, meeting_id, "ludo", sequence=0)
    assert desk.invitation(meeting_id, "ludo").reply is Reply.NOT_YET


def test_somebody_elses_invitation_is_not_found(desk: Desk) -> None:
    meeting_id = desk.call("ludo", "corin")
    theirs = desk.invitation(meeting_id, "corin").id

    with pytest.raises(NotFound):
        desk.replies.answer(desk.asker("ludo"), theirs, Reply.COMING, sequence=0)


def test_after_it_began_an_answer_is_too_late(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.move_clock(2027, 3, 17, 11, 35)

    with pytest.raises(TooLate):
        tap(desk, meeting_id, "ludo")


def test_a_convenor_may_say_that_they_cannot_come(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    tap(desk, meeting_id, "odile", Reply.CANNOT)

    assert desk.meetings.open(desk.asker("odile"), meeting_id).nobody_from == (
        "Brackenmoor Youth Justice Service",
        "Probation, Brackenmoor office",
    )


def test_only_those_who_come_are_reminded(desk: Desk) -> None:
    meeting_id = desk.call("ludo", "corin")
    tap(desk, meeting_id, "ludo")

    [to_ludo] = desk.queued_for("ludo", "meeting.reminder-day")
    [to_corin] = desk.queued_for("corin", "meeting.reminder-day")
    assert isinstance(desk.render(to_ludo), Post)
    assert desk.render(to_corin) == NotNeeded(reason="not-coming")


def test_a_colleague_who_stands_in_is_called(either: Desk) -> None:
    meeting_id = either.call("ludo")
    send(either, meeting_id, "ludo", "ruan")
    instead = either.invitation(meeting_id, "ruan")
    asked = either.invitation(meeting_id, "ludo")

    assert asked.reply is Reply.SOMEONE_ELSE
    assert asked.stand_in_id == instead.worker_id
    assert (instead.reply, instead.stands_in_for_id) == (Reply.NOT_YET, asked.id)
    assert len(either.queued_for("ruan", "meeting.invitation")) == 1


def test_the_same_colleague_sent_twice_is_called_once(either: Desk) -> None:
    meeting_id = either.call("ludo", "hesper")
    send(either, meeting_id, "ludo", "ruan")
    send(either, meeting_id, "ludo", "ruan")
    send(either, meeting_id, "hesper", "ruan")

    assert len(either.queued_for("ruan", "meeting.invitation")) == 1


def test_whoever_stands_in_is_in_the_team_until_the_day_of_the_meeting(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo", "ruan")
    desk.move_clock(2027, 3, 17, 23, 59)
    desk.meetings.open(desk.asker("ruan"), meeting_id)
    desk.move_clock(2027, 3, 18, 0, 0)

    with pytest.raises(NotFound):
        desk.meetings.open(desk.asker("ruan"), meeting_id)


def test_whoever_stands_in_again_later_stays_until_then(desk: Desk) -> None:
    first = desk.call("ludo")
    send(desk, first, "ludo", "ruan")
    second = desk.call("ludo", on=date(2027, 3, 24))
    send(desk, second, "ludo", "ruan")
    desk.move_clock(2027, 3, 24, 9, 0)

    assert desk.meetings.open(desk.asker("ruan"), second).meeting_id == second


def test_standing_in_takes_nothing_from_a_place_without_an_end(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo", "hesper")
    desk.move_clock(2027, 3, 30, 9, 0)

    assert desk.meetings.begin(desk.asker("hesper"), "YP-7HX3")


def test_a_name_we_do_not_know_is_kept_as_a_name(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo", name="Wren from the Thursday team")
    board = desk.meetings.open(desk.asker("odile"), meeting_id)

    assert [guest.stand_in for guest in board.guests] == ["Wren from the Thursday team"]


def test_nobody_named_is_told_at_the_field(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    with pytest.raises(NotFilledIn) as caught:
        send(desk, meeting_id, "ludo")
    assert caught.value.problems == {"stand-in-name": "Please say who will come."}


@pytest.mark.parametrize("handle", ["corin", "ludo", "barnaby"])
def test_only_a_colleague_of_ones_own_agency_can_be_sent(
    desk: Desk, handle: str
) -> None:
    meeting_id = desk.call("ludo")

    with pytest.raises(NotFilledIn) as caught:
        send(desk, meeting_id, "ludo", handle)
    assert set(caught.value.problems) == {"stand-in"}


def test_a_colleague_who_has_left_is_neither_offered_nor_sent(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.leave("ruan", date(2027, 2, 19))
    form = desk.replies.begin_stand_in(
        desk.asker("ludo"), desk.invitation(meeting_id, "ludo").id
    )

    assert [one.name for one in form.colleagues] == ["Hesper Tandy"]
    with pytest.raises(NotFilledIn):
        send(desk, meeting_id, "ludo", "ruan")


def test_a_named_deputy_is_offered_first(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    form = desk.replies.begin_stand_in(
        desk.asker("ludo"), desk.invitation(meeting_id, "ludo").id
    )

    assert form.colleagues[0].name == "Ruan Abernethy-Cole"


def test_a_form_left_open_while_the_meeting_moves_keeps_what_was_typed(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo")
    desk.meetings.move(desk.asker("odile"), desk.moving(meeting_id))

    with pytest.raises(MovedMeanwhile) as caught:
        send(desk, meeting_id, "ludo", "ruan", name="Wren", sequence=0)
    card = caught.value.card
    assert (card.sequence, card.chosen, card.named) == (1, desk.id_of("ruan"), "Wren")
    assert desk.invitation(meeting_id, "ludo").reply is Reply.NOT_YET


def test_coming_after_all_takes_the_stand_in_back(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo", name="Wren")
    tap(desk, meeting_id, "ludo", Reply.COMING)

    assert desk.invitation(meeting_id, "ludo").stand_in_name is None


def test_a_reply_heard_by_phone_counts_the_same(either: Desk) -> None:
    meeting_id = either.call("pell", by="barnaby", about="YP-2KM9")
    hear(either, meeting_id, "pell", Reply.COMING)
    one = either.invitation(meeting_id, "pell")

    assert (one.reply, one.recorded_by_id) == (
        Reply.COMING,
        either.id_of("barnaby"),
    )


def test_somebody_else_by_phone_needs_a_name(desk: Desk) -> None:
    meeting_id = desk.call("pell", by="barnaby", about="YP-2KM9")

    with pytest.raises(NotFilledIn) as caught:
        hear(desk, meeting_id, "pell", Reply.SOMEONE_ELSE)
    assert caught.value.problems == {"stand-in-name": "Please write their name."}


def test_an_invitation_of_another_meeting_cannot_be_answered_by_phone(
    desk: Desk,
) -> None:
    mine = desk.call("pell", by="barnaby", about="YP-2KM9")
    other = desk.call("ludo")
    heard = ByPhone(
        meeting_id=mine,
        sequence=0,
        invitation_id=desk.invitation(other, "ludo").id,
        reply=Reply.COMING,
        stand_in_name="",
    )

    with pytest.raises(NotFound):
        desk.replies.record_by_phone(desk.asker("barnaby"), heard)


def tap(
    desk: Desk,
    meeting_id: str,
    handle: str,
    reply: Reply = Reply.COMING,
    *,
    sequence: int | None = None,
) -> None:
    one = desk.invitation(meeting_id, handle)
    now = desk.meeting(meeting_id).sequence if sequence is None else sequence
    desk.replies.answer(desk.asker(handle), one.id, reply, sequence=now)


def send(
    desk: Desk, meeting_id: str, handle: str, colleague: str = "", **more: Any
) -> None:
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, handle).id,
        sequence=more.get("sequence", desk.meeting(meeting_id).sequence),
        worker_id=desk.id_of(colleague) if colleague else None,
        name=more.get("name", ""),
    )
    desk.replies.send_someone(desk.asker(handle), sent)


def hear(desk: Desk, meeting_id: str, handle: str, reply: Reply) -> None:
    heard = ByPhone(
        meeting_id=meeting_id,
        sequence=desk.meeting(meeting_id).sequence,
        invitation_id=desk.invitation(meeting_id, handle).id,
        reply=reply,
        stand_in_name="",
    )
    desk.replies.record_by_phone(desk.asker("barnaby"), heard)
