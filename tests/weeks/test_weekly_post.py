"""What stands in a team's channel each week: dates, agencies and one thanks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.asks.records import AskState
from bot.calendars.school_year import SchoolCalendar
from bot.meetings.records import Reply
from tests.weeks.stage import MONDAY, Stage

THANKS = "Thank you"
#: That Monday their school has INSET.
AFTER_INSET = datetime(2027, 3, 23, 9, tzinfo=UTC)


def test_the_meeting_to_come_is_posted_on_monday_at_nine(on_both: Stage) -> None:
    on_both.desk.call("ludo")
    on_both.on_monday()

    [post] = on_both.posts
    assert "Wed 17 Mar at 11:35, 30 minutes" in post


def test_it_is_never_early(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.at(MONDAY - timedelta(minutes=10))
    assert stage.posts == []
    stage.at(MONDAY)

    assert len(stage.posts) == 1


def test_it_comes_once_a_week_however_often_the_clock_ticks(on_both: Stage) -> None:
    on_both.desk.call("ludo")
    for hours in range(30):
        on_both.at(MONDAY + timedelta(hours=hours))

    assert len(on_both.posts) == 1


def test_a_monday_morning_missed_is_made_up_the_same_day(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.at(MONDAY + timedelta(hours=6))

    assert len(stage.posts) == 1


def test_a_monday_missed_is_left_out(stage: Stage) -> None:
    stage.desk.call("ludo")
    for hours in (7, 24, 26, 48):
        stage.at(MONDAY + timedelta(hours=hours))

    assert stage.posts == []


def test_one_that_slack_would_not_take_all_day_is_left_out(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.desk.clock.move_to(MONDAY)
    stage.weeks.tick(MONDAY)
    stage.at(MONDAY + timedelta(hours=8))

    assert stage.posts == []
    [queued] = stage.queued()
    assert queued.reason == "too-late"


def test_on_inset_it_waits_for_the_first_school_day(stage: Stage) -> None:
    stage.ask("odile", "corin", date(2027, 3, 24))
    stage.on_monday(weeks_later=2)
    assert stage.posts == []
    stage.at(AFTER_INSET)

    assert len(stage.posts) == 1


def test_over_the_holidays_the_next_is_queued_once(on_both: Stage) -> None:
    on_both.at(datetime(2027, 3, 25, 17, tzinfo=UTC))
    queued = [one for one in on_both.queued() if one.due_at > on_both.desk.clock.now()]
    for hours in range(3):
        on_both.at(datetime(2027, 3, 25, 18 + hours, tzinfo=UTC))

    assert [one.due_at for one in queued] == [datetime(2027, 4, 12, 8, tzinfo=UTC)]
    assert [one for one in on_both.queued() if one.id == queued[0].id] == queued


def test_another_channel_gets_the_next_post(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.at(MONDAY - timedelta(days=3))
    with stage.desk.store.changing() as unit:
        person = stage.desk.young_person()
        unit.young_people.save(replace(person, room_id="C0ANOTHER"))
    stage.on_monday()

    assert stage.posts == []
    assert stage.slack.texts("C0ANOTHER") == ["The week ahead, for this team."]


def test_a_school_closed_meanwhile_moves_it(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.desk.clock.move_to(MONDAY - timedelta(minutes=10))
    stage.weeks.tick(stage.desk.clock.now())
    _close(stage, date(2027, 3, 8))
    stage.at(MONDAY + timedelta(hours=1))
    assert stage.posts == []
    stage.at(MONDAY + timedelta(days=1))

    assert len(stage.posts) == 1


def test_with_nothing_to_come_and_nobody_awaited_there_is_none(stage: Stage) -> None:
    stage.on_monday()

    assert stage.posts == []


def test_who_is_awaited_is_an_agency_and_never_a_person(stage: Stage) -> None:
    stage.desk.call("ludo", "silas")
    stage.on_monday()

    [post] = stage.posts
    assert "A word from" in post
    assert "Probation" in post
    for name in ("Ludo", "Silas", "Odile", "YP-7HX3"):
        assert name not in post


def test_an_agency_that_is_coming_is_not_awaited(stage: Stage) -> None:
    meeting_id = stage.desk.call("ludo", "hesper")
    _answer(stage, meeting_id, "hesper", Reply.COMING)
    stage.on_monday()

    [post] = stage.posts
    assert "A word from" not in post


def test_an_agency_that_could_not_come_is_not_awaited_either(stage: Stage) -> None:
    meeting_id = stage.desk.call("ludo")
    _answer(stage, meeting_id, "ludo", Reply.CANNOT)
    stage.on_monday()

    [post] = stage.posts
    assert "A word from" not in post


def test_whoever_was_asked_an_hour_ago_is_not_awaited_in_public(stage: Stage) -> None:
    stage.desk.clock.move_to(MONDAY - timedelta(hours=1))
    stage.desk.call("ludo")
    stage.on_monday()

    [post] = stage.posts
    assert "A word from" not in post


def test_an_ask_due_this_week_is_awaited_without_any_meeting(on_both: Stage) -> None:
    on_both.ask("odile", "corin", date(2027, 3, 12))
    on_both.on_monday()

    [post] = on_both.posts
    assert "no meeting is planned" in post
    assert "A word from Children's Social Care would help." in post.replace("’", "'")
    assert "Ring the school" not in post


def test_what_was_agreed_and_is_due_is_awaited(stage: Stage) -> None:
    meeting_id = stage.desk.call("ludo")
    stage.desk.after_the_meeting()
    _record(stage, meeting_id)
    stage.at(AFTER_INSET)

    [post] = stage.posts
    assert "A word from" in post


def test_whoever_did_the_newest_thing_last_week_is_thanked(stage: Stage) -> None:
    ask_id = stage.ask("odile", "corin", date(2027, 3, 12))
    _done(stage, ask_id, datetime(2027, 3, 4, 10, tzinfo=UTC))
    stage.desk.call("ludo")
    stage.on_monday()

    [post] = stage.posts
    assert post.count(THANKS) == 1
    assert "Social Care" in post.split(THANKS)[1]


def test_what_was_done_weeks_ago_is_not_thanked_for_again(stage: Stage) -> None:
    ask_id = stage.ask("odile", "corin", date(2027, 3, 12))
    _done(stage, ask_id, datetime(2027, 2, 26, 10, tzinfo=UTC))
    stage.desk.call("ludo")
    stage.on_monday()

    [post] = stage.posts
    assert THANKS not in post


def test_coming_to_a_meeting_is_thanked_for_the_week_after(stage: Stage) -> None:
    meeting_id = stage.desk.call("ludo")
    stage.desk.after_the_meeting()
    _record(stage, meeting_id)
    stage.at(AFTER_INSET)

    [post] = stage.posts
    assert "for coming last week" in post


def test_an_answer_takes_the_agency_off_the_post(stage: Stage) -> None:
    meeting_id = stage.desk.call("ludo")
    stage.on_monday()
    assert "A word from" in stage.posts[0]
    _answer(stage, meeting_id, "ludo", Reply.COMING)
    stage.show_again()

    assert "A word from" not in stage.posts[0]


def test_the_post_of_a_week_that_is_over_says_no_more(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.on_monday()
    stage.on_monday(weeks_later=1)

    before, now = stage.posts
    assert before == "That week is over."
    assert "Wed 17 Mar" in now


def test_the_lock_screen_hears_no_more_than_that_there_is_one(stage: Stage) -> None:
    stage.desk.call("ludo")
    stage.on_monday()

    assert stage.slack.texts("C07HX3") == ["The week ahead, for this team."]


@pytest.mark.parametrize("meetings", [5, 7])
def test_more_than_five_meetings_are_counted(stage: Stage, meetings: int) -> None:
    for day in range(meetings):
        on = [9, 10, 11, 12, 16, 17, 18][day]
        stage.desk.call("ludo", on=date(2027, 3, on))
    stage.on_monday()

    [post] = stage.posts
    assert post.count(" at 11:35") == 5
    assert ("and 2 more" in post) is (meetings == 7)


def _answer(stage: Stage, meeting_id: str, handle: str, reply: Reply) -> None:
    one = stage.desk.invitation(meeting_id, handle)
    with stage.desk.store.changing() as unit:
        unit.meetings.save_invitation(replace(one, reply=reply))


def _done(stage: Stage, ask_id: str, at: datetime) -> None:
    with stage.desk.store.changing() as unit:
        ask = unit.asks.get(ask_id)
        assert ask is not None
        unit.asks.save(replace(ask, state=AskState.DONE, answered_at=at))


def _record(stage: Stage, meeting_id: str) -> None:
    desk = stage.desk
    odile = desk.asker("odile")
    desk.outcomes.who_came(odile, desk.everyone_came(meeting_id))
    desk.outcomes.agree(odile, meeting_id, [desk.row("ludo")], more=False)


def _close(stage: Stage, day: date) -> None:
    with stage.desk.store.changing() as unit:
        school = unit.agencies.school(stage.desk.young_person().school_id or "")
        assert school is not None
        calendar = SchoolCalendar.from_record(school.calendar).with_closure(day)
        layers = {**school.calendar, **calendar.to_record()}
        unit.agencies.save_school(replace(school, calendar=layers))
