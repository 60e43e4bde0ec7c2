"""Two people do something in the same instant: both count, or one is told to look."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from bot.errors import ChangedMeanwhile, TooLate
from bot.meetings.records import Reply
from bot.meetings.requests import StandingIn
from tests.meetings.desk import Desk

ROUNDS = range(6)
GUESTS = ("ludo", "corin", "tamsel", "silas")
Act = Callable[[], object]


def at_once(*acts: Act) -> list[object]:
    """Do all of it in the same instant; return what came of each, in order."""
    start = Barrier(len(acts))

    def run(act: Act) -> object:
        start.wait()
        try:
            return act()
        except (ChangedMeanwhile, TooLate) as told:
            return told

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_everyone_replies_at_once_and_no_reply_is_lost(either: Desk) -> None:
    meeting_id = either.call(*GUESTS)
    at_once(*(tap(either, meeting_id, handle) for handle in GUESTS))

    replies = {either.invitation(meeting_id, one).reply for one in GUESTS}
    [board] = either.queue("meeting.board")
    assert replies == {Reply.COMING}
    assert board.wanted == 1 + len(GUESTS)


@pytest.mark.parametrize("number", ROUNDS)
def test_a_reply_while_the_convenor_moves_is_asked_again_or_stands(
    either: Desk, number: int
) -> None:
    meeting_id = either.call(*GUESTS)
    moving = either.moving(meeting_id, on=date(2027, 3, 18))
    outcomes = at_once(
        *(tap(either, meeting_id, one) for one in GUESTS[: 1 + number % 4]),
        lambda: either.meetings.move(either.asker("odile"), moving),
    )
    moved = not isinstance(outcomes.pop(), ChangedMeanwhile)

    assert either.meeting(meeting_id).sequence == int(moved)
    for handle, came in zip(GUESTS, outcomes, strict=False):
        counted = not isinstance(came, ChangedMeanwhile) and not moved
        expected = Reply.COMING if counted else Reply.NOT_YET
        assert either.invitation(meeting_id, handle).reply is expected


def test_the_same_form_twice_in_one_instant_is_one_meeting(either: Desk) -> None:
    calling = either.calling(*GUESTS)
    once, again = at_once(
        *(lambda: either.meetings.call(either.asker("odile"), calling),) * 2
    )

    assert once == again
    assert len(either.queue("meeting.invitation")) == len(GUESTS)


def test_two_who_send_the_same_colleague_call_them_once(either: Desk) -> None:
    meeting_id = either.call("ludo", "hesper")
    at_once(*(send(either, meeting_id, one) for one in ("ludo", "hesper")))

    assert len(either.queued_for("ruan", "meeting.invitation")) == 1
    for handle in ("ludo", "hesper"):
        assert either.invitation(meeting_id, handle).reply is Reply.SOMEONE_ELSE


def test_a_record_closed_twice_in_one_instant_is_closed_once(either: Desk) -> None:
    meeting_id = either.call(*GUESTS)
    either.after_the_meeting()
    closing = either.closing(meeting_id)
    at_once(*(lambda: either.outcomes.close(either.asker("odile"), closing),) * 2)
    following = either.following(meeting_id)

    assert following is not None
    assert len(either.invitations(following.id)) == 1 + len(GUESTS)


def test_a_move_and_a_cancellation_leave_one_of_the_two(either: Desk) -> None:
    meeting_id = either.call(*GUESTS)
    moving = either.moving(meeting_id)
    odile = either.asker("odile")
    moved, cancelled = at_once(
        lambda: either.meetings.move(odile, moving),
        lambda: either.meetings.cancel(odile, meeting_id),
    )
    left = either.meeting(meeting_id)

    both = not isinstance(moved, Exception) and not isinstance(cancelled, Exception)
    assert left.sequence == 1 + both


def tap(desk: Desk, meeting_id: str, handle: str) -> Act:
    one, asker = desk.invitation(meeting_id, handle), desk.asker(handle)
    return lambda: desk.replies.answer(asker, one.id, Reply.COMING, sequence=0)


def send(desk: Desk, meeting_id: str, handle: str) -> Act:
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, handle).id,
        sequence=0,
        worker_id=desk.id_of("ruan"),
        name="",
    )
    asker = desk.asker(handle)
    return lambda: desk.replies.send_someone(asker, sent)
