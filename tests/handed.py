"""Handovers as rows, for tests of what becomes of them long after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.ahead.records import Coming, DayToCome
from bot.deliveries.queue import to_worker
from bot.deliveries.records import Lane
from bot.handovers.records import Handover, Item, Offer, Side
from bot.handovers.route import By, Milestone, Route, RouteItem, Status, When
from bot.handovers.route_text import as_text
from bot.handovers.story import Deed, Entry, Line, LineKind
from tests.meetings.desk import Desk

#: When everything here moves, and the last look back at it.
MOVES, LAST = date(2027, 3, 24), date(2027, 5, 5)
WORDS = "Keep the swimming on Tuesdays"
EDITION = "E" * 26


def _item(key: str, what: str, who: Side, when: str) -> RouteItem:
    return RouteItem(
        key=key,
        what=what,
        who=who,
        when=When.read(when),
        stop=False,
        by=By.CLOSING,
        source="ours",
        status=Status.OURS,
    )


ROUTE = Route(
    key="here-to-there",
    name="From here to there",
    sends="youth justice",
    receives="probation",
    why="For tests.",
    sources="ours",
    checks=(6,),
    nations=("england-and-wales",),
    milestones=(
        Milestone(
            key="before",
            name="Before",
            when=When.read("T-1w"),
            source="ours",
            status=Status.OURS,
            items=(
                _item("summary", "Send the summary", Side.SENDER, "T-1w"),
                _item("welcome", "Write to them", Side.RECEIVER, "T-1w"),
                _item("check-6w", "Look back together", Side.JOINT, "T+6w"),
            ),
        ),
    ),
)


def put_handover(
    desk: Desk, about: str = "YP-7HX3", *, on: date = MOVES, **changes: Any
) -> Handover:
    """Let one run from Odile to Ludo, with its items and something posted of it."""
    handover = Handover(
        id=desk.clock.new_id(),
        young_person_id=desk.young_person(about).id,
        route=ROUTE.key,
        edition_id=EDITION,
        sender_agency_id=desk.worker("odile").agency_id,
        receiver_agency_id=desk.worker("ludo").agency_id,
        sender_id=desk.id_of("odile"),
        transfer_on=on,
        began_on=date(2027, 2, 22),
        created_at=desk.clock.now(),
        holder_id=desk.id_of("odile"),
        nation="england-and-wales",
        sender_manager_id=desk.id_of("barnaby"),
        receiver_id=desk.id_of("ludo"),
        receiver_manager_id=desk.id_of("hesper"),
        offer=Offer.ACCEPTED,
    )
    handover = replace(handover, **changes)
    with desk.store.changing() as unit:
        unit.handovers.keep_edition(EDITION, ROUTE.key, as_text(ROUTE))
        assert unit.handovers.add(handover)
        for key, due in (("summary", on), ("welcome", on), ("check-6w", LAST)):
            unit.handovers.add_item(
                Item(
                    id=desk.clock.new_id(),
                    young_person_id=handover.young_person_id,
                    handover_id=handover.id,
                    key=key,
                    due=due,
                )
            )
        unit.handovers.tell(
            Entry(
                id=desk.clock.new_id(),
                young_person_id=handover.young_person_id,
                handover_id=handover.id,
                at=desk.clock.now(),
                worker_id=handover.sender_id,
                deed=Deed.BEGAN,
            )
        )
        to_worker(
            unit,
            desk.clock,
            kind="handover.mine",
            worker=desk.worker("odile"),
            subject_id=handover.id,
            key=f"handover.mine:{handover.id}:{desk.id_of('odile')}",
            lane=Lane.TODAY,
            due_at=desk.clock.now(),
            live=True,
        )
    return handover


def moved(desk: Desk, about: str = "YP-7HX3", **changes: Any) -> Handover:
    """Let one have gone to Ludo on its day."""
    known = {"taken_over_on": MOVES, "signed": 4, "holder_id": desk.id_of("ludo")}
    return put_handover(desk, about, **{**known, **changes})


def put_line(desk: Desk, handover: Handover, **changes: Any) -> Line:
    """Let Ludo write a line in it."""
    line = Line(
        id=desk.clock.new_id(),
        young_person_id=handover.young_person_id,
        handover_id=handover.id,
        kind=LineKind.READ_BACK_PLAN,
        words=WORDS,
        worker_id=desk.id_of("ludo"),
        at=desk.clock.now(),
    )
    line = replace(line, **changes)
    with desk.store.changing() as unit:
        unit.handovers.write(line)
    return line


def put_day(desk: Desk, about: str = "YP-7HX3", **changes: Any) -> DayToCome:
    """Let Odile write down a day to plan for."""
    day = DayToCome(
        id=desk.clock.new_id(),
        young_person_id=desk.young_person(about).id,
        coming=Coming.ORDER_ENDS,
        on=MOVES,
        route=ROUTE.key,
        worker_id=desk.id_of("odile"),
    )
    day = replace(day, **changes)
    with desk.store.changing() as unit:
        unit.days_to_come.add(day)
    return day


def now_is(desk: Desk, handover: Handover) -> Handover | None:
    with desk.store.looking() as unit:
        return unit.handovers.get(handover.id)
