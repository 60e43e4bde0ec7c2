"""Answers of those who were nudged: put off, still on it, help, not me, before."""

from __future__ import annotations

from datetime import date

import pytest

from bot.asks.records import AskState
from bot.asks.requests import Heard, NeedHelp
from bot.errors import AlongsideError, NotFound
from bot.meetings.records import Attendance, Reply
from bot.meetings.requests import ByPhone
from bot.nudges.opened import Stale
from bot.nudges.records import (
    Answer,
    ClimbState,
    InTheWay,
    Matter,
    Whom,
    Why,
    WouldHelp,
)
from tests.asks.counter import asks
from tests.meetings.desk import STRANGER, Desk
from tests.nudges.tapping import Counter
from tests.nudges.times import london

MONDAY = london("2027-03-01 08:45")


def invitation(desk: Desk) -> tuple[Counter, str, str]:
    counter = Counter(desk)
    meeting_id, invitation_id = counter.invited("corin")
    desk.clock.move_to(london("2027-02-24 10:00"))
    return (
        counter,
        meeting_id,
        counter.nudged(Matter.INVITATION, invitation_id, "corin"),
    )


def help_with(nudge_id: str, helps: WouldHelp = WouldHelp.A_CALL) -> NeedHelp:
    return NeedHelp(about_id=nudge_id, in_the_way=InTheWay.NOT_CLEAR, would_help=helps)


def test_not_this_week_is_quiet_until_their_monday(either: Desk) -> None:
    counter, _, nudge_id = invitation(either)

    counter.answers.not_this_week(either.asker("corin"), nudge_id)

    assert counter.climb(nudge_id).not_before == MONDAY
    assert counter.nudge(nudge_id).answer is Answer.NOT_THIS_WEEK
    assert "quiet until Mon 1 Mar, the day stays Wed 17 Mar" in counter.shown(nudge_id)


def test_not_this_week_leaves_the_day_as_it_is(desk: Desk) -> None:
    counter = Counter(desk)
    action = counter.agreed("corin", date(2027, 2, 26))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "corin")

    counter.answers.not_this_week(desk.asker("corin"), nudge_id)

    assert counter.action(action.id).due == action.due


def test_not_this_week_waits_for_a_day_on_which_they_work(desk: Desk) -> None:
    # Tamsel works from Tuesday to Friday.
    counter = Counter(desk)
    _, invitation_id = counter.invited("tamsel")
    nudge_id = counter.nudged(Matter.INVITATION, invitation_id, "tamsel")

    counter.answers.not_this_week(desk.asker("tamsel"), nudge_id)

    assert counter.climb(nudge_id).not_before == london("2027-03-02 09:00")


@pytest.mark.parametrize(
    "tap", ["not_this_week", "still_on_it", "not_me"], ids=lambda one: one
)
def test_a_tap_twice_is_the_same_as_once(desk: Desk, tap: str) -> None:
    counter = Counter(desk)
    action = counter.agreed("ludo", date(2027, 2, 26))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "ludo")
    getattr(counter.answers, tap)(desk.asker("ludo"), nudge_id)
    once = counter.everything()

    getattr(counter.answers, tap)(desk.asker("ludo"), nudge_id)

    assert counter.everything() == once


def test_still_on_it_leaves_three_of_their_days(desk: Desk) -> None:
    counter = Counter(desk)
    action = counter.agreed("corin", date(2027, 2, 23))
    desk.clock.move_to(london("2027-02-25 10:00"))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "corin")

    counter.answers.still_on_it(desk.asker("corin"), nudge_id)

    assert counter.climb(nudge_id).not_before == london("2027-03-02 08:45")
    asker = counter.nudged(
        Matter.ACTION, action.id, "corin", to="odile", whom=Whom.ASKER
    )
    assert "On Thu 25 Feb they said: still on it." in counter.shown(asker)


def test_missed_ill_ring_puts_nothing_off(desk: Desk) -> None:
    counter, nudge_id = missed(desk)

    counter.answers.still_on_it(desk.asker("corin"), nudge_id)

    assert counter.climb(nudge_id).not_before is None
    assert "You will ring. Thank you." in counter.shown(nudge_id)


