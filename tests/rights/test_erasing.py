"""Two people agree, everyone called is told, and then all of it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.access.service import NotKnownHere
from bot.deliveries.records import DeliveryState
from bot.directory.references import NoSuchReference
from bot.errors import NotFound, TooLate
from bot.meetings.records import State
from bot.rights.erasures import AnotherMustAgree, KeptForAnInquiry, NobodyElse
from bot.rights.records import Erasure, HoldReason, ReleaseReason
from bot.rights.requests import AtTerminal
from bot.teams.sending import queue_question
from storage.deliveries import deliveries
from tests.rights.bench import REFERENCE, Bench


def erasure(bench: Bench, erasure_id: str) -> Erasure:
    with bench.desk.store.looking() as unit:
        found = unit.rights.erasure(erasure_id)
    assert found is not None
    return found


def sent(bench: Bench, *kinds: str) -> None:
    """Let everything of these kinds be on people's screens."""
    with bench.desk.store.changing() as unit:
        for number, one in enumerate(bench.desk.queue()):
            if one.kind in kinds:
                at = {"channel": "C0HERE", "ts": f"17.{number}"}
                unit.connection.execute(
                    deliveries.update()
                    .where(deliveries.c.id == one.id)
                    .values(state=DeliveryState.SENT, **at)
                )


def is_there(bench: Bench) -> bool:
    with bench.desk.store.looking() as unit:
        return unit.young_people.by_reference(REFERENCE) is not None


def test_one_asks_another_agrees_and_everything_goes(either: Bench) -> None:
    either.record_a_meeting()
    sent(either, "meeting.calendar")
    asked = either.ask()
    either.agree(asked.erasure_id)

    assert either.carry_out() == 1
    assert not is_there(either)
    done = erasure(either, asked.erasure_id)
    assert done.erased_at == either.desk.clock.now()
    with pytest.raises(NoSuchReference):
        either.rights.export(either.asker("barnaby"), REFERENCE)


def test_the_monthly_question_no_longer_names_who_was_erased(either: Bench) -> None:
    desk = either.desk
    with desk.store.changing() as unit:
        ludo = unit.workers.by_handle("ludo")
        assert ludo
        queue_question(unit, desk.clock, ludo, desk.clock.now())
    sent(either, "teams.still-needed")
    either.agree(either.ask().erasure_id)
    either.carry_out()

    [question] = desk.queue("teams.still-needed")
    assert (question.state, question.wanted) == (DeliveryState.WAITING, 2)


def test_the_same_person_cannot_do_both(bench: Bench) -> None:
    asked = bench.ask()

    with pytest.raises(AnotherMustAgree):
        bench.agree(asked.erasure_id, by="barnaby")
    assert bench.carry_out() == 0


def test_a_governance_lead_may_agree(bench: Bench) -> None:
    asked = bench.ask()

    assert bench.agree(asked.erasure_id, by="hesper").state == "agreed"


def test_the_others_are_asked_and_nobody_else(bench: Bench) -> None:
    bench.ask()

    told = {one.worker_id for one in bench.desk.queue("rights.erasure")}
    assert told == {bench.desk.id_of(one) for one in ("barnaby", "corin", "hesper")}


def test_asking_twice_asks_once(bench: Bench) -> None:
    first, second = bench.ask(), bench.ask(by="corin")

    assert first.erasure_id == second.erasure_id
    assert len(bench.desk.queue("rights.erasure")) == 3


def test_without_anybody_else_it_cannot_be_asked(bench: Bench) -> None:
    with bench.desk.store.changing() as unit:
        unit.workers.save(replace(bench.desk.worker("corin"), is_lead=False))
        hesper = bench.desk.worker("hesper")
        unit.workers.save(replace(hesper, is_governance_lead=False))

    with pytest.raises(NobodyElse):
        bench.ask()


def test_whoever_may_not_is_answered_as_if_it_were_not_there(bench: Bench) -> None:
    asked = bench.ask()
    said = set()
    for erasure_id in (asked.erasure_id, "E0"):
        with pytest.raises(NotFound) as denied:
            bench.agree(erasure_id, by="odile")
        said.add(denied.value.sentence)

    assert len(said) == 1


def test_not_now_closes_it_and_nothing_goes(bench: Bench) -> None:
    asked = bench.ask()
    bench.rights.erasures.not_now(bench.asker("corin"), asked.erasure_id)

    with pytest.raises(TooLate):
        bench.agree(asked.erasure_id, by="hesper")
    assert bench.carry_out() == 0
    assert is_there(bench)


def test_what_is_kept_for_an_inquiry_cannot_be_asked_or_agreed(bench: Bench) -> None:
    rights, barnaby = bench.rights.erasures, bench.asker("barnaby")
    asked = bench.ask()
    held = rights.hold(barnaby, bench.person_id, HoldReason.COURT)

    assert held.closed_erasure
    with pytest.raises(KeptForAnInquiry):
        bench.ask()
    with pytest.raises(TooLate):
        bench.agree(asked.erasure_id)


