"""What each deed needs, what it makes of a handover, and what is said if it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.errors import AlongsideError, AlreadyDone
from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import ItemState, Offer, Question, Signer, Stage, State, Told
from bot.handovers.refusals import (
    HasMoved,
    IsContested,
    IsOver,
    IsPaused,
    MustsOpen,
    NamesMissing,
    NotNow,
    SamePerson,
)
from bot.handovers.route import By
from tests.handovers.plans import (
    BEGAN,
    NAMES,
    T,
    begun,
    checked,
    closed,
    done,
    moved,
    musts,
    named,
    prepared,
    signed,
    with_what,
)

LATER = T + timedelta(days=30)
Deed = Callable[[Plan], Plan]


def asked(receiver: str = "ludo") -> Plan:
    names: dict[str, Any] = {**NAMES, "receiver_id": None}
    return rules.offer(begun(**names), receiver, "ann", "ada")


def contested(plan: Plan | None = None) -> Plan:
    return rules.answer_offer(plan or prepared(), Offer.DIFFERENT, BEGAN)


def paused(plan: Plan | None = None) -> Plan:
    return rules.pause(plan or prepared(), BEGAN)


def refused(kind: type[AlongsideError], deed: Deed, plan: Plan) -> str:
    with pytest.raises(kind) as error:
        deed(plan)
    assert type(error.value) is kind
    return error.value.sentence


def offer_to(receiver: str) -> Deed:
    return lambda plan: rules.offer(plan, receiver, "ann", "ada")


def answer(word: Offer) -> Deed:
    return lambda plan: rules.answer_offer(plan, word, BEGAN)


def take_over(on: date) -> Deed:
    return lambda plan: rules.take_over(plan, on)


def pause(plan: Plan) -> Plan:
    return rules.pause(plan, T)


def close(plan: Plan) -> Plan:
    return rules.close(plan, LATER)


def change(field: str, worker: str) -> Deed:
    return lambda plan: rules.change_worker(plan, field, worker)


def end(question: Question) -> Deed:
    return lambda plan: rules.end(plan, question, BEGAN)


def move_date(to: date) -> Deed:
    return lambda plan: rules.move_date(plan, to, {})


def tell(word: Told) -> Deed:
    return lambda plan: rules.tell(plan, word, BEGAN)


# Offered, and answered.


def test_offering_names_the_receiver_and_leaves_the_holder() -> None:
    plan = asked()

    assert (plan.handover.receiver_id, plan.handover.offer) == ("ludo", Offer.MADE)
    assert (plan.holder_id, plan.state) == ("odile", State.PREPARING)


def test_the_same_offer_twice_changes_nothing() -> None:
    refused(AlreadyDone, offer_to("ludo"), asked())
    refused(AlreadyDone, offer_to("ludo"), named())


def test_nobody_hands_over_to_themselves() -> None:
    assert refused(SamePerson, offer_to("odile"), begun()) == (
        "The sender and the receiver are two different people."
    )


def test_offering_to_another_receiver_asks_them_from_the_start() -> None:
    plan = offer_to("ruan")(signed(4))

    assert (plan.handover.receiver_id, plan.handover.offer) == ("ruan", Offer.MADE)
    assert (plan.handover.signed, plan.state) == (2, State.SENDER_SIGNED)


def test_another_receiver_has_read_nothing_and_said_nothing_yet() -> None:
    items = offer_to("ruan")(signed(4)).items

    assert items["summary-read"].state is ItemState.OPEN
    assert items["read-back"].state is ItemState.OPEN
    assert (items["pack-sent"].state, items["pack-sent"].answered_on) == (
        ItemState.SENT,
        None,
    )
    assert items["summary"].state is ItemState.DONE


def test_what_a_manager_left_out_stays_left_out_for_another_receiver() -> None:
    left = item_rules.leave_out(named(), "summary-read", "hesper", BEGAN)

    assert offer_to("ruan")(left).items["summary-read"].state is ItemState.LEFT_OUT


def test_another_receiver_ends_a_contest() -> None:
    plan = offer_to("ruan")(contested())

    assert (plan.handover.is_contested, plan.state) == (False, State.PREPARING)


def test_asking_the_same_one_again_does_not_end_a_contest() -> None:
    assert refused(IsContested, offer_to("ludo"), contested()) == (
        "You see this one differently at the moment, which is fine. Agree first."
    )


def test_an_offer_that_leaves_a_name_blank_opens_the_names_again() -> None:
    plan = rules.offer(done(named(), "named"), "ruan", None, "ada")

    assert plan.items["named"].state is ItemState.OPEN


@pytest.mark.parametrize("word", [Offer.ACCEPTED, Offer.WITH_CONDITIONS])
def test_accepting_leaves_the_holder(word: Offer) -> None:
    plan = answer(word)(asked())

    assert (plan.handover.offer, plan.holder_id) == (word, "odile")


def test_an_offer_that_was_not_made_is_not_answered() -> None:
    sentence = "Nobody was asked to receive it yet."

    assert refused(NotNow, answer(Offer.ACCEPTED), begun()) == sentence
    assert refused(NotNow, rules.answer_query, begun()) == sentence


def test_the_same_answer_twice_changes_nothing() -> None:
    refused(AlreadyDone, answer(Offer.ACCEPTED), named())


@pytest.mark.parametrize("word", [Offer.NOT_MADE, Offer.MADE])
def test_the_receiver_cannot_unask_it(word: Offer) -> None:
    assert refused(NotNow, answer(word), named()) == "That cannot be done yet."


def test_a_query_is_answered_and_it_is_their_turn_again() -> None:
    queried = answer(Offer.QUERIED)(asked())
    answered = rules.answer_query(queried)

    assert (answered.handover.offer, answered.state) == (Offer.MADE, State.PREPARING)
    refused(AlreadyDone, rules.answer_query, answered)


@pytest.mark.parametrize("word", [Offer.QUERIED, Offer.DIFFERENT])
def test_who_has_doubts_after_all_takes_back_what_their_side_signed(
    word: Offer,
) -> None:
    assert answer(word)(signed(4)).handover.signed == 2
    assert answer(word)(signed(1)).handover.signed == 1


# Seen differently.


def test_contested_keeps_the_holder() -> None:
    plan = contested(signed(4))

    assert (plan.state, plan.holder_id) == (State.CONTESTED, "odile")
    assert plan.handover.contested_on == BEGAN


@pytest.mark.parametrize("word", [Offer.ACCEPTED, Offer.WITH_CONDITIONS])
def test_a_contest_ends_when_they_accept(word: Offer) -> None:
    plan = answer(word)(rules.push_on(contested(), Stage.HEADS))

    assert (plan.handover.is_contested, plan.state) == (False, State.MEETING_HELD)
    assert plan.handover.contest_stage is Stage.WORKERS


def test_a_question_does_not_end_a_contest_nor_begin_its_days_again() -> None:
    asks = answer(Offer.QUERIED)(contested())
    again = rules.answer_offer(asks, Offer.DIFFERENT, T)

    assert (asks.state, again.handover.contested_on) == (State.CONTESTED, BEGAN)


def test_a_contest_is_pushed_on_once_a_stage_and_never_back() -> None:
    plan = rules.push_on(contested(), Stage.MANAGERS)

    assert plan.handover.contest_stage is Stage.MANAGERS
    for stage in (Stage.WORKERS, Stage.MANAGERS):
        refused(AlreadyDone, lambda one, to=stage: rules.push_on(one, to), plan)  # type: ignore[misc]


def test_without_a_contest_there_is_nothing_to_push_on() -> None:
    sentence = refused(NotNow, lambda one: rules.push_on(one, Stage.HEADS), named())

    assert sentence == "Nobody sees this one differently now."


def test_one_that_ended_while_contested_is_not_pushed_on() -> None:
    ended = end(Question.STAY)(contested())

    refused(IsOver, lambda one: rules.push_on(one, Stage.HEADS), ended)


# The young person is told.


def test_what_the_young_person_says_may_change_and_both_times_count() -> None:
    plan = rules.tell(tell(Told.NOT_OK)(named()), Told.OK, T)

    assert (plan.handover.told, plan.handover.told_on) == (Told.OK, T)


def test_telling_twice_on_one_day_changes_nothing() -> None:
    refused(AlreadyDone, tell(Told.OK), tell(Told.OK)(named()))


# Signed.


def test_signatures_come_in_their_order() -> None:
    plan, seen = prepared(), []
    while plan.handover.next_signer is not None:
        seen.append(plan.handover.next_signer.value)
        plan = rules.sign(plan)

    assert seen == ["sender", "sender-manager", "receiver", "receiver-manager"]
    refused(AlreadyDone, rules.sign, plan)


def test_nobody_signs_in_the_place_of_another() -> None:
    out_of_turn = refused(
        NotNow, lambda one: rules.sign(one, Signer.RECEIVER), prepared()
    )

    assert out_of_turn == "Somebody else signs first."


def test_a_second_tap_does_not_sign_in_the_next_place() -> None:
    refused(AlreadyDone, lambda one: rules.sign(one, Signer.SENDER), signed(1))


def test_nobody_signs_before_the_receiver_accepted() -> None:
    assert refused(NotNow, rules.sign, asked()) == (
        "The receiver has not accepted yet."
    )


def test_nobody_signs_with_a_must_open() -> None:
    plan = item_rules.reopen(prepared("small"), "summary")

    assert refused(MustsOpen, rules.sign, plan) == (
        "One must is still open. The next one: “The summary of a small route”."
    )


def test_several_open_musts_are_counted() -> None:
    plan = item_rules.reopen(item_rules.reopen(prepared(), "summary"), "named")

    assert refused(MustsOpen, rules.sign, plan).startswith("2 musts are still open.")


def test_a_partnerships_own_long_words_are_cut_in_a_refusal() -> None:
    plan = with_what(item_rules.reopen(prepared(), "summary"), "summary", "so " * 39)

    said = refused(MustsOpen, rules.sign, plan)

    assert said.endswith("so…”.")
    assert max(len(one.split()) for one in said.split(". ")) < 20


def test_nobody_signs_before_the_young_person_is_told() -> None:
    plan = done(named(), *musts(named(), By.MEETING, By.SIGNING))

    assert refused(NotNow, rules.sign, plan) == (
        "Tell the young person first, and note what they say."
    )


def test_a_place_without_a_name_is_not_signed_for() -> None:
    plan = rules.offer(begun(), "ludo", "ann", "ada")
    plan = item_rules.leave_out(answer(Offer.ACCEPTED)(plan), "named", "ann", BEGAN)
    plan = done(plan, *musts(plan, By.MEETING, By.SIGNING))
    plan = rules.sign(tell(Told.OK)(plan))

    assert refused(NamesMissing, rules.sign, plan) == (
        "Still blank: the sender's manager. Name them first."
    )


def test_nobody_signs_while_it_is_seen_differently() -> None:
    refused(IsContested, rules.sign, contested())


# The receiver takes over.


def test_the_receiver_holds_it_from_the_day_they_take_over() -> None:
    plan = take_over(LATER)(signed())

    assert (plan.holder_id, plan.state) == ("ludo", State.IN_PARALLEL)
    assert plan.handover.taken_over_on == LATER


def test_taking_over_twice_changes_nothing() -> None:
    refused(AlreadyDone, take_over(LATER), moved())


def test_nothing_is_taken_over_before_t() -> None:
    assert refused(NotNow, take_over(T - timedelta(days=1)), signed()) == (
        "It moves on the transfer date, not before."
    )


def test_nothing_is_taken_over_before_all_four_signed() -> None:
    assert refused(NotNow, take_over(T), signed(3)) == "Not everybody has signed yet."


def test_nothing_is_taken_over_while_it_is_seen_differently() -> None:
    refused(IsContested, take_over(T), contested(signed()))


# T moves.


def test_what_is_settled_keeps_its_day_when_t_moves() -> None:
    plan = done(named(), "summary")
    before = {key: one.due for key, one in plan.items.items()}
    after = rules.move_date(plan, LATER, dict.fromkeys(plan.items, LATER))

    assert after.handover.transfer_on == LATER
    assert after.items["summary"].due == before["summary"]
    assert {one.due for key, one in after.items.items() if key != "summary"} == {LATER}


def test_t_moves_to_before_today_and_nothing_comes_of_it() -> None:
    plan = move_date(BEGAN - timedelta(days=30))(signed())

    assert (plan.state, plan.holder_id) == (State.ACCEPTED, "odile")


def test_the_same_day_again_is_no_move() -> None:
    refused(AlreadyDone, move_date(T), named())


# Paused, ended and closed.


def test_paused_it_keeps_its_place() -> None:
    assert paused().state is State.PAUSED
    assert rules.resume(paused()).state is State.MEETING_HELD


def test_pausing_and_starting_again_twice_change_nothing() -> None:
    refused(AlreadyDone, pause, paused())
    refused(AlreadyDone, rules.resume, named())


@pytest.mark.parametrize("deed", [offer_to("ruan"), rules.sign, take_over(T)])
def test_a_paused_one_goes_no_further(deed: Deed) -> None:
    assert refused(IsPaused, deed, paused(signed(3))) == (
        "This handover is paused. Start it again first."
    )


def test_a_paused_one_is_not_closed() -> None:
    refused(IsPaused, close, paused(checked(2)))


@pytest.mark.parametrize(
    "question", [Question.STAY, Question.ENDS_BEFORE, Question.NOT_ELIGIBLE]
)
def test_it_may_turn_out_not_to_move(question: Question) -> None:
    plan = end(question)(signed())

    assert (plan.state, plan.handover.question) == (State.NOT_NEEDED, question)
    assert (plan.holder_id, plan.handover.ended_on) == ("odile", BEGAN)


def test_to_move_is_no_reason_to_end() -> None:
    refused(NotNow, end(Question.MOVE), named())


def test_it_is_closed_only_once_it_moved() -> None:
    assert refused(NotNow, close, signed()) == "It has not moved yet."


@pytest.mark.parametrize("number", [0, 1])
def test_it_is_closed_only_after_every_look(number: int) -> None:
    assert refused(NotNow, close, checked(number)) == (
        "One look after the move is still to come."
    )


def test_a_third_look_counts_too() -> None:
    refused(NotNow, close, checked(2, "camhs-to-adult"))

    assert close(checked(3, "camhs-to-adult")).state is State.CLOSED


def test_it_is_closed_only_with_every_must_settled() -> None:
    plan = checked(3, "school-to-school")
    assert "file-receipt" in musts(plan, *By)
    refused(MustsOpen, close, plan)

    assert close(done(plan, *musts(plan, *By))).state is State.CLOSED


def test_closed_the_receiver_holds_it_still() -> None:
    assert (closed().state, closed().holder_id) == (State.CLOSED, "ludo")


EVERY_DEED: list[Deed] = [
    offer_to("ruan"),
    answer(Offer.QUERIED),
    rules.answer_query,
    tell(Told.NOT_OK),
    rules.sign,
    take_over(LATER),
    move_date(LATER),
    pause,
    rules.resume,
    end(Question.STAY),
    close,
    change("sender_id", "ruan"),
]


@pytest.mark.parametrize("deed", EVERY_DEED)
@pytest.mark.parametrize("plan", [closed(), end(Question.STAY)(named())])
def test_once_it_is_over_nothing_more_is_done(deed: Deed, plan: Plan) -> None:
    assert refused(IsOver, deed, plan) == (
        "This handover is over. Nothing more is needed."
    )


@pytest.mark.parametrize(
    "deed",
    [
        offer_to("ruan"),
        answer(Offer.DIFFERENT),
        rules.answer_query,
        rules.sign,
        move_date(LATER),
        end(Question.STAY),
    ],
)
def test_once_it_moved_what_belongs_before_is_not_done(deed: Deed) -> None:
    assert refused(HasMoved, deed, moved()) == (
        "It has moved already. This belongs to the time before."
    )


# A worker changes.


@pytest.mark.parametrize("field", ["sender_id", *NAMES])
@pytest.mark.parametrize("plan", [named(), signed(), moved()])
def test_whoever_changes_it_always_has_a_holder(field: str, plan: Plan) -> None:
    after = change(field, "nerys")(plan)

    assert getattr(after.handover, field) == "nerys"
    assert after.holder_id == after.handover.holder_id != ""


def test_who_comes_for_the_sender_holds_it() -> None:
    assert change("sender_id", "nerys")(signed()).holder_id == "nerys"


def test_who_comes_for_the_receiver_holds_it_after_the_move() -> None:
    assert change("receiver_id", "nerys")(moved()).holder_id == "nerys"


def test_who_comes_for_the_receiver_before_the_move_is_asked_anew() -> None:
    plan = change("receiver_id", "nerys")(signed())

    assert (plan.handover.offer, plan.handover.signed) == (Offer.MADE, 2)
    assert plan.items["summary-read"].state is ItemState.OPEN
    assert plan.holder_id == "odile"


def test_who_comes_for_the_receiver_finds_the_contest_as_it_was() -> None:
    plan = change("receiver_id", "nerys")(contested())

    assert (plan.state, plan.handover.offer) == (State.CONTESTED, Offer.MADE)
    assert answer(Offer.ACCEPTED)(plan).state is State.PREPARING


def test_naming_the_same_one_again_changes_nothing() -> None:
    refused(AlreadyDone, change("sender_id", "odile"), named())


@pytest.mark.parametrize(
    ("field", "worker"), [("receiver_id", "odile"), ("sender_id", "ludo")]
)
def test_nobody_becomes_both_sides_before_the_move(field: str, worker: str) -> None:
    refused(SamePerson, change(field, worker), named())


@pytest.mark.parametrize("field", ["holder_id", "state", "signed"])
def test_nothing_but_the_six_places_is_named(field: str) -> None:
    assert refused(NotNow, change(field, "ludo"), named()) == (
        "That cannot be done yet."
    )
