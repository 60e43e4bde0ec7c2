"""What may be done to one item, and what is said if it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.errors import AlongsideError, AlreadyDone
from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import (
    Answer,
    Condition,
    ItemState,
    Kept,
    Offer,
    Question,
    State,
)
from bot.handovers.refusals import IsOver, NamesMissing, NotNow
from bot.handovers.route import By
from tests.handovers.plans import (
    BEGAN,
    T,
    begun,
    checked,
    closed,
    done,
    moved,
    named,
    prepared,
    routes,
    signed,
)

Deed = Callable[[Plan], Plan]
IS_A_MUST = "This one is a must. A manager can leave it out, with a reason."


def do(key: str) -> Deed:
    return lambda plan: item_rules.do_item(plan, key, "odile", BEGAN)


def answer(key: str, word: Answer) -> Deed:
    return lambda plan: item_rules.answer_item(plan, key, word, "ludo", T)


def not_needed(key: str) -> Deed:
    return lambda plan: item_rules.not_needed(plan, key, "odile", BEGAN)


def leave_out(key: str) -> Deed:
    return lambda plan: item_rules.leave_out(plan, key, "hesper", BEGAN)


def reopen(key: str) -> Deed:
    return lambda plan: item_rules.reopen(plan, key)


def keep(word: Kept) -> Deed:
    return lambda plan: item_rules.keep_appointment(plan, word, "ludo", T)


def look(key: str) -> Deed:
    return lambda plan: item_rules.look_again(plan, key, "yyn?y", "ludo", T)


def refused(kind: type[AlongsideError], deed: Deed, plan: Plan) -> str:
    with pytest.raises(kind) as error:
        deed(plan)
    assert type(error.value) is kind
    return error.value.sentence


# Done, and answered.


def test_an_item_is_done_with_a_day_and_a_name() -> None:
    item = do("summary")(named()).items["summary"]

    assert item.state is ItemState.DONE
    assert (item.done_on, item.done_by_id) == (BEGAN, "odile")


def test_what_the_other_side_answers_is_sent_first() -> None:
    sent = do("pack-sent")(named())
    received = answer("pack-sent", Answer.RECEIVED)(sent).items["pack-sent"]

    assert sent.items["pack-sent"].state is ItemState.SENT
    assert received.state is ItemState.DONE
    assert (received.answered_on, received.answered_by_id) == (T, "ludo")


def test_a_joint_item_may_be_done_by_one_and_answered_by_the_other() -> None:
    sent = item_rules.do_item(named(), "safety", "ludo", BEGAN)
    item = answer("safety", Answer.RECEIVED)(sent).items["safety"]

    assert (item.done_by_id, item.state) == ("ludo", ItemState.DONE)


def test_an_item_with_a_question_is_sent_again() -> None:
    asked = answer("pack-sent", Answer.QUERY)(do("pack-sent")(named()))
    again = do("pack-sent")(asked).items["pack-sent"]

    assert asked.items["pack-sent"].state is ItemState.QUERIED
    assert (again.state, again.answered_on) == (ItemState.SENT, None)


def test_the_first_thing_done_begins_the_preparing() -> None:
    assert do("order-end")(begun()).state is State.PREPARING


@pytest.mark.parametrize("key", ["summary", "pack-sent"])
def test_a_double_tap_changes_nothing(key: str) -> None:
    assert refused(AlreadyDone, do(key), do(key)(named())) == (
        "That is already done. Nothing more is needed."
    )


@pytest.mark.parametrize("word", [Answer.RECEIVED, Answer.QUERY])
def test_answering_twice_changes_nothing(word: Answer) -> None:
    answered = answer("pack-sent", word)(do("pack-sent")(named()))

    refused(AlreadyDone, answer("pack-sent", word), answered)


def test_what_was_not_sent_is_not_answered() -> None:
    sentence = refused(NotNow, answer("pack-sent", Answer.RECEIVED), named())

    assert sentence == "It has not been sent yet."


def test_the_other_side_may_say_that_an_item_is_not_needed_but_never_a_must() -> None:
    plain = answer("lift", Answer.NOT_NEEDED)(do("lift")(named("small")))
    must = do("pack-sent")(named())

    assert plain.items["lift"].state is ItemState.NOT_NEEDED
    assert refused(NotNow, answer("pack-sent", Answer.NOT_NEEDED), must) == IS_A_MUST


@pytest.mark.parametrize("made", ["paused", "contested"])
def test_what_was_done_is_noted_even_then(made: str) -> None:
    plan = named()
    if made == "paused":
        plan = rules.pause(plan, BEGAN)
    else:
        plan = rules.answer_offer(plan, Offer.DIFFERENT, BEGAN)

    after = do("summary")(plan)

    assert after.items["summary"].state is ItemState.DONE
    assert after.state == made


# The six names.


def test_the_names_are_not_done_with_one_blank_and_it_says_which() -> None:
    plan = rules.change_worker(begun(), "sender_manager_id", "hesper")

    assert refused(NamesMissing, do("named"), plan) == (
        "Still blank: the sender's deputy, the receiver, the receiver's manager, "
        "the receiver's deputy. Name them first."
    )


def test_the_names_are_done_once_all_are_there() -> None:
    assert do("named")(named()).items["named"].state is ItemState.DONE


# Not needed, and left out.


def test_its_own_side_says_that_an_item_is_not_needed() -> None:
    after = not_needed("order-end")(named())

    assert after.items["order-end"].state is ItemState.NOT_NEEDED
    refused(AlreadyDone, not_needed("order-end"), after)


def test_a_must_is_never_not_needed() -> None:
    assert refused(NotNow, not_needed("summary"), named()) == IS_A_MUST


def test_a_manager_leaves_a_must_out_and_it_is_kept_who_and_when() -> None:
    item = leave_out("summary")(named()).items["summary"]

    assert item.state is ItemState.LEFT_OUT
    assert (item.done_on, item.done_by_id) == (BEGAN, "hesper")


def test_what_is_no_must_is_not_left_out() -> None:
    assert refused(NotNow, leave_out("order-end"), named()) == (
        "This one is not a must. Say that it is not needed."
    )


def test_leaving_out_what_is_settled_changes_nothing() -> None:
    refused(AlreadyDone, leave_out("summary"), leave_out("summary")(named()))
    refused(AlreadyDone, leave_out("summary"), do("summary")(named()))


def test_with_a_must_left_out_it_can_be_signed() -> None:
    plan = leave_out("summary")(reopen("summary")(prepared()))

    assert rules.sign(plan).handover.signed == 1


# Taken back.


def test_what_is_taken_back_is_as_if_it_was_never_done() -> None:
    plan = done(named(), "pack-sent")

    assert reopen("pack-sent")(plan).items == named().items


def test_taking_back_what_is_open_changes_nothing() -> None:
    refused(AlreadyDone, reopen("summary"), named())


def test_a_must_is_not_taken_back_under_a_signature() -> None:
    assert refused(NotNow, reopen("summary"), signed(1)) == (
        "Somebody has signed on this. It cannot be taken back any more."
    )


def test_what_is_no_must_is_taken_back_even_then() -> None:
    plan = do("order-end")(signed(1))

    assert reopen("order-end")(plan).items["order-end"].state is ItemState.OPEN


def test_a_look_is_taken_back_with_its_answers() -> None:
    plan = reopen("check-2w")(checked(1))

    assert plan.state is State.IN_PARALLEL
    assert plan.items["check-2w"].facts is None


# After the move.


def test_a_look_keeps_its_five_answers() -> None:
    plan = look("check-2w")(moved())

    assert plan.items["check-2w"].facts == "yyn?y"
    assert plan.state is State.CHECKED_FIRST


@pytest.mark.parametrize("deed", [do, look, leave_out])
def test_looks_come_after_the_move(deed: Callable[[str], Deed]) -> None:
    assert refused(NotNow, deed("check-2w"), signed()) == (
        "Looking again comes after the move."
    )


def test_what_is_needed_for_closing_may_be_done_before_the_move() -> None:
    plan = done(named("school-to-school"), "file-sent")

    assert plan.items["file-sent"].state is ItemState.DONE


@pytest.mark.parametrize("deed", [keep(Kept.KEPT), do("first-kept")])
def test_the_first_appointment_comes_after_the_move(deed: Deed) -> None:
    assert refused(NotNow, deed, signed()) == (
        "The first appointment comes after the move."
    )


def test_a_first_appointment_that_was_kept_is_done() -> None:
    plan = keep(Kept.KEPT)(moved())

    assert plan.handover.first_kept is Kept.KEPT
    assert plan.items["first-kept"].state is ItemState.DONE
    refused(AlreadyDone, keep(Kept.KEPT), plan)


@pytest.mark.parametrize("word", [one for one in Kept if one is not Kept.KEPT])
def test_one_that_was_not_says_who_goes_along_and_stays_open(word: Kept) -> None:
    plan = keep(word)(moved())

    assert plan.handover.first_kept is word
    assert plan.items["first-kept"].state is ItemState.OPEN
    assert keep(Kept.KEPT)(plan).items["first-kept"].state is ItemState.DONE


# Any of them.


EVERY_DEED = [
    do("order-end"),
    answer("pack-sent", Answer.RECEIVED),
    not_needed("order-end"),
    leave_out("summary"),
    reopen("summary"),
    look("check-2w"),
    keep(Kept.SENDER_GOES_ALONG),
]


@pytest.mark.parametrize("deed", EVERY_DEED)
@pytest.mark.parametrize(
    "plan", [closed(), rules.end(named(), Question.ENDS_BEFORE, BEGAN)]
)
def test_once_it_is_over_nothing_more_is_noted(deed: Deed, plan: Plan) -> None:
    refused(IsOver, deed, plan)


@pytest.mark.parametrize(
    "deed",
    [
        do("social-worker"),
        answer("social-worker", Answer.QUERY),
        not_needed("social-worker"),
        leave_out("social-worker"),
        reopen("social-worker"),
        look("social-worker"),
    ],
)
def test_what_is_not_asked_here_is_not_part_of_it(deed: Deed) -> None:
    assert refused(NotNow, deed, named()) == "That is not part of this handover."


@pytest.mark.parametrize("route", sorted(routes()))
def test_what_is_only_for_some_is_asked_under_their_condition(route: str) -> None:
    items = list(routes()[route].items.values())

    assert [one for one in item_rules.asked_for(items, frozenset()) if one.only] == []
    assert item_rules.asked_for(items, frozenset(Condition)) == items


def test_every_must_of_every_route_can_be_left_out_by_a_manager() -> None:
    for route in routes():
        plan = moved(route)
        for key in [one.key for one in plan.open_stops(*By)]:
            plan = leave_out(key)(plan)

        assert rules.close(plan, T).state is State.CLOSED
