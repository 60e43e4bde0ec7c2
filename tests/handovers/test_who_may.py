"""
Who may do what in a handover, and who sees what of it.

Denied looks exactly like not found: the same error, the same sentence.
"""

from __future__ import annotations

import inspect
from datetime import date
from itertools import product

import pytest

from bot.access.service import Asker, NotKnownHere
from bot.ahead.service import Ahead
from bot.deliveries.records import NotNeeded, Post
from bot.directory.references import NoSuchReference
from bot.errors import NotFilledIn, NotFound
from bot.handovers.boards import Boards
from bot.handovers.cards import OfferCard, Sheet
from bot.handovers.doors import Door
from bot.handovers.messages import mine, offer
from bot.handovers.printing import Printing
from bot.handovers.records import ItemState, Signer
from bot.handovers.refusals import NotNow
from bot.handovers.running import Running
from bot.handovers.service import Handovers
from bot.handovers.story import Deed, LineKind
from bot.items.choices import Choice
from bot.items.service import Items
from bot.offers.service import Offers
from tests.handovers.doors_tried import (
    DOORS,
    NOT_BEFORE_ACCEPTING,
    NOTHING,
    OTHER,
    TEAM,
    Ids,
    Try,
)
from tests.handovers.move import TODAY, Move
from tests.meetings.desk import STRANGER

YESTERDAY = date(2027, 2, 21)
#: Known to nobody, gone, in no team, in another workspace, in the team no more.
STRANGERS = ("nobody", "left", "wystan", "nerys", "ex-member")
#: In the team around, and on neither side.
REST_OF_TEAM = ("corin", "sunniva")
CASES = [
    (door, who)
    for door, (needs, _) in DOORS.items()
    for who in (*STRANGERS, *(() if needs == TEAM else REST_OF_TEAM))
]


def test_every_public_method_has_a_row() -> None:
    methods = {
        f"{service.__name__}.{name}"
        for service in (Handovers, Offers, Items, Running, Printing, Boards, Ahead)
        for name, _ in inspect.getmembers(service, inspect.isfunction)
        if not name.startswith("_") and name != "tick"
    }

    assert methods == DOORS.keys() | OTHER


@pytest.mark.parametrize(("door", "who"), CASES)
def test_denied_is_just_like_not_found(move: Move, door: str, who: str) -> None:
    asker, attempt = _prepared(move, who), DOORS[door][1]
    ids = Ids.of(move)
    before = move.plan, move.story(), move.lines(), move.desk.queue()

    denied = _refusal(attempt, move, asker, ids)
    missing = _refusal(attempt, move, asker, NOTHING)
    assert (type(denied), denied.sentence) == (type(missing), missing.sentence)
    assert (move.plan, move.story(), move.lines(), move.desk.queue()) == before


@pytest.mark.parametrize("who", STRANGERS)
def test_a_reference_says_the_same_whether_it_moves_or_not(
    move: Move, who: str
) -> None:
    asker = _prepared(move, who)

    asks = (move.handovers.find, move.printing.send_about)
    for reference, ask in product(("YP-7HX3", "YP-7HX4"), asks):
        with pytest.raises(NotFound) as caught:
            ask(asker, reference)
        assert caught.value.sentence.replace(reference, "") in (
            NotKnownHere().sentence,
            NoSuchReference("").sentence,
        )


@pytest.mark.parametrize("who", ["wystan", "nerys", "ex-member", "corin"])
def test_nobody_has_others_handovers_in_their_list(move: Move, who: str) -> None:
    asker = _prepared(move, who)

    assert move.handovers.mine(asker).handovers == ()


@pytest.mark.parametrize("who", ["nobody", "left"])
def test_a_stranger_has_no_list(move: Move, who: str) -> None:
    asker = _prepared(move, who)

    for ask in (move.handovers.mine, move.handovers.begin, move.ahead.begin):
        with pytest.raises(NotKnownHere):
            ask(asker)


@pytest.mark.parametrize("who", [*STRANGERS, "odile", "hesper", "corin"])
def test_the_counts_are_for_leads_and_nobody_else(move: Move, who: str) -> None:
    asker = _prepared(move, who)

    with pytest.raises(NotFound):
        move.boards.lately(asker)
    move.boards.lately(move.asker("barnaby"))


