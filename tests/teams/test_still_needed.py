"""Once a month each is asked, in one message, and one tap is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.access.service import House
from bot.deliveries.records import Delivery, NotNeeded, NotYet, Outgoing, Post
from bot.directory.records import Leave, Membership
from bot.errors import NotFound
from bot.practice.limits import check_message
from bot.teams import messages
from bot.teams.cards import NobodyKnows, Place, StillNeeded
from bot.teams.outgoing import RenderTeams
from bot.teams.service import StillHolds, Teams
from tests.meetings.desk import STRANGER, ZONE, Desk

#: Thursday 1 April 2027, nine in the morning in London.
APRIL = datetime(2027, 4, 1, 8, tzinfo=UTC)


def teams(desk: Desk) -> Teams:
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    return Teams(house)


def asked(desk: Desk, handle: str) -> list[Delivery]:
    return desk.queued_for(handle, "teams.still-needed")


def in_april(desk: Desk) -> None:
    """Come to the first day on which those of the practice are asked."""
    desk.clock.move_to(datetime(2027, 3, 20, 12, tzinfo=UTC))
    teams(desk).monthly(desk.clock.now())
    desk.clock.move_to(APRIL)


def render(desk: Desk, delivery: Delivery) -> Outgoing:
    with desk.store.looking() as unit:
        return RenderTeams(ZONE, frozenset())(unit, delivery, desk.clock.now())


def card(desk: Desk, handle: str) -> str:
    outgoing = render(desk, asked(desk, handle)[-1])
    assert isinstance(outgoing, Post)
    return str(outgoing.blocks)


def place(desk: Desk, handle: str, about: str = "YP-7HX3") -> Membership:
    person = desk.young_person(about)
    with desk.store.looking() as unit:
        [found] = [
            one
            for one in unit.young_people.places(person.id)
            if one.worker_id == desk.id_of(handle)
        ]
    return found


def test_everyone_in_a_team_is_asked_once(either: Desk) -> None:
    for hour in range(3):
        teams(either).monthly(either.clock.now() + timedelta(hours=hour))

    asked_ids = [one.worker_id for one in either.queue("teams.still-needed")]
    with either.store.looking() as unit:
        there = unit.workers.these(unit.young_people.in_teams(date(2027, 2, 22)))
    assert sorted(filter(None, asked_ids)) == sorted(
        one.id for one in there if one.has_slack
    )


def test_the_next_month_is_another_question(desk: Desk) -> None:
    teams(desk).monthly(desk.clock.now())
    in_april(desk)

    assert [one.edition for one in asked(desk, "odile")] == [202703, 202704]


def test_whoever_was_just_written_down_is_not_asked_yet(desk: Desk) -> None:
    teams(desk).monthly(desk.clock.now())
    [one] = asked(desk, "odile")
    desk.clock.move_to(one.due_at)

    assert render(desk, one) == NotNeeded(reason="nothing-to-ask")


def test_the_question_waits_while_they_are_away(desk: Desk) -> None:
    in_april(desk)
    with desk.store.changing() as unit:
        away = Leave(
            id="L" * 26,
            worker_id=desk.id_of("odile"),
            first_day=date(2027, 4, 1),
            last_day=date(2027, 4, 2),
        )
        unit.workers.add_leave(away)

    back = datetime(2027, 4, 5, 8, tzinfo=UTC)
    assert render(desk, asked(desk, "odile")[-1]) == NotYet(until=back, reason="away")


def test_yes_is_noted_and_shown(either: Desk) -> None:
    in_april(either)
    one = place(either, "odile")
    for _ in range(2):
        teams(either).still_needed(either.asker("odile"), one.id)

    assert place(either, "odile").needed_on == APRIL.date()
    assert "*Still needed:* YP-7HX3." in card(either, "odile")


def test_not_any_more_ends_it_today(either: Desk) -> None:
    in_april(either)
    one = place(either, "odile")
    for _ in range(2):
        teams(either).not_any_more(either.asker("odile"), one.id)

    assert place(either, "odile").until_day == APRIL.date()
    assert "*Not any more:* YP-7HX3." in card(either, "odile")


def test_who_convenes_a_meeting_there_is_told_which(desk: Desk) -> None:
    desk.call("tamsel")

    with pytest.raises(StillHolds, match="You have called a meeting on Wed 17 Mar"):
        teams(desk).not_any_more(desk.asker("odile"), place(desk, "odile").id)
    assert place(desk, "odile").until_day is None


def test_who_has_a_record_to_finish_is_told_so(desk: Desk) -> None:
    desk.call("tamsel")
    desk.after_the_meeting()

    with pytest.raises(StillHolds, match="record of your meeting on Wed 17 Mar"):
        teams(desk).not_any_more(desk.asker("odile"), place(desk, "odile").id)


def test_who_took_something_on_is_told_until_when(desk: Desk) -> None:
    meeting_id = desk.call("tamsel")
    desk.after_the_meeting()
    odile = desk.asker("odile")
    desk.outcomes.agree(odile, meeting_id, [desk.row("tamsel")], more=False)

    with pytest.raises(StillHolds, match="You took something on until Wed 24 Mar"):
        teams(desk).not_any_more(desk.asker("tamsel"), place(desk, "tamsel").id)


def test_a_meeting_about_somebody_else_is_no_reason(desk: Desk) -> None:
    desk.call("tamsel")
    one = place(desk, "odile", "YP-6CJ2")
    teams(desk).not_any_more(desk.asker("odile"), one.id)

    assert place(desk, "odile", "YP-6CJ2").until_day is not None


def test_the_last_one_who_knows_them_may_go_and_a_lead_hears_of_it(
    desk: Desk,
) -> None:
    one = place(desk, "fenn", "YP-9VT5")
    teams(desk).not_any_more(desk.asker("fenn"), one.id)

    [told] = desk.queue("teams.nobody-knows")
    assert told.worker_id == desk.id_of("barnaby")
    said = render(desk, told)
    assert isinstance(said, Post)
    assert "YP-9VT5" in str(said.blocks)
    assert "YP-" not in said.text
    assert "Fenn" not in str(said.blocks)


def test_while_others_know_them_nobody_hears_of_it(desk: Desk) -> None:
    teams(desk).not_any_more(desk.asker("odile"), place(desk, "odile").id)

    assert desk.queue("teams.nobody-knows") == []


def test_when_somebody_knows_them_again_the_word_is_not_needed(desk: Desk) -> None:
    one = place(desk, "fenn", "YP-9VT5")
    teams(desk).not_any_more(desk.asker("fenn"), one.id)
    with desk.store.changing() as unit:
        knows = replace(place(desk, "ottoline", "YP-9VT5"), knows_them=True)
        unit.young_people.save_place(knows)

    [told] = desk.queue("teams.nobody-knows")
    assert render(desk, told) == NotNeeded(reason="somebody-does")


@pytest.mark.parametrize("who", ["ludo", "wystan", "barnaby"])
def test_nobody_answers_for_anybody_else(desk: Desk, who: str) -> None:
    for attempt in (teams(desk).still_needed, teams(desk).not_any_more):
        with pytest.raises(NotFound) as denied:
            attempt(desk.asker(who), place(desk, "odile").id)
        with pytest.raises(NotFound) as missing:
            attempt(desk.asker(who), "P0")
        assert denied.value.sentence == missing.value.sentence


def test_a_stranger_answers_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        teams(desk).still_needed(STRANGER, place(desk, "odile").id)


def test_a_place_that_has_ended_is_not_there(desk: Desk) -> None:
    desk.end_place("odile", date(2027, 2, 21))

    with pytest.raises(NotFound):
        teams(desk).still_needed(desk.asker("odile"), place(desk, "odile").id)


def test_after_its_last_day_it_is_shown_no_more(desk: Desk) -> None:
    in_april(desk)
    teams(desk).not_any_more(desk.asker("odile"), place(desk, "odile").id)
    desk.clock.move_to(APRIL + timedelta(days=1))

    assert "YP-7HX3" not in card(desk, "odile")


def test_two_places_in_one_team_are_one_question(desk: Desk) -> None:
    second = replace(place(desk, "odile"), id="P" * 26, role="also this")
    with desk.store.changing() as unit:
        unit.young_people.join(second)
    in_april(desk)
    assert card(desk, "odile").count("*YP-7HX3*") == 1

    teams(desk).not_any_more(desk.asker("odile"), second.id)
    person = desk.young_person()
    with desk.store.looking() as unit:
        team = unit.young_people.team(person.id, date(2027, 4, 2))
    assert desk.id_of("odile") not in {one.worker_id for one in team}


@pytest.mark.parametrize("count", [0, 1, 15, 60])
def test_slack_takes_the_question_however_many_there_are(count: int) -> None:
    places = tuple(
        Place(
            place_id=f"{number:026d}",
            reference="YP-7HX3",
            role="<>&" * 40,
            since=date(2026, 5, 11),
        )
        for number in range(count)
    )
    made = messages.still_needed(
        StillNeeded(open=places, needed=("YP-7HX3",) * count, ended=())
    )

    check_message(made.blocks)
    assert "YP-" not in made.text


def test_slack_takes_the_word_to_a_lead() -> None:
    check_message(messages.nobody_knows(NobodyKnows(reference="YP-7HX3")).blocks)
