"""Seen differently: both hear each stage, and who is asked next before anybody is."""

from __future__ import annotations

from dataclasses import replace

from bot.nudges.records import Matter, Why, Wording
from tests.nudges.handed import handed, running_items
from tests.nudges.office import Office


def test_seen_differently_the_stages_end_on_the_5th_10th_and_17th(
    either_office: Office,
) -> None:
    move = handed(either_office, "2027-03-02 10:00", route="youth-justice-to-probation")
    either_office.until("2027-03-03 15:00")
    move.differ()
    holder, state = move.handover.holder_id, move.handover.state
    either_office.until("2027-03-31 17:00")

    contested = [one for one in move.told() if one[2].startswith("contest")]
    both = [one for one in contested if one[2] == "contest-stage"]
    assert sorted(both) == [
        ("ludo", "Fri 05 Mar", "contest-stage"),
        ("ludo", "Wed 10 Mar", "contest-stage"),
        ("ludo", "Wed 17 Mar", "contest-stage"),
        ("odile", "Fri 05 Mar", "contest-stage"),
        ("odile", "Wed 10 Mar", "contest-stage"),
        ("odile", "Wed 17 Mar", "contest-stage"),
    ]
    # The manager after the workers were told; then, as lead, for the heads.
    assert [one for one in contested if one[2] == "contest-decider"] == [
        ("barnaby", "Mon 08 Mar", "contest-decider"),
        ("barnaby", "Thu 11 Mar", "contest-decider"),
    ]
    # Hesper is on leave and nobody stands in: nobody is asked in her place.
    assert "hesper" not in {one[0] for one in contested}
    assert (move.handover.holder_id, move.handover.state) == (holder, state)


def test_who_is_asked_next_pushed_on_early_is_not_told_again(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-04 12:00")
    move.offers.ask_managers(move.asker("odile"), move.id)
    office.until("2027-03-09 17:00")

    assert [one for one in move.told() if one[2].startswith("contest")] == []
    assert set(move.why_ended(Matter.CONTEST)) == {Why.OVERTAKEN}


def test_while_it_is_seen_differently_nothing_else_is_asked(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-02 15:00")
    assert running_items(move)
    move.differ()
    office.until("2027-03-19 17:00")

    assert running_items(move) == []
    assert set(move.why_ended(Matter.HANDOVER_ITEM)) == {Why.OVERTAKEN}
    move.accept()
    office.minute()
    assert running_items(move)


def test_accepting_ends_a_contest_for_both(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-05 12:00")
    move.accept()
    office.until("2027-03-19 17:00")

    contested = [one for one in move.told() if one[2].startswith("contest")]
    assert {one[1] for one in contested} == {"Fri 05 Mar"}


def test_a_bot_that_was_down_on_the_last_day_says_it_the_next(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.minute()
    office.at("2027-03-08 10:00")
    office.until("2027-03-09 17:00")

    contested = [one for one in move.told() if one[2].startswith("contest")]
    assert ("odile", "Mon 08 Mar", "contest-stage") in contested
    assert ("barnaby", "Tue 09 Mar", "contest-decider") in contested


def test_a_lead_hears_that_it_waits_and_not_whose_it_is(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    with office.bot.store.changing() as unit:
        barnaby, wystan = move.desk.worker("barnaby"), move.desk.worker("wystan")
        unit.workers.save(replace(barnaby, is_lead=False))
        unit.workers.save(replace(wystan, is_lead=True))
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-12 17:00")

    told = [str(shown) for who, shown in office.shown if who == "U0WYSTAN"]
    heard = [one for one in told if "heads of service" in one]
    assert len(heard) == 1
    assert "7HX3" not in heard[0]
    assert "24 Mar" not in heard[0]
    assert "handover.open" not in heard[0]


def test_a_lead_can_put_it_off(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-11 17:00")
    [*_, nudge] = move.nudged(Wording.CONTEST_DECIDER)

    office.bot.services.answers.not_this_week(move.asker("barnaby"), nudge.id)

    [*_, after] = move.nudged(Wording.CONTEST_DECIDER)
    assert after.answer == "not-this-week"


def test_who_stands_in_for_a_manager_on_leave_is_asked(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    with office.bot.store.changing() as unit:
        hesper = replace(move.desk.worker("hesper"), deputy_id=move.desk.id_of("ruan"))
        unit.workers.save(hesper)
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-10 17:00")

    asked = [one for one in move.told() if one[2] == "contest-decider"]
    assert ("ruan", "Mon 08 Mar", "contest-decider") in asked
    assert "nobody stands in" not in str(office.shown)


def test_a_lead_no_more_is_not_told(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    with office.bot.store.changing() as unit:
        unit.workers.save(replace(move.desk.worker("barnaby"), is_lead=False))
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-19 17:00")

    asked = [one for one in move.told() if one[2] == "contest-decider"]
    assert asked == [("barnaby", "Mon 08 Mar", "contest-decider")]
