"""Asks, ladders and wishes: gone in their time, and never under somebody's feet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.asks.records import Ask, AskState
from bot.deliveries.records import DeliveryState
from bot.errors import NotFound
from bot.leaving.records import Duty, Succession
from bot.nudges.records import Climb, ClimbState, RoomWeek, Why, Wishes
from bot.retention.forms import keep
from bot.retention.records import Keeps, Reason
from tests.asked import DUE, move_date, on_screen, put_ask, put_climb, put_nudge
from tests.retention.attic import REFERENCE, Attic, at

DAY = timedelta(days=1)
#: Thirty days after it was due, and after three months of waiting as well.
GOES, UNSAID_GOES = DUE + 30 * DAY, DUE + 120 * DAY


def ask(attic: Attic, state: AskState, **changes: Any) -> Ask:
    return put_ask(attic.desk, state=state, **changes)


def is_there(attic: Attic, one: Ask) -> bool:
    with attic.desk.store.looking() as unit:
        return unit.asks.get(one.id) is not None


def around(attic: Attic, one: Ask, due: date) -> list[bool]:
    """Return if it is there the night before, that night and the night after."""
    attic.night(due - 7 * DAY)
    found = []
    for day in (due - DAY, due, due + DAY):
        attic.night(day)
        found.append(is_there(attic, one))
    return found


@pytest.mark.parametrize(
    "state",
    [AskState.DONE, AskState.SOMEONE_ELSE, AskState.NOT_ME, AskState.WITHDRAWN],
)
def test_what_is_settled_goes_thirty_days_after_its_day(
    either: Attic, state: AskState
) -> None:
    one = ask(either, state, answered_at=either.desk.clock.now())

    assert around(either, one, GOES) == [True, False, False]


def test_when_it_was_settled_later_that_counts(either: Attic) -> None:
    one = ask(either, AskState.DONE, answered_at=at(DUE + 5 * DAY))

    assert around(either, one, GOES + 5 * DAY) == [True, False, False]


@pytest.mark.parametrize("state", [AskState.ASKED, AskState.TAKEN])
def test_what_nobody_settled_is_waited_for_and_not_for_ever(
    either: Attic, state: AskState
) -> None:
    assert around(either, ask(either, state), UNSAID_GOES) == [True, False, False]


def test_nobody_loses_one_without_a_word_however_late_the_round_is(
    either: Attic,
) -> None:
    one = ask(either, AskState.DONE, answered_at=either.desk.clock.now())
    done = either.night(date(2027, 8, 2))

    assert is_there(either, one)
    assert done.told == 1
    told = {it.worker_id for it in either.desk.queue("retention.notice")}
    wanted = ("odile", "barnaby", "rosamund")
    assert told == {either.desk.id_of(it) for it in wanted}


def test_who_asked_reads_what_it_is_and_a_lead_reads_how_many(attic: Attic) -> None:
    ask(attic, AskState.DONE, answered_at=attic.desk.clock.now())
    ask(attic, AskState.NOT_ME, of="tamsel", answered_at=attic.desk.clock.now())
    attic.night(GOES - 7 * DAY)
    [own] = attic.told("odile")
    [lead] = attic.told("barnaby")

    mine = attic.shown(own)
    assert f"*{REFERENCE}* · what you asked of Ludo Marchbanks, by Wed 24 Mar" in mine
    assert "Put away on Fri 23 Apr." in mine
    assert f"*{REFERENCE}* · 2 asks that are over" in attic.shown(lead)
    assert "Ludo" not in attic.shown(lead)


def test_that_nobody_said_what_became_of_it_is_said(attic: Attic) -> None:
    ask(attic, AskState.TAKEN)
    attic.night(UNSAID_GOES - 7 * DAY)
    [own] = attic.told("odile")

    assert "Nobody said what became of it." in attic.shown(own)


def test_whoever_asked_can_keep_it_for_longer(either: Attic) -> None:
    one = ask(either, AskState.DONE, answered_at=either.desk.clock.now())
    either.night(GOES - 7 * DAY)
    notice = either.known(one.id, Keeps.ASKS)
    odile = either.asker("odile")
    form = either.retention.begin_keep(odile, notice.id)
    either.retention.keep(odile, notice.id, Reason.IN_USE)

    assert (form.is_ask, form.is_everything) == (True, False)
    assert "This ask about" in str(keep(form))
    assert around(either, one, GOES) == [True, True, True]
    assert around(either, one, GOES + 90 * DAY) == [True, False, False]


def test_whoever_was_asked_cannot(attic: Attic) -> None:
    one = ask(attic, AskState.DONE, answered_at=attic.desk.clock.now())
    attic.night(GOES - 7 * DAY)

    notice, ludo = attic.known(one.id, Keeps.ASKS), attic.asker("ludo")
    with pytest.raises(NotFound):
        attic.retention.keep(ludo, notice.id, Reason.IN_USE)


def test_what_is_open_again_is_not_put_away(either: Attic) -> None:
    one = ask(either, AskState.NOT_ME, answered_at=either.desk.clock.now())
    either.night(GOES - 7 * DAY)
    with either.desk.store.changing() as unit:
        again = replace(one, state=AskState.ASKED, due=GOES + 5 * DAY)
        unit.asks.save(again)
    either.nights(GOES - DAY, GOES, GOES + DAY)

    assert is_there(either, one)
    assert either.notice(one.id, Keeps.ASKS) is None


def test_what_goes_next_counts_asks(attic: Attic) -> None:
    ask(attic, AskState.DONE, answered_at=attic.desk.clock.now())
    ask(attic, AskState.ASKED)

    [coming] = attic.retention.forecast(at(DUE)).coming
    assert (coming.name, coming.on, coming.count) == (Keeps.ASKS, GOES, 1)


def test_the_days_that_moved_and_who_took_over_go_with_it(either: Attic) -> None:
    one = ask(either, AskState.DONE, answered_at=either.desk.clock.now())
    move_date(either.desk, one)
    with either.desk.store.changing() as unit:
        unit.leaving.add(
            Succession(
                id="S" * 26,
                leaver_id=either.desk.id_of("tamsel"),
                duty=Duty.ASKED,
                subject_id=one.id,
                young_person_id=one.young_person_id,
                successor_id=one.worker_id,
                at=either.desk.clock.now(),
            )
        )
    either.nights(GOES - 7 * DAY, GOES)

    with either.desk.store.looking() as unit:
        assert unit.asks.dates_of(one.id) == []
        assert unit.leaving.get("S" * 26) is None


def test_what_was_said_of_it_is_written_over_and_the_digest_shown_anew(
    either: Attic,
) -> None:
    desk = either.desk
    one = ask(either, AskState.DONE, answered_at=desk.clock.now())
    climb = put_climb(desk, one)
    single = put_nudge(desk, climb)
    together = put_nudge(desk, climb, step=1, digest_id="D" * 26)
    on_screen(desk, single, together)
    either.sent("ask.asked")
    either.nights(GOES - 7 * DAY, GOES)

    # The ask, its nudge, and a digest with nothing else in it.
    assert len(desk.queue("retention.put-away")) == 3
    assert desk.queue("ask.asked") == desk.queue("nudge.one") == []
    [digest] = desk.queue("nudge.digest")
    assert (digest.state, digest.wanted) == (DeliveryState.WAITING, 2)


def test_while_its_message_is_on_its_way_it_stays(attic: Attic) -> None:
    one = ask(attic, AskState.DONE, answered_at=attic.desk.clock.now())
    [asked] = attic.desk.queue("ask.asked")
    attic.mark(asked, DeliveryState.LEASED)
    attic.nights(GOES - 7 * DAY, GOES)

    assert is_there(attic, one)


def test_what_is_kept_for_an_inquiry_stays_with_its_ladder(attic: Attic) -> None:
    one = ask(attic, AskState.DONE, answered_at=attic.desk.clock.now())
    attic.hold(date(2027, 2, 22))
    attic.nights(GOES - 7 * DAY, GOES, GOES + 300 * DAY)

    assert is_there(attic, one)


def test_its_meeting_may_go_before_it(either: Attic) -> None:
    meeting_id = either.record()
    one = ask(either, AskState.TAKEN, meeting_id=meeting_id, due=date(2027, 6, 30))
    either.nights(date(2027, 3, 22), date(2027, 4, 14), date(2027, 4, 21))

    assert not either.is_there(meeting_id)
    with either.desk.store.looking() as unit:
        left = unit.asks.get(one.id)
    assert left
    assert left.meeting_id is None


def test_nudges_about_a_meeting_are_written_over_when_it_goes(either: Attic) -> None:
    desk = either.desk
    meeting_id = either.record()
    item_id = desk.invitation(meeting_id, "ludo").id
    climb = put_climb(desk, put_ask(desk), item_id=item_id)
    nudge = put_nudge(desk, climb)
    on_screen(desk, nudge)
    either.nights(date(2027, 3, 22), date(2027, 4, 14), date(2027, 4, 21))

    assert not either.is_there(meeting_id)
    [over] = desk.queue("retention.meeting-put-away")
    assert (over.channel, over.ts) == ("C0HERE", "18.0")
    assert desk.queue("nudge.one") == []


def ended(attic: Attic, one: Ask, on: date) -> Climb:
    climb = put_climb(
        attic.desk,
        one,
        state=ClimbState.ENDED,
        why=Why.GIVEN_UP,
        next_at=None,
        ended_at=at(on),
    )
    put_nudge(attic.desk, climb)
    return climb


def is_ladder(attic: Attic, climb: Climb) -> bool:
    with attic.desk.store.looking() as unit:
        found = unit.nudges.climb(climb.id)
        assert bool(unit.nudges.of_climb(climb.id)) is (found is not None)
    return found is not None


def test_a_ladder_goes_ninety_days_after_it_ended(either: Attic) -> None:
    one = ask(either, AskState.DONE, answered_at=at(DUE))
    climb = ended(either, one, DUE)
    left = []
    either.nights(GOES - 7 * DAY, GOES)
    for day in (DUE + 89 * DAY, DUE + 90 * DAY):
        done = either.night(day)
        left.append(is_ladder(either, climb))

    assert left == [True, False]
    assert done.gone[Keeps.NUDGES] == 1


def test_while_what_it_was_about_is_here_nothing_is_begun_anew(either: Attic) -> None:
    one = ask(either, AskState.ASKED)
    climb = ended(either, one, date(2027, 2, 23))
    either.nights(UNSAID_GOES - 7 * DAY, UNSAID_GOES - DAY)
    assert is_ladder(either, climb)
    with either.desk.store.looking() as unit:
        assert list(unit.awaited.without_ladder(either.desk.clock.now())) == []

    either.night(UNSAID_GOES)
    assert not is_ladder(either, climb)


def test_a_ladder_that_runs_stays(attic: Attic) -> None:
    climb = put_climb(attic.desk, put_ask(attic.desk), item_id="gone")
    put_nudge(attic.desk, climb)
    attic.night(DUE + 300 * DAY)

    assert is_ladder(attic, climb)


def test_a_digest_can_be_found_as_long_as_its_nudges_are_here(either: Attic) -> None:
    climb = put_climb(either.desk, ask(either, AskState.TAKEN))
    nudge = put_nudge(either.desk, climb, digest_id="D" * 26)
    on_screen(either.desk, nudge)
    either.night(date(2027, 5, 3))

    assert either.desk.queue("nudge.digest")


def test_wishes_go_thirty_days_after_somebody_left(either: Attic) -> None:
    left, here = either.desk.id_of("ludo"), either.desk.id_of("odile")
    either.desk.leave("ludo", date(2027, 3, 1))
    with either.desk.store.changing() as unit:
        for one in (left, here):
            unit.nudges.wish(Wishes(id=one, muted_until=date(2027, 3, 5)))
    found = []
    for day in (date(2027, 3, 30), date(2027, 3, 31)):
        either.night(day)
        with either.desk.store.looking() as unit:
            both = (unit.nudges.wishes_of(left), unit.nudges.wishes_of(here))
        found.append([one is not None for one in both])

    assert found == [[True, True], [False, True]]


def test_with_a_young_person_all_of_it_goes_at_once(either: Attic) -> None:
    one = ask(either, AskState.TAKEN)
    climb = put_climb(either.desk, one)
    nudge = put_nudge(either.desk, climb, digest_id="D" * 26)
    on_screen(either.desk, nudge)
    with either.desk.store.changing() as unit:
        unit.nudges.keep_room_week(RoomWeek(id=one.young_person_id, off_on=DUE))
    last_day = date(2027, 2, 22)
    either.end_team(last_day)
    either.nights(last_day + 83 * DAY, last_day + 90 * DAY, last_day + 100 * DAY)

    assert not either.is_anybody(REFERENCE)
    assert not is_there(either, one)
    assert not is_ladder(either, climb)
    with either.desk.store.looking() as unit:
        assert unit.nudges.room_week(one.young_person_id) is None
    [digest] = either.desk.queue("nudge.digest")
    assert digest.wanted > 1
