"""Asking and answering over a desk: what a test says in one line."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.access.service import House
from bot.asks.cards import AskCard
from bot.asks.outgoing import RenderAsks
from bot.asks.records import Ask, AskState, NewDateReason
from bot.asks.requests import Asking, DateWanted, Heard, NeedHelp, Someone
from bot.asks.service import Asks
from bot.deliveries.records import Delivery, Outgoing, Post
from bot.directory.records import Leave
from bot.nudges.records import InTheWay, WouldHelp
from storage.trail_tables import trail
from tests.meetings.desk import ZONE, Desk

WHAT = "A yes or no on the first week"
#: Five of Linnet's working days on from Monday: she does not work on Fridays.
TUESDAY = date(2027, 3, 2)


def asks(desk: Desk) -> Asks:
    house = House(store=desk.store, clock=desk.clock, lead_ids=frozenset(), zone=ZONE)
    return Asks(house)


def asking(desk: Desk, whom: str = "linnet", **changes: Any) -> Asking:
    about = changes.pop("about", "YP-8RN4")
    given: dict[str, Any] = {
        "young_person_id": desk.young_person(about).id,
        "ask_id": desk.clock.new_id(),
        "worker_id": desk.id_of(whom),
        "what": WHAT,
        "due": None,
        "decision_needed": False,
        **changes,
    }
    return Asking(**given)


def put(desk: Desk, whom: str = "linnet", by: str = "ludo", **changes: Any) -> AskCard:
    """Ask somebody for something, and return what the asker is told."""
    return asks(desk).ask(desk.asker(by), asking(desk, whom, **changes))


def tap(desk: Desk, ask_id: str, state: AskState, by: str = "linnet") -> None:
    asks(desk).answer(desk.asker(by), ask_id, state)


def someone(
    desk: Desk, ask_id: str, whom: str = "", name: str = "", by: str = "linnet"
) -> None:
    worker_id = desk.id_of(whom) if whom else None
    sent = Someone(about_id=ask_id, worker_id=worker_id, name=name)
    asks(desk).send_someone(desk.asker(by), sent)


def move(desk: Desk, ask_id: str, due: date, by: str = "linnet") -> None:
    wanted = DateWanted(about_id=ask_id, due=due, reason=NewDateReason.WAITING)
    asks(desk).new_date(desk.asker(by), wanted)


def help_with(
    desk: Desk, ask_id: str, would_help: WouldHelp, by: str = "linnet"
) -> None:
    wanted = NeedHelp(
        about_id=ask_id, in_the_way=InTheWay.NOT_CLEAR, would_help=would_help
    )
    asks(desk).need_help(desk.asker(by), wanted)


def heard(desk: Desk, ask_id: str, answer: AskState, on: date, name: str = "") -> None:
    said = Heard(ask_id=ask_id, answer=answer, on=on, stand_in_name=name)
    asks(desk).heard(desk.asker("ludo"), said)


def kept(desk: Desk, ask_id: str) -> Ask:
    with desk.store.looking() as unit:
        found = unit.asks.get(ask_id)
    assert found is not None
    return found


def made(desk: Desk, delivery: Delivery) -> Outgoing:
    with desk.store.looking() as unit:
        return RenderAsks(ZONE)(unit, delivery, desk.clock.now())


def words(outgoing: Outgoing) -> str:
    assert isinstance(outgoing, Post), outgoing
    return json.dumps(outgoing.blocks, ensure_ascii=False)


def newest(desk: Desk, handle: str, kind: str) -> Delivery:
    return desk.queued_for(handle, kind)[-1]


def away(desk: Desk, handle: str, first: date, days: int = 5) -> None:
    last = first + timedelta(days=days - 1)
    with desk.store.changing() as unit:
        leave = Leave(
            id=desk.clock.new_id(),
            worker_id=desk.id_of(handle),
            first_day=first,
            last_day=last,
        )
        unit.workers.add_leave(leave)


def noted(desk: Desk) -> list[tuple[str, bool, str]]:
    """Return the trail's verbs, whether they were allowed, and why."""
    with desk.store.looking() as unit:
        columns = select(trail.c.verb, trail.c.allowed, trail.c.reason)
        rows = unit.connection.execute(columns.order_by(trail.c.sequence)).all()
    return [(row.verb, bool(row.allowed), row.reason) for row in rows]