# Who is only asked to receive.


@pytest.mark.parametrize("door", sorted(NOT_BEFORE_ACCEPTING))
def test_who_is_only_asked_can_do_nothing_but_answer(move: Move, door: str) -> None:
    move.begin()

    denied = _refusal(DOORS[door][1], move, move.asker("ruan"), Ids.of(move))
    assert denied.sentence == NotFound().sentence


def test_who_is_only_asked_sees_the_offer_and_not_the_checklist(move: Move) -> None:
    move.begin()

    assert isinstance(move.open("ruan"), OfferCard)
    assert isinstance(move.handovers.find(move.asker("ruan"), "YP-7HX3"), OfferCard)
    assert move.handovers.mine(move.asker("ruan")).handovers == ()


def test_who_is_only_asked_is_sent_the_offer_alone(move: Move) -> None:
    move.begin()

    assert {one.kind for one in move.desk.queued_for("ruan", "handover.")} == {
        "handover.offer"
    }


def test_an_offer_names_no_item_and_no_line(move: Move) -> None:
    move.begin()
    pointer = move.said(move.item("due-soon"), "done", "in Core+, tab four")
    move.items.more(move.asker("odile"), pointer)
    [asked] = move.queued("offer", "ruan")

    said = str(move.posted(asked).blocks)
    assert "Core+" not in said
    assert not [one for one in move.plan.route.items.values() if one.what in said]


def test_who_is_only_asked_hears_of_the_day_and_of_no_item(move: Move) -> None:
    move.begin()
    move.running.move(move.asker("odile"), move.later())
    move.running.told(move.asker("odile"), move.told_them("Slowly, please"))
    moved, told = move.queued("news", "ruan")

    said = str(move.posted(moved).blocks)
    assert "The move is now on Mon 8 Mar" in said
    assert not [one for one in move.plan.route.items.values() if one.what in said]
    assert isinstance(move.render(told), NotNeeded)
    move.accept()
    assert isinstance(move.render(told), Post)


def test_who_is_asked_and_is_in_the_team_sees_no_line_before_accepting(
    move: Move,
) -> None:
    move.receiver = "ludo"
    move.begin()
    pointer = move.said(move.item("due-soon"), "done", "in Core+, tab four")
    move.items.more(move.asker("odile"), pointer)
    move.running.told(move.asker("odile"), move.told_them("Slowly, please"))

    assert "Core+" not in str(move.sheet("ludo"))
    move.accept()
    assert "Core+" in str(move.sheet("ludo"))


def test_who_is_asked_hears_the_answer_to_their_question(move: Move) -> None:
    move.begin()
    move.offers.query(move.asker("ruan"), move.words("How many are there?"))
    move.offers.answer_query(move.asker("odile"), move.words("Three of them"))

    card = move.open("ruan")
    assert isinstance(card, OfferCard)
    assert "Three of them" in str(offer(card).blocks)


def test_accepting_lets_them_into_the_team_from_that_day(move: Move) -> None:
    move.begin()
    assert _place(move, "ruan") == []
    move.accept()

    assert _place(move, "ruan") == [(TODAY, None)]
    assert isinstance(move.open("ruan"), Sheet)


def test_asking_first_lets_nobody_in(move: Move) -> None:
    move.begin()
    move.offers.query(move.asker("ruan"), move.words("How many are there?"))
    move.offers.differ(move.asker("ruan"), move.words("It is too soon"))

    assert _place(move, "ruan") == []


def test_nobody_new_is_let_in_whom_the_manager_answers_for(move: Move) -> None:
    move.begin()
    move.offers.accept(move.asker("hesper"), move.id)

    assert _place(move, "ruan") == [(TODAY, None)]


@pytest.mark.parametrize("handle", ["ruan", "hesper", "ludo"])
def test_the_answer_is_asked_of_the_sending_side_alone(move: Move, handle: str) -> None:
    move.begin()
    move.offers.query(move.asker("ruan"), move.words("How many are there?"))

    with pytest.raises(NotFound):
        move.offers.about(move.asker(handle), move.id, Door.ANSWER)
    move.offers.about(move.asker("odile"), move.id, Door.ANSWER)


