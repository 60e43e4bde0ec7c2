from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, Engine, event

from bot.deliveries.marks import failed, put_back
from bot.deliveries.marks import marked as after
from bot.deliveries.outcomes import Sent, Unclear
from bot.deliveries.queue import refresh
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method, Pause
from storage.unit import Store
from tests.conftest import MONDAY_MORNING
from tests.deliveries.conftest import Desk
from tests.deliveries.people import TEAM
from tests.stores import open_store

LEASE = timedelta(seconds=120)
SENT = Sent(channel="D1", ts="1.1")


def claim(
    desk: Desk,
    most: int = 9,
    *,
    by: str = "sweep-1",
    busy: frozenset[str] = frozenset(),
) -> list[Delivery]:
    now = desk.clock.now()
    with desk.store.changing() as unit:
        return unit.leases.claim(
            now=now, leased_by=by, until=now + LEASE, most=most, busy=busy
        )


def mark(desk: Desk, row: Delivery) -> int:
    with desk.store.changing() as unit:
        return unit.leases.mark([row])


def subjects(rows: list[Delivery]) -> list[str]:
    return [row.subject_id for row in rows]


def test_what_is_due_is_claimed_once(desk: Desk) -> None:
    desk.say("a")

    assert subjects(claim(desk)) == ["a"]
    assert claim(desk) == []


def test_what_is_not_yet_due_is_left(desk: Desk) -> None:
    desk.say("a", after=timedelta(seconds=1))

    assert claim(desk) == []


def test_lanes_come_before_times(desk: Desk) -> None:
    desk.say("whenever", "odile", lane=Lane.WHENEVER)
    desk.say("today", "hesper", lane=Lane.TODAY)
    desk.later(minutes=1)
    desk.say("urgent", "wren", lane=Lane.URGENT)

    assert subjects(claim(desk)) == ["urgent", "today", "whenever"]


def test_in_a_lane_the_longest_due_goes_first(desk: Desk) -> None:
    desk.say("second", "odile", after=timedelta(seconds=2))
    desk.say("first", "hesper", after=timedelta(seconds=1))
    desk.later(minutes=1)

    assert subjects(claim(desk)) == ["first", "second"]


def test_among_equals_the_first_asked_for_goes_first(desk: Desk) -> None:
    people = [f"p{number}" for number in range(9)]
    for number, room in enumerate(people):
        desk.say_in(room, f"{number}")

    assert subjects(claim(desk)) == [f"{number}" for number in range(9)]


def test_one_place_gets_one_at_a_time(desk: Desk) -> None:
    desk.say("first")
    desk.say("second")
    desk.say("other", "hesper")
    [first, _other] = claim(desk)

    assert claim(desk) == []
    mark(desk, after(first, SENT, desk.clock.now()))
    assert subjects(claim(desk)) == ["second"]


def test_a_busy_place_is_passed_over(desk: Desk) -> None:
    desk.say("busy")
    desk.say("free", "hesper")

    assert subjects(claim(desk, busy=frozenset({"worker-odile"}))) == ["free"]


def test_many_for_one_place_do_not_hide_what_comes_after(desk: Desk) -> None:
    for number in range(60):
        desk.say_in("C1", f"{number}", lane=Lane.URGENT)
    desk.say("behind", lane=Lane.URGENT)

    assert subjects(claim(desk, most=3)) == ["0", "behind"]


def test_the_rows_of_a_paused_method_are_left(desk: Desk) -> None:
    desk.say("paused")
    until = desk.clock.now() + timedelta(seconds=30)
    with desk.store.changing() as unit:
        unit.leases.pause(Pause(workspace=TEAM, method=Method.POST, until=until))
    desk.say("queued later", "hesper")

    assert claim(desk) == []
    desk.later(seconds=30)
    assert len(claim(desk)) == 2


def test_a_shorter_pause_does_not_end_a_longer_one(desk: Desk) -> None:
    now = desk.clock.now()
    with desk.store.changing() as unit:
        for seconds in (30, 60, 10):
            until = now + timedelta(seconds=seconds)
            unit.leases.pause(Pause(workspace=TEAM, method=Method.POST, until=until))
        [held] = unit.leases.pauses(now)

    assert held.until == now + timedelta(seconds=60)


def test_a_pause_of_everything_holds_for_every_method(desk: Desk) -> None:
    desk.say("a")
    until = desk.clock.now() + timedelta(seconds=30)
    with desk.store.changing() as unit:
        unit.leases.pause(Pause(workspace=TEAM, method=Method.ANY, until=until))

    assert claim(desk) == []


def test_a_lease_that_ran_out_is_taken_back_to_be_looked_for(desk: Desk) -> None:
    desk.say("a")
    claim(desk, by="gone")
    desk.later(seconds=120)
    [again] = claim(desk, by="next")

    assert (again.look_first, again.attempts) == (True, 2)


def test_a_sender_that_lost_its_lease_marks_nothing(desk: Desk) -> None:
    desk.say("a")
    [slow] = claim(desk, by="slow")
    desk.later(seconds=120)
    claim(desk, by="next")

    assert mark(desk, after(slow, SENT, desk.clock.now())) == 0
    assert desk.row("a").leased_by == "next"


