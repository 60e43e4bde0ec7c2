"""Whoever leaves one team, and no more than that, leaves nothing there with nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.directory.import_file import FileImport
from bot.directory.records import Membership, Sees
from bot.errors import NotFound
from bot.leaving.records import Duty
from bot.meetings.records import Reply
from bot.meetings.requests import StandingIn
from bot.practice.partnership import PARTNERSHIP
from bot.teams.service import StillHolds, Teams
from storage.trail_tables import trail
from tests.leaving.office import Office
from tests.meetings.desk import ZONE

TODAY = date(2027, 2, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def everything_said(office: Office) -> list[str]:
    return [one.id for one in office.desk.queue()]


def test_when_the_last_day_is_past_it_goes_on_at_once(on_either: Office) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    on_either.take_out("ludo", YESTERDAY)

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ruan")
    assert desk.invitation(meeting_id, "ruan").reply is Reply.COMING
    assert desk.meetings.open(desk.asker("ruan"), meeting_id)
    with pytest.raises(NotFound):
        desk.meetings.open(desk.asker("ludo"), meeting_id)


def test_on_the_last_day_it_is_theirs_and_on_the_next_it_goes_on(
    on_either: Office,
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    on_either.take_out("ludo", TODAY)
    on_either.tick()
    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ludo")

    desk.move_clock(2027, 2, 23, 0, 5)
    on_either.tick()
    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ruan")


def test_a_last_day_to_come_changes_nothing_until_then(office: Office) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    office.take_out("ludo", date(2027, 3, 1))
    office.desk.move_clock(2027, 3, 1, 23, 50)
    office.tick()

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("ludo")


def test_an_until_in_a_file_is_completed_by_the_clock(
    office: Office, tmp_path: Path
) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    line = 'worker = "ludo", role = "probation practitioner", from = 2027-02-01'
    text = PARTNERSHIP.read_text()
    assert line in text
    path = tmp_path / "partnership.toml"
    path.write_text(text.replace(line, f"{line}, until = 2027-02-19"))
    FileImport(office.desk.store, office.desk.clock, zone=ZONE).load(path)
    office.tick()

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("ruan")


def test_they_are_here_still_and_in_their_other_teams(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    elsewhere = other_places(office, "ludo")
    office.take_out("ludo", YESTERDAY)

    assert elsewhere
    assert other_places(office, "ludo") == elsewhere
    assert office.desk.worker("ludo").left_on is None
    # Not raised: NotKnownHere.
    assert office.desk.meetings.coming_up(office.desk.asker("ludo")).meetings == ()


def test_what_they_hold_in_another_team_stays_theirs(on_either: Office) -> None:
    desk = on_either.desk
    [place] = other_places(on_either, "ludo")
    about = reference_of(on_either, place)
    theirs = desk.call(
        "hesper", by="ludo", about=about, place="The library", place_reason="Quieter"
    )
    on_either.take_out("ludo", YESTERDAY)
    on_either.tick()

    assert desk.meeting(theirs).convenor_id == desk.id_of("ludo")


def test_a_meeting_that_is_over_and_not_recorded_goes_on_too(office: Office) -> None:
    desk = office.desk
    meeting_id = desk.call("tamsel", by="ludo")
    desk.after_the_meeting()
    office.take_out("ludo", date(2027, 3, 16))

    desk.outcomes.who_came(desk.asker("ruan"), desk.everyone_came(meeting_id))


def test_what_is_not_done_goes_on(on_either: Office) -> None:
    action_id = on_either.action("ludo")
    on_either.take_out("ludo", TODAY)

    assert on_either.holder_of(action_id) == on_either.desk.id_of("ruan")
    on_either.desk.outcomes.done(on_either.desk.asker("ruan"), action_id)


def test_who_decides_goes_on_and_is_asked(on_either: Office) -> None:
    desk = on_either.desk
    meeting_id = desk.call(
        "corin", "ludo", decision_needed=True, decider_id=desk.id_of("corin")
    )
    on_either.take_out("corin", YESTERDAY)

    assert desk.meeting(meeting_id).decider_id == desk.id_of("barnaby")
    assert desk.queued_for("barnaby", "meeting.invitation")


def test_who_asks_for_their_words_goes_on(on_either: Office) -> None:
    on_either.take_out("idony", YESTERDAY, about="YP-5DW8")

    asker_id = on_either.desk.young_person("YP-5DW8").asker_id
    assert asker_id == on_either.desk.id_of("corin")


def test_the_last_one_who_knows_them_is_followed_by_somebody(
    on_either: Office,
) -> None:
    on_either.take_out("fenn", TODAY, about="YP-9VT5")
    on_either.desk.move_clock(2027, 2, 23, 9)
    for _ in range(2):
        on_either.tick()

    [place] = on_either.places("ottoline", "YP-9VT5")
    assert place.knows_them
    assert [one.duty for one in on_either.successions("fenn")] == [Duty.KNOWS_THEM]


def test_nobody_follows_while_others_know_them(on_either: Office) -> None:
    on_either.take_out("tamsel", YESTERDAY)
    said = everything_said(on_either)
    on_either.tick()

    assert on_either.successions("tamsel") == []
    assert everything_said(on_either) == said == []


def test_the_new_holder_is_let_in_as_the_leaver_was(office: Office) -> None:
    with office.desk.store.changing() as unit:
        place = replace(office.places("ludo")[0], sees=Sees.TASKS, sees_earlier=True)
        unit.young_people.save_place(place)
    office.desk.call("tamsel", by="ludo")
    office.take_out("ludo", YESTERDAY)

    [theirs] = office.places("ruan")
    assert (theirs.role, theirs.sees, theirs.sees_earlier, theirs.from_day) == (
        "probation practitioner",
        Sees.TASKS,
        True,
        TODAY,
    )


@pytest.mark.parametrize(
    ("changes", "holder"),
    [
        ({}, "ruan"),
        ({"ludo": {"deputy_id": None}}, "hesper"),
        ({"ruan": {"left_on": date(2027, 2, 1)}}, "hesper"),
        (
            {"ludo": {"deputy_id": None}, "hesper": {"is_agency_lead": False}},
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
    office.take_out("ludo", YESTERDAY)

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of(holder)


def test_a_deputy_whom_a_lead_took_out_is_not_let_in_again(on_either: Office) -> None:
    """Ludo and Ruan are each other's deputies."""
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    on_either.take_out("ludo", TODAY)
    desk.move_clock(2027, 2, 23, 9)
    on_either.tick()
    on_either.take_out("ruan", TOMORROW)
    desk.move_clock(2027, 2, 24, 9)
    on_either.tick()

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("hesper")
    assert on_either.places("ludo") == []


