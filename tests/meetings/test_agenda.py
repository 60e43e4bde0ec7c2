"""What is mine next: for `/meeting` and for Home, from today's state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.meetings import messages
from bot.meetings.cards import Mine
from bot.meetings.records import Reply
from tests.meetings.desk import Desk


def test_those_who_are_called_see_it_and_no_others(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    assert [one.meeting_id for one in mine(desk, "ludo").meetings] == [meeting_id]
    assert mine(desk, "hesper").meetings == ()


def test_it_shows_my_own_part(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    one = desk.invitation(meeting_id, "ludo")
    desk.replies.answer(desk.asker("ludo"), one.id, Reply.COMING, sequence=0)

    [theirs] = mine(desk, "ludo").meetings
    [own] = mine(desk, "odile").meetings
    assert (theirs.reply, theirs.is_convenor) == (Reply.COMING, False)
    assert own.is_convenor


def test_a_meeting_that_has_begun_is_still_there_for_those_who_are_late(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo")
    desk.move_clock(2027, 3, 17, 11, 40)

    for handle in ("ludo", "odile"):
        [one] = mine(desk, handle).meetings
        assert (one.meeting_id, one.needs_record) == (meeting_id, False)


def test_once_it_is_over_only_the_convenor_is_asked_for_its_record(
    desk: Desk,
) -> None:
    meeting_id = desk.call("ludo")
    desk.after_the_meeting()

    [one] = mine(desk, "odile").meetings
    assert (one.meeting_id, one.needs_record) == (meeting_id, True)
    assert mine(desk, "ludo").meetings == ()


def test_a_record_begun_early_is_there_once(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.move_clock(2027, 3, 17, 11, 40)
    desk.outcomes.who_came(desk.asker("odile"), desk.everyone_came(meeting_id))

    [one] = mine(desk, "odile").meetings
    assert one.needs_record


def test_unfinished_records_never_hide_what_is_coming_up(desk: Desk) -> None:
    for day in range(12):
        desk.call("ludo", on=_school_day(day), at=time(10, 15))
    coming = desk.call("ludo", on=date(2027, 4, 14))
    desk.move_clock(2027, 3, 24, 12, 0)
    shown = mine(desk, "odile").meetings[:10]

    assert coming in {one.meeting_id for one in shown}


def test_only_what_is_to_come_is_counted_as_coming_up(desk: Desk) -> None:
    desk.call("ludo")
    desk.call("ludo", on=date(2027, 4, 14))
    desk.after_the_meeting()

    answer = messages.coming_up(mine(desk, "odile"))
    assert answer["text"] == "You have 1 meeting coming up."


def test_whoever_left_the_team_sees_it_no_more(desk: Desk) -> None:
    desk.call("ludo")
    desk.end_place("ludo", date(2027, 2, 21))

    found = mine(desk, "ludo")
    assert found.meetings == ()


def test_cancelled_meetings_are_gone(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.meetings.cancel(desk.asker("odile"), meeting_id)

    assert mine(desk, "ludo").meetings == mine(desk, "odile").meetings == ()


def test_a_place_elsewhere_is_shown_instead_of_the_school(desk: Desk) -> None:
    desk.call("ludo", place="The library", place_reason="They asked for it")

    assert mine(desk, "ludo").meetings[0].place == "The library"


def test_somebody_in_two_places_of_a_team_sees_each_meeting_once(desk: Desk) -> None:
    desk.call("ludo")
    with desk.store.changing() as unit:
        for place in unit.young_people.places(desk.young_person().id):
            if place.worker_id == desk.id_of("ludo"):
                unit.young_people.join(replace(place, id=desk.clock.new_id()))

    assert len(mine(desk, "ludo").meetings) == 1


def mine(desk: Desk, handle: str) -> Mine:
    return desk.meetings.coming_up(desk.asker(handle))


def _school_day(number: int) -> date:
    """Return the nth day from Tuesday 2 March 2027 that is no weekend."""
    day = date(2027, 3, 2)
    for _ in range(number):
        day += timedelta(days=3 if day.weekday() == 4 else 1)
    return day