# Who signs, and who leaves a must out.


def test_the_four_sign_in_their_turn(move: Move) -> None:
    move.signed()

    signed = [one for one in move.story() if one.deed is Deed.SIGNED]
    assert [(one.about, one.worker_id) for one in signed] == [
        (signer.value, move.desk.id_of(handle))
        for signer, handle in move.signers.items()
    ]


@pytest.mark.parametrize("signer", list(Signer))
def test_nobody_signs_in_the_place_of_another(move: Move, signer: Signer) -> None:
    move.ready_to_sign()
    for before, handle in list(move.signers.items())[: list(Signer).index(signer)]:
        move.running.sign(move.asker(handle), move.id, before)

    for handle in {*move.signers.values(), *REST_OF_TEAM} - {move.signers[signer]}:
        with pytest.raises(NotFound):
            move.running.sign(move.asker(handle), move.id, signer)
    move.running.sign(move.asker(move.signers[signer]), move.id, signer)


@pytest.mark.parametrize("handle", ["barnaby", "ruan", "hesper"])
def test_nobody_signs_before_their_turn(move: Move, handle: str) -> None:
    move.ready_to_sign()
    [signer] = [one for one, whose in move.signers.items() if whose == handle]

    with pytest.raises(NotNow, match="Somebody else signs first"):
        move.running.sign(move.asker(handle), move.id, signer)


@pytest.mark.parametrize("place", ["sender_manager", "receiver_manager"])
@pytest.mark.parametrize("handle", ["odile", "ruan"])
def test_nobody_of_the_two_names_one_of_them_to_decide(
    move: Move, place: str, handle: str
) -> None:
    """One person would sign for two, and could leave out what is a must."""
    move.begun_and_accepted()

    for chosen in ("odile", "ruan"):
        with pytest.raises(NotFilledIn):
            move.running.names(move.asker(handle), move.people(**{place: chosen}))
    assert move.handover.sender_manager_id == move.desk.id_of("barnaby")
    assert move.handover.receiver_manager_id == move.desk.id_of("hesper")


def test_who_decides_and_receives_does_not_decide_for_themselves(move: Move) -> None:
    move.receiver = "hesper"
    move.begin()
    assert move.handover.receiver_manager_id != move.desk.id_of("hesper")


def test_who_names_themselves_to_receive_does_not_decide_any_more(
    move: Move,
) -> None:
    move.begin(receiver_id=None)
    assert move.handover.receiver_manager_id == move.desk.id_of("hesper")
    move.offers.offer(move.asker("hesper"), move.people(receiver="hesper"))

    assert move.handover.receiver_id == move.desk.id_of("hesper")
    assert move.handover.receiver_manager_id != move.desk.id_of("hesper")


@pytest.mark.parametrize("handle", ["barnaby", "hesper"])
def test_a_manager_of_either_side_leaves_a_must_out(move: Move, handle: str) -> None:
    move.begun_and_accepted()
    must = move.coded("C2")
    move.items.more(move.asker(handle), move.said(must, "leave-out", "It is here"))

    assert move.coded("C2").state is ItemState.LEFT_OUT


@pytest.mark.parametrize("handle", ["odile", "ruan", "corin", "ludo"])
def test_nobody_else_leaves_a_must_out(move: Move, handle: str) -> None:
    move.begun_and_accepted()
    must = move.coded("C2")

    with pytest.raises(NotFound):
        move.items.more(move.asker(handle), move.said(must, "leave-out", "It is here"))
    assert move.coded("C2").state is ItemState.OPEN


def test_a_manager_is_only_offered_what_they_can_choose(move: Move) -> None:
    move.begun_and_accepted()
    items = [one for part in move.sheet("barnaby").milestones for one in part.items]

    for one in items:
        if not one.may_more:
            continue
        choices = move.items.begin_more(move.asker("barnaby"), one.item_id).choices
        assert [value for value, _ in choices] == [Choice.LEAVE_OUT]
    assert {one.is_must for one in items if one.may_more} == {True}


