"""A meeting that is over: said a week before, then gone with all that is its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.deliveries.records import DeliveryState
from bot.leaving.records import Duty, Succession
from bot.meetings.records import State
from bot.rights.sending import Kind as RightsKind
from tests.retention.attic import DUE, NOTED, REFERENCE, TOLD, Attic

DAY = timedelta(days=1)


def test_a_recorded_meeting_goes_thirty_days_after_it_was_closed(
    either: Attic,
) -> None:
    meeting_id = either.record()
    either.nights(NOTED, TOLD, DUE - DAY)
    assert either.is_there(meeting_id)

    done = either.night(DUE)
    assert not either.is_there(meeting_id)
    assert done.gone["meetings"] == 1
    with either.desk.store.looking() as unit:
        assert unit.retention.gone_between(DUE, DUE + DAY) == {"meetings": 1}


def test_it_is_said_a_week_before_and_once(either: Attic) -> None:
    meeting_id = either.record()
    either.nights(NOTED, TOLD - DAY)
    assert either.told("odile") == []

    assert either.night(TOLD).told == 1
    assert either.nights(TOLD, TOLD + DAY).told == 0
    assert either.known(meeting_id).announced_on == TOLD
    told = {one.worker_id for one in either.desk.queue("retention.notice")}
    wanted = {either.desk.id_of(one) for one in ("odile", "barnaby", "rosamund")}
    assert told == wanted
    assert len(either.desk.queue("retention.notice")) == 3


def test_people_have_a_whole_week_from_when_they_are_at_work(attic: Attic) -> None:
    # Found on 18 March, and 10 April is a Saturday: told on the Monday after.
    meeting_id = attic.record()
    attic.nights(date(2027, 3, 18), date(2027, 4, 10))
    [one] = attic.told("odile")

    assert one.due_at.date() == date(2027, 4, 12)
    assert attic.known(meeting_id).due_on == date(2027, 4, 19)


def test_it_never_goes_unsaid_however_late_the_round_is(attic: Attic) -> None:
    meeting_id = attic.record()
    attic.nights(NOTED, date(2027, 8, 2))
    assert attic.is_there(meeting_id)
    attic.night(date(2027, 8, 8))
    assert attic.is_there(meeting_id)
    attic.night(date(2027, 8, 9))

    assert not attic.is_there(meeting_id)


def test_when_nobody_can_be_told_it_waits(attic: Attic) -> None:
    meeting_id = attic.record()
    with attic.desk.store.changing() as unit:
        for one in unit.workers.everyone():
            unit.workers.save(replace(one, slack_id=None, team_id=None))
    done = attic.nights(NOTED, TOLD, date(2027, 6, 1))

    assert (done.told, done.left) == (0, 1)
    assert attic.is_there(meeting_id)


def test_a_cancelled_one_goes_too(attic: Attic) -> None:
    meeting_id = attic.desk.call("ludo")
    attic.desk.meetings.cancel(attic.asker("odile"), meeting_id)
    cancelled = date(2027, 2, 23)
    due = cancelled + timedelta(days=30)
    attic.nights(cancelled, due - 7 * DAY, due - DAY)
    assert attic.is_there(meeting_id)
    attic.night(due)

    assert not attic.is_there(meeting_id)


def test_one_that_was_never_recorded_goes_after_its_day(attic: Attic) -> None:
    meeting_id = attic.desk.call("ludo")
    due = date(2027, 4, 16)
    attic.nights(date(2027, 3, 18), due - 7 * DAY, due - DAY)
    assert attic.is_there(meeting_id)
    attic.night(due)

    assert not attic.is_there(meeting_id)


def test_what_is_still_open_keeps_it(attic: Attic) -> None:
    meeting_id = attic.record(agreed=True)
    attic.nights(NOTED, TOLD, DUE, date(2027, 5, 3))
    assert attic.is_there(meeting_id)
    assert attic.told("odile") == []

    with attic.desk.store.looking() as unit:
        [action] = unit.meetings.actions(meeting_id)
    attic.desk.outcomes.done(attic.asker("ludo"), action.id)
    done = date(2027, 5, 3) + timedelta(days=30)
    attic.nights(done - 7 * DAY, done - DAY)
    assert attic.is_there(meeting_id)
    attic.nights(done, done + 2 * DAY)
    assert not attic.is_there(meeting_id)


def test_all_of_its_own_goes_and_nothing_of_anybody_else(either: Attic) -> None:
    other = either.desk.call("ruan", about="YP-5DW8", by="idony", on=date(2027, 6, 9))
    meeting_id = either.record(agreed=True)
    with either.desk.store.looking() as unit:
        [action] = unit.meetings.actions(meeting_id)
        theirs = set(unit.retention.ids_of(meeting_id))
        others = set(unit.retention.ids_of(other))
    either.desk.outcomes.done(either.asker("ludo"), action.id)
    either.nights(NOTED, TOLD)
    before = either.everything()
    either.nights(DUE)
    after = either.everything()

    tables = set(before) - {"deliveries", "retention_notices", "trail"}
    changed = {one for one in tables if before[one] != after[one]}
    assert changed == {"meetings", "invitations", "actions"}
    for table in changed:
        gone = before[table] - after[table]
        assert gone
        assert after[table] < before[table]
        assert not [row for row in gone if any(one in row for one in others)]
    left = [row for table in after for row in after[table] if _names(row, theirs)]
    assert left == []


def _names(row: str, ids: set[str]) -> bool:
    return any(one in row for one in ids)


def test_the_meeting_that_follows_keeps_working(either: Attic) -> None:
    meeting_id = either.record(next_on=date(2027, 5, 12))
    following = either.desk.following(meeting_id)
    assert following
    either.nights(NOTED, TOLD, DUE)
    assert not either.is_there(meeting_id)

    either.desk.meetings.open(either.asker("odile"), following.id)
    moving = either.desk.moving(following.id, on=date(2027, 5, 13))
    either.desk.meetings.move(either.asker("odile"), moving)
    assert either.desk.meeting(following.id).follows_id is None


def test_the_record_outlives_the_meeting_that_followed(attic: Attic) -> None:
    meeting_id = attic.record(next_on=date(2027, 5, 12), agreed=True)
    following = attic.desk.following(meeting_id)
    assert following
    attic.desk.meetings.cancel(attic.asker("odile"), following.id)
    attic.nights(NOTED, TOLD, DUE)
    assert not attic.is_there(following.id)

    record = attic.desk.outcomes.begin(attic.asker("odile"), meeting_id)
    assert record


def test_what_was_posted_says_that_it_is_over_and_the_row_names_nobody(
    either: Attic,
) -> None:
    either.record()
    either.nights(NOTED, TOLD)
    either.sent("meeting.invitation", "meeting.board")
    shown = len(either.desk.queue("meeting.invitation"))
    either.night(DUE)

    rows = either.desk.queue("retention.meeting-put-away")
    assert len(rows) == shown + 1
    assert {(one.worker_id, one.room_id, one.subject_id) for one in rows} == {
        (None, None, "meetings")
    }
    assert "This meeting is over and put away." in either.shown(rows[0])
    assert either.desk.queue("meeting.") == []


def test_who_reads_late_that_it_is_cancelled_still_reads_when(attic: Attic) -> None:
    meeting_id = attic.desk.call("ludo", on=date(2027, 6, 9))
    attic.desk.meetings.cancel(attic.asker("odile"), meeting_id)
    attic.nights(date(2027, 2, 23), date(2027, 3, 18))
    attic.sent("meeting.cancelled")
    attic.night(date(2027, 3, 25))

    [row] = attic.desk.queue(RightsKind.MEETING_OFF)
    assert row.subject_id == "meetings"


def test_while_a_message_is_on_its_way_it_waits_a_night(attic: Attic) -> None:
    meeting_id = attic.record()
    attic.nights(NOTED, TOLD)
    [board] = attic.desk.queue("meeting.board")
    attic.mark(board, DeliveryState.LEASED)
    done = attic.night(DUE)
    assert (done.left, attic.is_there(meeting_id)) == (1, True)

    attic.mark(board, DeliveryState.SENT)
    attic.night(DUE + DAY)
    assert not attic.is_there(meeting_id)


def test_what_is_held_for_an_inquiry_stays_and_is_said_anew_after_it(
    either: Attic,
) -> None:
    meeting_id = either.record()
    either.nights(NOTED, TOLD)
    either.hold(date(2027, 4, 16))
    for day in range(16, 30):
        either.night(date(2027, 4, day))
    assert either.is_there(meeting_id)

    either.hold(None)
    assert either.night(date(2027, 4, 30)).told == 1
    assert either.is_there(meeting_id)
    # Told on Friday 30 April: gone a week later.
    either.night(date(2027, 5, 6))
    assert either.is_there(meeting_id)
    either.night(date(2027, 5, 7))
    assert not either.is_there(meeting_id)


def test_the_trail_keeps_that_it_went_and_a_mark_for_what(either: Attic) -> None:
    meeting_id = either.record()
    person_id = either.desk.young_person().id
    with either.desk.store.looking() as unit:
        mark = unit.seals.mark(person_id, meeting_id)
    either.nights(NOTED, TOLD, DUE)

    [entry] = either.trail("put-away")
    assert (entry.worker_id, entry.thing_id, entry.reason) == (
        "clock",
        mark,
        "meetings",
    )


def test_one_that_breaks_stops_no_other(
    attic: Attic, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = attic.record(), attic.desk.call("ludo", on=date(2027, 3, 18))
    attic.nights(date(2027, 3, 19), date(2027, 4, 12), date(2027, 4, 13))
    # Somebody forced something into the database that points at it.
    with attic.desk.store.changing() as unit:
        unit.connection.exec_driver_sql(
            "CREATE TABLE forced (id TEXT REFERENCES meetings (id))"
        )
        unit.connection.exec_driver_sql(f"INSERT INTO forced VALUES ('{first}')")
    done = attic.night(date(2027, 5, 3))

    assert (attic.is_there(first), attic.is_there(second)) == (True, False)
    assert (done.gone["meetings"], done.left) == (1, 1)


def test_who_took_over_hears_no_more_of_it(attic: Attic) -> None:
    meeting_id = attic.record()
    with attic.desk.store.changing() as unit:
        unit.leaving.add(
            Succession(
                id=attic.desk.clock.new_id(),
                leaver_id=attic.desk.id_of("tamsel"),
                duty=Duty.CONVENOR,
                subject_id=meeting_id,
                young_person_id=attic.desk.young_person(REFERENCE).id,
                successor_id=attic.desk.id_of("odile"),
                at=attic.desk.clock.now(),
            )
        )
    attic.nights(NOTED, TOLD, DUE)

    with attic.desk.store.looking() as unit:
        assert unit.leaving.unsettled() == []


def test_a_meeting_to_come_is_left_alone(attic: Attic) -> None:
    meeting_id = attic.desk.call("ludo", on=date(2027, 6, 9))
    attic.nights(date(2027, 3, 1), date(2027, 6, 9))

    assert attic.desk.meeting(meeting_id).state is State.CALLED
    assert attic.notice(meeting_id) is None
