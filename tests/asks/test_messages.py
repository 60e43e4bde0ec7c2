"""What is said of an ask when it is sent: if allowed, if needed, no name outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import update

from bot.asks import answer_forms, forms, lists, messages
from bot.asks.cards import (
    Absence,
    AskCard,
    Asked,
    AskForm,
    HeardForm,
    HelpForm,
    HelpWanted,
    MyAsks,
    NewDateForm,
    NewDay,
    SomeoneForm,
    StandIn,
)
from bot.asks.doors import Door
from bot.asks.records import AskState, NewDateReason
from bot.asks.sending import Kind, show_not_reached
from bot.deliveries.records import DeliveryState, NotNeeded, Post
from bot.home.service import HomeTab
from bot.meetings.cards import Choosing, Person
from bot.nudges.records import (
    Climb,
    InTheWay,
    Matter,
    WouldHelp,
)
from storage.deliveries import deliveries
from tests.asks.counter import (
    asks,
    away,
    help_with,
    made,
    newest,
    put,
    someone,
    tap,
    words,
)
from tests.meetings.desk import ZONE, Desk

CANARY = "Zqx"
REFERENCE = re.compile(r"YP-|[23456789BCDFGHJKLMNPQRSTVWXYZ]{4}")
DAY = date(2027, 3, 3)


def test_it_says_who_asks_what_by_when_and_why_them(desk: Desk) -> None:
    put(desk, decision_needed=True)
    said = words(made(desk, newest(desk, "linnet", Kind.ASKED)))

    assert "A yes or no, by Tue 2 Mar" in said
    assert (
        "Ludo Marchbanks asks you because you are their housing officer. "
        "A yes or no is needed, and you can give it."
    ) in said


def test_what_is_answered_before_it_was_sent_is_not_sent(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    tap(desk, ask_id, AskState.DONE)

    asked = newest(desk, "linnet", Kind.ASKED)
    assert made(desk, asked) == NotNeeded(reason="done")


def test_what_is_withdrawn_before_it_was_sent_is_not_sent(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    asks(desk).withdraw(desk.asker("ludo"), ask_id)

    for handle, kind in (("linnet", Kind.ASKED), ("ludo", Kind.MINE)):
        assert made(desk, newest(desk, handle, kind)) == NotNeeded(reason="withdrawn")


def test_what_was_passed_on_before_it_was_sent_is_not_sent(desk: Desk) -> None:
    someone(desk, put(desk).ask_id, "dunstan")

    asked = newest(desk, "linnet", Kind.ASKED)
    assert made(desk, asked) == NotNeeded(reason="passed-on")


@pytest.mark.parametrize(
    ("handle", "kind"), [("linnet", Kind.ASKED), ("ludo", Kind.MINE)]
)
def test_without_access_nothing_is_sent_and_what_was_is_taken_back(
    either: Desk, handle: str, kind: Kind
) -> None:
    put(either)
    either.end_place(handle, date(2027, 2, 21), about="YP-8RN4")
    sent = newest(either, handle, kind)

    assert made(either, sent) == NotNeeded(reason="access-removed")
    taken_back = made(either, replace(sent, ts="1.1"))
    assert isinstance(taken_back, Post)
    assert taken_back.takes_back
    assert "8RN4" not in words(taken_back)


def test_help_is_not_sent_to_who_may_not_see_it(desk: Desk) -> None:
    help_with(desk, put(desk).ask_id, WouldHelp.A_CALL)
    desk.end_place("ludo", date(2027, 2, 21), about="YP-8RN4")

    wanted = newest(desk, "ludo", Kind.HELP)
    assert made(desk, wanted) == NotNeeded(reason="access-removed")


def test_a_deputy_reads_for_whom_and_only_while_they_are_away(desk: Desk) -> None:
    away(desk, "ludo", date(2027, 2, 22))
    put(desk, "ludo", by="odile", about="YP-7HX3", due=date(2027, 3, 3))
    asked = newest(desk, "ruan", Kind.ASKED)

    said = words(made(desk, asked))
    assert "Odile Farthing asks Ludo Marchbanks. You stand in for them." in said
    desk.move_clock(2027, 3, 1, 9, 10)
    assert made(desk, asked) == NotNeeded(reason="access-removed")


def test_help_says_the_smallest_next_step(either: Desk) -> None:
    ask_id = put(either).ask_id
    help_with(either, ask_id, WouldHelp.A_CALL)
    said = made(either, newest(either, "ludo", Kind.HELP))

    assert "Linnet Pargeter asks for a call. Their number is 01632 960 140." in words(
        said
    )
    assert "it is not clear to them what is needed" in words(said)


def test_the_same_help_asked_twice_is_told_once(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    for _ in range(2):
        help_with(desk, ask_id, WouldHelp.A_CALL)
    help_with(desk, ask_id, WouldHelp.ANOTHER_TIME)

    assert len(desk.queued_for("ludo", Kind.HELP)) == 2


def test_help_that_is_no_longer_needed_is_not_sent_or_says_so(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    help_with(desk, ask_id, WouldHelp.A_CALL)
    tap(desk, ask_id, AskState.DONE)
    wanted = newest(desk, "ludo", Kind.HELP)

    assert made(desk, wanted) == NotNeeded(reason="settled")
    assert "*Settled.*" in words(made(desk, replace(wanted, ts="1.1")))


def test_whom_slack_cannot_reach_is_to_be_rung(desk: Desk) -> None:
    ask_id = put(desk).ask_id
    asked = newest(desk, "linnet", Kind.ASKED)
    with desk.store.changing() as unit:
        this = update(deliveries).where(deliveries.c.id == asked.id)
        unit.connection.execute(this.values(state=DeliveryState.FAILED))
        show_not_reached(unit, asked, desk.clock.now())

    mine = newest(desk, "ludo", Kind.MINE)
    assert (mine.subject_id, mine.wanted) == (ask_id, 2)
    assert (
        "Please ring Linnet Pargeter, Housing Options on 01632 960 140. "
        "Slack could not reach them."
    ) in words(made(desk, mine))


def test_the_ladder_looks_again_at_every_change(either: Desk) -> None:
    ask_id = put(either).ask_id
    with either.store.changing() as unit:
        unit.nudges.begin(climb(either, ask_id))
    tap(either, ask_id, AskState.TAKEN)

    with either.store.looking() as unit:
        [one] = unit.nudges.climbs_about(frozenset({ask_id}))
    assert one.next_at == either.clock.now()


def test_a_change_shows_on_home_of_both(desk: Desk) -> None:
    for handle in ("linnet", "ludo", "dunstan"):
        HomeTab(desk.store, desk.clock, ZONE).open(desk.asker(handle))
    put(desk)

    wanted = {
        handle: newest(desk, handle, "home").wanted
        for handle in ("linnet", "ludo", "dunstan")
    }
    assert wanted["linnet"] > 1
    assert wanted["ludo"] > 1
    assert wanted["dunstan"] == 1


def test_the_lists_hold_only_what_one_may_still_see(desk: Desk) -> None:
    put(desk)
    assert len(asks(desk).mine(desk.asker("linnet")).of_me) == 1
    assert len(asks(desk).mine(desk.asker("ludo")).by_me) == 1
    desk.end_place("linnet", date(2027, 2, 21), about="YP-8RN4")

    assert asks(desk).mine(desk.asker("linnet")).of_me == ()


def test_what_is_done_is_in_no_list(desk: Desk) -> None:
    tap(desk, put(desk).ask_id, AskState.DONE)

    assert asks(desk).mine(desk.asker("linnet")).of_me == ()
    assert asks(desk).mine(desk.asker("ludo")).by_me == ()


@pytest.mark.parametrize("text", [CANARY, "w" * 500])
def test_everything_fits_and_no_lock_screen_names_anybody(text: str) -> None:
    for post in every_post(text):
        assert 10 < len(post.text) < 80
        assert text not in post.text
        assert not REFERENCE.search(post.text)
        assert len(post.blocks) <= 50


@pytest.mark.parametrize("text", [CANARY, "w" * 500])
def test_every_form_and_list_fits(text: str) -> None:
    card = ask_card(text, AskState.ASKED, away_too=True)
    mine = MyAsks(of_me=(card,) * 30, by_me=(card,) * 30, can_ask=True)

    assert len(lists.listed(mine)["blocks"]) <= 50
    for view in every_form(text, card):
        assert len(view["title"]["text"]) <= 24
        assert len(view["blocks"]) <= 20


def every_post(text: str) -> list[Post]:
    cards = [
        ask_card(text, state, away_too=is_away)
        for state, is_away in product(AskState, (True, False))
    ]
    helps = [
        replace(help_card(text), in_the_way=way, would_help=wanted, is_settled=settled)
        for way, wanted, settled in product(InTheWay, WouldHelp, (True, False))
    ]
    return [
        *(messages.asked(Asked(ask=one, stands_in_for=None)) for one in cards),
        *(messages.asked(Asked(ask=one, stands_in_for=text)) for one in cards),
        *(messages.mine(one) for one in cards),
        *(messages.passed_on(one) for one in cards),
        *(messages.help_asked(one) for one in helps),
        messages.not_theirs(),
    ]


def every_form(text: str, card: AskCard) -> Iterator[dict[str, Any]]:
    people = tuple(person(f"{text}{number}") for number in range(120))
    about: dict[str, Any] = {"about_id": "A", "reference": "YP-8RN4", "what": text}
    yield forms.choose(Choosing(references=(("1", "YP-8RN4"),)))
    yield forms.ask(
        AskForm(young_person_id="Y", ask_id="A", reference="YP-8RN4", people=people)
    )
    for for_asker in (True, False):
        yield forms.someone(
            SomeoneForm(**about, due=DAY, people=people, for_asker=for_asker)
        )
    yield forms.new_date(NewDateForm(**about, due=DAY))
    yield forms.heard(
        HeardForm(ask_id="A", reference="YP-8RN4", what=text, name=text, today=DAY)
    )
    yield answer_forms.need_help(
        HelpForm(about_id="A", reference="YP-8RN4", what=text),
        Door.NEED_HELP_FORM,
    )
    yield messages.confirmed(card)


def ask_card(text: str, state: AskState, *, away_too: bool) -> AskCard:
    stands_in = StandIn(person=person(text), is_away=False)
    absence = Absence(
        name=text,
        first=DAY,
        last=DAY + timedelta(days=4),
        stands_in=stands_in,
        agency=text,
        agency_phone="01632 960 101",
    )
    return AskCard(
        ask_id="A",
        reference="YP-8RN4",
        what=text,
        due=DAY,
        is_overdue=False,
        decision_needed=away_too,
        instead_of_coming=away_too,
        state=state,
        asker=person(text),
        worker=person(text),
        why_you=text,
        stand_in=text,
        answered_on=DAY,
        recorded_by=text if away_too else None,
        absence=absence if away_too else None,
        new_day=NewDay(was=DAY, reason=NewDateReason.WAITING) if away_too else None,
        not_reached=away_too,
    )


def help_card(text: str) -> HelpWanted:
    return HelpWanted(
        item_id="A",
        reference="YP-8RN4",
        what=text,
        due=DAY,
        name=text,
        phone="01632 960 101",
        in_the_way=InTheWay.TIME,
        would_help=WouldHelp.A_CALL,
    )


def person(text: str) -> Person:
    return Person(
        id=text[:26],
        name=text,
        agency=text,
        role=text,
        phone="01632 960 101",
        has_slack=True,
        knows_them=False,
        can_decide=True,
    )


def climb(desk: Desk, ask_id: str) -> Climb:
    now = desk.clock.now()
    return Climb(
        id=desk.clock.new_id(),
        matter=Matter.ASK,
        item_id=ask_id,
        edition=0,
        worker_id=desk.id_of("linnet"),
        young_person_id=desk.young_person("YP-8RN4").id,
        ladder="",
        started_at=now,
        next_at=now + timedelta(days=2),
    )
