"""Handovers and days to plan for: gone in their time, and never while they run."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.deliveries.records import DeliveryState
from bot.errors import NotFound
from bot.handovers.records import Handover, Question, State
from bot.leaving.records import Duty, Succession
from bot.retention.forms import keep
from bot.retention.records import Keeps, Reason
from bot.retention.rules import months_later
from tests.asked import put_ask, put_climb, put_nudge
from tests.handed import (
    EDITION,
    LAST,
    MOVES,
    moved,
    now_is,
    put_day,
    put_handover,
    put_line,
)
from tests.retention.attic import REFERENCE, Attic, at

DAY = timedelta(days=1)
#: Ninety days after its last look back, and after three months of waiting as well.
GOES, UNSAID_GOES = LAST + 90 * DAY, LAST + 180 * DAY


def closed(attic: Attic, **changes: Any) -> Handover:
    known = {"state": State.CLOSED, "ended_on": LAST}
    return moved(attic.desk, **{**known, **changes})


def is_there(attic: Attic, one: Handover) -> bool:
    return now_is(attic.desk, one) is not None


def around(attic: Attic, one: Handover, due: date) -> list[bool]:
    """Return if it is there the night before, that night and the night after."""
    attic.night(due - 7 * DAY)
    found = []
    for day in (due - DAY, due, due + DAY):
        attic.night(day)
        found.append(is_there(attic, one))
    return found


def test_what_is_closed_goes_ninety_days_after_that(either: Attic) -> None:
    assert around(either, closed(either), GOES) == [True, False, False]


def test_what_is_not_needed_goes_ninety_days_after_that(either: Attic) -> None:
    ended = date(2027, 3, 3)
    one = put_handover(
        either.desk, state=State.NOT_NEEDED, question=Question.STAY, ended_on=ended
    )

    assert around(either, one, ended + 90 * DAY) == [True, False, False]


def test_what_moved_and_nobody_closed_is_waited_for_and_not_for_ever(
    either: Attic,
) -> None:
    one = moved(either.desk, state=State.IN_PARALLEL)

    assert around(either, one, UNSAID_GOES) == [True, False, False]


@pytest.mark.parametrize(
    "changes",
    [
        {"state": State.PREPARING},
        {"state": State.CONTESTED, "contested_on": date(2027, 3, 1)},
        {"state": State.PAUSED, "paused_on": date(2027, 3, 1)},
    ],
)
def test_no_date_ends_what_has_not_moved(attic: Attic, changes: Any) -> None:
    one = put_handover(attic.desk, **changes)
    attic.nights(UNSAID_GOES, UNSAID_GOES + 400 * DAY)

    assert is_there(attic, one)
    assert attic.notice(one.id, Keeps.HANDOVERS) is None


def test_nothing_of_it_is_left(either: Attic) -> None:
    one = closed(either)
    line = put_line(either.desk, one)
    with either.desk.store.changing() as unit:
        unit.leaving.add(
            Succession(
                id="S" * 26,
                leaver_id=either.desk.id_of("tamsel"),
                duty=Duty.TAKES_OVER,
                subject_id=one.id,
                young_person_id=one.young_person_id,
                successor_id=one.holder_id,
                at=either.desk.clock.now(),
            )
        )
    either.nights(GOES - 7 * DAY, GOES)

    left = {
        name
        for name, rows in either.everything().items()
        if name != "trail" and any(one.id in row or line.id in row for row in rows)
    }
    assert left == set()


def test_its_route_goes_with_the_last_that_began_on_it(either: Attic) -> None:
    closed(either)
    other = put_handover(either.desk, "YP-2KM9")
    either.nights(GOES - 7 * DAY, GOES)
    assert editions(either) == {EDITION}

    with either.desk.store.changing() as unit:
        unit.put_away.take_handover(other.id)
    either.night(GOES + DAY)
    assert editions(either) == set()


def editions(attic: Attic) -> set[str]:
    return {row.split("'")[1] for row in attic.everything()["route_editions"]}


def test_who_holds_it_reads_what_it_is_and_a_lead_reads_how_many(
    attic: Attic,
) -> None:
    closed(attic)
    attic.night(GOES - 7 * DAY)
    [own], [lead] = attic.told("ludo"), attic.told("rosamund")

    mine = attic.shown(own)
    assert (
        f"*{REFERENCE}* · the move from Brackenmoor Youth Justice Service to "
        "Probation, Brackenmoor office, on Wed 24 Mar" in mine
    )
    assert "Put away on Tue 3 Aug." in mine
    assert f"*{REFERENCE}* · 1 handover that is over" in attic.shown(lead)
    assert "Probation" not in attic.shown(lead)
    assert attic.told("odile") == []


def test_that_nobody_closed_it_is_said(attic: Attic) -> None:
    moved(attic.desk, state=State.IN_PARALLEL)
    attic.night(UNSAID_GOES - 7 * DAY)
    [own] = attic.told("ludo")

    assert "Nobody closed it." in attic.shown(own)


def test_whoever_holds_it_can_keep_it_for_longer(either: Attic) -> None:
    one = closed(either)
    either.night(GOES - 7 * DAY)
    notice = either.known(one.id, Keeps.HANDOVERS)
    form = either.retention.begin_keep(either.asker("ludo"), notice.id)
    either.retention.keep(either.asker("ludo"), notice.id, Reason.IN_USE)

    assert not form.is_everything
    assert "This handover about" in str(keep(form))
    assert around(either, one, GOES) == [True, True, True]
    assert around(either, one, GOES + 90 * DAY) == [True, False, False]


def test_whoever_only_sees_where_it_stands_cannot(attic: Attic) -> None:
    one = closed(attic)
    attic.night(GOES - 7 * DAY)
    notice = attic.known(one.id, Keeps.HANDOVERS)

    with pytest.raises(NotFound):
        attic.retention.keep(attic.asker("tamsel"), notice.id, Reason.IN_USE)


def test_what_is_kept_for_an_inquiry_stays_with_its_lines(either: Attic) -> None:
    one = closed(either)
    put_line(either.desk, one)
    day = put_day(either.desk)
    either.hold(date(2027, 2, 22))
    either.nights(GOES - 7 * DAY, GOES, GOES + 300 * DAY)

    assert is_there(either, one)
    with either.desk.store.looking() as unit:
        assert len(unit.handovers.lines(one.id)) == 1
        assert unit.days_to_come.get(day.id) is not None


def test_what_was_said_of_it_is_written_over(either: Attic) -> None:
    one = closed(either)
    either.sent("handover.mine")
    either.nights(GOES - 7 * DAY, GOES)

    assert not is_there(either, one)
    [over] = either.desk.queue("retention.put-away")
    assert over.channel == "C0HERE"
    assert either.desk.queue("handover.mine") == []


def test_while_its_message_is_on_its_way_it_stays(attic: Attic) -> None:
    one = closed(attic)
    [mine] = attic.desk.queue("handover.mine")
    attic.mark(mine, DeliveryState.LEASED)
    attic.nights(GOES - 7 * DAY, GOES)

    assert is_there(attic, one)


def test_what_was_posted_can_be_found_as_long_as_it_is_here(attic: Attic) -> None:
    put_handover(attic.desk)
    attic.sent("handover.mine")
    attic.night(months_later(MOVES, 6))

    assert attic.desk.queue("handover.mine")


def test_its_meeting_may_go_before_it(either: Attic) -> None:
    meeting_id = either.record()
    one = put_handover(either.desk, meeting_id=meeting_id)
    either.nights(date(2027, 3, 22), date(2027, 4, 14), date(2027, 4, 21))

    assert not either.is_there(meeting_id)
    left = now_is(either.desk, one)
    assert left
    assert left.meeting_id is None


def test_while_an_item_is_here_nothing_is_begun_about_it_anew(attic: Attic) -> None:
    one = put_handover(attic.desk)
    with attic.desk.store.looking() as unit:
        [item, *_] = unit.handovers.items(one.id)
    ended = {"ended_at": at(date(2027, 2, 23)), "next_at": None, "state": "ended"}
    climb = put_climb(attic.desk, put_ask(attic.desk), item_id=item.id, **ended)
    put_nudge(attic.desk, climb)
    attic.night(date(2027, 9, 1))

    with attic.desk.store.looking() as unit:
        assert unit.nudges.climb(climb.id) is not None


def test_what_goes_next_counts_handovers(attic: Attic) -> None:
    closed(attic)
    put_handover(attic.desk, "YP-2KM9")

    [coming] = attic.retention.forecast(at(MOVES)).coming
    assert (coming.name, coming.on, coming.count) == (Keeps.HANDOVERS, GOES, 1)


def day_is_there(attic: Attic, day_id: str) -> bool:
    with attic.desk.store.looking() as unit:
        return unit.days_to_come.get(day_id) is not None


def test_a_day_to_plan_for_goes_ninety_days_after_it(either: Attic) -> None:
    day = put_day(either.desk)
    left = []
    for night in (MOVES + 89 * DAY, MOVES + 90 * DAY):
        done = either.night(night)
        left.append(day_is_there(either, day.id))

    assert left == [True, False]
    assert done.gone[Keeps.DAYS_TO_COME] == 1


def test_while_its_handover_is_here_a_day_stays(either: Attic) -> None:
    one = closed(either)
    day = put_day(either.desk, handover_id=one.id)
    either.nights(GOES - 7 * DAY, GOES - DAY)
    assert day_is_there(either, day.id)

    either.night(GOES)
    assert not day_is_there(either, day.id)


def test_while_anything_is_to_come_a_young_person_stays(either: Attic) -> None:
    put_day(either.desk, on=date(2027, 6, 30))
    last_day = date(2027, 2, 22)
    either.end_team(last_day)
    either.nights(last_day + 83 * DAY, last_day + 90 * DAY)
    assert either.is_anybody(REFERENCE)

    goes = date(2027, 6, 30) + 90 * DAY
    either.nights(goes - 7 * DAY, goes, goes + DAY)
    assert not either.is_anybody(REFERENCE)


def test_with_a_young_person_all_of_it_goes_at_once(either: Attic) -> None:
    one = put_handover(either.desk)
    line, day = put_line(either.desk, one), put_day(either.desk)
    either.end_team(date(2027, 2, 22))
    goes = LAST + 90 * DAY
    either.nights(goes - 7 * DAY, goes, goes + DAY)

    assert not either.is_anybody(REFERENCE)
    ids = (one.id, line.id, day.id)
    for name, rows in either.everything().items():
        found = [row for row in rows if any(it in row for it in ids)]
        assert (name, found) == (name, [])
