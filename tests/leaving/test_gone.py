"""Access ends at once, and nothing that was held is left with nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.access.service import NotKnownHere
from bot.directory.records import Account, Leave, Sees
from bot.leaving.records import Duty
from bot.meetings.records import Reply
from bot.meetings.requests import StandingIn
from storage.trail_tables import trail
from tests.leaving.office import Office, words
from tests.meetings.desk import Desk

TODAY = date(2027, 2, 22)


def test_access_ends_at_once(on_either: Office) -> None:
    desk = on_either.desk
    on_either.gone("ludo")

    assert desk.worker("ludo").left_on == TODAY - timedelta(days=1)
    assert desk.worker("ludo").account is Account.OFF
    assert on_either.places("ludo") == []
    with pytest.raises(NotKnownHere):
        desk.meetings.coming_up(desk.asker("ludo"))


def test_a_place_that_was_still_to_come_never_begins(office: Office) -> None:
    place = office.places("ludo")[0]
    with office.desk.store.changing() as unit:
        coming = replace(place, id="P" * 26, from_day=date(2027, 3, 1))
        unit.young_people.join(coming)
    office.gone("ludo")
    office.desk.move_clock(2027, 3, 2, 9)

    assert office.places("ludo") == []


def test_somebody_unknown_changes_nothing(office: Office) -> None:
    office.leaving.gone("T0BRACKEN", "U0NOBODY")

    assert office.desk.queue() == []


def test_the_deputy_convenes_from_now_on(on_either: Office) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    on_either.gone("ludo")

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ruan")
    assert desk.invitation(meeting_id, "ruan").reply is Reply.COMING
    assert desk.meetings.open(desk.asker("ruan"), meeting_id).convenor.name == (
        "Ruan Abernethy-Cole"
    )


def test_a_meeting_that_is_over_and_not_recorded_goes_on_too(office: Office) -> None:
    desk = office.desk
    meeting_id = desk.call("tamsel", by="ludo")
    desk.after_the_meeting()
    office.gone("ludo")

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ruan")
    desk.outcomes.who_came(desk.asker("ruan"), desk.everyone_came(meeting_id))


def test_a_meeting_that_is_recorded_stays_as_it_was(office: Office) -> None:
    desk = office.desk
    office.action("tamsel")
    [recorded] = {one.meeting_id for one in _invitations_of(desk, "odile")}
    office.gone("odile")

    assert desk.meeting(recorded).convenor_id == desk.id_of("odile")


@pytest.mark.parametrize(
    ("changes", "holder"),
    [
        ({}, "ruan"),
        # Without a deputy: who leads for the agency.
        ({"ludo": {"deputy_id": None}}, "hesper"),
        # A deputy who has left is no deputy.
        ({"ruan": {"left_on": date(2027, 2, 1)}}, "hesper"),
        # Nobody leads for it: a lead of the partnership.
        (
            {"ludo": {"deputy_id": None}, "hesper": {"is_agency_lead": False}},
            "barnaby",
        ),
        # Somebody who leads and is a guest is passed over.
        (
            {
                "ludo": {"deputy_id": None},
                "hesper": {"is_agency_lead": False},
                "corin": {"is_lead": True, "account": Account.GUEST},
            },
            "barnaby",
        ),
    ],
)
def test_who_takes_over(
    office: Office, changes: dict[str, dict[str, object]], holder: str
) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    for handle, change in changes.items():
        office.change(handle, **change)
    office.gone("ludo")

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of(holder)


def test_a_deputy_who_is_away_today_comes_after_those_who_are_here(
    office: Office,
) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    with office.desk.store.changing() as unit:
        ruan = office.desk.id_of("ruan")
        leave = Leave(id="L" * 26, worker_id=ruan, first_day=TODAY, last_day=TODAY)
        unit.workers.add_leave(leave)
    office.gone("ludo")

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("hesper")


def test_what_is_not_done_goes_on_and_what_is_done_stays(office: Office) -> None:
    action_id = office.action("ludo")
    office.gone("ludo")

    assert office.holder_of(action_id) == office.desk.id_of("ruan")
    office.desk.outcomes.done(office.desk.asker("ruan"), action_id)
    office.gone("ruan")
    assert office.holder_of(action_id) == office.desk.id_of("ruan")


def test_who_decides_goes_on_and_is_asked(office: Office) -> None:
    desk = office.desk
    meeting_id = desk.call(
        "corin", "ludo", decision_needed=True, decider_id=desk.id_of("corin")
    )
    office.gone("corin")

    # Corin has no deputy, and nobody leads for his agency.
    assert desk.meeting(meeting_id).decider_id == desk.id_of("barnaby")
    assert desk.invitation(meeting_id, "barnaby").reply is Reply.NOT_YET
    assert desk.queued_for("barnaby", "meeting.invitation")


def test_who_asks_for_their_words_goes_on(office: Office) -> None:
    office.gone("idony")

    assert office.desk.young_person("YP-5DW8").asker_id == office.desk.id_of("corin")


def test_the_last_one_who_knows_them_is_followed_by_somebody(office: Office) -> None:
    office.gone("fenn")

    [place] = office.places("ottoline", "YP-9VT5")
    assert place.knows_them
    assert [one.duty for one in office.successions("fenn")] == [Duty.KNOWS_THEM]


def test_nobody_follows_while_others_know_them(office: Office) -> None:
    office.gone("tamsel")

    assert office.successions("tamsel") == []


def test_the_new_holder_is_let_in_as_the_leaver_was(office: Office) -> None:
    with office.desk.store.changing() as unit:
        place = replace(office.places("ludo")[0], sees=Sees.TASKS, sees_earlier=True)
        unit.young_people.save_place(place)
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")

    [theirs] = office.places("ruan")
    assert (theirs.role, theirs.sees, theirs.sees_earlier, theirs.from_day) == (
        "probation practitioner",
        Sees.TASKS,
        True,
        TODAY,
    )


def test_who_is_in_the_team_already_keeps_one_place_and_sees_enough(
    office: Office,
) -> None:
    office.change("ludo", deputy_id=office.desk.id_of("hesper"))
    with office.desk.store.changing() as unit:
        place = replace(
            office.places("hesper")[0], sees=Sees.DATES, until_day=date(2027, 3, 1)
        )
        unit.young_people.save_place(place)
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")

    [theirs] = office.places("hesper")
    assert (theirs.role, theirs.sees, theirs.until_day) == (
        "senior probation officer",
        Sees.ALL,
        None,
    )


def test_twice_is_the_same_as_once(on_either: Office) -> None:
    on_either.desk.call("tamsel", by="ludo")
    on_either.gone("ludo")
    queue, rows = on_either.desk.queue(), on_either.successions("ludo")
    for _ in range(2):
        on_either.gone("ludo")
        on_either.tick()

    assert on_either.desk.queue() == queue
    assert on_either.successions("ludo") == rows


def test_boards_calendar_and_record_are_the_new_convenors(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")

    kinds = {one.kind for one in office.desk.queued_for("ruan")}
    assert {"meeting.board", "meeting.calendar", "meeting.record"} <= kinds
    assert "meeting.invitation" not in kinds


def test_a_meeting_does_not_count_on_somebody_who_is_gone(office: Office) -> None:
    meeting_id = office.desk.call("ludo", "tamsel")
    one = office.desk.invitation(meeting_id, "ludo")
    asker = office.desk.asker("ludo")
    office.desk.replies.answer(asker, one.id, Reply.COMING, sequence=0)
    office.gone("ludo")

    assert office.desk.invitation(meeting_id, "ludo").reply is Reply.NOT_ME


def test_whoever_sent_the_leaver_in_their_place_is_asked_again(office: Office) -> None:
    desk = office.desk
    meeting_id = desk.call("hesper")
    one = desk.invitation(meeting_id, "hesper")
    desk.replies.send_someone(
        desk.asker("hesper"),
        StandingIn(
            invitation_id=one.id, sequence=0, worker_id=desk.id_of("ruan"), name=""
        ),
    )
    office.gone("ruan")

    assert desk.invitation(meeting_id, "hesper").reply is Reply.NOT_YET
    assert desk.queued_for("hesper", "meeting.asked-back")


def test_a_colleague_whom_the_leaver_sends_still_comes(office: Office) -> None:
    desk = office.desk
    meeting_id = desk.call("ludo")
    one = desk.invitation(meeting_id, "ludo")
    desk.replies.send_someone(
        desk.asker("ludo"),
        StandingIn(
            invitation_id=one.id, sequence=0, worker_id=desk.id_of("ruan"), name=""
        ),
    )
    office.gone("ludo")

    assert desk.invitation(meeting_id, "ludo").stand_in_id == desk.id_of("ruan")


def test_one_lead_is_asked_once_and_reads_no_reference(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")

    [asked] = office.desk.queue("leaving.asked")
    assert asked.worker_id == office.desk.id_of("hesper")
    said = words(office.render(asked))
    assert "For now *Ruan Abernethy-Cole* holds what Ludo Marchbanks held" in said
    assert "YP-" not in said
    assert "Ludo" not in said.split("\n")[0]


def test_when_the_lead_who_was_asked_leaves_the_next_one_is(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")
    office.gone("hesper")
    office.tick()

    leaver = office.desk.id_of("ludo")
    asked = [
        one for one in office.desk.queue("leaving.asked") if one.subject_id == leaver
    ]
    assert [one.worker_id for one in asked] == [
        office.desk.id_of("hesper"),
        office.desk.id_of("barnaby"),
    ]


def test_nobody_is_written_to_at_night(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    before = len(office.desk.queue())
    office.desk.move_clock(2027, 2, 27, 2, 0)
    office.gone("ludo")

    new = office.desk.queue()[before:]
    assert new
    assert min(one.due_at for one in new).isoformat() == "2027-03-01T08:00:00+00:00"


def test_the_trail_tells_it_without_saying_of_whom(office: Office) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    office.gone("ludo")

    with office.desk.store.looking() as unit:
        rows = unit.connection.execute(trail.select().order_by(trail.c.sequence)).all()
    noted = [one for one in rows if one.worker_id == "slack"]
    assert [one.reason for one in noted] == ["deactivated", "convenor"]
    assert noted[0].thing_id == office.desk.id_of("ludo")
    assert meeting_id not in {one.thing_id for one in noted}


def test_however_many_leave_no_meeting_is_left_with_nobody(office: Office) -> None:
    meeting_id = office.desk.call("tamsel", by="odile")
    for handle in ("odile", "sunniva", "ludo", "ruan", "hesper", "corin", "idony"):
        office.gone(handle)

    with office.desk.store.looking() as unit:
        convenor = unit.workers.get(office.desk.meeting(meeting_id).convenor_id)
    assert convenor
    assert convenor.left_on is None


def _invitations_of(desk: Desk, handle: str) -> list[Any]:
    with desk.store.looking() as unit:
        found = unit.connection.exec_driver_sql(
            "SELECT meeting_id FROM invitations WHERE worker_id = ?",
            (desk.id_of(handle),),
        )
        return list(found)