# The rest of the team.


def test_the_rest_of_the_team_sees_where_it_stands_and_no_line(move: Move) -> None:
    _write_everywhere(move)
    sheet = move.sheet("corin")

    assert sheet.holder.name == "Odile Farthing"
    assert "Secret" not in str(sheet)
    assert "Secret" in str(move.sheet("odile"))
    assert "Secret" in str(move.sheet("hesper"))


def test_the_rest_of_the_team_sees_no_button_but_the_list(move: Move) -> None:
    move.begun_and_accepted()
    sheet = move.sheet("corin")
    items = [one for part in sheet.milestones for one in part.items]

    assert set(sheet.doors) <= {Door.PAGE}
    assert [one for one in items if one.tap or one.may_more] == []


def test_the_teams_channel_shows_no_line_and_no_own_button(move: Move) -> None:
    _write_everywhere(move)
    [room] = move.queued("room")
    said = str(move.posted(room).blocks)

    assert "Secret" not in said
    assert {door.value for door in Door if f"'{door.value}'" in said} == {Door.OPEN}


def test_what_both_views_are_is_seen_by_both_and_not_by_the_team(move: Move) -> None:
    move.begin()
    move.offers.differ(move.asker("ruan"), move.words("Secret view of theirs"))
    move.offers.own_view(move.asker("odile"), move.words("Secret view of ours"))

    assert "Secret" not in str(move.sheet("corin"))
    assert "Secret view of theirs" in str(move.sheet("odile"))
    [*_, last] = move.queued("news", "ruan")
    assert "Secret view of ours" in str(move.posted(last).blocks)


def test_a_line_is_not_told_to_who_is_on_neither_side_any_more(move: Move) -> None:
    """Somebody of the team who was named, and is not by the time it is sent."""
    move.receiver = "ludo"
    move.begun_and_accepted()
    move.running.told(move.asker("odile"), move.told_them("Secret words"))
    [*_, news] = move.queued("news", "ludo")
    assert "Secret" in str(move.posted(news).blocks)

    move.running.names(move.asker("odile"), move.people(receiver="ruan"))
    assert "Secret" not in str(move.render(news))


# Deputies, and people without Slack.


def test_a_deputy_acts_while_somebody_is_away(move: Move) -> None:
    move.begin()
    with pytest.raises(NotFound):
        move.offers.accept(move.asker("ludo"), move.id)
    move.away("ruan")
    move.offers.accept(move.asker("ludo"), move.id)

    assert move.handover.offer.is_taken


def test_a_deputy_signs_in_the_place_of_a_manager_who_is_away(move: Move) -> None:
    move.ready_to_sign()
    move.running.sign(move.asker("odile"), move.id, Signer.SENDER)
    with pytest.raises(NotFound):
        move.running.sign(move.asker("odile"), move.id, Signer.SENDER_MANAGER)
    move.away("barnaby")
    move.running.sign(move.asker("odile"), move.id, Signer.SENDER_MANAGER)

    assert move.handover.next_signer is Signer.RECEIVER


def test_a_named_deputy_of_a_side_sees_the_list_all_the_same(move: Move) -> None:
    """Ludo is Ruan's deputy, and named for it from the beginning."""
    move.begun_and_accepted()
    move.items.more(
        move.asker("odile"), move.said(move.item("due-soon"), "done", "Secret place")
    )

    assert "Secret" in str(move.sheet("ludo"))


def test_the_sender_answers_for_a_receiver_without_slack(move: Move) -> None:
    move.without_slack("ruan")
    move.begin()
    move.offers.accept(move.asker("odile"), move.id)

    assert move.handover.offer.is_taken
    assert move.handover.receiver_id == move.desk.id_of("ruan")
    assert [one.worker_id for one in move.story() if one.deed is Deed.ANSWERED] == [
        move.desk.id_of("odile")
    ]


