"""Who is told that somebody left one team, what they read, and what they may say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.deliveries.records import Delivery, DeliveryState, NotNeeded, Post
from bot.errors import AlreadyDone, NotFilledIn, NotFound
from bot.leaving.requests import SomebodyLeft, TakesOver
from tests.leaving.office import ABOUT, Office, words

TODAY = date(2027, 2, 22)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def out(office: Office) -> str:
    """Ludo convened a meeting and was taken out of that team; return its id."""
    return taken_out(office)


def taken_out(office: Office) -> str:
    meeting_id = office.desk.call("tamsel", by="ludo")
    office.take_out("ludo", YESTERDAY)
    return meeting_id


def parting(office: Office) -> str:
    return office.last_place("ludo").id


def takes_over(office: Office, handle: str) -> TakesOver:
    return TakesOver(parting_id=parting(office), worker_id=office.desk.id_of(handle))


def shown(office: Office, delivery: Delivery) -> Delivery:
    """Return a delivery as it is once Slack has it."""
    with office.desk.store.changing(quietly=True) as unit:
        unit.connection.execute(
            text("UPDATE deliveries SET ts='1.2', channel='D1', shown=1 WHERE id=:id"),
            {"id": delivery.id},
        )
        now = unit.deliveries.get(delivery.id)
    assert now
    return now


def test_one_lead_is_asked_once(office: Office, out: str) -> None:
    office.tick()

    [asked] = office.desk.queue("leaving.asked")
    assert asked.worker_id == office.desk.id_of("hesper")
    said = words(office.render(asked))
    assert "Ludo Marchbanks is no longer in one team" in said
    assert (
        "For now *Ruan Abernethy-Cole* holds what Ludo Marchbanks held there: "
        "1 meeting." in said
    )


def test_a_lead_who_is_in_that_team_reads_which_it_is(office: Office, out: str) -> None:
    [asked] = office.desk.queue("leaving.asked")
    post = office.render(asked)

    assert isinstance(post, Post)
    assert ABOUT in words(post)
    assert ABOUT not in post.text


def test_a_lead_who_is_not_in_that_team_reads_no_reference(office: Office) -> None:
    office.desk.end_place("hesper", YESTERDAY)
    taken_out(office)

    [asked] = office.desk.queue("leaving.asked")
    assert ABOUT not in words(office.render(asked))


def test_the_new_holder_reads_what_is_theirs(office: Office, out: str) -> None:
    [yours] = office.messages("yours", "ruan")
    post = office.render(yours)

    assert isinstance(post, Post)
    said = words(post)
    assert "Ludo Marchbanks is no longer in this team. It comes to you" in said
    assert "You call this meeting now." in said
    assert ABOUT not in post.text


def test_they_themselves_hear_nothing_of_it(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.desk.call("ludo", "tamsel", on=date(2027, 3, 18))
    before = {one.id for one in office.desk.queued_for("ludo")}
    office.take_out("ludo", YESTERDAY)

    assert {one.id for one in office.desk.queued_for("ludo")} == before
    for one in office.desk.queued_for("ludo", "meeting"):
        assert isinstance(office.desk.render(one), NotNeeded)


def test_yes_settles_it(on_either: Office) -> None:
    taken_out(on_either)
    hesper = on_either.desk.asker("hesper")
    for _ in range(2):
        on_either.leaving.confirm(hesper, parting(on_either))

    [row] = on_either.successions("ludo")
    assert row.settled_by_id == on_either.desk.id_of("hesper")
    [asked] = on_either.desk.queue("leaving.asked")
    assert "This is settled." in words(on_either.render(asked))


def test_whoever_left_the_team_is_not_offered_and_not_taken(
    office: Office, out: str
) -> None:
    form = office.leaving.begin_choosing(office.desk.asker("hesper"), parting(office))
    offered = [one for group in form.workers for one, _ in group.choices]

    assert office.desk.id_of("hesper") in offered
    assert office.desk.id_of("ludo") not in offered
    with pytest.raises(NotFilledIn):
        office.leaving.choose(office.desk.asker("hesper"), takes_over(office, "ludo"))


def test_where_nobody_else_works_everybody_else_is_offered(office: Office) -> None:
    office.change("avice", left_on=date(2027, 1, 1))
    with office.desk.store.looking() as unit:
        [place] = unit.young_people.places_of(office.desk.id_of("wystan"), TODAY)
        person = unit.young_people.get(place.young_person_id)
    assert person
    office.take_out("wystan", YESTERDAY, about=person.reference)
    form = office.leaving.begin_choosing(office.desk.asker("barnaby"), place.id)

    offered = [one for group in form.workers for one, _ in group.choices]
    assert len(offered) > 5
    assert office.desk.id_of("wystan") not in offered


def test_whoever_is_chosen_holds_it_and_the_other_is_let_go(on_either: Office) -> None:
    meeting_id = taken_out(on_either)
    desk = on_either.desk
    on_either.leaving.choose(desk.asker("hesper"), takes_over(on_either, "hesper"))
    on_either.tick()

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("hesper")
    assert on_either.places("ruan") == []
    [yours] = on_either.messages("yours", "hesper")
    assert "It comes to you because you lead" in words(on_either.render(yours))
    with pytest.raises(AlreadyDone):
        on_either.leaving.choose(desk.asker("hesper"), takes_over(on_either, "ruan"))


def test_asking_for_help_tells_the_lead_once(office: Office, out: str) -> None:
    for _ in range(2):
        office.leaving.need_help(office.desk.asker("ruan"), parting(office))

    [told] = office.desk.queue("leaving.help")
    assert told.worker_id == office.desk.id_of("hesper")
    assert "would like help" in words(office.render(told))


@pytest.mark.parametrize("who", ["tamsel", "ruan", "corin", "ludo"])
def test_for_others_it_is_as_if_it_were_not_there(
    office: Office, out: str, who: str
) -> None:
    asker, place_id = office.desk.asker(who), parting(office)
    for attempt in (
        lambda: office.leaving.confirm(asker, place_id),
        lambda: office.leaving.begin_choosing(asker, place_id),
        lambda: office.leaving.choose(asker, takes_over(office, "hesper")),
    ):
        with pytest.raises(NotFound) as denied:
            attempt()
        assert denied.value.sentence == NotFound().sentence


def test_a_place_is_nobody_who_left_or_who_is_back(office: Office, out: str) -> None:
    """An id of one kind does not pass where another is asked for."""
    hesper, place_id = office.desk.asker("hesper"), parting(office)
    with pytest.raises(NotFound):
        office.leaving.is_back(hesper, place_id)
    with pytest.raises(NotFound):
        office.leaving.say(hesper, SomebodyLeft(worker_id=place_id, last_day=None))


def test_when_the_lead_who_was_asked_leaves_the_next_one_is(office: Office) -> None:
    taken_out(office)
    office.gone("hesper")
    for _ in range(2):
        office.tick()

    about = parting(office)
    asked = office.desk.queue("leaving.asked")
    assert [one.worker_id for one in asked if one.subject_id == about] == [
        office.desk.id_of("hesper"),
        office.desk.id_of("barnaby"),
    ]


def test_leaving_again_is_another_parting(on_either: Office) -> None:
    desk = on_either.desk
    taken_out(on_either)
    on_either.leaving.confirm(desk.asker("hesper"), parting(on_either))
    on_either.let_in("ludo", TODAY)
    desk.move_clock(2027, 3, 1, 9)
    second = desk.call("tamsel", by="ludo", on=date(2027, 3, 18))
    on_either.take_out("ludo", date(2027, 2, 28))

    assert desk.meeting(second).convenor_id == desk.id_of("ruan")
    assert len(on_either.successions("ludo")) == 2
    assert len(on_either.messages("asked", "hesper")) == 2
    newest = words(on_either.render(on_either.messages("asked", "hesper")[-1]))
    # What they left the first time is settled, and was not asked about again.
    assert "1 meeting." in newest


def test_what_came_back_to_them_goes_on_again(on_either: Office) -> None:
    """One row for each thing that somebody left, however often they leave."""
    desk = on_either.desk
    meeting_id = taken_out(on_either)
    on_either.let_in("ludo", TODAY)
    desk.move_clock(2027, 3, 1, 9)
    on_either.take_out("ruan", date(2027, 2, 28))
    ruans = TakesOver(
        parting_id=on_either.last_place("ruan").id, worker_id=desk.id_of("ludo")
    )
    on_either.leaving.choose(desk.asker("hesper"), ruans)
    assert desk.meeting(meeting_id).convenor_id == desk.id_of("ludo")

    desk.move_clock(2027, 3, 15, 9)
    on_either.take_out("ludo", date(2027, 3, 14))
    [row] = on_either.successions("ludo")
    assert row.successor_id == desk.meeting(meeting_id).convenor_id
    assert row.successor_id == desk.id_of("hesper")
    assert row.settled_at is None


def test_leaving_the_partnership_after_a_team_asks_about_the_rest(
    office: Office, out: str
) -> None:
    office.leaving.confirm(office.desk.asker("hesper"), parting(office))
    office.gone("ludo")
    office.tick()

    assert len(office.messages("asked", "hesper")) == 2
    assert office.desk.meeting(out).convenor_id == office.desk.id_of("ruan")


def test_the_board_of_whoever_ran_it_says_so_and_nothing_more(
    office: Office, out: str
) -> None:
    [board] = office.desk.queued_for("ludo", "meeting.board")
    said = office.desk.render(shown(office, board))

    assert isinstance(said, Post)
    assert said.text == "Somebody else runs this meeting now."
    assert ABOUT not in words(said)
    assert said.takes_back


def test_a_board_that_was_never_shown_stays_unsaid(office: Office, out: str) -> None:
    [board] = office.desk.queued_for("ludo", "meeting.board")

    assert office.desk.render(board) == NotNeeded(reason="access-removed")


def test_the_board_of_whoever_was_let_go_says_so_too(office: Office, out: str) -> None:
    [board] = office.desk.queued_for("ruan", "meeting.board")
    board = shown(office, board)
    office.leaving.choose(office.desk.asker("hesper"), takes_over(office, "hesper"))

    with office.desk.store.looking() as unit:
        asked_anew = unit.deliveries.get(board.id)
    assert asked_anew
    assert asked_anew.state is DeliveryState.WAITING
    assert "Somebody else runs this meeting now." in words(office.desk.render(board))