def test_a_sent_row_keeps_where_slack_put_it(desk: Desk) -> None:
    desk.say("a")
    [row] = claim(desk)
    mark(desk, after(row, SENT, desk.clock.now()))

    sent = desk.row("a")
    assert (sent.state, sent.channel, sent.ts) == (DeliveryState.SENT, "D1", "1.1")
    assert (sent.leased_by, sent.attempts) == (None, 0)


def test_an_unclear_row_waits_and_is_to_be_looked_for(desk: Desk) -> None:
    desk.say("a")
    [row] = claim(desk)
    mark(desk, after(row, Unclear(reason="timeout"), desk.clock.now()))

    waiting = desk.row("a")
    assert (waiting.state, waiting.look_first) == (DeliveryState.WAITING, True)
    assert waiting.due_at == desk.clock.now() + timedelta(seconds=5)


def test_a_live_row_touched_on_its_way_goes_out_again(desk: Desk) -> None:
    desk.say("board", live=True)
    [row] = claim(desk)
    with desk.store.changing() as unit:
        refresh(unit, row.dedupe_key, desk.clock.now())
    assert desk.row("board").state is DeliveryState.LEASED
    mark(desk, after(row, SENT, desk.clock.now()))
    [again] = claim(desk)

    assert (again.wanted, again.shown, again.ts) == (2, 1, "1.1")
    assert again.method is Method.UPDATE


def test_a_touch_does_not_shorten_the_wait_after_a_failed_try(desk: Desk) -> None:
    desk.say("board", live=True)
    [row] = claim(desk)
    mark(desk, put_back(row, "timeout", desk.clock.now()))
    with desk.store.changing() as unit:
        refresh(unit, row.dedupe_key, desk.clock.now())

    assert claim(desk) == []


def test_a_failed_live_row_is_tried_again_when_it_is_touched(desk: Desk) -> None:
    desk.say("board", live=True)
    [row] = claim(desk)
    mark(desk, failed(row, "is_archived"))
    with desk.store.changing() as unit:
        refresh(unit, row.dedupe_key, desk.clock.now())

    assert len(claim(desk)) == 1


def test_a_row_that_is_not_live_is_not_sent_again_however_it_is_marked(
    desk: Desk,
) -> None:
    desk.say("once")
    [row] = claim(desk)
    older = replace(row, wanted=0)
    mark(desk, after(older, SENT, desk.clock.now()))

    assert desk.row("once").state is DeliveryState.SENT


def test_the_next_instant_is_the_soonest_of_rows_leases_and_pauses(desk: Desk) -> None:
    now = desk.clock.now()
    desk.say("later", after=timedelta(hours=3))
    assert next_due(desk) == now + timedelta(hours=3)

    with desk.store.changing() as unit:
        until = now + timedelta(hours=2)
        unit.leases.pause(Pause(workspace="T0ELSE", method=Method.POST, until=until))
    assert next_due(desk) == until

    desk.say("now", "hesper")
    claim(desk)
    assert next_due(desk) == now + LEASE


def next_due(desk: Desk) -> object:
    with desk.store.looking() as unit:
        return unit.deliveries.next_due(desk.clock.now())


def test_rows_are_counted_by_lane_and_state(desk: Desk) -> None:
    desk.say("a", lane=Lane.URGENT)
    desk.say("b", "hesper", lane=Lane.URGENT)
    desk.say("c", "wren")
    claim(desk, most=1)
    with desk.store.looking() as unit:
        counts = unit.deliveries.counts()

    assert counts == {
        (Lane.URGENT, DeliveryState.LEASED): 1,
        (Lane.URGENT, DeliveryState.WAITING): 1,
        (Lane.TODAY, DeliveryState.WAITING): 1,
    }


def test_a_claim_reads_only_through_the_partial_indexes(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    plans: list[str] = []

    def explain(connection: Connection, statement: str, parameters: object) -> None:
        plan = connection.connection.execute(
            f"EXPLAIN QUERY PLAN {statement}", parameters
        )
        plans.extend(str(row[3]) for row in plan.fetchall())

    def before(
        connection: Connection, _cursor: object, statement: str, *rest: object
    ) -> None:
        if "deliveries" in statement and not statement.startswith("EXPLAIN"):
            explain(connection, statement, rest[0])

    # Looks and changes have engines of their own.
    event.listen(Engine, "before_cursor_execute", before)
    _claim_of_one(store)
    event.remove(Engine, "before_cursor_execute", before)
    store.close()
    about_rows = [one for one in plans if " deliveries" in one]

    assert about_rows
    assert not [one for one in about_rows if "INDEX" not in one]
    assert any("ix_deliveries_waiting (lane=? AND due_at<?)" in one for one in plans)
    assert any("ix_deliveries_leased" in one for one in plans)


def _claim_of_one(store: Store) -> None:
    now = MONDAY_MORNING
    with store.changing() as unit:
        unit.leases.claim(now=now, leased_by="s", until=now + LEASE, most=5)
        unit.deliveries.next_due(now)