def missed(desk: Desk) -> tuple[Counter, str]:
    counter = Counter(desk)
    meeting_id, invitation_id = counter.invited("corin")
    one = desk.invitation(meeting_id, "corin")
    desk.replies.answer(desk.asker("corin"), one.id, Reply.COMING, sequence=0)
    desk.after_the_meeting()
    came = desk.everyone_came(meeting_id)
    came.attendance[one.id] = Attendance.MISSED
    desk.outcomes.who_came(desk.asker("odile"), came)
    return counter, counter.nudged(Matter.MISSED, invitation_id, "corin")


def test_i_was_there_asks_for_a_look_and_changes_no_record(either: Desk) -> None:
    counter, nudge_id = missed(either)

    counter.answers.before(either.asker("corin"), nudge_id)

    one = counter.climb(nudge_id).item_id
    with either.store.looking() as unit:
        invited = unit.meetings.invitation(one)
    assert invited is not None
    assert invited.attendance is Attendance.MISSED
    assert counter.nudge(nudge_id).wrong_at is not None
    [said] = counter.told("odile", "nudge.was-there")
    assert "Corin Velasquez-Hay says: I was there, on Wed 17 Mar" in said
    assert "Record it" in said
    assert "you were there. Sorry." in counter.shown(nudge_id)


@pytest.mark.parametrize(
    ("helps", "said", "button"),
    [
        (WouldHelp.ANOTHER_TIME, "asks for another time.", "Move the meeting"),
        (WouldHelp.ANOTHER_PERSON, "if another person", "Record what they say"),
        (WouldHelp.A_CALL, "Their number is 01632 960 128.", "Record what they say"),
        (WouldHelp.A_SMALLER_PIECE, "the least you need?", "Record what they say"),
    ],
)
def test_help_comes_with_the_smallest_next_step(
    desk: Desk, helps: WouldHelp, said: str, button: str
) -> None:
    counter, _, nudge_id = invitation(desk)

    counter.answers.need_help(desk.asker("corin"), help_with(nudge_id, helps))

    [told] = counter.told("odile", "nudge.help")
    assert said in told
    assert button in told
    assert counter.nudge(nudge_id).would_help is helps
    assert counter.nudge(nudge_id).in_the_way is InTheWay.NOT_CLEAR


def test_help_with_an_ask_is_the_ask_s_own_card(desk: Desk) -> None:
    counter = Counter(desk)
    ask_id = counter.asked("ludo")
    nudge_id = counter.nudged(Matter.ASK, ask_id, "ludo")

    counter.answers.need_help(desk.asker("ludo"), help_with(nudge_id))

    assert desk.queued_for("odile", "ask.help")
    assert not desk.queued_for("odile", "nudge.help")
    assert counter.nudge(nudge_id).answer is Answer.NEED_HELP


def test_not_me_of_an_action_ends_the_ladder_and_asks_who_else(either: Desk) -> None:
    counter = Counter(either)
    action = counter.agreed("ludo", date(2027, 2, 26))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "ludo")

    counter.answers.not_me(either.asker("ludo"), nudge_id)

    climb = counter.climb(nudge_id)
    assert (climb.state, climb.why) == (ClimbState.ENDED, Why.NOT_THEIRS)
    [said] = counter.told("odile", "nudge.not-theirs")
    assert "Ludo Marchbanks says this one is not theirs. Who else?" in said
    assert counter.action(action.id).worker_id == either.id_of("ludo")


def test_done_before_it_was_asked_is_apologised_for(desk: Desk) -> None:
    counter = Counter(desk)
    action = counter.agreed("ludo", date(2027, 2, 26))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "ludo")
    desk.outcomes.done(desk.asker("ludo"), action.id)
    assert "It was done before you asked" in counter.shown(nudge_id)

    counter.answers.before(desk.asker("ludo"), nudge_id)

    assert "something you had done. Sorry." in counter.shown(nudge_id)
    assert counter.nudge(nudge_id).answer is Answer.DONE


def test_what_is_not_done_cannot_have_been_done_before(desk: Desk) -> None:
    counter = Counter(desk)
    action = counter.agreed("ludo", date(2027, 2, 26))
    nudge_id = counter.nudged(Matter.ACTION, action.id, "ludo")

    with pytest.raises(Stale, match="Please tap Done first"):
        counter.answers.before(desk.asker("ludo"), nudge_id)


