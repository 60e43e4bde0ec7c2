"""Handovers are nudged by the item, kindly, and never once they need not be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from bot.access.service import Asker
from bot.errors import NotFound
from bot.handovers.records import MoveReason
from bot.handovers.requests import NewDate, Words
from bot.nudges.opened import Stale
from bot.nudges.records import ClimbState, Matter, Nudge, NudgeState, Why, Wording
from tests.handovers.move import Move
from tests.nudges.office import Office
from tests.nudges.times import london, wall

T = date(2027, 3, 24)


class Handed(Move):
    """A handover in the running bot, from Odile to Ludo unless said otherwise."""

    def __init__(self, office: Office, **beginning: Any) -> None:
        super().__init__(office.desk)
        self.office = office
        self.receiver = "ludo"
        services = office.bot.services
        self.handovers, self.offers = services.handovers, services.offers
        self.items, self.running = services.items, services.running
        self.begin(transfer_on=T, **beginning)

    def asker(self, handle: str) -> Asker:
        return self.desk.asker(handle)

    def nudged(self, wording: Wording | None = None) -> list[Nudge]:
        """Return what reached somebody, in order."""
        sent = [one for one in self.office.lines() if one.state is NudgeState.SENT]
        found = [one for one in sent if wording is None or one.wording is wording]
        return sorted(found, key=lambda one: (one.sent_at or one.at, one.id))

    def said(self) -> Iterator[tuple[str, str, str]]:
        """Yield whom, on which day, and what."""
        names = {
            self.desk.id_of(one): one
            for one in ("odile", "ludo", "hesper", "barnaby", "sunniva", "ruan")
        }
        for one in self.nudged():
            day = wall(one.sent_at or one.at)[:10]
            yield names[one.worker_id or ""], day, str(one.wording)

    def why_ended(self, matter: Matter) -> list[Why]:
        return [
            one.why
            for one in self.office.climbs()
            if one.matter is matter and one.state is ClimbState.ENDED
        ]

    def differ(self) -> None:
        words = Words(handover_id=self.id, words="The requirement is nearly done")
        self.offers.differ(self.asker("ludo"), words)


def handed(office: Office, at: str = "2027-02-22 09:10", **beginning: Any) -> Handed:
    office.at(at)
    return Handed(office, **beginning)


def running_items(move: Handed) -> list[tuple[str, str]]:
    """Return whose ladder runs about which item."""
    return [
        (one.worker_id, one.item_id)
        for one in move.office.climbs()
        if one.matter is Matter.HANDOVER_ITEM and one.state is ClimbState.RUNNING
    ]


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

    offered = [one for one in move.said() if one[2].startswith("offer")]
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

    offered = [one for one in move.said() if one[2].startswith("offer")]
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

    offered = [one for one in move.said() if not one[2].startswith("handover")]
    assert offered == [
        ("hesper", "Wed 24 Feb", "offer-first"),
        ("hesper", "Fri 26 Feb", "offer-second"),
        ("odile", "Tue 02 Mar", "who-can-say-yes"),
        ("odile", "Thu 04 Mar", "offer-ring"),
    ]


def test_seen_differently_the_stages_end_on_the_5th_10th_and_17th(
    either_office: Office,
) -> None:
    move = handed(either_office, "2027-03-02 10:00", route="youth-justice-to-probation")
    either_office.until("2027-03-03 15:00")
    move.differ()
    holder, state = move.handover.holder_id, move.handover.state
    either_office.until("2027-03-31 17:00")

    contested = [one for one in move.said() if one[2].startswith("contest")]
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

    assert [one for one in move.said() if one[2].startswith("contest")] == []
    assert set(move.why_ended(Matter.CONTEST)) == {Why.OVERTAKEN}


def test_accepting_ends_a_contest_for_both(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.until("2027-03-05 12:00")
    move.accept()
    office.until("2027-03-19 17:00")

    contested = [one for one in move.said() if one[2].startswith("contest")]
    assert {one[1] for one in contested} == {"Fri 05 Mar"}


def test_a_bot_that_was_down_on_the_last_day_says_it_the_next(office: Office) -> None:
    move = handed(office, "2027-03-02 10:00", route="youth-justice-to-probation")
    office.until("2027-03-03 15:00")
    move.differ()
    office.minute()
    office.at("2027-03-08 10:00")
    office.until("2027-03-09 17:00")

    contested = [one for one in move.said() if one[2].startswith("contest")]
    assert ("odile", "Mon 08 Mar", "contest-stage") in contested
    assert ("barnaby", "Tue 09 Mar", "contest-decider") in contested


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
    from bot.handovers.records import Question

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

    looked = [one for one in move.said() if one[2].startswith("check")]
    assert [(who, what) for who, _, what in looked] == [
        ("ludo", "check-soon"),
        ("ludo", "check-still"),
        ("odile", "check-ring"),
    ]
    move.items.looked(move.asker("odile"), move.looked_at(check))
    assert move.why_ended(Matter.CHECK)[-1] in {Why.ANSWERED, Why.GIVEN_UP}


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


def test_the_watchdog_stays_green_while_handovers_are_nudged(office: Office) -> None:
    move = handed(office, route="youth-justice-to-probation")
    move.accept()
    for day in ("2027-02-26", "2027-03-05", "2027-03-12", "2027-03-19"):
        office.until(f"{day} 16:00")
        assert office.nudges_check().ok, office.nudges_check().why
    assert move.nudged()
