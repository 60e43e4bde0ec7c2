from __future__ import annotations

from dataclasses import replace
from datetime import date

import structlog

from bot.deliveries.records import DeliveryState, Post
from storage.unit import Unit
from tests.deliveries.conftest import Desk


def ended(desk: Desk, subject: str = "hello") -> tuple[DeliveryState, str | None]:
    row = desk.row(subject)
    return row.state, row.reason


def change(desk: Desk, **fields: object) -> None:
    with desk.store.changing() as unit:
        worker = unit.workers.get("worker-odile")
        assert worker is not None
        unit.workers.save(replace(worker, **fields))  # type: ignore[arg-type]


def test_someone_who_has_left_is_not_written_to(desk: Desk) -> None:
    desk.say("hello")
    change(desk, left_on=date(2027, 2, 21))
    desk.sweep().run_due()

    assert ended(desk) == (DeliveryState.DROPPED, "left")
    assert desk.slack.calls == []


def test_someone_is_still_written_to_on_their_last_day(desk: Desk) -> None:
    desk.say("hello")
    change(desk, left_on=date(2027, 2, 22))
    desk.sweep().run_due()

    assert ended(desk) == (DeliveryState.SENT, None)


def test_the_last_day_ends_at_midnight_where_they_work(desk: Desk) -> None:
    desk.later(days=60)  # London is on summer time by then.
    change(desk, left_on=date(2027, 4, 23))
    desk.later(hours=13, minutes=51)  # 23:01 UTC on the 23rd: 00:01 on the 24th.
    desk.say("hello")
    desk.sweep().run_due()

    assert ended(desk) == (DeliveryState.DROPPED, "left")


def test_someone_who_is_no_longer_in_slack_is_not_written_to(desk: Desk) -> None:
    desk.say("hello")
    change(desk, team_id=None, slack_id=None)
    desk.sweep().run_due()

    assert ended(desk) == (DeliveryState.DROPPED, "no-slack")


def test_what_broke_is_logged_with_a_reference_and_without_words(desk: Desk) -> None:
    desk.renders.outgoing["hello"] = ValueError("Odile's words about YP-7HX3")
    desk.say("hello")
    with structlog.testing.capture_logs() as logs:
        desk.sweep().run_due()
    [broke] = [one for one in logs if one["event"] == "delivery_render_broke"]

    assert desk.row("hello").reason == f"broke: {broke['reference']}"
    assert "7HX3" not in repr(logs)


def test_a_failed_query_spoils_only_its_own_message(desk: Desk) -> None:
    def break_the_transaction(unit: Unit) -> Post:
        unit.connection.exec_driver_sql("SELECT * FROM no_such_table")
        raise AssertionError

    desk.renders.once["bad"] = break_the_transaction
    desk.say("bad")
    desk.say("good", "hesper")
    desk.sweep().run_due()

    assert desk.row("good", "hesper").state is DeliveryState.SENT
    assert desk.row("bad").state is DeliveryState.WAITING


def test_a_question_asked_twice_in_one_look_is_answered_once(desk: Desk) -> None:
    def look(unit: Unit) -> Post:
        assert unit.workers.get("worker-odile") is unit.workers.get("worker-odile")
        assert unit.workers.everyone() == unit.workers.everyone()
        assert unit.workers.everyone() is not unit.workers.everyone()
        return Post(text="hello", blocks=[])

    desk.renders.once["hello"] = look
    desk.say("hello")
    desk.sweep().run_due()

    assert ended(desk) == (DeliveryState.SENT, None)


def test_what_changed_since_the_last_message_is_seen_by_the_next(desk: Desk) -> None:
    titles: list[str] = []

    def look(unit: Unit) -> Post:
        worker = unit.workers.get("worker-odile")
        titles.append(worker.title if worker else "")
        return Post(text="hello", blocks=[])

    sweep = desk.sweep()
    for title in ("case manager", "head of year"):
        change(desk, title=title)
        desk.renders.once[title] = look
        desk.say(title)
        sweep.run_due()

    assert titles == ["case manager", "head of year"]