def test_an_answer_by_its_own_button_is_in_the_ledger(either: Desk) -> None:
    counter, meeting_id, nudge_id = invitation(either)
    one = either.invitation(meeting_id, "corin")

    either.replies.answer(either.asker("corin"), one.id, Reply.CANNOT, sequence=0)

    assert counter.nudge(nudge_id).answer is Answer.CANNOT
    assert counter.nudge(nudge_id).answered_at == either.clock.now()
    assert counter.nudge(nudge_id).wrong_at is None


def test_said_by_phone_before_the_nudge_makes_it_wrong(either: Desk) -> None:
    counter, meeting_id, nudge_id = invitation(either)

    either.replies.record_by_phone(
        either.asker("odile"), by_phone(either, meeting_id, date(2027, 2, 23))
    )

    assert counter.nudge(nudge_id).wrong_at == either.clock.now()
    assert counter.nudge(nudge_id).answered_at == london("2027-02-23 12:00")
    assert "something you had done. Sorry." in counter.shown(nudge_id)


def test_said_by_phone_today_makes_nothing_wrong(desk: Desk) -> None:
    counter, meeting_id, nudge_id = invitation(desk)

    desk.replies.record_by_phone(desk.asker("odile"), by_phone(desk, meeting_id, None))

    assert counter.nudge(nudge_id).wrong_at is None


def by_phone(desk: Desk, meeting_id: str, on: date | None) -> ByPhone:
    return ByPhone(
        meeting_id=meeting_id,
        sequence=0,
        invitation_id=desk.invitation(meeting_id, "corin").id,
        reply=Reply.COMING,
        stand_in_name="",
        said_on=on,
    )


def test_an_ask_heard_before_the_nudge_makes_it_wrong(desk: Desk) -> None:
    counter = Counter(desk)
    ask_id = counter.asked("ludo", by="hesper", about="YP-8RN4")
    desk.clock.move_to(london("2027-02-25 10:00"))
    nudge_id = counter.nudged(Matter.ASK, ask_id, "ludo", about="YP-8RN4")

    said = Heard(
        ask_id=ask_id, answer=AskState.DONE, on=date(2027, 2, 24), stand_in_name=""
    )
    asks(desk).heard(desk.asker("hesper"), said)

    assert counter.nudge(nudge_id).wrong_at is not None
    assert counter.nudge(nudge_id).answer is Answer.DONE


_STALE = {
    "cancelled": "That meeting was cancelled. There is nothing you need to do.",
    "moved": "The meeting moved meanwhile. My newest message has the new time.",
    "answered": "That is answered already. Thank you. Nothing was changed.",
}


@pytest.mark.parametrize("what", _STALE)
def test_a_stale_tap_is_told_exactly_and_changes_nothing(desk: Desk, what: str) -> None:
    counter, meeting_id, nudge_id = invitation(desk)
    if what == "cancelled":
        desk.meetings.cancel(desk.asker("odile"), meeting_id)
    if what == "moved":
        desk.meetings.move(desk.asker("odile"), desk.moving(meeting_id))
    if what == "answered":
        one = desk.invitation(meeting_id, "corin")
        desk.replies.answer(desk.asker("corin"), one.id, Reply.COMING, sequence=0)
    before = counter.everything()

    with pytest.raises(Stale) as told:
        counter.answers.not_this_week(desk.asker("corin"), nudge_id)

    assert told.value.sentence == _STALE[what]
    assert counter.everything() == before


def test_a_nudge_of_somebody_else_looks_as_if_it_were_not_there(desk: Desk) -> None:
    counter, _, nudge_id = invitation(desk)
    sentences = set()
    for asker in (desk.asker("ludo"), desk.asker("barnaby"), desk.asker("wystan")):
        for wanted in (nudge_id, "0" * 26):
            with pytest.raises(NotFound) as told:
                counter.answers.not_this_week(asker, wanted)
            sentences.add(told.value.sentence)

    assert len(sentences) == 1


def test_a_stranger_answers_nothing(desk: Desk) -> None:
    counter, _, nudge_id = invitation(desk)

    with pytest.raises(AlongsideError):
        counter.answers.not_this_week(STRANGER, nudge_id)


def test_who_left_the_team_finds_nothing(desk: Desk) -> None:
    counter, _, nudge_id = invitation(desk)
    desk.end_place("corin", date(2027, 2, 23))

    with pytest.raises(NotFound):
        counter.answers.not_this_week(desk.asker("corin"), nudge_id)
