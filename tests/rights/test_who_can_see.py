"""Who sees what of one young person, why, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.directory.records import Sees
from bot.directory.references import NoSuchReference, UnreadableReference
from bot.openings.records import Opening, Reason
from tests.meetings.desk import STRANGER
from tests.rights.bench import REFERENCE, Bench


def test_everyone_in_the_team_is_there_with_why_what_and_since_when(
    either: Bench,
) -> None:
    card = either.rights.who_can_see(either.asker("barnaby"), REFERENCE)

    found = {one.name: (one.agency, one.why, one.sees) for one in card.seers}
    assert found["Odile Farthing"] == (
        "Brackenmoor Youth Justice Service",
        "case manager",
        "everything",
    )
    assert len(found) == 8
    assert {one.from_day for one in card.seers} >= {date(2026, 5, 11)}


def test_somebody_who_sees_dates_only_is_said_to(bench: Bench) -> None:
    _limit(bench, "ludo", Sees.DATES)

    card = bench.rights.who_can_see(bench.asker("barnaby"), REFERENCE)

    [ludo] = [one for one in card.seers if one.name == "Ludo Marchbanks"]
    assert ludo.sees == "dates only"


def test_a_deputy_of_somebody_away_is_there(bench: Bench) -> None:
    bench.desk.leave("odile", date(2027, 2, 1))

    card = bench.rights.who_can_see(bench.asker("barnaby"), REFERENCE)

    assert "Odile Farthing" not in [one.name for one in card.seers]
    assert "deputy of Odile Farthing, who is away" in [one.why for one in card.seers]


def test_each_opening_is_counted_with_its_reason(either: Bench) -> None:
    desk = either.desk
    opening = Opening(
        id=desk.clock.new_id(),
        young_person_id=either.person_id,
        worker_id=desk.id_of("barnaby"),
        at=desk.clock.now(),
        reason=Reason.COMPLAINT,
    )
    with desk.store.changing() as unit:
        unit.openings.add(opening)

    card = either.rights.who_can_see(either.asker("hesper"), REFERENCE)

    [one] = card.opened
    assert (one.who, one.reason) == ("Barnaby Quill", "a complaint")


def test_somebody_of_the_team_who_sees_all_may_ask(bench: Bench) -> None:
    card = bench.rights.who_can_see(bench.asker("odile"), REFERENCE)

    assert card.reference == REFERENCE


def test_somebody_of_the_team_who_sees_dates_may_not(bench: Bench) -> None:
    _limit(bench, "ludo", Sees.DATES)

    with pytest.raises(NoSuchReference):
        bench.rights.who_can_see(bench.asker("ludo"), REFERENCE)


def test_not_theirs_and_not_there_are_answered_alike(bench: Bench) -> None:
    said = []
    for reference in (REFERENCE, "YP-7HX4"):
        with pytest.raises(NoSuchReference) as denied:
            bench.rights.who_can_see(bench.asker("wystan"), reference)
        said.append(denied.value.sentence.replace(reference, "it"))

    assert said[0] == said[1]


def test_a_lead_of_the_settings_whom_nobody_has_added_is_answered_the_same(
    bench: Bench,
) -> None:
    asked = replace(bench, lead_ids=frozenset({STRANGER.slack_id}))

    with pytest.raises(NoSuchReference):
        asked.rights.who_can_see(STRANGER, REFERENCE)


def test_asking_and_being_refused_are_both_in_the_trail(bench: Bench) -> None:
    bench.rights.who_can_see(bench.asker("barnaby"), REFERENCE)
    with pytest.raises(NoSuchReference):
        bench.rights.who_can_see(bench.asker("wystan"), REFERENCE)

    kept = [(one.allowed, one.thing_id) for one in bench.trail("who-can-see")]
    assert [allowed for allowed, _ in kept] == [True, False]
    assert all(bench.person_id != thing for _, thing in kept)


def test_what_is_no_reference_is_not_repeated(bench: Bench) -> None:
    with pytest.raises(UnreadableReference) as problem:
        bench.rights.who_can_see(bench.asker("barnaby"), "somebody's name")

    assert "name" not in problem.value.sentence


def _limit(bench: Bench, handle: str, sees: Sees) -> None:
    with bench.desk.store.changing() as unit:
        [place] = [
            one
            for one in unit.young_people.places(bench.person_id)
            if one.worker_id == bench.desk.id_of(handle)
        ]
        unit.young_people.save_place(replace(place, sees=sees))
