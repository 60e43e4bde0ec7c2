"""What a thoughtful colleague would do next, one fact at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.nudges.ladder import Reached, Rung
from bot.nudges.own_time import OwnTime
from bot.nudges.records import Whom, Why
from tests.nudges.looks import (
    ACTION,
    ASK,
    INVITATION,
    MISSED,
    SAID_NO,
    around,
    look,
    said,
    somebody,
    story,
    taken,
)
from tests.nudges.times import d, days, london, own_time, school, wishes


def test_an_unanswered_invitation_is_two_kind_reminders_then_a_voice() -> None:
    assert story(INVITATION) == [
        "Wed 03 Mar 09:10 person invitation-first",
        "Fri 05 Mar 09:10 person invitation-second",
        "Tue 09 Mar 09:30 asker invitation-ring",
        "Tue 16 Mar 10:00 asker invitation-ring",
        "Tue 16 Mar 10:00 end given-up",
    ]


def test_a_yes_is_a_word_before_still_on_it_then_a_voice() -> None:
    assert story(ACTION, due=d("2027-03-10"), over_at=None) == [
        "Mon 08 Mar 09:20 person action-soon",
        "Thu 11 Mar 09:20 person action-still",
        "Mon 15 Mar 09:40 asker action-ring",
        "Mon 15 Mar 09:40 end given-up",
    ]


def test_who_can_decide_is_asked_only_after_the_person_was_told() -> None:
    there = around(decider=somebody("decider"))

    assert story(ASK, there, decision_needed=True) == [
        "Wed 03 Mar 09:10 person ask-first",
        "Fri 05 Mar 09:10 person ask-second",
        "Tue 09 Mar 09:30 decider ask-decider",
        "Wed 10 Mar 09:30 asker ask-ring",
        "Wed 10 Mar 09:30 end given-up",
    ]


@pytest.mark.parametrize(
    ("own", "when"),
    [
        (own_time(), "Wed 03 Mar 09:10"),
        (own_time(working_days=frozenset({0, 1})), "Mon 08 Mar 09:10"),
        (own_time(agency_closed=frozenset({1})), "Thu 04 Mar 09:10"),
        (
            own_time(school=school(inset=(d("2027-03-02"),))),
            "Thu 04 Mar 09:10",
        ),
        # A day on leave is a working day; the nudge waits for them, no longer.
        (own_time(away=(days("2027-03-02", "2027-03-02"),)), "Wed 03 Mar 09:10"),
    ],
)
def test_days_are_counted_in_the_calendar_of_who_is_awaited(
    own: OwnTime, when: str
) -> None:
    there = around(person=somebody("person", own))

    assert story(INVITATION, there)[0] == f"{when} person invitation-first"


def test_a_moment_in_their_night_moves_to_the_next_that_will_do() -> None:
    late = somebody("person", own_time(wishes=wishes(not_on=frozenset({2}))))

    assert story(INVITATION, around(person=late))[0].startswith("Thu 04 Mar 09:00")


def test_planned_moments_are_spread_over_their_minutes_and_stay_where_they_are() -> (
    None
):
    spread = replace(INVITATION, spread_minutes=20)
    whens = [story(spread, climb_id=f"c{n}")[0][:16] for n in range(40)]

    assert {"Wed 03 Mar 09:10"} < set(whens)
    assert all("Wed 03 Mar 09:10" <= one <= "Wed 03 Mar 09:29" for one in whens)
    assert whens == [story(spread, climb_id=f"c{n}")[0][:16] for n in range(40)]


def test_a_step_that_would_come_after_the_meeting_is_left_out() -> None:
    """A no on the evening before: nobody reads it before the meeting at half past 8."""
    lines = story(
        SAID_NO,
        started_at=london("2027-03-16 20:00"),
        over_at=london("2027-03-17 08:30"),
    )

    assert lines[0] == "Tue 16 Mar 20:00 pass too-late"


def test_however_little_time_is_left_the_asker_hears_the_day_before() -> None:
    """The person heard that same morning; there is no other day left."""
    lines = story(
        INVITATION,
        started_at=london("2027-03-05 11:00"),
        due=d("2027-03-10"),
        over_at=london("2027-03-10 09:00"),
    )

    assert "Tue 09 Mar 09:10 person invitation-first" in lines
    assert "Tue 09 Mar 10:00 asker invitation-ring" in lines


def test_a_reminder_meant_for_the_day_itself_gives_way_to_the_asker_before_it() -> None:
    lines = story(INVITATION, due=d("2027-03-03"), over_at=london("2027-03-03 14:00"))

    assert "Tue 02 Mar 10:00 asker invitation-ring" in lines
    assert "Wed 03 Mar 09:10 person invitation-first" not in lines


def test_a_person_muted_to_the_meeting_does_not_keep_the_asker_waiting() -> None:
    muted = somebody("person", own_time(wishes=wishes(muted_until=d("2027-03-16"))))
    lines = story(INVITATION, around(person=muted))

    assert "Wed 03 Mar 09:10 pass overtaken" in lines
    assert "Tue 09 Mar 09:30 asker invitation-ring" in lines


def test_what_was_agreed_a_moment_ago_gets_no_word_before() -> None:
    lines = story(ACTION, due=d("2027-03-02"), over_at=None)

    assert lines[0] == "Mon 01 Mar 11:00 pass just-agreed"


def test_a_word_before_the_day_makes_no_sense_after_it() -> None:
    """The bot was down from before the day to after it."""
    found = look(ACTION, "2027-03-12 10:00", due=d("2027-03-10"), over_at=None)

    assert said(found) == ("pass", "too-late")


def test_after_an_outage_the_next_step_is_still_the_persons() -> None:
    found = look(ACTION, "2027-03-22 10:00", step=1, due=d("2027-03-10"), over_at=None)

    assert said(found) == ("go", "person", "action-still")


def test_two_in_a_week_is_the_most_about_one_thing_to_one_person() -> None:
    found = look(
        ASK,
        "2027-03-05 10:00",
        step=1,
        taken=(taken(0, "2027-03-02 09:10"),),
        elsewhere=(Reached(worker_id="person", at=london("2027-03-01 09:30")),),
    )

    assert said(found) == ("wait", "Mon 08 Mar 09:30", "enough-this-week")


def test_what_others_were_told_is_no_part_of_ones_own_two() -> None:
    found = look(
        ASK,
        "2027-03-05 10:00",
        step=1,
        taken=(taken(0, "2027-03-02 09:10"),),
        elsewhere=(Reached(worker_id="asker", at=london("2027-03-01 09:30")),),
    )

    assert said(found) == ("go", "person", "ask-second")


def test_after_a_long_silence_steps_keep_their_distance() -> None:
    """All three are overdue; one goes today, and the next two days later."""
    found = look(ASK, "2027-03-23 10:00", step=1, taken=(taken(0, "2027-03-22 10:00"),))

    assert said(found) == ("wait", "Wed 24 Mar 09:00", "too-soon")


def test_a_day_that_is_not_theirs_adds_no_distance_between_two_steps() -> None:
    """Due on a Saturday: Thursday, and Monday as the file says."""
    lines = story(ACTION, due=d("2027-03-13"), over_at=None)

    assert lines[:2] == [
        "Thu 11 Mar 09:20 person action-soon",
        "Mon 15 Mar 09:20 person action-still",
    ]


def test_after_a_school_break_nobody_waits_for_distance() -> None:
    """A word before the day came late, on the last day; the next on the first back."""
    dev = somebody("person", own_time(school=school()))
    found = look(
        ACTION,
        "2027-04-13 09:20",
        around(person=dev),
        step=1,
        due=d("2027-03-25"),
        over_at=None,
        taken=(taken(0, "2027-03-24 09:25"),),
    )

    assert said(found) == ("go", "person", "action-still")


def test_not_this_week_waits_and_loses_nothing() -> None:
    story_after = story(ASK, not_before=london("2027-03-08 08:00"))

    assert story_after[:2] == [
        "Mon 08 Mar 09:00 person ask-first",
        "Wed 10 Mar 09:00 person ask-second",
    ]


def test_not_this_week_does_not_keep_the_day_before_from_the_asker() -> None:
    lines = story(
        INVITATION,
        due=d("2027-03-05"),
        over_at=london("2027-03-05 14:00"),
        not_before=london("2027-03-08 08:00"),
    )

    assert "Thu 04 Mar 10:00 asker invitation-ring" in lines


def test_a_short_leave_is_waited_for() -> None:
    off = somebody("person", own_time(away=(days("2027-03-03", "2027-03-04"),)))

    assert story(INVITATION, around(person=off))[0] == (
        "Fri 05 Mar 09:00 person invitation-first"
    )


def away(first: str = "2027-03-02", last: str = "2027-03-12") -> Rung:
    return somebody("person", own_time(away=(days(first, last),)))


def test_while_a_person_is_away_their_deputy_gets_what_they_would_have_got() -> None:
    there = around(person=away(), deputy=somebody("deputy"))

    assert story(INVITATION, there)[:2] == [
        "Wed 03 Mar 09:10 deputy invitation-first",
        "Fri 05 Mar 09:10 deputy invitation-second",
    ]


def test_away_and_with_no_deputy_the_asker_is_told_once() -> None:
    lines = story(INVITATION, around(person=away()))

    assert lines[:3] == [
        "Wed 03 Mar 09:10 asker away",
        "Fri 05 Mar 09:10 pass nobody-there",
        "Tue 09 Mar 09:30 asker invitation-ring",
    ]


@pytest.mark.parametrize(
    "deputy",
    [
        somebody("deputy", own_time(away=(days("2027-03-01", "2027-03-12"),))),
        somebody("deputy", slack=False),
        # Who asked does not want to be asked their own question.
        somebody("asker"),
    ],
)
def test_a_deputy_who_cannot_stand_in_leaves_it_to_the_asker(deputy: Rung) -> None:
    there = around(person=away(), deputy=deputy)

    assert story(INVITATION, there)[0] == "Wed 03 Mar 09:10 asker away"


def test_a_leave_taken_back_in_time_gives_the_step_back_to_the_person() -> None:
    """The asker was told; the second reminder is not given up before its day."""
    told = (taken(0, "2027-03-03 09:10", Whom.ASKER),)
    while_away = look(
        INVITATION,
        "2027-03-03 09:11",
        around(person=away()),
        step=1,
        taken=told,
    )
    back = look(INVITATION, "2027-03-05 09:10", step=1, taken=told)

    assert said(while_away) == ("wait", "Fri 05 Mar 09:10", "not-yet")
    assert said(back) == ("go", "person", "invitation-second")


def test_two_leaves_in_a_row_are_as_long_as_they_are_together() -> None:
    both = own_time(
        away=(days("2027-03-03", "2027-03-04"), days("2027-03-05", "2027-03-12"))
    )
    there = around(person=somebody("person", both), deputy=somebody("deputy"))

    assert story(INVITATION, there)[0] == "Wed 03 Mar 09:10 deputy invitation-first"


def test_a_leave_from_monday_is_seen_on_friday_night() -> None:
    """Else the look would wait for the end of it, and ask no deputy."""
    there = around(
        person=away("2027-03-08", "2027-03-26"),
        deputy=somebody("deputy"),
    )
    found = look(ASK, "2027-03-05 18:30", there)

    assert said(found) == ("wait", "Mon 08 Mar 09:00", "night")


def test_one_day_off_after_the_day_is_no_reason_to_ask_somebody_else() -> None:
    there = around(
        person=away("2027-03-11", "2027-03-11"),
        deputy=somebody("deputy"),
    )
    lines = story(ACTION, there, due=d("2027-03-10"), over_at=None)

    assert "Fri 12 Mar 09:00 person action-still" in lines


def test_back_on_the_day_but_after_the_meeting_is_away_too_long() -> None:
    there = around(
        person=away("2027-03-15", "2027-03-16"),
        deputy=somebody("deputy"),
    )
    found = look(
        INVITATION, "2027-03-15 10:00", there, over_at=london("2027-03-17 08:30")
    )

    assert said(found) == ("go", "deputy", "invitation-first")


def test_with_nobody_else_to_tell_the_person_is_waited_for() -> None:
    lines = story(
        ACTION,
        around(person=away(), asker=None),
        due=d("2027-03-10"),
        over_at=None,
    )

    assert "Mon 15 Mar 09:00 person action-still" in lines


def test_we_missed_your_view_is_for_nobody_but_the_one_who_was_missed() -> None:
    there = around(person=away(), deputy=somebody("deputy"))
    now: dict[str, Any] = {
        "started_at": london("2027-03-02 15:00"),
        "due": d("2027-03-02"),
    }

    assert story(MISSED, there, **now) == [
        "Tue 02 Mar 15:00 pass nobody-there",
        "Tue 02 Mar 15:00 end given-up",
    ]


def test_we_missed_your_view_comes_the_same_day_and_then_nothing_more() -> None:

    assert story(MISSED, due=d("2027-03-01")) == [
        "Mon 01 Mar 11:00 person missed",
        "Mon 01 Mar 11:00 end given-up",
    ]


def test_a_no_goes_to_the_asker_at_once_and_never_to_the_person() -> None:
    assert story(SAID_NO)[0] == "Mon 01 Mar 11:00 asker said-no-asker"


def test_without_slack_the_asker_is_told_once_and_rings_later() -> None:
    there = around(person=somebody("person", slack=False))

    assert story(INVITATION, there)[:3] == [
        "Wed 03 Mar 09:10 asker no-slack",
        "Fri 05 Mar 09:10 pass nobody-there",
        "Tue 09 Mar 09:30 asker invitation-ring",
    ]


@pytest.mark.parametrize("decision", [True, False])
def test_who_decides_is_asked_only_where_there_is_something_to_decide(
    decision: bool,
) -> None:
    there = around(decider=somebody("decider"))
    lines = story(ASK, there, decision_needed=decision)

    assert any("ask-decider" in line for line in lines) is decision


def test_a_deputy_who_was_told_is_not_the_person_who_was_told() -> None:
    """Nobody goes over the head of somebody who is on leave."""
    there = around(
        person=away("2027-03-01", "2027-03-26"),
        deputy=somebody("deputy"),
        decider=somebody("decider"),
    )
    lines = story(ASK, there, decision_needed=True)

    assert [line for line in lines if "decider" in line] == []
    assert any(line.endswith("pass not-told") for line in lines)


@pytest.mark.parametrize(
    "decider",
    [
        None,
        somebody("decider", slack=False),
        somebody("decider", own_time(away=(days("2027-03-01", "2027-03-31"),))),
        somebody("asker"),
    ],
)
def test_where_nobody_can_decide_the_asker_is_asked_who_could(
    decider: Rung | None,
) -> None:
    found = look(
        ASK,
        "2027-03-09 09:30",
        around(decider=decider),
        step=2,
        decision_needed=True,
        taken=(taken(0, "2027-03-03 09:10"), taken(1, "2027-03-05 09:10")),
    )

    assert said(found) == ("go", "asker", "who-can-say-yes")


def test_having_heard_of_an_absence_is_not_having_heard_who_can_say_yes() -> None:
    found = look(
        ASK,
        "2027-03-09 09:30",
        step=2,
        decision_needed=True,
        taken=(
            taken(0, "2027-03-03 09:10", Whom.ASKER),
            taken(1, "2027-03-05 09:10"),
        ),
    )

    assert said(found) == ("go", "asker", "who-can-say-yes")


@pytest.mark.parametrize("ended", [Why.ANSWERED, Why.MOVED, Why.ACCESS_REMOVED])
def test_nothing_is_nudged_that_is_no_longer_needed(ended: Why) -> None:
    found = look(ASK, "2027-03-05 10:00", ended=ended, on_its_way=True)

    assert said(found) == ("end", str(ended))


def test_while_a_message_is_on_its_way_nothing_is_decided() -> None:
    found = look(ASK, "2027-03-05 10:00", on_its_way=True)

    assert said(found) == ("wait", "Fri 05 Mar 10:01", "on-its-way")


def test_somebody_never_at_work_is_passed_over_and_the_asker_hears() -> None:
    shut = somebody("person", own_time(agency_closed=frozenset(range(5))))
    lines = story(ASK, around(person=shut))

    assert lines[0].endswith("pass never-at-work")
    assert "Wed 10 Mar 09:30 asker ask-ring" in lines


def test_with_nobody_around_at_all_a_ladder_still_ends() -> None:
    assert story(ASK, {})[-1].endswith("end given-up")


def test_by_a_day_that_is_not_theirs_is_before_it() -> None:
    """Before the day, and on the day, of a Saturday is Friday."""
    on_the_day = replace(ACTION.steps[0], days=0)
    ladder = replace(ACTION, steps=(on_the_day,))

    assert story(ladder, due=d("2027-03-13"), over_at=None)[0] == (
        "Fri 12 Mar 09:20 person action-soon"
    )


def test_the_clocks_may_change_between_two_steps() -> None:
    lines = story(
        ASK, started_at=london("2027-03-24 11:00"), due=d("2027-04-30"), over_at=None
    )

    # Good Friday and Easter Monday are no days of theirs.
    assert lines[:2] == [
        "Tue 30 Mar 09:10 person ask-first",
        "Thu 01 Apr 09:10 person ask-second",
    ]
