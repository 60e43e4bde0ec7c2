"""Calling a meeting: all of it in one transaction, once, and only by who may."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, time
from typing import Any

import pytest

from bot.deliveries.records import Delivery, File, NotNeeded
from bot.errors import NotFilledIn, NotFound
from bot.meetings.calling import NobodyToAsk
from bot.meetings.cards import CallForm, Choosing
from bot.meetings.records import MOST_ASKED, Reply, State
from tests.meetings.desk import Desk


def test_everything_is_queued_with_the_meeting(either: Desk) -> None:
    either.call("ludo", "silas")

    kinds = sorted((one.kind, one.due_at.isoformat()) for one in either.queue())
    assert [kind for kind, _ in kinds] == [
        "meeting.board",
        *["meeting.calendar"] * 3,
        *["meeting.invitation"] * 2,
        "meeting.record",
        *["meeting.reminder-day"] * 3,
        *["meeting.reminder-hour"] * 3,
        "meeting.room",
    ]


def test_nothing_is_queued_when_the_meeting_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFilledIn):
        desk.call("ludo", on=date(2027, 3, 22))

    assert desk.queue() == []


def test_the_queue_holds_no_word_of_the_form(either: Desk) -> None:
    either.call(
        "ludo",
        line="I hate buzzers",
        why="Agree the Monday start",
        place="Corner House kitchen",
        place_reason="They asked for it",
    )

    rows = " ".join(str(asdict(one)) for one in either.queue())
    for word in ("buzzers", "Monday", "kitchen", "asked", "YP-", "Ludo", "Marlpit"):
        assert word not in rows


def test_the_convenor_comes(desk: Desk) -> None:
    meeting_id = desk.call("ludo")

    assert desk.invitation(meeting_id, "odile").reply is Reply.COMING
    assert desk.queued_for("odile", "meeting.invitation") == []


def test_the_same_form_twice_is_one_meeting(either: Desk) -> None:
    calling = either.calling("ludo")
    first = either.meetings.call(either.asker("odile"), calling)
    before = either.queue()

    assert either.meetings.call(either.asker("odile"), calling) == first
    assert either.queue() == before


def test_a_form_with_the_id_of_somebody_elses_meeting_finds_nothing(
    desk: Desk,
) -> None:
    theirs = desk.call("merrick", by="barnaby", about="YP-2KM9", at=time(11, 35))
    forged = replace(desk.calling("ludo"), meeting_id=theirs)

    with pytest.raises(NotFound):
        desk.meetings.call(desk.asker("odile"), forged)


def test_a_form_with_the_id_of_ones_own_meeting_about_another_finds_nothing(
    desk: Desk,
) -> None:
    other = desk.call("wystan", about="YP-6CJ2")
    forged = replace(desk.calling("ludo"), meeting_id=other)

    with pytest.raises(NotFound):
        desk.meetings.call(desk.asker("odile"), forged)


def test_partners_without_slack_are_listed_to_ring(desk: Desk) -> None:
    calling = desk.calling("merrick", "pell", about="YP-2KM9")
    card = desk.meetings.call(desk.asker("barnaby"), calling)

    assert [one.name for one in card.asked] == ["Sgt Merrick Stave"]
    assert [(one.name, one.phone) for one in card.to_ring] == [
        ("Mrs Pell", "01632 960 201")
    ]


def test_the_line_is_kept_with_the_young_person(desk: Desk) -> None:
    desk.call("ludo", line="Ask me first.")

    assert desk.young_person().line == "Ask me first."


def test_an_empty_line_takes_nothing_back(desk: Desk) -> None:
    desk.call("ludo", line="")

    assert desk.young_person().line == "Don't make me tell it all again."


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"needed": ()}, "needed"),
        ({"on": date(2027, 3, 22)}, "on"),
        ({"on": date(2027, 2, 19)}, "on"),
        ({"at": time(8, 50)}, "at"),
        ({"at": time(15, 0)}, "at"),
        ({"place": ""}, "place"),
        ({"place": "The library"}, "place-reason"),
    ],
)
def test_a_problem_is_told_at_its_field(
    desk: Desk, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotFilledIn) as caught:
        desk.call("ludo", **changes)

    assert field in caught.value.problems


@pytest.mark.parametrize(
    ("named", "field"),
    [
        ("needed", "needed"),
        ("knows_them_id", "knows-them"),
        ("decider_id", "decision"),
        ("asker_id", "asker"),
    ],
)
def test_somebody_who_left_the_team_is_told_where_they_were_named(
    desk: Desk, named: str, field: str
) -> None:
    gone = desk.id_of("linnet")
    value: Any = (gone,) if named == "needed" else gone
    calling = desk.calling("ludo", **{named: value})

    with pytest.raises(NotFilledIn) as caught:
        desk.meetings.call(desk.asker("odile"), calling)

    assert set(caught.value.problems) == {field}


def test_a_crowd_is_refused_at_its_field(desk: Desk) -> None:
    ludo = desk.id_of("ludo")

    with pytest.raises(NotFilledIn) as caught:
        desk.call(needed=(ludo,) * (MOST_ASKED + 1))

    assert caught.value.problems == {"needed": "Please choose 30 people at most."}


def test_a_convenor_alone_in_the_team_is_told_so(desk: Desk) -> None:
    for handle in ("barnaby", "sunniva", "ludo", "hesper", "corin", "tamsel", "silas"):
        desk.end_place(handle, date(2027, 2, 21))

    with pytest.raises(NobodyToAsk):
        desk.meetings.begin(desk.asker("odile"), "YP-7HX3")


def test_whoever_has_left_is_not_offered(desk: Desk) -> None:
    desk.leave("ludo", date(2027, 2, 19))
    card = desk.meetings.begin(desk.asker("odile"), "YP-7HX3")

    assert isinstance(card, CallForm)
    assert "Ludo Marchbanks" not in {one.name for one in card.people}


def test_on_their_last_day_they_are_still_offered(desk: Desk) -> None:
    desk.leave("ludo", date(2027, 2, 22))
    card = desk.meetings.begin(desk.asker("odile"), "YP-7HX3")

    assert isinstance(card, CallForm)
    assert "Ludo Marchbanks" in {one.name for one in card.people}


def test_two_places_in_one_team_are_one_person(desk: Desk) -> None:
    with desk.store.changing() as unit:
        [place] = [
            one
            for one in unit.young_people.places(desk.young_person().id)
            if one.worker_id == desk.id_of("ludo")
        ]
        unit.young_people.join(replace(place, id=desk.clock.new_id()))
    card = desk.meetings.begin(desk.asker("odile"), "YP-7HX3")
    chooser = desk.meetings.begin(desk.asker("ludo"), "")

    assert isinstance(card, CallForm)
    assert isinstance(chooser, Choosing)
    assert [one.name for one in card.people].count("Ludo Marchbanks") == 1
    assert [ref for _, ref in chooser.references] == ["YP-7HX3", "YP-8RN4"]


def test_without_a_school_there_must_be_a_place(desk: Desk) -> None:
    with pytest.raises(NotFilledIn) as caught:
        desk.call("hesper", by="ludo", about="YP-8RN4")

    assert set(caught.value.problems) == {"where"}


def test_without_a_school_any_working_day_will_do(desk: Desk) -> None:
    meeting_id = desk.call("hesper", by="ludo", about="YP-8RN4", place="The library")

    assert desk.meeting(meeting_id).state is State.CALLED


def test_invitations_wait_for_the_morning_and_the_board_does_not(desk: Desk) -> None:
    desk.move_clock(2027, 2, 22, 21, 0)
    desk.call("ludo")
    [asked] = desk.queue("meeting.invitation")
    [board] = desk.queue("meeting.board")

    assert asked.due_at.isoformat() == "2027-02-23T08:00:00+00:00"
    assert board.due_at == desk.clock.now()


def test_an_invitation_for_today_does_not_wait(desk: Desk) -> None:
    desk.move_clock(2027, 3, 17, 7, 30)
    desk.call("ludo")
    [asked] = desk.queue("meeting.invitation")

    assert asked.due_at == desk.clock.now()


def test_a_meeting_tomorrow_morning_has_no_reminder_for_the_day_before(
    desk: Desk,
) -> None:
    desk.move_clock(2027, 3, 16, 9, 30)
    desk.call("ludo")

    assert desk.queue("meeting.reminder-day") == []
    assert len(desk.queue("meeting.reminder-hour")) == 2


def test_what_somebody_may_no_longer_see_is_not_sent(desk: Desk) -> None:
    desk.call("ludo")
    desk.end_place("ludo", date(2027, 2, 21))

    sent = {one.kind: desk.render(one) for one in desk.queued_for("ludo")}
    assert set(sent) == {
        "meeting.invitation",
        "meeting.calendar",
        "meeting.reminder-day",
        "meeting.reminder-hour",
    }
    assert set(sent.values()) == {NotNeeded(reason="access-removed")}


def test_a_convenor_who_left_the_team_gets_no_board(desk: Desk) -> None:
    desk.call("ludo")
    desk.end_place("odile", date(2027, 2, 21))

    made = [desk.render(one) for one in desk.queued_for("odile")]
    assert made == [NotNeeded(reason="access-removed")] * len(made)


def test_a_cancelled_meeting_is_never_announced_in_the_room(desk: Desk) -> None:
    meeting_id = desk.call("ludo")
    desk.meetings.cancel(desk.asker("odile"), meeting_id)
    [room] = desk.queue("meeting.room")

    assert desk.render(room) == NotNeeded(reason="cancelled")
    assert _text(desk, replace(room, ts="1.1")) == "A meeting was cancelled."


def _text(desk: Desk, delivery: Delivery) -> str:
    made = desk.render(delivery)
    assert not isinstance(made, NotNeeded | File)
    return getattr(made, "text", "")