def test_keeping_it_stops_what_two_have_agreed_on(bench: Bench) -> None:
    asked = bench.ask()
    bench.agree(asked.erasure_id)
    bench.rights.erasures.hold(
        bench.asker("barnaby"), bench.person_id, HoldReason.INQUIRY
    )

    assert bench.carry_out() == 0
    bench.rights.erasures.release(
        bench.asker("corin"), bench.person_id, ReleaseReason.ENDED
    )
    assert bench.carry_out() == 0
    assert is_there(bench)


def test_why_it_is_kept_is_in_the_trail(bench: Bench) -> None:
    bench.rights.erasures.hold(
        bench.asker("barnaby"), bench.person_id, HoldReason.COURT
    )

    assert [one.reason for one in bench.trail("hold")] == ["lead", "court"]


def test_meetings_to_come_are_cancelled_and_all_are_told_first(bench: Bench) -> None:
    meeting_id = bench.desk.call("ludo", "corin")
    sent(bench, "meeting.invitation", "meeting.calendar")
    asked = bench.ask()
    bench.agree(asked.erasure_id)

    assert bench.desk.meeting(meeting_id).state is State.CANCELLED
    told = {one.worker_id for one in bench.desk.queue("meeting.cancelled")}
    assert told == {bench.desk.id_of(one) for one in ("ludo", "corin", "odile")}
    assert bench.carry_out() == 0
    sent(bench, "meeting.cancelled", "meeting.calendar")
    assert bench.carry_out() == 1


def test_whoever_has_no_slack_is_named_to_be_rung(bench: Bench) -> None:
    with bench.desk.store.changing() as unit:
        ludo = bench.desk.worker("ludo")
        unit.workers.save(replace(ludo, team_id=None, slack_id=None))
    bench.desk.call("ludo")

    assert bench.agree(bench.ask().erasure_id).to_ring == ("Ludo Marchbanks",)


def test_nobody_waits_more_than_a_week_for_a_message(bench: Bench) -> None:
    bench.desk.call("ludo")
    bench.agree(bench.ask().erasure_id)
    bench.desk.clock.move_to(bench.desk.clock.now() + timedelta(days=7))

    assert bench.carry_out() == 1


def test_what_was_posted_is_written_over_and_the_row_names_nobody(
    either: Bench,
) -> None:
    either.desk.call("ludo")
    sent(either, "meeting.invitation", "meeting.board", "meeting.room")
    either.agree(either.ask().erasure_id)
    sent(either, "meeting.cancelled", "meeting.calendar")
    either.carry_out()

    rows = either.desk.queue("rights.taken-away")
    assert len(rows) >= 3
    assert {(one.worker_id, one.room_id, one.channel) for one in rows} == {
        (None, None, "C0HERE")
    }
    assert len({one.subject_id for one in rows}) == 1
    assert "This has been taken away." in either.shown(rows[0])
    assert either.desk.queue("meeting.") == []


def test_it_can_be_cut_off_anywhere_and_run_again(either: Bench) -> None:
    asked = either.ask()
    either.agree(asked.erasure_id)
    # As if it all stopped when the key was gone and nothing else.
    either.desk.store.keys.destroy(either.person_id)

    assert either.carry_out() == 1
    assert erasure(either, asked.erasure_id).erased_at is not None
    assert either.carry_out() == 0


def test_what_is_shown_of_it_follows_and_at_last_names_nobody(bench: Bench) -> None:
    asked = bench.ask()
    [row] = bench.desk.queued_for("hesper", "rights.erasure")
    assert REFERENCE in bench.shown(row)

    bench.agree(asked.erasure_id)
    posted = replace(row, ts="17.1", channel="D0")
    assert "Two of you agreed" in bench.shown(posted)
    bench.carry_out()
    assert "It is done" in bench.shown(posted)
    assert REFERENCE not in bench.shown(posted)


def test_the_lock_screen_names_nobody(bench: Bench) -> None:
    bench.ask()

    for row in bench.desk.queue("rights.erasure"):
        text = bench.text_of(row)
        assert REFERENCE not in text
        assert "Barnaby" not in text


def test_at_the_terminal_it_takes_two_as_well(bench: Bench) -> None:
    rights = bench.rights.erasures
    rights.ask(AtTerminal(handle="barnaby"), bench.person_id)
    with pytest.raises(AnotherMustAgree):
        rights.agree_about(AtTerminal(handle="barnaby"), REFERENCE)
    with pytest.raises(NotKnownHere):
        rights.agree_about(AtTerminal(handle="nobody"), REFERENCE)
    rights.agree_about(AtTerminal(handle="corin"), REFERENCE)

    assert bench.carry_out() == 1


def test_nobody_else_goes_with_it(bench: Bench) -> None:
    bench.agree(bench.ask().erasure_id)
    bench.carry_out()

    with bench.desk.store.looking() as unit:
        others = [one.reference for one in unit.young_people.everyone()]
    assert len(others) == 7
    assert bench.desk.worker("odile").name == "Odile Farthing"