def test_where_nobody_else_is_left_they_are_let_in_all_the_same(
    office: Office,
) -> None:
    for handle in ("ludo", "hesper", "barnaby"):
        office.desk.call("tamsel", by=handle)
        office.take_out(handle, YESTERDAY)

    with office.desk.store.looking() as unit:
        person = office.desk.young_person()
        team = {one.worker_id for one in unit.young_people.team(person.id, TODAY)}
        meetings = unit.meetings.about(person.id)
    assert {one.convenor_id for one in meetings} <= team


def test_twice_is_the_same_as_once(on_either: Office) -> None:
    on_either.desk.call("tamsel", by="ludo")
    on_either.take_out("ludo", YESTERDAY)
    queue, rows = on_either.desk.queue(), on_either.successions("ludo")
    for _ in range(2):
        on_either.take_out("ludo", YESTERDAY)
        on_either.tick()

    assert on_either.desk.queue() == queue
    assert on_either.successions("ludo") == rows


def test_when_nothing_is_left_the_clock_writes_nothing(on_either: Office) -> None:
    on_either.desk.call("tamsel", by="ludo")
    on_either.take_out("ludo", YESTERDAY)
    before = on_either.desk.young_person().version
    on_either.tick()

    assert on_either.desk.young_person().version == before
    with on_either.desk.store.looking() as unit:
        now = on_either.desk.clock.now()
        assert unit.leaving.counted_on(date(2026, 1, 1), TODAY, now) == []


