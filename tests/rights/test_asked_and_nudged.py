"""Asks and nudges are held too: exported, put right, and gone when erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.asks.records import Ask, AskState
from bot.deliveries.records import DeliveryState
from bot.nudges.records import Answer, ClimbState, InTheWay, NudgeState, RoomWeek, Why
from bot.rights.cards import Export
from bot.rights.records import What
from bot.rights.requests import Correcting
from tests.asked import move_date, on_screen, put_ask, put_climb, put_nudge
from tests.rights.bench import REFERENCE, Bench


def export(bench: Bench) -> Export:
    return bench.rights.export(bench.asker("barnaby"), REFERENCE)


def facts(bench: Bench, section: str, part: str) -> dict[str, str]:
    """Return the facts of the first part of a section that begins with these words."""
    [found] = [one for one in export(bench).sections if one.title == section]
    return next(
        {it.what: it.says for it in one.facts}
        for one in found.parts
        if one.title.startswith(part)
    )


def test_an_ask_stands_with_the_agency_of_who_asked(either: Bench) -> None:
    one = put_ask(
        either.desk,
        state=AskState.SOMEONE_ELSE,
        stand_in_name="Perrin Oakes",
        answered_at=either.desk.clock.now(),
        recorded_by_id=either.desk.id_of("odile"),
        decision_needed=True,
    )
    move_date(either.desk, one)
    found = facts(either, "Brackenmoor Youth Justice Service", "Asked on")

    assert found == {
        "What": "Find out about the swimming club",
        "Asked by": "Odile Farthing",
        "Asked of": "Ludo Marchbanks",
        "By": "Wed 24 Mar 2027",
        "Day moved on Mon 22 Feb 2027": "from Wed 17 Mar 2027 to Wed 24 Mar 2027, "
        "by Ludo Marchbanks: “I wait for somebody else”",
        "Stands": "somebody else does it",
        "Who does it instead": "Perrin Oakes",
        "Needs a yes or no": "yes",
        "Answered on": "Mon 22 Feb 2027",
        "Heard by phone or letter by": "Odile Farthing",
    }
    assert "Perrin Oakes" in export(either).names


def test_nudges_stand_with_the_agency_of_who_is_awaited(either: Bench) -> None:
    desk, now = either.desk, either.desk.clock.now()
    climb = put_climb(
        desk,
        put_ask(desk),
        state=ClimbState.ENDED,
        why=Why.ANSWERED,
        next_at=None,
        ended_at=now,
    )
    put_nudge(
        desk,
        climb,
        answer=Answer.NEED_HELP,
        answered_at=now,
        in_the_way=InTheWay.TIME,
    )
    found = facts(either, "Probation, Brackenmoor office", "Ludo Marchbanks awaited")

    assert found["Mon 22 Feb 2027 09:10"] == (
        "to Ludo Marchbanks, sent, answered on Mon 22 Feb 2027: needs help, "
        "in the way: “There is not enough time”"
    )
    assert found["Reminders ended"] == "Mon 22 Feb 2027: it was answered"


def test_a_step_that_went_to_nobody_says_why(bench: Bench) -> None:
    climb = put_climb(bench.desk, put_ask(bench.desk))
    put_nudge(
        bench.desk,
        climb,
        worker_id=None,
        whom=None,
        state=NudgeState.PASSED,
        why=Why.NOBODY_THERE,
    )
    found = facts(bench, "Probation, Brackenmoor office", "Ludo Marchbanks awaited")

    said = found["Mon 22 Feb 2027 09:10"]
    assert said == "left out (there was nobody to send it to)"


def test_whether_the_weekly_post_is_off_is_there(bench: Bench) -> None:
    off = RoomWeek(
        id=bench.person_id,
        off_on=date(2027, 2, 22),
        off_by_id=bench.desk.id_of("ludo"),
    )
    with bench.desk.store.changing() as unit:
        unit.nudges.keep_room_week(off)

    found = facts(bench, "About them", REFERENCE)
    said = found["Weekly post in the channel"]
    assert said == "off since Mon 22 Feb 2027, by Ludo Marchbanks"


def test_asks_about_others_are_not_in_it(bench: Bench) -> None:
    put_ask(bench.desk, "merrick", by="barnaby", about="YP-2KM9", what="Another thing")

    assert "Another thing" not in str(export(bench))


def correct(bench: Bench, what: What, text: str) -> None:
    barnaby = bench.asker("barnaby")
    card = bench.rights.begin_correct(barnaby, REFERENCE)
    [thing] = [one for one in card.things if one.what is what]
    asked = Correcting(
        young_person_id=bench.person_id,
        what=what,
        subject_id=thing.subject_id,
        version=thing.version,
        text=text,
    )
    bench.rights.correct(barnaby, asked)


def now_is(bench: Bench, one: Ask) -> Ask:
    with bench.desk.store.looking() as unit:
        found = unit.asks.get(one.id)
    assert found
    return found


def test_what_was_asked_and_who_was_named_can_be_put_right(either: Bench) -> None:
    one = put_ask(
        either.desk, state=AskState.SOMEONE_ELSE, stand_in_name="Perrin Oakes"
    )
    correct(either, What.ASKED, "Find out about the climbing club")
    correct(either, What.ASKED_ELSE, "Perran Oakes")

    after = now_is(either, one)
    assert after.what == "Find out about the climbing club"
    assert after.stand_in_name == "Perran Oakes"
    found = facts(either, "Brackenmoor Youth Justice Service", "Asked on")
    assert found["What"].endswith("club (corrected on Mon 22 Feb 2027)")


def test_who_does_an_action_instead_can_be_put_right(either: Bench) -> None:
    meeting_id = either.record_a_meeting()
    with either.desk.store.changing() as unit:
        [action] = unit.meetings.actions(meeting_id)
        unit.meetings.save_action(replace(action, stand_in_name="Marlow Reed"))
    correct(either, What.DOES_IT, "Marlowe Reed")

    with either.desk.store.looking() as unit:
        [after] = unit.meetings.actions(meeting_id)
    assert after.stand_in_name == "Marlowe Reed"


def test_what_is_on_screens_is_shown_anew(bench: Bench) -> None:
    desk = bench.desk
    climb = put_climb(desk, put_ask(desk))
    alone = put_nudge(desk, climb)
    together = put_nudge(desk, climb, step=1, digest_id="D" * 26)
    on_screen(desk, alone, together)
    correct(bench, What.ASKED, "Find out about the climbing club")

    shown = [*desk.queue("nudge.one"), *desk.queue("nudge.digest")]
    assert [one.wanted for one in shown] == [2, 2]


def test_whoever_is_erased_is_in_no_ask_and_no_nudge(either: Bench) -> None:
    desk = either.desk
    one = put_ask(desk)
    move_date(desk, one)
    climb = put_climb(desk, one)
    alone = put_nudge(desk, climb)
    together = put_nudge(desk, climb, step=1, digest_id="D" * 26)
    mixed = put_nudge(desk, climb, step=2, digest_id="M" * 26)
    other = put_ask(desk, about="YP-5DW8", by="corin")
    put_nudge(desk, put_climb(desk, other), digest_id="M" * 26)
    on_screen(desk, alone, together, mixed)
    either.agree(either.ask().erasure_id)
    assert either.carry_out() == 1

    with desk.store.looking() as unit:
        assert unit.asks.get(one.id) is None
        assert unit.asks.dates_of(one.id) == []
        assert unit.nudges.climbs_for(one.young_person_id) == []
        assert unit.nudges.of_climb(climb.id) == []
    over = [one.ts for one in desk.queue("rights.taken-away")]
    assert over == ["18.0", "18.1"]
    assert desk.queue("nudge.one") == []
    [asked] = desk.queue("ask.asked")
    assert asked.subject_id == other.id
    shown = {one.ts: one for one in desk.queue("nudge.digest")}
    assert shown["18.2"].state is DeliveryState.WAITING
    assert shown["18.2"].wanted > 1
