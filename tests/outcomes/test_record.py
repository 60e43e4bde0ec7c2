"""The record: three pages, each saved when it is sent, and actions that are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.deliveries.records import NotNeeded, Post
from bot.errors import NotFilledIn, NotFound, TooLate
from bot.meetings.records import Attendance, Reply, State
from bot.meetings.requests import Agreement, StandingIn
from bot.outcomes import messages
from bot.outcomes.cards import AgreedForm, NextForm, Record, WhoCame
from tests.meetings.desk import Desk
from tests.meetings.longest import Longest


@pytest.fixture
def held(desk: Desk) -> str:
    """A meeting of Odile with Ludo and Corin that is just over."""
    meeting_id = desk.call("ludo", "corin")
    desk.after_the_meeting()
    return meeting_id


def test_before_it_begins_there_is_nothing_to_record(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    with pytest.raises(TooLate):
        desk.outcomes.begin(desk.asker("odile"), meeting_id)


def test_a_cancelled_meeting_has_no_record(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.meetings.cancel(desk.asker("odile"), meeting_id)
    desk.after_the_meeting()

    with pytest.raises(TooLate):
        desk.outcomes.begin(desk.asker("odile"), meeting_id)


def test_the_first_page_saves_who_came(desk: Desk, held: str) -> None:
    page = desk.outcomes.who_came(desk.asker("odile"), desk.everyone_came(held))

    assert isinstance(page, AgreedForm)
    assert desk.meeting(held).state is State.HELD
    assert desk.invitation(held, "ludo").attendance is Attendance.CAME


def test_a_record_closed_after_the_first_page_goes_on_there(
    desk: Desk, held: str
) -> None:
    attended = desk.everyone_came(held)
    ludo = desk.invitation(held, "ludo").id
    missed = replace(
        attended, attendance={**attended.attendance, ludo: Attendance.MISSED}
    )
    desk.outcomes.who_came(desk.asker("odile"), missed)
    page = desk.outcomes.begin(desk.asker("odile"), held)

    assert isinstance(page, WhoCame)
    came = {guest.invitation_id: guest.attendance for guest in page.guests}
    assert came[ludo] is Attendance.MISSED


def test_what_was_agreed_is_saved_page_by_page(desk: Desk, held: str) -> None:
    more = agree(desk, held, desk.row("ludo"), more=True)
    last = agree(desk, held, desk.row("corin", "Ask about the bus"))

    assert isinstance(more, AgreedForm)
    assert [one.what for one in more.agreed] == ["Ring the school"]
    assert isinstance(last, NextForm)


def test_a_page_sent_twice_is_saved_once(either: Desk) -> None:
    meeting_id = either.call("ludo")
    either.after_the_meeting()
    row = either.row("ludo")
    agree(either, meeting_id, row, row)
    page = agree(either, meeting_id, row, more=True)

    assert isinstance(page, AgreedForm)
    assert len(page.agreed) == 1


def test_empty_rows_are_nothing(desk: Desk, held: str) -> None:
    empty = Agreement(row="row1", worker_id=None, what="", due=None)

    assert isinstance(agree(desk, held, empty), NextForm)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"worker_id": None}, {"row1-who": "Please say who will do it."}),
        ({"what": ""}, {"row1-what": "Please say what, in one line."}),
        ({"due": None}, {"row1-due": "Please say by when."}),
        (
            {"due": date(2027, 3, 16)},
            {"row1-due": "That day has passed. Please choose one to come."},
        ),
    ],
)
def test_a_row_half_filled_in_says_what_is_missing(
    desk: Desk, held: str, changes: dict[str, Any], problem: dict[str, str]
) -> None:
    with pytest.raises(NotFilledIn) as caught:
        agree(desk, held, replace(desk.row("ludo"), **changes))

    assert caught.value.problems == problem


def test_one_bad_row_saves_none(desk: Desk, held: str) -> None:
    bad = replace(desk.row("corin"), row="row2", what="")
    with pytest.raises(NotFilledIn):
        agree(desk, held, desk.row("ludo"), bad)

    page = agree(desk, held, more=True)
    assert isinstance(page, AgreedForm)
    assert page.agreed == ()


def test_today_is_a_day_to_do_it_by(desk: Desk, held: str) -> None:
    row = replace(desk.row("ludo"), due=date(2027, 3, 17))

    assert isinstance(agree(desk, held, row), NextForm)


def test_somebody_not_at_the_meeting_takes_nothing_on(desk: Desk, held: str) -> None:
    with pytest.raises(NotFilledIn) as caught:
        agree(desk, held, desk.row("hesper"))

    assert set(caught.value.problems) == {"row1-who"}


def test_whoever_leaves_the_team_before_the_day_takes_nothing_on(
    desk: Desk, held: str
) -> None:
    desk.end_place("ludo", date(2027, 3, 19))

    with pytest.raises(NotFilledIn) as caught:
        agree(desk, held, desk.row("ludo"))
    assert caught.value.problems == {
        "row1-who": "They are in the team until Fri 19 Mar. "
        "Please choose somebody who stays."
    }


def test_whoever_is_out_of_the_team_is_not_offered(desk: Desk, held: str) -> None:
    desk.end_place("ludo", date(2027, 3, 16))
    page = agree(desk, held, more=True)

    assert isinstance(page, AgreedForm)
    assert "Ludo Marchbanks" not in {one.name for one in page.people}


def test_the_next_date_is_called_with_the_same_people(desk: Desk, held: str) -> None:
    record = desk.outcomes.close(desk.asker("odile"), desk.closing(held))
    following = desk.following(held)

    assert following is not None
    assert record.next_when is not None
    assert (following.on, following.state) == (date(2027, 4, 14), State.CALLED)
    assert {one.worker_id for one in desk.invitations(following.id)} == {
        desk.id_of(handle) for handle in ("odile", "ludo", "corin")
    }
    assert desk.invitation(following.id, "ludo").reply is Reply.NOT_YET


def test_whoever_stood_in_is_not_called_again(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    sent = StandingIn(
        invitation_id=desk.invitation(meeting_id, "ludo").id,
        sequence=0,
        worker_id=desk.id_of("ruan"),
        name="",
    )
    desk.replies.send_someone(desk.asker("ludo"), sent)
    desk.after_the_meeting()
    desk.outcomes.close(desk.asker("odile"), desk.closing(meeting_id))
    following = desk.following(meeting_id)

    assert following is not None
    assert desk.id_of("ruan") not in {
        one.worker_id for one in desk.invitations(following.id)
    }


def test_closing_twice_is_closing_once(either: Desk) -> None:
    meeting_id = either.call("ludo")
    either.after_the_meeting()
    closing = either.closing(meeting_id)
    first = either.outcomes.close(either.asker("odile"), closing)
    queued = either.queue()

    assert either.outcomes.close(either.asker("odile"), closing) == first
    assert either.queue() == queued


def test_a_next_date_with_the_id_of_a_known_meeting_calls_nothing(
    desk: Desk, held: str
) -> None:
    theirs = desk.call("merrick", by="barnaby", about="YP-2KM9", on=date(2027, 3, 24))
    before = desk.invitations(theirs)

    with pytest.raises(NotFound):
        desk.outcomes.close(desk.asker("odile"), desk.closing(held, next_id=theirs))
    assert desk.invitations(theirs) == before
    assert desk.meeting(held).state is State.CALLED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": None}, "on"),
        ({"at": None}, "at"),
        ({"on": date(2027, 4, 6)}, "on"),
        ({"at": time(8, 50)}, "at"),
        ({"has_next": False}, "no-next"),
    ],
)
def test_a_next_date_that_will_not_do_is_refused_at_its_field(
    desk: Desk, held: str, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotFilledIn) as caught:
        desk.outcomes.close(desk.asker("odile"), desk.closing(held, **changes))

    assert set(caught.value.problems) == {field}
    assert desk.meeting(held).state is State.CALLED


def test_no_next_date_is_fine_with_a_reason(desk: Desk, held: str) -> None:
    closing = desk.closing(held, has_next=False, reason="The plan is done")
    record = desk.outcomes.close(desk.asker("odile"), closing)

    assert (record.next_when, record.no_next_reason) == (None, "The plan is done")


def test_a_closed_record_opens_whole_and_takes_no_more(desk: Desk, held: str) -> None:
    desk.outcomes.close(desk.asker("odile"), desk.closing(held))

    assert isinstance(desk.outcomes.begin(desk.asker("odile"), held), Record)
    with pytest.raises(TooLate):
        agree(desk, held, desk.row("ludo"))


def test_a_meeting_that_did_not_happen_goes_straight_to_the_next_date(
    desk: Desk, held: str
) -> None:
    page = desk.outcomes.not_held(desk.asker("odile"), held)
    record = desk.outcomes.close(desk.asker("odile"), desk.closing(held))

    assert isinstance(page, NextForm)
    assert {guest.attendance for guest in record.guests} == {None}
    assert desk.following(held) is not None


def test_before_it_begins_nobody_can_say_it_did_not_happen(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    with pytest.raises(TooLate):
        desk.outcomes.not_held(desk.asker("odile"), meeting_id)


def test_the_record_is_asked_for_when_it_ends(desk: Desk) -> None:
    desk.call("ludo")
    [asked] = desk.queue("meeting.record")
    desk.after_the_meeting()

    assert asked.due_at.isoformat() == "2027-03-17T12:05:00+00:00"
    assert isinstance(desk.render(asked), Post)


def test_a_record_that_is_closed_is_not_asked_for(desk: Desk, held: str) -> None:
    [asked] = desk.queue("meeting.record")
    desk.outcomes.close(desk.asker("odile"), desk.closing(held))

    assert desk.render(asked) == NotNeeded(reason="recorded")


def agree(
    desk: Desk, meeting_id: str, *rows: Agreement, more: bool = False
) -> AgreedForm | NextForm:
    return desk.outcomes.agree(desk.asker("odile"), meeting_id, list(rows), more=more)


def test_a_second_page_keeps_nothing_of_the_first() -> None:
    first, second = Longest("plain", rows=0), Longest("plain", rows=1)
    pages = [messages.agreed(one.agreed_form())["blocks"] for one in (first, second)]
    names = [{one.get("block_id") for one in page} - {None} for page in pages]

    # Slack keeps what was typed or ticked in a field of the same name.
    assert names[0].isdisjoint(names[1])