@pytest.mark.parametrize(
    ("on", "holder"),
    [((2027, 4, 23, 9), "ruan"), ((2027, 4, 24, 9), "ludo")],
)
def test_what_ended_sixty_days_ago_is_looked_at_for_the_last_time(
    on_either: Office, on: tuple[int, ...], holder: str
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo", on=date(2027, 4, 28))
    on_either.take_out("ludo", TODAY)
    desk.move_clock(*on)
    on_either.tick()

    assert desk.meeting(meeting_id).convenor_id == desk.id_of(holder)


def test_who_has_another_place_in_the_team_has_not_left_it(office: Office) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    with office.desk.store.changing() as unit:
        unit.young_people.join(replace(office.places("ludo")[0], id="P" * 26))
    office.take_out("ludo", YESTERDAY)
    office.tick()

    assert office.desk.meeting(meeting_id).convenor_id == office.desk.id_of("ludo")


def test_a_meeting_does_not_count_on_somebody_who_is_not_in_the_team(
    on_either: Office,
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("ludo", "tamsel")
    one = desk.invitation(meeting_id, "ludo")
    desk.replies.answer(desk.asker("ludo"), one.id, Reply.COMING, sequence=0)
    on_either.take_out("ludo", TODAY)
    assert desk.invitation(meeting_id, "ludo").reply is Reply.COMING

    desk.move_clock(2027, 2, 23, 9)
    on_either.tick()
    assert desk.invitation(meeting_id, "ludo").reply is Reply.NOT_ME
    # They held nothing, so nobody is asked.
    assert desk.queue("leaving") == []


def test_whose_place_was_for_one_meeting_leaves_without_a_word(
    on_either: Office,
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("hesper")
    one = desk.invitation(meeting_id, "hesper")
    desk.replies.send_someone(
        desk.asker("hesper"),
        StandingIn(
            invitation_id=one.id, sequence=0, worker_id=desk.id_of("ruan"), name=""
        ),
    )
    queue = desk.queue()
    desk.move_clock(2027, 3, 18, 9)
    on_either.tick()

    assert on_either.places("ruan") == []
    assert desk.queue() == queue
    assert on_either.successions("ruan") == []


def test_what_somebody_took_on_while_they_stood_in_goes_on(office: Office) -> None:
    action_id = office.action("ludo")
    with office.desk.store.changing() as unit:
        action = unit.meetings.action(action_id)
        assert action
        ruan = office.desk.id_of("ruan")
        unit.meetings.save_action(replace(action, worker_id=ruan))
        place = replace(office.places("ludo")[0], id="P" * 26, worker_id=ruan)
        unit.young_people.join(replace(place, until_day=date(2027, 2, 23)))
    office.desk.move_clock(2027, 2, 24, 9)
    office.tick()

    assert office.holder_of(action_id) == office.desk.id_of("ludo")


def test_not_any_more_is_refused_while_they_hold_something(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    [place] = office.places("ludo")

    with pytest.raises(StillHolds):
        Teams(office.house).not_any_more(office.desk.asker("ludo"), place.id)


def test_not_any_more_lets_what_else_they_held_go_on(office: Office) -> None:
    [place] = office.places("idony", "YP-5DW8")
    Teams(office.house).not_any_more(office.desk.asker("idony"), place.id)
    office.desk.move_clock(2027, 2, 23, 9)
    office.tick()

    asker_id = office.desk.young_person("YP-5DW8").asker_id
    assert asker_id == office.desk.id_of("corin")


def test_the_trail_tells_it_without_saying_of_whom(office: Office) -> None:
    meeting_id = office.desk.call("tamsel", by="ludo")
    office.take_out("ludo", YESTERDAY)

    with office.desk.store.looking() as unit:
        rows = unit.connection.execute(trail.select().order_by(trail.c.sequence)).all()
    [noted] = [one for one in rows if one.reason == "convenor"][-1:]
    assert noted.worker_id == office.desk.id_of("barnaby")
    assert noted.thing_id != meeting_id


def test_nobody_is_written_to_at_night(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.take_out("ludo", date(2027, 2, 26))
    before = len(office.desk.queue())
    office.desk.move_clock(2027, 2, 27, 0, 10)
    office.tick()

    new = office.desk.queue()[before:]
    assert new
    assert min(one.due_at for one in new) == datetime(2027, 3, 1, 8, tzinfo=UTC)


def test_however_many_leave_the_team_its_meeting_is_with_somebody_in_it(
    on_either: Office,
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="odile")
    for handle in ("odile", "sunniva", "hesper", "ludo", "corin", "tamsel", "silas"):
        on_either.take_out(handle, YESTERDAY)
        person, convenor_id = desk.young_person(), desk.meeting(meeting_id).convenor_id
        with desk.store.looking() as unit:
            team = unit.young_people.team(person.id, TODAY)
        assert convenor_id in {one.worker_id for one in team}


def other_places(office: Office, handle: str) -> list[Membership]:
    """Return somebody's places in all teams but the usual one."""
    usual = office.desk.young_person().id
    with office.desk.store.looking() as unit:
        places = unit.young_people.places_of(office.desk.id_of(handle), TODAY)
    return [one for one in places if one.young_person_id != usual]


def reference_of(office: Office, place: Membership) -> str:
    with office.desk.store.looking() as unit:
        person = unit.young_people.get(place.young_person_id)
    assert person
    return person.reference
