"""
Every deed of a handover twice: the second changes nothing, and says so kindly.

A double tap, the same form sent twice, the same Begin twice, and two people in
the same instant, on either database.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from bot.errors import AlongsideError, AlreadyDone, ChangedMeanwhile
from bot.handovers.records import (
    ItemState,
    Kept,
    Offer,
    Question,
    Signer,
    Stage,
    Told,
)
from bot.handovers.refusals import IsOver, NotNow
from bot.handovers.story import Deed, LineKind
from tests.handovers.move import Move

Act = Callable[[Move], object]
Before = Callable[[Move], object]


def _begun(move: Move) -> None:
    move.begin()


def _accepted(move: Move) -> None:
    move.begun_and_accepted()


def _queried(move: Move) -> None:
    move.begin()
    move.offers.query(move.asker("ruan"), move.words("How many?"))


def _contested(move: Move) -> None:
    move.begin()
    move.offers.differ(move.asker("ruan"), move.words("It is too soon"))


def _sent(move: Move) -> None:
    move.begun_and_accepted()
    move.items.done(move.asker("odile"), move.coded("C7").id)


def _with_two_looks(move: Move) -> None:
    move.moved()
    for item in move.plan.checks_left():
        move.do(item)
    for item in move.plan.in_order():
        if not move.plan.is_settled(item):
            move.do(item)


def _nothing(move: Move) -> None:
    """Nobody begins."""


def _more(code: str, what: str, by: str, words: str = "", **other: str) -> Act:
    def act(move: Move) -> object:
        ids = {key: move.desk.id_of(one) for key, one in other.items()}
        said = move.said(move.coded(code), what, words, **ids)
        return move.items.more(move.asker(by), said)

    return act


#: What is done twice, after what, and what the second one is told; None: it is
#: shown how it stands, as the first was.
TWICE: dict[str, tuple[Before, Act, type[AlongsideError] | None]] = {
    "begin": (_nothing, lambda m: m.begin(), None),
    "offer": (
        lambda m: m.begin(receiver_id=None),
        lambda m: m.offers.offer(m.asker("odile"), m.people(receiver="ruan")),
        AlreadyDone,
    ),
    "accept": (_begun, lambda m: m.accept(), AlreadyDone),
    "accept if": (
        _begun,
        lambda m: m.offers.accept_if(m.asker("ruan"), m.words("In June")),
        AlreadyDone,
    ),
    "ask first": (
        _begun,
        lambda m: m.offers.query(m.asker("ruan"), m.words("How many?")),
        AlreadyDone,
    ),
    "answer": (
        _queried,
        lambda m: m.offers.answer_query(m.asker("odile"), m.words("Three")),
        AlreadyDone,
    ),
    "see it differently": (
        _begun,
        lambda m: m.offers.differ(m.asker("ruan"), m.words("It is too soon")),
        AlreadyDone,
    ),
    "own view": (
        _contested,
        lambda m: m.offers.own_view(m.asker("odile"), m.words("It is time")),
        AlreadyDone,
    ),
    "ask the managers": (
        _contested,
        lambda m: m.offers.ask_managers(m.asker("odile"), m.id, Stage.WORKERS),
        AlreadyDone,
    ),
    "done": (
        _accepted,
        lambda m: m.items.done(m.asker("odile"), m.coded("C2").id),
        AlreadyDone,
    ),
    "sent": (
        _accepted,
        lambda m: m.items.done(m.asker("odile"), m.coded("C7").id),
        AlreadyDone,
    ),
    "received": (
        _sent,
        lambda m: m.items.received(m.asker("ruan"), m.coded("C7").id),
        AlreadyDone,
    ),
    "a question": (_sent, _more("C7", "query", "ruan", "Which one?"), AlreadyDone),
    "left out": (
        _accepted,
        _more("C2", "leave-out", "barnaby", "It is a day away"),
        AlreadyDone,
    ),
    "not needed": (
        _accepted,
        lambda m: m.items.more(
            m.asker("odile"), m.said(m.item("due-soon"), "not-needed", "There is none")
        ),
        AlreadyDone,
    ),
    "where it is": (
        _accepted,
        _more("C2", "done", "odile", "in Core+, tab four"),
        AlreadyDone,
    ),
    "somebody else does it": (
        _accepted,
        _more("C2", "owner", "odile", worker_id="corin"),
        AlreadyDone,
    ),
    "open again": (_sent, _more("C7", "reopen", "odile"), AlreadyDone),
    "read back": (
        _accepted,
        lambda m: m.items.read_back(m.asker("ruan"), m.read_back_of(m.coded("C5"))),
        AlreadyDone,
    ),
    "told": (
        _accepted,
        lambda m: m.running.told(m.asker("odile"), m.told_them("Slowly, please")),
        AlreadyDone,
    ),
    "sign": (
        lambda m: m.ready_to_sign(),
        lambda m: m.running.sign(m.asker("odile"), m.id, Signer.SENDER),
        AlreadyDone,
    ),
    "take over": (
        lambda m: m.signed(),
        lambda m: m.running.take_over(m.asker("ruan"), m.id),
        AlreadyDone,
    ),
    "names": (
        _accepted,
        lambda m: m.running.names(m.asker("odile"), m.people(sender_deputy="sunniva")),
        AlreadyDone,
    ),
    "another receiver": (
        _accepted,
        lambda m: m.running.names(m.asker("odile"), m.people(receiver="ludo")),
        AlreadyDone,
    ),
    "pause": (
        _accepted,
        lambda m: m.running.pause(m.asker("odile"), m.id),
        AlreadyDone,
    ),
    "go on": (
        lambda m: _paused(m),
        lambda m: m.running.resume(m.asker("odile"), m.id),
        AlreadyDone,
    ),
    "end": (
        _accepted,
        lambda m: m.running.end(m.asker("odile"), m.id, Question.STAY),
        IsOver,
    ),
    "kept": (
        lambda m: m.moved(),
        lambda m: m.items.kept(m.asker("ruan"), m.coded("KEPT").id, Kept.KEPT),
        AlreadyDone,
    ),
    "not kept yet": (
        lambda m: m.moved(),
        lambda m: m.items.kept(
            m.asker("ruan"), m.coded("KEPT").id, Kept.SENDER_GOES_ALONG
        ),
        AlreadyDone,
    ),
    "looked": (
        lambda m: m.moved(),
        lambda m: m.items.looked(
            m.asker("ruan"), m.looked_at(m.item(m.plan.check_keys[0]), "Ring sooner")
        ),
        AlreadyDone,
    ),
    "finish": (
        _with_two_looks,
        lambda m: m.running.close(m.asker("ruan"), m.id),
        IsOver,
    ),
}


def _paused(move: Move) -> None:
    _accepted(move)
    move.running.pause(move.asker("odile"), move.id)


@pytest.mark.parametrize("deed", TWICE)
def test_a_deed_twice_is_done_once(move: Move, deed: str) -> None:
    before, act, told = TWICE[deed]
    before(move)
    act(move)
    once = _everything(move)

    if told is None:
        act(move)
    else:
        with pytest.raises(told) as caught:
            act(move)
        assert caught.value.sentence
        assert type(caught.value) is told
    assert _everything(move) == once


def test_the_same_new_date_twice_moves_it_once(move: Move) -> None:
    _accepted(move)
    later = move.later()
    move.running.move(move.asker("odile"), later)
    once = _everything(move)

    with pytest.raises(AlreadyDone):
        move.running.move(move.asker("odile"), later)
    assert _everything(move) == once


def test_who_has_two_places_does_not_sign_in_the_other_by_a_second_tap(
    move: Move,
) -> None:
    """One manager for both teams: each signature is asked for by itself."""
    move.receiver = "sunniva"
    move.begin()
    move.running.names(move.asker("odile"), move.people(receiver_deputy="barnaby"))
    move.ready_to_sign()
    both = move.desk.id_of("barnaby")
    assert move.handover.receiver_manager_id == both
    assert move.handover.sender_manager_id == both
    move.running.sign(move.asker("odile"), move.id, Signer.SENDER)
    move.running.sign(move.asker("barnaby"), move.id, Signer.SENDER_MANAGER)
    move.running.sign(move.asker("sunniva"), move.id, Signer.RECEIVER)

    with pytest.raises(AlreadyDone):
        move.running.sign(move.asker("barnaby"), move.id, Signer.SENDER_MANAGER)
    assert move.handover.signed == 3


def test_own_words_that_come_later_are_not_lost(move: Move) -> None:
    _accepted(move)
    move.running.told(move.asker("odile"), move.told_them())
    move.running.told(move.asker("odile"), move.told_them("Slowly, please"))

    [line] = [one for one in move.lines() if one.kind is LineKind.OWN_WORDS]
    assert line.words == "Slowly, please"


def test_another_answer_of_theirs_counts(move: Move) -> None:
    _accepted(move)
    for told in (Told.OK, Told.NOT_OK):
        move.running.told(move.asker("odile"), move.told_them(told=told))

    assert move.handover.told is Told.NOT_OK


# Two people at once, on either database.


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of it in the same instant; return what came of each, in order."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait()
        try:
            return act()
        except AlongsideError as told:
            return told

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def _came(outcomes: list[object]) -> int:
    return sum(not isinstance(one, AlongsideError) for one in outcomes)


def test_the_same_begin_in_one_instant_is_one_handover(either_move: Move) -> None:
    move, asker, wanted = either_move, None, either_move.beginning()
    asker = move.asker("odile")
    at_once(*(lambda: move.handovers.start(asker, wanted),) * 3)

    assert [one.deed for one in move.story()] == [Deed.BEGAN]
    assert len(move.queued("offer", "ruan")) == 1


def test_a_worker_and_their_manager_accept_at_once_and_it_is_accepted_once(
    either_move: Move,
) -> None:
    move = either_move
    move.begin()
    ruan, hesper = move.asker("ruan"), move.asker("hesper")
    outcomes = at_once(
        lambda: move.offers.accept(ruan, move.id),
        lambda: move.offers.accept(hesper, move.id),
    )

    assert _came(outcomes) == 1
    assert move.handover.offer is Offer.ACCEPTED
    assert [one.deed for one in move.story()].count(Deed.ANSWERED) == 1
    with move.desk.store.looking() as unit:
        places = unit.young_people.places(move.handover.young_person_id)
    theirs = [one for one in places if one.worker_id == move.desk.id_of("ruan")]
    assert len(theirs) == 1


def test_one_signature_in_two_windows_is_one(either_move: Move) -> None:
    move = either_move.ready_to_sign()
    odile = move.asker("odile")
    outcomes = at_once(*(lambda: move.running.sign(odile, move.id, Signer.SENDER),) * 3)

    assert _came(outcomes) == 1
    assert move.handover.signed == 1
    assert [one.deed for one in move.story()].count(Deed.SIGNED) == 1


def test_both_sides_in_one_instant_and_neither_is_lost(either_move: Move) -> None:
    move = either_move.begun_and_accepted()
    odile, ruan = move.asker("odile"), move.asker("ruan")
    sent, read = move.coded("C2"), move.coded("C3")
    outcomes = at_once(
        lambda: move.items.done(odile, sent.id), lambda: move.items.done(ruan, read.id)
    )

    assert _came(outcomes) == 2
    assert {move.coded("C2").state, move.coded("C3").state} == {ItemState.DONE}


def test_accepted_and_seen_differently_at_once_is_one_of_them(
    either_move: Move,
) -> None:
    """Both are answers of the receiving side: the later one stands, and is told."""
    move = either_move
    move.begin()
    ruan, hesper, words = move.asker("ruan"), move.asker("hesper"), move.words("Wait")
    at_once(
        lambda: move.offers.accept(ruan, move.id),
        lambda: move.offers.differ(hesper, words),
    )

    is_taken = move.handover.offer.is_taken
    assert is_taken is not move.handover.is_contested
    assert len(move.story()) == 3


def test_ended_and_signed_at_once_is_ended_whichever_came_first(
    either_move: Move,
) -> None:
    move = either_move.ready_to_sign()
    odile, barnaby = move.asker("odile"), move.asker("barnaby")
    _signed, ended = at_once(
        lambda: move.running.sign(odile, move.id, Signer.SENDER),
        lambda: move.running.end(barnaby, move.id, Question.STAY),
    )

    assert not isinstance(ended, AlongsideError)
    assert move.handover.state.is_over


# Older editions.


def test_who_writes_an_older_edition_is_told_that_it_changed(
    either_move: Move,
) -> None:
    move = either_move
    move.begin()
    old, item = move.handover, move.coded("C2")
    move.accept()
    move.items.done(move.asker("odile"), item.id)

    with pytest.raises(ChangedMeanwhile), move.desk.store.changing() as unit:
        unit.handovers.save(replace(old, signed=4))
    with pytest.raises(ChangedMeanwhile), move.desk.store.changing() as unit:
        unit.handovers.save_item(item)
    assert move.handover.signed == 0
    assert move.coded("C2").state is ItemState.DONE


def test_a_button_of_yesterday_says_that_it_is_over(move: Move) -> None:
    _accepted(move)
    item = move.coded("C2")
    move.running.end(move.asker("odile"), move.id, Question.STAY)

    acts: tuple[Callable[[], object], ...] = (
        lambda: move.items.done(move.asker("odile"), item.id),
        lambda: move.running.told(move.asker("odile"), move.told_them()),
        lambda: move.running.pause(move.asker("odile"), move.id),
        lambda: move.offers.differ(move.asker("ruan"), move.words("Wait")),
    )
    for act in acts:
        with pytest.raises(NotNow):
            act()


def _everything(move: Move) -> tuple[object, ...]:
    """Return all that is kept and all that is queued, but for what is shown anew."""
    sent = [
        (one.dedupe_key, one.worker_id, None if one.live else one.due_at)
        for one in move.desk.queue("handover.")
    ]
    return move.plan, move.story(), move.lines(), sent
