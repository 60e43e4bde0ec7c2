"""Those who stand in: asked while they are needed, and told when they are free."""

from __future__ import annotations

from dataclasses import replace

from bot.deliveries.records import NotNeeded, Post
from bot.meetings.records import Reply
from bot.meetings.requests import ByPhone, StandingIn
from tests.meetings.desk import Desk


def test_they_are_free_when_the_other_comes_after_all(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo")
    tap(desk, meeting_id, "ludo", Reply.COMING)
    [asked] = desk.queued_for("ruan", "meeting.invitation")

    assert desk.render(asked) == NotNeeded(reason="free")
    made = desk.render(replace(asked, ts="1.1"))
    assert isinstance(made, Post)
    assert made.text == "You need not stand in any more."


def test_they_are_not_free_while_anybody_still_sends_them(desk: Desk) -> None:
    meeting_id = desk.call("ludo", "hesper")
    send(desk, meeting_id, "ludo")
    send(desk, meeting_id, "hesper")
    tap(desk, meeting_id, "ludo", Reply.COMING)
    board = desk.meetings.open(desk.asker("odile"), meeting_id)

    assert "Ruan Abernethy-Cole" in {guest.person.name for guest in board.guests}


def test_when_they_cannot_all_who_sent_them_are_asked_again(either: Desk) -> None:
    meeting_id = either.call("ludo", "hesper")
    send(either, meeting_id, "ludo")
    send(either, meeting_id, "hesper")
    tap(either, meeting_id, "ruan", Reply.CANNOT)

    for handle in ("ludo", "hesper"):
        assert either.invitation(meeting_id, handle).reply is Reply.NOT_YET
        assert len(either.queued_for(handle, "meeting.asked-back")) == 1


def test_when_they_say_so_by_phone_it_is_the_same(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo")
    heard = ByPhone(
        meeting_id=meeting_id,
        sequence=0,
        invitation_id=desk.invitation(meeting_id, "ruan").id,
        reply=Reply.CANNOT,
        stand_in_name="",
    )
    desk.replies.record_by_phone(desk.asker("odile"), heard)

    assert desk.invitation(meeting_id, "ludo").reply is Reply.NOT_YET
    assert len(desk.queued_for("ludo", "meeting.asked-back")) == 1


def test_a_colleague_who_was_asked_anyway_is_never_free(desk: Desk) -> None:
    meeting_id = desk.call("ludo", "hesper")
    send(desk, meeting_id, "ludo", "hesper")
    tap(desk, meeting_id, "ludo", Reply.COMING)
    board = desk.meetings.open(desk.asker("odile"), meeting_id)

    assert "Hesper Tandy" in {guest.person.name for guest in board.guests}


def test_somebody_sent_again_counts_again(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo")
    tap(desk, meeting_id, "ruan", Reply.COMING)
    tap(desk, meeting_id, "ludo", Reply.COMING)
    send(desk, meeting_id, "ludo")
    board = desk.meetings.open(desk.asker("odile"), meeting_id)

    [ruan] = [one for one in board.guests if one.person.name.startswith("Ruan")]
    assert ruan.reply is Reply.NOT_YET


def test_those_who_are_free_are_not_reminded(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    send(desk, meeting_id, "ludo")
    tap(desk, meeting_id, "ruan", Reply.COMING)
    tap(desk, meeting_id, "ludo", Reply.COMING)

    made = {desk.render(one) for one in desk.queued_for("ruan", "meeting.reminder")}
    assert made == {NotNeeded(reason="free")}


def send(desk: Desk, meeting_id: str, by: str, whom: str = "ruan") -> None:
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, by).id,
        sequence=0,
        worker_id=desk.id_of(whom),
        name="",
    )
    desk.replies.send_someone(desk.asker(by), sent)


def tap(desk: Desk, meeting_id: str, handle: str, reply: Reply) -> None:
    one = desk.invitation(meeting_id, handle)
    desk.replies.answer(desk.asker(handle), one.id, reply, sequence=0)
