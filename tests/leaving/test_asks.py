"""What somebody was asked for, or had asked for, goes on to who is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.asks.records import Ask, AskState
from bot.deliveries.records import DeliveryState
from bot.leaving.records import Duty
from bot.nudges.records import Climb
from tests.asked import on_screen, put_ask, put_climb, put_nudge
from tests.leaving.office import Office, words

TODAY = date(2027, 2, 22)
YESTERDAY = TODAY - timedelta(days=1)
OPEN = [AskState.ASKED, AskState.TAKEN]


def ask(office: Office, ask_id: str) -> Ask:
    with office.desk.store.looking() as unit:
        found = unit.asks.get(ask_id)
    assert found
    return found


@pytest.mark.parametrize("state", OPEN)
def test_what_they_were_asked_for_is_asked_of_who_takes_over(
    on_either: Office, state: AskState
) -> None:
    one = put_ask(on_either.desk, "ludo", state=state)
    on_either.gone("ludo")

    after = ask(on_either, one.id)
    assert after.worker_id == on_either.desk.id_of("ruan")
    assert (after.state, after.answered_at) == (AskState.ASKED, None)
    assert on_either.desk.queued_for("ruan", "ask.asked")


def test_what_they_had_asked_for_is_told_to_who_takes_over(on_either: Office) -> None:
    one = put_ask(on_either.desk, "tamsel", by="ludo", state=AskState.TAKEN)
    on_either.gone("ludo")

    after = ask(on_either, one.id)
    assert after.asker_id == on_either.desk.id_of("ruan")
    assert (after.worker_id, after.state) == (one.worker_id, AskState.TAKEN)


@pytest.mark.parametrize(
    "state",
    [AskState.DONE, AskState.SOMEONE_ELSE, AskState.NOT_ME, AskState.WITHDRAWN],
)
def test_what_is_settled_stays_as_it_was(office: Office, state: AskState) -> None:
    one = put_ask(office.desk, "ludo", by="tamsel", state=state)
    office.gone("ludo")
    office.gone("tamsel")

    assert ask(office, one.id) == one


def test_in_one_team_it_goes_on_and_elsewhere_it_stays(on_either: Office) -> None:
    desk = on_either.desk
    here, asked_here = put_ask(desk, "ludo"), put_ask(desk, "tamsel", by="ludo")
    there = put_ask(desk, "ludo", about="YP-5DW8", by="corin")
    on_either.take_out("ludo", YESTERDAY)

    ruan = desk.id_of("ruan")
    assert ask(on_either, here.id).worker_id == ruan
    assert ask(on_either, asked_here.id).asker_id == ruan
    assert ask(on_either, there.id) == there
    duties = {one.duty for one in on_either.successions("ludo")}
    assert duties == {Duty.ASKED, Duty.ASKING}


@pytest.mark.parametrize(("of", "by"), [("ludo", "tamsel"), ("tamsel", "ludo")])
def test_the_clock_finds_what_is_left_with_somebody_out_of_a_team(
    on_either: Office, of: str, by: str
) -> None:
    on_either.take_out("ludo", YESTERDAY)
    one = put_ask(on_either.desk, of, by=by)
    on_either.tick()

    after = ask(on_either, one.id)
    gone = on_either.desk.id_of("ludo")
    assert gone not in {after.worker_id, after.asker_id}


def test_twice_is_the_same_as_once(office: Office) -> None:
    one = put_ask(office.desk, "ludo")
    office.gone("ludo")
    queue, after = office.desk.queue(), ask(office, one.id)
    office.gone("ludo")
    office.tick()

    assert office.desk.queue() == queue
    assert ask(office, one.id) == after


def running(office: Office, climb: Climb) -> Climb:
    with office.desk.store.looking() as unit:
        found = unit.nudges.climb(climb.id)
    assert found
    return found


@pytest.mark.parametrize("leaver", ["ludo", "odile"])
def test_its_ladder_is_looked_at_and_its_nudges_are_shown_anew(
    on_either: Office, leaver: str
) -> None:
    desk = on_either.desk
    later = desk.clock.now() + timedelta(days=3)
    climb = put_climb(desk, put_ask(desk, "ludo"), next_at=later)
    on_screen(desk, put_nudge(desk, climb))
    on_either.gone(leaver)

    assert running(on_either, climb).next_at == desk.clock.now()
    [shown] = desk.queue("nudge.one")
    assert (shown.state, shown.wanted) == (DeliveryState.WAITING, 2)


def test_a_ladder_for_an_answer_that_was_declined_is_looked_at(office: Office) -> None:
    desk = office.desk
    invitation = desk.invitation(desk.call("ludo", "tamsel"), "ludo")
    later = desk.clock.now() + timedelta(days=3)
    climb = put_climb(desk, put_ask(desk), item_id=invitation.id, next_at=later)
    office.gone("ludo")

    assert running(office, climb).next_at == desk.clock.now()


def test_who_takes_over_reads_what_it_is_and_the_lead_reads_counts(
    office: Office,
) -> None:
    put_ask(office.desk, "ludo")
    put_ask(office.desk, "tamsel", by="ludo", what="Ring about the bus")
    office.gone("ludo")

    [yours] = office.messages("yours", "ruan")
    said = words(office.render(yours))
    assert "Find out about the swimming club" in said
    assert "Asked of Tamsel" in said
    assert "YP-" not in said.split("\n")[0]
    [asked] = office.messages("asked", "hesper")
    counts = words(office.render(asked))
    assert "1 thing they were asked for and 1 thing they had asked for" in counts


def test_when_it_is_done_nothing_is_held_any_more(office: Office) -> None:
    one = put_ask(office.desk, "ludo")
    office.gone("ludo")
    with office.desk.store.changing() as unit:
        unit.asks.save(replace(ask(office, one.id), state=AskState.DONE))

    [yours] = office.messages("yours", "ruan")
    assert "Find out" not in words(office.render(yours))
