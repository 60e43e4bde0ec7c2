"""An action passed on, named, given another day, or taken on in somebody's place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.asks.records import AskState, NewDateReason
from bot.asks.requests import DateWanted, Someone
from bot.errors import NotFilledIn, NotFound, TooLate
from bot.meetings.records import Reply
from bot.nudges.few_lines import NoTimeForLines
from bot.nudges.ladder_file import read_ladders
from bot.nudges.opened import Stale
from bot.nudges.records import Answer, ClimbState, Matter, Whom, Why
from bot.nudges.service import Nudges
from tests.asks.counter import kept
from tests.meetings.desk import Desk
from tests.nudges.tapping import WHAT, Counter, words
from tests.nudges.times import london

FRIDAY, MARCH = date(2027, 2, 26), (date(2027, 2, 20), date(2027, 3, 12))


def taken_on(desk: Desk, due: date = FRIDAY) -> tuple[Counter, str, str]:
    """Ludo took something on; return its action and the nudge about it."""
    counter = Counter(desk)
    action = counter.agreed("ludo", due)
    return counter, action.id, counter.nudged(Matter.ACTION, action.id, "ludo")


def someone(desk: Desk, about_id: str, whom: str = "", name: str = "") -> Someone:
    worker_id = desk.id_of(whom) if whom else None
    return Someone(about_id=about_id, worker_id=worker_id, name=name)


def another(nudge_id: str, due: date) -> DateWanted:
    return DateWanted(about_id=nudge_id, due=due, reason=NewDateReason.WAITING)


def test_a_colleague_gets_it_with_the_list_of_what_is_theirs(either: Desk) -> None:
    counter, action_id, nudge_id = taken_on(either)

    counter.answers.actions.send_someone(
        either.asker("ludo"), someone(either, nudge_id, "tamsel")
    )

    assert counter.action(action_id).worker_id == either.id_of("tamsel")
    [given] = either.queued_for("tamsel", "meeting.actions")
    assert WHAT in words(either.render(given))
    assert "Tamsel Wray does this now. Thank you." in counter.shown(nudge_id)
    assert counter.nudge(nudge_id).answer is Answer.SOMEONE_ELSE


def test_sent_twice_it_is_given_once(desk: Desk) -> None:
    counter, _, nudge_id = taken_on(desk)
    form = someone(desk, nudge_id, "tamsel")
    counter.answers.actions.send_someone(desk.asker("ludo"), form)
    once = counter.everything()

    counter.answers.actions.send_someone(desk.asker("ludo"), form)

    assert counter.everything() == once


def test_somebody_without_slack_is_named(desk: Desk) -> None:
    counter, action_id, nudge_id = taken_on(desk)

    counter.answers.actions.send_someone(
        desk.asker("ludo"), someone(desk, nudge_id, name="Gwen Harker")
    )

    assert counter.action(action_id).stand_in_name == "Gwen Harker"
    assert "Gwen Harker does this now." in counter.shown(nudge_id)


@pytest.mark.parametrize("whom", ["", "wystan"])
def test_nobody_or_a_stranger_to_the_team_is_refused(desk: Desk, whom: str) -> None:
    counter, action_id, nudge_id = taken_on(desk)

    with pytest.raises(NotFilledIn):
        counter.answers.actions.send_someone(
            desk.asker("ludo"), someone(desk, nudge_id, whom)
        )

    assert counter.action(action_id).worker_id == desk.id_of("ludo")


def test_a_tap_on_what_was_passed_on_says_so(desk: Desk) -> None:
    counter, _, nudge_id = taken_on(desk)
    form = someone(desk, nudge_id, "tamsel")
    counter.answers.actions.send_someone(desk.asker("ludo"), form)

    with pytest.raises(Stale) as told:
        counter.answers.not_this_week(desk.asker("ludo"), nudge_id)

    assert told.value.sentence.startswith("Somebody else does that now.")


def test_a_new_day_is_kept_with_its_reason(either: Desk) -> None:
    counter, action_id, nudge_id = taken_on(either)

    wanted = another(nudge_id, date(2027, 3, 1))
    counter.answers.actions.new_date(either.asker("ludo"), wanted)

    assert counter.action(action_id).due == date(2027, 3, 1)
    with either.store.looking() as unit:
        [moved] = unit.asks.dates_of(action_id)
    assert (moved.was, moved.reason) == (FRIDAY, NewDateReason.WAITING)
    assert "It is for Mon 1 Mar now." in counter.shown(nudge_id)


def test_a_day_that_will_not_do_is_refused(desk: Desk) -> None:
    counter, action_id, nudge_id = taken_on(desk)

    with pytest.raises(NotFilledIn):
        counter.answers.actions.new_date(
            desk.asker("ludo"), another(nudge_id, date(2027, 2, 28))
        )

    assert counter.action(action_id).due == FRIDAY


def test_once_overdue_there_is_no_new_day(desk: Desk) -> None:
    counter, action_id, nudge_id = taken_on(desk)
    desk.clock.move_to(london("2027-03-01 10:00"))

    with pytest.raises(TooLate, match="It was due on Fri 26 Feb, so the date stays"):
        counter.answers.actions.new_date(
            desk.asker("ludo"), another(nudge_id, date(2027, 3, 3))
        )

    assert counter.action(action_id).due == FRIDAY


def test_what_was_given_back_is_given_to_another(either: Desk) -> None:
    counter, action_id, nudge_id = taken_on(either)
    counter.answers.not_me(either.asker("ludo"), nudge_id)

    counter.answers.actions.give(
        either.asker("odile"), someone(either, action_id, "tamsel")
    )

    assert counter.action(action_id).worker_id == either.id_of("tamsel")
    assert counter.nudge(nudge_id).answer is Answer.NOT_ME


@pytest.mark.parametrize("handle", ["ludo", "corin", "kestrel"])
def test_only_who_asked_gives_it_to_another(desk: Desk, handle: str) -> None:
    counter, action_id, _ = taken_on(desk)

    with pytest.raises(NotFound):
        counter.answers.actions.give(
            desk.asker(handle), someone(desk, action_id, "tamsel")
        )


def test_who_stands_in_takes_an_action_on_and_joins_the_team(either: Desk) -> None:
    counter, action_id, _ = taken_on(either)
    counter.away("ludo", *MARCH)
    in_place = counter.nudged(
        Matter.ACTION, action_id, "ludo", to="ruan", whom=Whom.DEPUTY
    )

    counter.answers.in_their_place(either.asker("ruan"), in_place)

    assert counter.action(action_id).worker_id == either.id_of("ruan")
    [given] = either.queued_for("ruan", "meeting.actions")
    assert WHAT in words(either.render(given))
    assert "You do this now in place of Ludo Marchbanks." in counter.shown(in_place)
    either.outcomes.done(either.asker("ruan"), action_id)
    assert counter.action(action_id).done_at is not None


def test_who_stands_in_comes_to_the_meeting(either: Desk) -> None:
    counter, meeting_id, in_place = to_stand_in(either)

    counter.answers.in_their_place(either.asker("ruan"), in_place)

    assert either.invitation(meeting_id, "ludo").stand_in_id == either.id_of("ruan")
    assert either.invitation(meeting_id, "ruan").reply is Reply.COMING
    kinds = {one.kind for one in either.queued_for("ruan")}
    assert {"meeting.invitation", "meeting.calendar", "meeting.reminder-day"} <= kinds
    assert "You come in place of Ludo Marchbanks." in counter.shown(in_place)


def test_in_their_place_twice_is_once(desk: Desk) -> None:
    counter, _, in_place = to_stand_in(desk)
    counter.answers.in_their_place(desk.asker("ruan"), in_place)
    once = counter.everything()

    counter.answers.in_their_place(desk.asker("ruan"), in_place)

    assert counter.everything() == once


def test_a_deputy_who_says_not_me_is_asked_no_more(desk: Desk) -> None:
    counter, _, in_place = to_stand_in(desk)
    counter.answers.not_me(desk.asker("ruan"), in_place)
    assert "Not for you. Thank you for saying so." in counter.shown(in_place)

    nudges = Nudges(counter.house, read_ladders())
    for day in (24, 25, 26):
        desk.clock.move_to(london(f"2027-02-{day} 12:00"))
        nudges.tick(desk.clock.now())

    assert len(desk.queued_for("ruan", "nudge.one")) == 1
    assert desk.queued_for("odile", "nudge.one")


def test_who_decides_takes_an_ask_over(either: Desk) -> None:
    counter, ask_id, first, decider = to_decide(either)

    counter.answers.mine(either.asker("hesper"), decider)

    ask = kept(either, ask_id)
    assert (ask.worker_id, ask.state) == (either.id_of("hesper"), AskState.TAKEN)
    assert "Hesper Tandy does this now. Thank you." in counter.shown(first)
    assert "You do this now in place of Ludo Marchbanks." in counter.shown(decider)


def test_only_the_decider_who_was_asked_takes_it_over(desk: Desk) -> None:
    counter, ask_id, first, decider = to_decide(desk)

    for handle, nudge_id in (("corin", decider), ("ludo", first), ("ludo", decider)):
        with pytest.raises(NotFound):
            counter.answers.mine(desk.asker(handle), nudge_id)

    assert kept(desk, ask_id).worker_id == desk.id_of("ludo")


def to_stand_in(desk: Desk) -> tuple[Counter, str, str]:
    """Ludo is away when he is asked to a meeting; Ruan is asked in his place."""
    counter = Counter(desk)
    meeting_id, invitation_id = counter.invited("ludo")
    counter.away("ludo", *MARCH)
    in_place = counter.nudged(
        Matter.INVITATION, invitation_id, "ludo", to="ruan", whom=Whom.DEPUTY
    )
    return counter, meeting_id, in_place


def to_decide(desk: Desk) -> tuple[Counter, str, str, str]:
    counter = Counter(desk)
    ask_id = counter.asked("ludo")
    first = counter.nudged(Matter.ASK, ask_id, "ludo")
    decider = counter.nudged(
        Matter.ASK, ask_id, "ludo", to="hesper", whom=Whom.DECIDER, step=2
    )
    return counter, ask_id, first, decider


def to_ring(desk: Desk) -> tuple[Counter, str]:
    counter = Counter(desk)
    _, invitation_id = counter.invited("ludo")
    given: dict[str, Any] = {"to": "odile", "whom": Whom.ASKER, "step": 2}
    return counter, counter.nudged(Matter.INVITATION, invitation_id, "ludo", **given)


def test_rang_in_vain_waits_two_of_the_asker_s_days(desk: Desk) -> None:
    counter, nudge_id = to_ring(desk)

    counter.answers.of_asker.rang(desk.asker("odile"), nudge_id)

    assert counter.climb(nudge_id).not_before == london("2027-02-24 09:00")
    assert "You rang, no luck yet. Thank you." in counter.shown(nudge_id)


def test_left_alone_the_ladder_ends_and_the_thing_stays_open(desk: Desk) -> None:
    counter, nudge_id = to_ring(desk)

    counter.answers.of_asker.leave(desk.asker("odile"), nudge_id)

    climb = counter.climb(nudge_id)
    assert (climb.state, climb.why) == (ClimbState.ENDED, Why.LEFT_ALONE)
    with desk.store.looking() as unit:
        one = unit.meetings.invitation(climb.item_id)
    assert one is not None
    assert one.reply is Reply.NOT_YET


def test_who_asked_is_away_so_their_deputy_answers(desk: Desk) -> None:
    counter = Counter(desk)
    _, invitation_id = counter.invited("ludo")
    counter.away("odile", *MARCH)
    nudge_id = counter.nudged(
        Matter.INVITATION, invitation_id, "ludo", to="barnaby", whom=Whom.ASKER
    )

    counter.answers.of_asker.leave(desk.asker("barnaby"), nudge_id)

    assert counter.nudge(nudge_id).answer is Answer.LEFT_ALONE


def said_no(desk: Desk) -> tuple[Counter, str, str]:
    counter = Counter(desk)
    meeting_id, invitation_id = counter.invited("ludo")
    desk.replies.answer(desk.asker("ludo"), invitation_id, Reply.CANNOT, sequence=0)
    given: dict[str, Any] = {"to": "odile", "whom": Whom.ASKER}
    nudge_id = counter.nudged(Matter.SAID_NO, invitation_id, "ludo", **given)
    return counter, meeting_id, nudge_id


def test_a_few_lines_are_asked_for_once_by_the_day_before(either: Desk) -> None:
    counter, meeting_id, nudge_id = said_no(either)

    for _ in range(2):
        counter.answers.of_asker.few_lines(either.asker("odile"), nudge_id)

    with either.store.looking() as unit:
        [ask] = unit.asks.of(either.id_of("ludo"))
    assert (ask.due, ask.meeting_id) == (date(2027, 3, 16), meeting_id)
    assert ask.what == "A few lines for the meeting, by your own secure route"
    assert ask.asker_id == either.id_of("odile")


def test_too_late_for_a_few_lines_is_said(desk: Desk) -> None:
    counter, _, nudge_id = said_no(desk)
    desk.clock.move_to(london("2027-03-17 09:30"))

    with pytest.raises(NoTimeForLines):
        counter.answers.of_asker.few_lines(desk.asker("odile"), nudge_id)
