"""A governance lead is sent the mark each working morning, and nobody else is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.audit.outgoing import RenderMark
from bot.audit.sending import Kind
from bot.audit.service import Audit
from bot.clock import MovableClock
from bot.deliveries.records import Delivery, NotNeeded, Outgoing, Post
from bot.directory.records import Account, Leave
from storage.unit import Store
from tests.storage.examples import agency, worker

ZONE = "Europe/London"
LEAD = replace(
    worker("barnaby", "Barnaby Quill"),
    team_id="T0BRACKEN",
    slack_id="U0BARNABY",
    is_governance_lead=True,
)


@pytest.fixture
def audit(store: Store, clock: MovableClock, tmp_path: Path) -> Audit:
    with store.changing() as unit:
        unit.agencies.add(agency())
        unit.workers.add(LEAD)
        unit.workers.add(
            replace(worker(), team_id="T0BRACKEN", slack_id="U0ODILE", is_lead=True)
        )
        unit.trail.note(
            at=clock.now(),
            worker_id=LEAD.id,
            verb="reply",
            thing_id="M",
            allowed=True,
            reason="called",
        )
    return Audit(store, clock, ZONE, tmp_path / "anchors.log")


def at(day: int, hour: int = 9, minute: int = 10, month: int = 2) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=UTC)


def queued(store: Store) -> list[tuple[str | None, datetime]]:
    with store.looking() as unit:
        rows = unit.connection.exec_driver_sql("SELECT id FROM deliveries").scalars()
        found = [unit.deliveries.get(one) for one in rows]
    return sorted((one.worker_id, one.due_at) for one in found if one)


def render(store: Store, now: datetime) -> Outgoing:
    with store.looking() as unit:
        [key] = unit.connection.exec_driver_sql(
            "SELECT dedupe_key FROM deliveries"
        ).scalars()
        delivery = unit.deliveries.by_key(key)
        assert isinstance(delivery, Delivery)
        assert delivery.kind == Kind.HEAD
        return RenderMark(ZONE)(unit, delivery, now)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(22, 7, 0), at(22, 8, 30)),
        (at(22, 8, 30), at(22, 8, 30)),
        (at(22, 8, 31), at(23, 8, 30)),
        (at(26, 9, 0), at(1, 8, 30, month=3)),  # Friday: Monday.
        (at(25, 9, 0, month=3), at(30, 7, 30, month=3)),  # Easter, and summer time.
    ],
)
def test_it_waits_for_half_past_eight_of_the_next_working_day(
    store: Store, audit: Audit, now: datetime, due: datetime
) -> None:
    audit.daily(now)

    assert queued(store) == [(LEAD.id, due)]


def test_the_same_morning_is_queued_once(store: Store, audit: Audit) -> None:
    for minute in range(0, 60, 10):
        audit.daily(at(22, 9, minute))

    assert len(queued(store)) == 1


def test_every_morning_is_queued(store: Store, audit: Audit) -> None:
    for day in (22, 23, 24):
        audit.daily(at(day))

    assert [due.day for _, due in queued(store)] == [23, 24, 25]


def test_nobody_is_written_to_on_leave(store: Store, audit: Audit) -> None:
    with store.changing() as unit:
        unit.workers.add_leave(
            Leave(
                id="L" * 26,
                worker_id=LEAD.id,
                first_day=date(2027, 2, 23),
                last_day=date(2027, 2, 25),
            )
        )
    audit.daily(at(22))

    assert queued(store) == [(LEAD.id, at(26, 8, 30))]


def test_whoever_leaves_is_not_written_to_after(store: Store, audit: Audit) -> None:
    change(store, left_on=date(2027, 2, 22))
    audit.daily(at(22))

    assert queued(store) == []


def test_the_message_holds_the_number_and_the_mark(store: Store, audit: Audit) -> None:
    audit.daily(at(22))
    with store.looking() as unit:
        mac = unit.trail.head().mac
    made = render(store, at(23, 8, 30))

    assert isinstance(made, Post)
    words = json.dumps(made.blocks)
    assert f"1 entry. Their mark is *{mac[:8].upper()}*" in words
    assert "Tue 23 Feb" in words
    assert "Keep this message." in words


def test_the_lock_screen_shows_neither_number_nor_mark(
    store: Store, audit: Audit
) -> None:
    audit.daily(at(22))
    made = render(store, at(23, 8, 30))

    assert isinstance(made, Post)
    assert made.text == "Today's mark of the audit trail, to keep."


@pytest.mark.parametrize(
    "changes", [{"is_governance_lead": False}, {"account": Account.GUEST}]
)
def test_it_evaporates_when_they_may_not_read_the_trail_any_more(
    store: Store, audit: Audit, changes: dict[str, object]
) -> None:
    audit.daily(at(22))
    change(store, **changes)

    assert render(store, at(23, 8, 30)) == NotNeeded(reason="access-removed")


def change(store: Store, **changes: object) -> None:
    with store.changing() as unit:
        found = unit.workers.get(LEAD.id)
        assert found
        unit.workers.save(replace(found, **changes))  # type: ignore[arg-type]
