"""Whoever a handover names, and the holder above all, is somebody who is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.ahead.records import Decline
from bot.handovers.records import Handover, Offer, State
from bot.handovers.story import Deed
from bot.leaving.records import Duty
from bot.leaving.requests import TakesOver
from tests.handed import MOVES, moved, now_is, put_day, put_handover
from tests.leaving.office import Office, words

TODAY = date(2027, 2, 22)
YESTERDAY = TODAY - timedelta(days=1)
PLACES = {
    "sender_id": Duty.HANDS_OVER,
    "sender_manager_id": Duty.MANAGES_SENDER,
    "receiver_id": Duty.TAKES_OVER,
    "receiver_manager_id": Duty.MANAGES_RECEIVER,
}
#: Nobody but Fenn is named in these, and Ottoline is Fenn's deputy.
FENN, DEPUTY = "fenn", "ottoline"


def after(office: Office, one: Handover) -> Handover:
    found = now_is(office.desk, one)
    assert found
    return found


def named(office: Office, place: str) -> Handover:
    changes: dict[str, Any] = {place: office.desk.id_of(FENN)}
    return put_handover(office.desk, **changes)


@pytest.mark.parametrize("place", PLACES)
def test_each_place_goes_to_who_takes_over(on_either: Office, place: str) -> None:
    desk = on_either.desk
    changes: dict[str, Any] = {place: desk.id_of(FENN)}
    if place == "sender_id":
        changes["holder_id"] = desk.id_of(FENN)
    one = put_handover(desk, **changes)
    on_either.gone(FENN)

    left, to = after(on_either, one), desk.id_of(DEPUTY)
    assert getattr(left, place) == to
    assert left.holder_id == (to if place == "sender_id" else one.holder_id)
    others = [it for it in PLACES if it != place]
    assert [getattr(left, it) for it in others] == [getattr(one, it) for it in others]
    found = on_either.successions(FENN)
    assert [it.duty for it in found if it.subject_id == one.id] == [PLACES[place]]


def test_whoever_took_over_and_leaves_is_followed_as_the_holder(
    on_either: Office,
) -> None:
    one = moved(on_either.desk)
    on_either.gone("ludo")

    left, ruan = after(on_either, one), on_either.desk.id_of("ruan")
    assert (left.holder_id, left.receiver_id) == (ruan, ruan)


def test_whoever_takes_over_before_the_move_is_asked_anew(on_either: Office) -> None:
    one = put_handover(on_either.desk, signed=4, offered_at=None)
    on_either.gone("ludo")

    left = after(on_either, one)
    assert (left.offer, left.signed) == (Offer.MADE, 2)
    assert left.offered_at == on_either.desk.clock.now()
    assert left.holder_id == one.holder_id
    assert on_either.desk.queued_for("ruan", "handover.offer")


def test_nobody_hands_over_to_themselves(on_either: Office) -> None:
    desk = on_either.desk
    # Barnaby is the deputy of Odile, and takes over here.
    one = put_handover(desk, receiver_id=desk.id_of("barnaby"), sender_manager_id=None)
    asked = put_handover(desk, "YP-2KM9")
    on_either.gone("odile")

    left = after(on_either, one)
    assert left.receiver_id == desk.id_of("barnaby")
    assert left.sender_id not in {desk.id_of("odile"), left.receiver_id}
    assert left.holder_id == left.sender_id
    assert after(on_either, asked).sender_id == desk.id_of("barnaby")
    with desk.store.looking() as unit:
        held = unit.workers.get(left.sender_id)
    assert held
    assert on_either.messages("yours", held.handle)


@pytest.mark.parametrize("state", [State.CLOSED, State.NOT_NEEDED])
def test_what_is_over_stays_as_it_was(office: Office, state: State) -> None:
    one = put_handover(office.desk, state=state, ended_on=MOVES)
    office.gone("odile")

    assert after(office, one) == one


def test_the_story_says_who_is_named_now(on_either: Office) -> None:
    one = named(on_either, "receiver_manager_id")
    on_either.gone(FENN)

    with on_either.desk.store.looking() as unit:
        told = {it.deed: it for it in unit.handovers.story(one.id)}
    last = told[Deed.WORKER_CHANGED]
    assert last.about == "receiver-manager"
    # The clock is nobody, so it says who is named now; a lead is named themselves.
    assert last.worker_id == on_either.desk.id_of(DEPUTY)


def test_both_sides_see_it_as_it_is_now(office: Office) -> None:
    put_handover(office.desk)
    office.gone("odile")

    assert office.desk.queued_for("ludo", "handover.mine")
    assert office.desk.queued_for("barnaby", "handover.mine")


def test_who_holds_it_now_reads_which_it_is(office: Office) -> None:
    put_handover(office.desk)
    office.gone("odile")
    [yours] = office.messages("yours", "barnaby")

    said = words(office.render(yours))
    assert "*YP-7HX3* · the move from Brackenmoor Youth Justice Service to" in said
    assert "on Wed 24 Mar\\nYou hand it over now. You hold it." in said
    assert "YP-7HX3" not in said.splitlines()[0]


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("sender_manager_id", "You decide now for the side that hands over."),
        ("receiver_manager_id", "You decide now for the side that takes over."),
    ],
)
def test_who_is_named_now_reads_as_what(office: Office, place: str, says: str) -> None:
    named(office, place)
    office.gone(FENN)
    [yours] = office.messages("yours", DEPUTY)

    said = words(office.render(yours))
    assert says in said
    assert "You hold it" not in said


def test_whoever_is_asked_now_gets_the_question_and_no_way_in(office: Office) -> None:
    desk = office.desk
    put_handover(
        desk,
        receiver_id=desk.id_of(FENN),
        offer=Offer.MADE,
        offered_at=desk.clock.now(),
    )
    office.gone(FENN)
    [yours] = office.messages("yours", DEPUTY)

    said = words(office.render(yours))
    assert "You are asked if you take it over." in said
    assert "handover.open" not in said
    assert desk.queued_for(DEPUTY, "handover.offer")
    assert office.places(DEPUTY) == []


def test_who_holds_it_after_the_move_reads_so(office: Office) -> None:
    moved(office.desk)
    office.gone("ludo")
    [yours] = office.messages("yours", "ruan")

    assert "You take it over now. You hold it." in words(office.render(yours))


def test_a_lead_reads_how_many(office: Office) -> None:
    put_handover(office.desk)
    office.gone("odile")
    [asked] = office.messages("asked", "barnaby")

    assert "1 handover from them" in words(office.render(asked))


@pytest.mark.parametrize("place", ["sender_deputy_id", "receiver_deputy_id"])
def test_a_deputy_is_followed_by_their_own(on_either: Office, place: str) -> None:
    one = named(on_either, place)
    on_either.gone(FENN)

    left = after(on_either, one)
    assert getattr(left, place) == on_either.desk.id_of(DEPUTY)
    assert one.id not in {it.subject_id for it in on_either.successions(FENN)}


def test_a_deputy_without_one_leaves_a_blank(on_either: Office) -> None:
    desk = on_either.desk
    one = put_handover(desk, receiver_deputy_id=desk.id_of("kestrel"))
    on_either.gone("kestrel")

    assert after(on_either, one).receiver_deputy_id is None


def test_whoever_is_named_already_is_not_their_own_deputy(office: Office) -> None:
    ruan = office.desk.id_of("ruan")
    one = put_handover(office.desk, receiver_deputy_id=ruan)
    office.gone("ludo")

    left = after(office, one)
    assert (left.receiver_id, left.receiver_deputy_id) == (ruan, None)


def test_an_item_is_for_the_worker_of_its_side_again(on_either: Office) -> None:
    desk = on_either.desk
    one = put_handover(desk)
    with desk.store.changing() as unit:
        [item, *_] = unit.handovers.items(one.id)
        unit.handovers.save_item(replace(item, owner_id=desk.id_of("tamsel")))
    on_either.gone("tamsel")

    with desk.store.looking() as unit:
        left = unit.handovers.item(item.id)
    assert left
    assert left.owner_id is None


def test_a_lead_can_choose_another_and_only_that_place_moves(
    on_either: Office,
) -> None:
    desk = on_either.desk
    one = put_handover(desk)
    # Barnaby is the manager there as well, and stays it.
    on_either.gone("odile")
    sunniva = desk.id_of("sunniva")
    wanted = TakesOver(parting_id=desk.id_of("odile"), worker_id=sunniva)
    on_either.leaving.choose(desk.asker("barnaby"), wanted)

    left = after(on_either, one)
    assert (left.sender_id, left.holder_id) == (sunniva, sunniva)
    assert left.sender_manager_id == desk.id_of("barnaby")


def test_twice_is_the_same_as_once(office: Office) -> None:
    one = put_handover(office.desk)
    office.gone("odile")
    queue, left = office.desk.queue(), after(office, one)
    office.gone("odile")
    office.tick()

    assert (office.desk.queue(), after(office, one)) == (queue, left)


@pytest.mark.parametrize("place", [*PLACES, "sender_deputy_id"])
def test_the_clock_finds_what_names_somebody_gone(office: Office, place: str) -> None:
    office.change(FENN, left_on=YESTERDAY)
    one = named(office, place)
    office.tick()

    assert getattr(after(office, one), place) == office.desk.id_of(DEPUTY)


def test_out_of_one_team_only_what_is_there_goes_on(on_either: Office) -> None:
    desk = on_either.desk
    here, there = put_handover(desk), put_handover(desk, "YP-2KM9")
    on_either.take_out("odile", YESTERDAY)

    assert after(on_either, here).holder_id != desk.id_of("odile")
    assert after(on_either, there) == there


def test_the_clock_finds_who_holds_it_and_is_out_of_the_team(
    on_either: Office,
) -> None:
    on_either.take_out("odile", YESTERDAY)
    one = put_handover(on_either.desk)
    on_either.tick()

    assert after(on_either, one).holder_id != on_either.desk.id_of("odile")


def test_whoever_has_handed_over_may_leave_the_team_and_stays_named(
    on_either: Office,
) -> None:
    one = moved(on_either.desk)
    on_either.take_out("odile", YESTERDAY)
    on_either.tick()

    assert after(on_either, one) == one


def test_whoever_has_handed_over_and_is_gone_is_followed_outside_the_team(
    office: Office,
) -> None:
    one = moved(office.desk, sender_id=office.desk.id_of("jocosa"))
    office.gone("jocosa")

    assert after(office, one).sender_id == office.desk.id_of("merrick")
    assert office.places("merrick") == []


def test_a_day_to_plan_for_goes_on_and_is_asked_about_anew(on_either: Office) -> None:
    desk = on_either.desk
    day = put_day(desk, asked=2, asked_on=TODAY)
    on_either.gone("odile")

    with desk.store.looking() as unit:
        left = unit.days_to_come.get(day.id)
    assert left
    assert left.worker_id == desk.id_of("barnaby")
    assert (left.asked, left.asked_on) == (0, None)
    [yours] = on_either.messages("yours", "barnaby")
    said = words(on_either.render(yours))
    assert "*YP-7HX3* · a day to plan for: Wed 24 Mar" in said


def test_a_day_that_nothing_comes_of_stays_with_who_is_gone(office: Office) -> None:
    no = put_day(office.desk, asked=2, declined=Decline.STAYS_WITH_US)
    begun = put_day(office.desk, handover_id=put_handover(office.desk).id)
    office.gone("odile")

    with office.desk.store.looking() as unit:
        left = [unit.days_to_come.get(one.id) for one in (no, begun)]
    assert left == [no, begun]


def test_the_clock_finds_a_day_with_who_is_out_of_the_team(on_either: Office) -> None:
    on_either.take_out("odile", YESTERDAY)
    day = put_day(on_either.desk)
    on_either.tick()

    with on_either.desk.store.looking() as unit:
        left = unit.days_to_come.get(day.id)
    assert left
    assert left.worker_id != on_either.desk.id_of("odile")
