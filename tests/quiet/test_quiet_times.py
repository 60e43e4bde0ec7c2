"""Somebody's own quiet times: kept at once, theirs alone, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.access.service import Asker, House, NotKnownHere
from bot.errors import ChangedMeanwhile, NotFilledIn
from bot.nudges.ladder_file import as_text, read_ladders
from bot.nudges.records import Climb, Matter, PartOfDay, Wishes
from bot.quiet import messages
from bot.quiet.cards import Quiet
from bot.quiet.doors import Field
from bot.quiet.requests import QuietTimes
from bot.quiet.service import QuietHours
from tests.meetings.desk import STRANGER, ZONE, Desk


def quiet_of(desk: Desk) -> QuietHours:
    return QuietHours(
        House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    )


def times(version: int = 0, **changes: object) -> QuietTimes:
    plain = QuietTimes(
        version=version, muted_until=None, not_on=frozenset(), part=PartOfDay.ANY
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def wishes(desk: Desk, handle: str = "ludo") -> Wishes | None:
    with desk.store.looking() as unit:
        return unit.nudges.wishes_of(desk.id_of(handle))


def said(card: Quiet) -> str:
    return str(messages.quiet_form(card)["blocks"][0]["text"]["text"])


@pytest.fixture
def ludo(desk: Desk) -> Asker:
    return desk.asker("ludo")


def test_what_is_saved_is_kept(either: Desk) -> None:
    wanted = times(
        muted_until=date(2027, 3, 1), not_on=frozenset({0}), part=PartOfDay.MORNINGS
    )
    quiet_of(either).save(either.asker("ludo"), wanted)

    assert wishes(either) == Wishes(
        id=either.id_of("ludo"),
        muted_until=date(2027, 3, 1),
        not_on=frozenset({0}),
        part=PartOfDay.MORNINGS,
    )


def test_it_is_said_in_one_sentence(desk: Desk, ludo: Asker) -> None:
    assert said(quiet_of(desk).begin(ludo)) == (
        "You get nudges on working days, never before 09:00 or after 17:00."
    )


def test_days_and_part_of_the_day_are_said(desk: Desk, ludo: Asker) -> None:
    wanted = times(not_on=frozenset({0, 2, 4}), part=PartOfDay.MORNINGS)

    assert said(quiet_of(desk).save(ludo, wanted)) == (
        "You get nudges on Tuesdays and Thursdays, mornings only, "
        "never before 09:00 or after 12:00."
    )


def test_at_a_school_they_are_school_days(desk: Desk) -> None:
    card = quiet_of(desk).begin(desk.asker("silas"))

    assert "on school days" in said(card)


def test_one_tap_mutes_for_a_week(either: Desk) -> None:
    card = quiet_of(either).mute_a_week(either.asker("ludo"))

    assert card.muted_until == date(2027, 2, 28)
    assert "no nudges until Sun 28 Feb is over" in said(card)


def test_another_tap_ends_it_and_keeps_the_rest(either: Desk) -> None:
    ludo, quiet = either.asker("ludo"), quiet_of(either)
    quiet.save(ludo, times(not_on=frozenset({0})))
    quiet.mute_a_week(ludo)
    card = quiet.nudge_again(ludo)

    assert card.muted_until is None
    assert card.not_on == frozenset({0})


def test_two_taps_on_one_day_are_one(desk: Desk, ludo: Asker) -> None:
    first = quiet_of(desk).mute_a_week(ludo)

    assert quiet_of(desk).mute_a_week(ludo) == first


def test_the_same_form_sent_twice_is_one(desk: Desk, ludo: Asker) -> None:
    wanted = times(not_on=frozenset({0}))
    first = quiet_of(desk).save(ludo, wanted)

    assert quiet_of(desk).save(ludo, wanted) == first


def test_a_form_that_is_out_of_date_changes_nothing(desk: Desk, ludo: Asker) -> None:
    quiet_of(desk).mute_a_week(ludo)
    with pytest.raises(ChangedMeanwhile):
        quiet_of(desk).save(ludo, times(not_on=frozenset({0})))


def test_none_of_their_days_left_is_refused_at_the_field(
    desk: Desk, ludo: Asker
) -> None:
    with pytest.raises(NotFilledIn) as refused:
        quiet_of(desk).save(ludo, times(not_on=frozenset(range(5))))

    assert list(refused.value.problems) == [Field.NOT_ON]
    assert wishes(desk) is None


def test_a_mute_that_is_over_is_not_said_any_more(desk: Desk, ludo: Asker) -> None:
    quiet_of(desk).mute_a_week(ludo)
    desk.clock.move_to(desk.clock.now() + timedelta(days=7))

    assert quiet_of(desk).begin(ludo).muted_until is None


def test_a_stranger_has_none(desk: Desk) -> None:
    with pytest.raises(NotKnownHere):
        quiet_of(desk).mute_a_week(STRANGER)


def test_nobody_elses_are_changed(desk: Desk, ludo: Asker) -> None:
    quiet_of(desk).mute_a_week(ludo)

    assert wishes(desk, "corin") is None


def test_what_waits_for_them_is_looked_at_again(either: Desk) -> None:
    now = either.clock.now()
    ids = [
        _climb(either, "ludo", next_worker=None),
        _climb(either, "corin", next_worker="ludo"),
        _climb(either, "corin", next_worker="corin"),
    ]
    quiet_of(either).mute_a_week(either.asker("ludo"))

    with either.store.looking() as unit:
        found = [unit.nudges.climb(one) for one in ids]
    assert [one.next_at == now for one in found if one] == [True, True, False]


@pytest.mark.parametrize("muted", [False, True])
def test_what_is_exempt_is_said(desk: Desk, ludo: Asker, muted: bool) -> None:
    quiet = quiet_of(desk)
    card = quiet.mute_a_week(ludo) if muted else quiet.begin(ludo)
    for view in (messages.quiet_form(card), messages.saved(card)):
        words = str(view)
        assert "If a meeting of today moves, I still tell you at once." in words
        assert "Nothing is lost." in words


def _climb(desk: Desk, awaited: str, next_worker: str | None) -> str:
    ladder = read_ladders()[Matter.ASK]
    climb = Climb(
        id=desk.clock.new_id(),
        matter=Matter.ASK,
        item_id=desk.clock.new_id(),
        edition=0,
        worker_id=desk.id_of(awaited),
        young_person_id=desk.young_person().id,
        ladder=as_text(ladder),
        started_at=desk.clock.now(),
        next_at=datetime(2027, 3, 10, tzinfo=UTC),
        next_worker_id=desk.id_of(next_worker) if next_worker else None,
    )
    with desk.store.changing() as unit:
        assert unit.nudges.begin(climb)
    return climb.id