def test_what_is_written_down_for_somebody_is_told_with_both_names(
    move: Move,
) -> None:
    move.without_slack("ruan")
    move.begin()
    move.offers.accept(move.asker("odile"), move.id)
    for item in move.plan.open_before_signing:
        _do_alone(move, item.key)
    move.running.told(move.asker("odile"), move.told_them())
    for signer in (Signer.SENDER, Signer.SENDER_MANAGER, Signer.RECEIVER):
        by = "odile" if signer is Signer.RECEIVER else move.signers[signer]
        move.running.sign(move.asker(by), move.id, signer)

    [*_, news] = move.queued("news", "hesper")
    said = str(move.posted(news).blocks)
    assert "Ruan Abernethy-Cole (Odile Farthing wrote it down) signed" in said


def test_nobody_answers_for_a_receiver_who_has_slack(move: Move) -> None:
    move.begin()

    with pytest.raises(NotFound):
        move.offers.accept(move.asker("odile"), move.id)


def test_a_whole_handover_goes_with_a_receiver_without_slack(move: Move) -> None:
    """All that waits for an answer can be answered, also what both do."""
    move.without_slack("ruan")
    move.begin()
    move.offers.accept(move.asker("odile"), move.id)
    for item in move.plan.open_before_signing:
        _do_alone(move, item.key)
    move.running.told(move.asker("odile"), move.told_them())
    for signer, handle in move.signers.items():
        by = "odile" if handle == "ruan" else handle
        move.running.sign(move.asker(by), move.id, signer)
    move.running.take_over(move.asker("odile"), move.id)

    assert move.handover.holder_id == move.desk.id_of("ruan")


def test_a_view_is_its_own_sides_also_of_who_writes_for_the_other(
    move: Move,
) -> None:
    move.begin()
    move.offers.differ(move.asker("ruan"), move.words("Theirs"))
    move.without_slack("odile")
    move.offers.own_view(move.asker("ruan"), move.words("Theirs once more"))

    assert move.lines()[-1].kind is LineKind.RECEIVER_VIEW


def test_who_is_only_asked_does_not_write_for_a_sender_without_slack(
    move: Move,
) -> None:
    """Till somebody accepts, whoever decides on the sending side does."""
    move.begin()
    move.without_slack("odile")

    with pytest.raises(NotFound):
        move.running.pause(move.asker("ruan"), move.id)
    move.running.pause(move.asker("barnaby"), move.id)
    move.running.resume(move.asker("barnaby"), move.id)
    move.accept()
    move.items.done(move.asker("ruan"), move.coded("C2").id)
    assert move.coded("C2").state is ItemState.DONE


def test_who_begins_for_somebody_without_slack_writes_for_them(move: Move) -> None:
    move.without_slack("tamsel")
    move.begin(sender_id=move.desk.id_of("tamsel"))
    move.accept()
    item = move.coded("C2")
    move.items.done(move.asker("odile"), item.id)

    assert move.handover.sender_id == move.desk.id_of("tamsel")
    assert move.coded("C2").done_by_id == move.desk.id_of("odile")
    move.desk.end_place("odile", YESTERDAY)
    with pytest.raises(NotFound):
        move.open("odile")


# Who is not in it any more.


def test_what_is_on_the_screen_of_who_was_asked_before_goes(move: Move) -> None:
    move.begin()
    [asked] = move.queued("offer", "ruan")
    move.running.names(move.asker("odile"), move.people(receiver="ludo"))

    assert move.is_taken_back(asked)
    with pytest.raises(NotFound):
        move.open("ruan")


@pytest.mark.parametrize("kind", ["mine", "news", "passed"])
def test_what_is_on_the_screen_of_who_has_left_goes(move: Move, kind: str) -> None:
    move.begun_and_accepted()
    move.offers.differ(move.asker("ruan"), move.words("Wait"))
    found = [one for one in move.queued(kind, "odile")]
    move.desk.leave("odile", YESTERDAY)

    assert found or kind == "passed"
    assert all(move.is_taken_back(one) for one in found)
    with pytest.raises(NotKnownHere):
        move.open("odile")


def test_who_is_taken_out_of_the_team_sees_nothing_any_more(move: Move) -> None:
    move.begun_and_accepted()
    assert isinstance(move.open("corin"), Sheet)
    move.desk.end_place("corin", YESTERDAY)

    with pytest.raises(NotFound):
        move.open("corin")


