"""Putting something right: what it said and what it says are both kept."""

from __future__ import annotations

import pytest

from bot.errors import ChangedMeanwhile, NotFilledIn, NotFound
from bot.rights.cards import Correctable
from bot.rights.records import Correction, What
from bot.rights.requests import Correcting
from tests.rights.bench import REFERENCE, Bench


def things(bench: Bench) -> dict[What, Correctable]:
    card = bench.rights.begin_correct(bench.asker("barnaby"), REFERENCE)
    return {one.what: one for one in reversed(card.things)}


def put_right(bench: Bench, thing: Correctable, text: str, by: str = "barnaby") -> None:
    asked = Correcting(
        young_person_id=bench.person_id,
        what=thing.what,
        subject_id=thing.subject_id,
        version=thing.version,
        text=text,
    )
    bench.rights.correct(bench.asker(by), asked)


def corrections(bench: Bench) -> list[Correction]:
    with bench.desk.store.looking() as unit:
        return unit.rights.corrections_of(bench.person_id)


def test_everything_with_words_can_be_put_right(either: Bench) -> None:
    either.record_a_meeting()

    for what, thing in things(either).items():
        put_right(either, things(either)[what], f"Right: {what.value}")
        assert things(either)[what].says == f"Right: {what.value}"
        assert corrections(either)[-1].was == thing.says
    assert len(corrections(either)) == len(things(either)) == 6


def test_their_own_words_may_be_taken_away_and_nothing_else(bench: Bench) -> None:
    found = things(bench)

    put_right(bench, found[What.OWN_WORDS], "")
    assert bench.desk.young_person().line is None
    with pytest.raises(NotFilledIn):
        put_right(bench, things(bench)[What.ROLE], "")


def test_what_it_says_already_is_no_correction(bench: Bench) -> None:
    thing = things(bench)[What.OWN_WORDS]

    with pytest.raises(NotFilledIn):
        put_right(bench, thing, thing.says)
    assert corrections(bench) == []


def test_somebody_who_was_quicker_is_not_overwritten(bench: Bench) -> None:
    thing = things(bench)[What.OWN_WORDS]
    put_right(bench, thing, "Right")

    with pytest.raises(ChangedMeanwhile):
        put_right(bench, thing, "Also right", by="corin")


def test_what_is_of_another_young_person_is_not_there(bench: Bench) -> None:
    other = bench.desk.call("merrick", by="barnaby", about="YP-2KM9")

    with pytest.raises(NotFound):
        bench.rights.begin_correct_one(
            bench.asker("barnaby"), bench.person_id, What.WHY, other
        )


def test_the_board_that_is_there_is_refreshed(bench: Bench) -> None:
    bench.desk.call("ludo")
    [before] = bench.desk.queue("meeting.board")
    put_right(bench, things(bench)[What.WHY], "Agree who is there")

    [after] = bench.desk.queue("meeting.board")
    assert after.wanted == before.wanted + 1


def test_somebody_of_the_team_may_not(bench: Bench) -> None:
    thing = things(bench)[What.OWN_WORDS]

    with pytest.raises(NotFound):
        put_right(bench, thing, "Right", by="odile")
