"""Handovers are nudged by the item, kindly, and never once they need not be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.directory.records import Leave
from bot.errors import NotFound
from bot.handovers.records import MoveReason, Question
from bot.handovers.requests import NewDate
from bot.ledger.messages import where
from bot.nudges.opened import Stale
from bot.nudges.records import Matter, Why, Wording
from tests.nudges.handed import Handed, T, handed, running_items
from tests.nudges.office import Office
from tests.nudges.times import london, wall


def test_an_item_is_nudged_before_its_day_and_not_after_done(
    either_office: Office,
) -> None:
    move = handed(either_office, route="youth-justice-to-probation")
    move.accept()
    either_office.until("2027-02-22 10:00")
    for worker_id, item_id in running_items(move):
        assert worker_id in {move.desk.id_of("odile"), move.desk.id_of("ludo")}
        assert item_id in {one.id for one in move.plan.items.values()}
    assert len(running_items(move)) == 2

    either_office.until("2027-03-05 17:00")
    nudges = [one for one in move.nudged() if one.wording.startswith("handover-item")]
    assert nudges
    [first, *_] = nudges
    climb = next(one for one in either_office.climbs() if one.id == first.climb_id)
    item = next(one for one in move.plan.items.values() if one.id == climb.item_id)
    by = next(
        one for one in ("odile", "ludo") if move.desk.id_of(one) == first.worker_id
    )
    move.items.done(move.asker(by), item.id)
    either_office.until("2027-04-09 17:00")

    about = [one for one in move.nudged() if one.climb_id == climb.id]
    later = [
        one for one in about if (one.sent_at or one.at) > london("2027-03-05 17:00")
    ]
    assert later == []


def test_forty_items_make_one_ladder_for_each_worker(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-02-23 12:00")

    whose = [worker_id for worker_id, _ in running_items(move)]

    assert len(move.plan.items) > 15
    assert sorted(whose) == sorted({move.desk.id_of(one) for one in ("odile", "ludo")})


def test_before_the_receiver_accepts_nothing_is_theirs(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    office.until("2027-02-23 12:00")

    assert {worker_id for worker_id, _ in running_items(move)} == {
        move.desk.id_of("odile")
    }


def test_an_offer_is_climbed_in_order_and_the_receiver_is_told_first(
    office: Office,
) -> None:
    move = handed(office, route="youth-justice-to-probation")
    office.until("2027-03-05 17:00")

    offered = [one for one in move.told() if one[2].startswith("offer")]
    assert offered == [
        ("ludo", "Wed 24 Feb", "offer-first"),
        ("ludo", "Fri 26 Feb", "offer-second"),
        ("hesper", "Tue 02 Mar", "offer-decider"),
        ("odile", "Thu 04 Mar", "offer-ring"),
    ]


def test_an_answer_ends_the_offer_s_ladder_and_is_noted(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    office.until("2027-02-24 12:00")
    move.accept()
    office.until("2027-03-05 17:00")

    offered = [one for one in move.told() if one[2].startswith("offer")]
    assert offered == [("ludo", "Wed 24 Feb", "offer-first")]
    assert move.why_ended(Matter.OFFER) == [Why.ANSWERED]
    [nudge] = move.nudged(Wording.OFFER_FIRST)
    assert nudge.answer == "taken"


def test_not_me_goes_back_to_the_sender_who_names_another(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    office.until("2027-02-24 12:00")
    [nudge] = move.nudged(Wording.OFFER_FIRST)

    office.bot.services.answers.not_me(move.asker("ludo"), nudge.id)
    office.minute()

    assert any("is not theirs" in str(one) for one in office.shown)
    assert move.why_ended(Matter.OFFER) == [Why.NOT_THEIRS]
    office.until("2027-03-05 17:00")
    assert len(move.nudged(Wording.OFFER_SECOND)) == 0


def test_nobody_else_can_answer_a_nudge_about_a_handover(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    office.until("2027-02-24 12:00")
    [nudge] = move.nudged(Wording.OFFER_FIRST)

    for handle in ("odile", "hesper", "sunniva", "wystan"):
        with pytest.raises(NotFound):
            office.bot.services.answers.not_this_week(move.asker(handle), nudge.id)


def test_while_nobody_is_named_whoever_decides_is_asked_then_the_office(
    office: Office,
) -> None:
    move = handed(office, route="youth-justice-to-probation", receiver_id=None)
    office.until("2027-03-05 17:00")

    offered = [one for one in move.told() if not one[2].startswith("handover")]
    assert offered == [
        ("hesper", "Wed 24 Feb", "offer-first"),
        ("hesper", "Fri 26 Feb", "offer-second"),
        ("odile", "Tue 02 Mar", "who-can-say-yes"),
        ("odile", "Thu 04 Mar", "offer-ring"),
    ]


def test_t_moved_moves_what_is_nudged(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-02-23 12:00")
    before = running_items(move)
    later = NewDate(
        handover_id=move.id,
        transfer_on=T + timedelta(days=180),
        reason=MoveReason.COURT,
    )

    move.running.move(move.asker("odile"), later)
    office.until("2027-02-24 12:00")

    assert before
    assert Why.MOVED in move.why_ended(Matter.HANDOVER_ITEM)
    assert all(
        one.due >= date(2027, 2, 23)
        for one in move.plan.items.values()
        if one.id in {item_id for _, item_id in running_items(move)}
    )


def test_while_it_rests_nobody_is_nudged_and_then_it_goes_on(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-02-23 12:00")
    move.running.pause(move.asker("odile"), move.id)
    office.until("2027-03-09 12:00")
    sent = len(move.nudged())

    assert running_items(move) == []
    assert set(move.why_ended(Matter.HANDOVER_ITEM)) == {Why.PAUSED}
    move.running.resume(move.asker("odile"), move.id)
    office.until("2027-03-12 17:00")
    assert len(move.nudged()) > sent


def test_what_is_on_the_screen_while_it_rests_asks_for_nothing(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-03-05 17:00")
    [nudge, *_] = [one for one in move.nudged() if "handover-item" in one.wording]
    handle = "odile" if nudge.worker_id == move.desk.id_of("odile") else "ludo"

    move.running.pause(move.asker("odile"), move.id)

    with pytest.raises(Stale) as told:
        office.bot.services.answers.not_this_week(move.asker(handle), nudge.id)
    assert "rests" in told.value.sentence


def test_ended_nobody_is_nudged(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-02-23 12:00")
    move.running.end(move.asker("odile"), move.id, Question.STAY)
    office.until("2027-03-19 12:00")

    assert move.nudged() == []
    assert set(move.why_ended(Matter.HANDOVER_ITEM)) == {Why.CANCELLED}


def test_another_worker_takes_the_nudges_over(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-02-23 12:00")

    move.running.names(move.asker("odile"), move.people(sender="sunniva"))
    office.until("2027-02-23 13:00")

    whose = {worker_id for worker_id, _ in running_items(move)}
    assert move.desk.id_of("odile") not in whose
    assert Why.SOMEONE_ELSE in move.why_ended(Matter.HANDOVER_ITEM)


def test_after_t_whoever_holds_it_looks_again_then_the_other_side(
    office: Office,
) -> None:
    office.at("2027-02-22 09:10")
    move = Handed(office)
    move.running.move(
        move.asker("odile"),
        NewDate(
            handover_id=move.id,
            transfer_on=date(2027, 2, 22),
            reason=MoveReason.AGREED_TOGETHER,
        ),
    )
    move.moved()
    check = move.plan.check(0)
    assert check is not None
    office.until(f"{check.due + timedelta(days=10)} 17:00")

    looked = [one for one in move.told() if one[2].startswith("check")]
    assert [(who, what) for who, _, what in looked] == [
        ("ludo", "check-soon"),
        ("ludo", "check-still"),
        ("odile", "check-ring"),
    ]


def test_two_routes_at_once_stay_under_both_caps(office: Office) -> None:
    first = handed(office, route="youth-justice-to-probation")
    first.accept()
    second = Handed(office, route="social-care-to-leaving-care")
    second.accept()
    third = Handed(office)
    third.accept()
    office.until("2027-04-16 17:00")

    sent = first.nudged()
    of_climb = {one.id: one for one in office.climbs()}
    days: dict[tuple[str, str], set[str]] = {}
    for one in sent:
        on = (one.worker_id or "", wall(one.sent_at or one.at)[:10])
        days.setdefault(on, set()).add(one.digest_id or one.id)
    assert max(len(each) for each in days.values()) <= 3
    for one in sent:
        week = [
            other
            for other in sent
            if other.worker_id == one.worker_id
            and of_climb[other.climb_id].item_id == of_climb[one.climb_id].item_id
            and timedelta() <= (other.sent_at or other.at) - (one.sent_at or one.at)
            and (other.sent_at or other.at) - (one.sent_at or one.at)
            < timedelta(days=7)
        ]
        assert len(week) <= 2
    assert len(sent) > 10


def test_a_nudge_says_what_is_left_and_the_nearest(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.running.move(
        move.asker("odile"),
        NewDate(
            handover_id=move.id,
            transfer_on=date(2027, 12, 1),
            reason=MoveReason.COURT,
        ),
    )
    move.accept()
    office.until("2027-06-25 17:00")
    [nudge, *_] = move.nudged(Wording.HANDOVER_ITEM_SOON)
    said = [one for one in office.shown if "left for you, and" in str(one)]

    assert nudge.answer is None
    assert said
    assert "Anything in the way?" in str(said[0])


def test_the_other_side_can_see_where_it_is_and_nobody_else(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    office.until("2027-03-03 17:00")
    [nudge, *_] = move.nudged(Wording.HANDOVER_ITEM_RING)
    ledger = office.bot.services.ledger

    found = ledger.of_nudge(move.asker("ludo"), nudge.id)

    assert found.is_handover
    assert "Odile Farthing" in {one.name for one in found.awaited}
    assert all(one.entries for one in found.awaited)
    assert where(found)["title"]["text"] == "Where is this?"
    for handle in ("sunniva", "tamsel", "wystan"):
        with pytest.raises(NotFound):
            ledger.of_nudge(move.asker(handle), nudge.id)


def test_who_stands_in_for_the_receiver_gets_the_offer(office: Office) -> None:
    office.at("2027-02-22 09:10")
    with office.bot.store.changing() as unit:
        unit.workers.add_leave(
            Leave(
                id=office.clock.new_id(),
                worker_id=office.desk.id_of("ludo"),
                first_day=date(2027, 2, 23),
                last_day=date(2027, 3, 5),
            )
        )
    move = Handed(office, route="youth-justice-to-probation")
    office.until("2027-02-24 17:00")

    assert [one for one in move.told() if one[2].startswith("offer")] == [
        ("ruan", "Wed 24 Feb", "offer-first")
    ]
    move.offers.accept(move.asker("ruan"), move.id)
    office.minute()
    assert move.handover.offer.is_taken


def test_what_somebody_without_slack_says_the_other_side_writes_down(
    office: Office,
) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.without_slack("ludo")
    office.until("2027-02-24 17:00")

    [nudge] = move.nudged(Wording.NO_SLACK)
    assert nudge.worker_id == move.desk.id_of("odile")
    [shown, *_] = [str(one) for one in office.shown if "does not use Slack" in str(one)]
    assert "handover.accept" in shown


def test_the_watchdog_stays_green_while_handovers_are_nudged(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    for day in ("2027-02-26", "2027-03-05", "2027-03-12", "2027-03-19"):
        office.until(f"{day} 16:00")
        assert office.nudges_check().ok, office.nudges_check().why
    assert move.nudged()