def test_who_handed_on_their_place_and_the_team_loses_the_list(move: Move) -> None:
    move.begun_and_accepted()
    [listed] = move.queued("mine", "odile")
    move.running.names(move.asker("barnaby"), move.people(sender="sunniva"))
    move.desk.end_place("odile", YESTERDAY)

    assert move.is_taken_back(listed)
    with pytest.raises(NotFound):
        move.open("odile")


# The trail.


def test_what_is_done_is_noted_and_by_whom(move: Move) -> None:
    move.begin()
    move.accept()

    assert (move.desk.id_of("ruan"), "answer-offer", True) == move.trail()[-1]


def test_who_was_refused_is_noted_though_nothing_else_is(move: Move) -> None:
    move.begin()
    with pytest.raises(NotFound):
        move.running.pause(move.asker("corin"), move.id)

    assert (move.desk.id_of("corin"), "run-handover", False) == move.trail()[-1]


@pytest.mark.parametrize(
    "door", sorted(name for name, (needs, _) in DOORS.items() if needs != TEAM)
)
def test_each_refusal_is_noted_once(move: Move, door: str) -> None:
    move.begun_and_accepted()
    ids = Ids.of(move)
    before = len(move.trail())
    _refusal(DOORS[door][1], move, move.asker("corin"), ids)

    [(who, _, allowed)] = move.trail()[before:]
    assert (who, allowed) == (move.desk.id_of("corin"), False)


def test_what_a_message_shows_is_what_its_owner_sees(move: Move) -> None:
    _write_everywhere(move)
    [listed] = move.queued("mine", "ruan")

    assert move.posted(listed) == mine(move.sheet("ruan"))


def _prepared(move: Move, who: str) -> Asker:
    """Begin and accept; Tamsel's place ended yesterday, and Sunniva may be gone."""
    move.begun_and_accepted()
    move.desk.end_place("tamsel", YESTERDAY)
    if who == "nobody":
        return STRANGER
    if who == "left":
        move.desk.leave("sunniva", YESTERDAY)
        return move.asker("sunniva")
    return move.asker("tamsel" if who == "ex-member" else who)


def _refusal(attempt: Try, move: Move, asker: Asker, ids: Ids) -> NotFound:
    with pytest.raises(NotFound) as caught:
        attempt(move, asker, ids)
    return caught.value


def _place(move: Move, handle: str) -> list[tuple[date, date | None]]:
    """Return from when until when they are in the team around."""
    with move.desk.store.looking() as unit:
        places = unit.young_people.places(move.desk.young_person().id)
    theirs = [one for one in places if one.worker_id == move.desk.id_of(handle)]
    return [(one.from_day, one.until_day) for one in theirs]


def _write_everywhere(move: Move) -> None:
    """Leave a line of each kind that stands on the list."""
    move.begin()
    sender, receiver = move.asker("odile"), move.asker("ruan")
    move.offers.query(receiver, move.words("Secret question"))
    move.offers.answer_query(sender, move.words("Secret answer"))
    move.offers.accept_if(receiver, move.words("Secret condition"))
    done = move.said(move.coded("C2"), "done", "Secret place")
    move.items.more(sender, done)
    sent = move.coded("C7")
    move.items.done(sender, sent.id)
    move.items.more(receiver, move.said(sent, "query", "Secret query"))
    words = ("Secret plan", "Secret worry", "Secret step")
    back = move.read_back_of(move.coded("C5"), *words)
    move.items.read_back(receiver, back)
    move.running.told(sender, move.told_them("Secret own words"))
    left = move.said(move.coded("C1"), "leave-out", "Secret reason")
    move.items.more(move.asker("barnaby"), left)


def _do_alone(move: Move, key: str) -> None:
    """Do one item, and answer it, by the only worker who has Slack."""
    item, known = move.item(key), move.plan.of(key)
    odile = move.asker("odile")
    if known.code == "C5":
        move.items.read_back(odile, move.read_back_of(item))
    else:
        move.items.done(odile, item.id)
    if move.item(key).state is ItemState.SENT:
        move.items.received(odile, item.id)
