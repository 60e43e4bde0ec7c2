"""Handovers on paper: a plan of any route, and short ways to get somewhere with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from bot.calendars.nations import Nation
from bot.handovers import item_rules, rules
from bot.handovers.plan import Plan
from bot.handovers.records import (
    Answer,
    Handover,
    Item,
    ItemState,
    Offer,
    Side,
    Told,
)
from bot.handovers.route import By, Milestone, Route, RouteItem, Status, When, check_key
from bot.handovers.route_file import read_routes

BEGAN = date(2027, 2, 22)
T = date(2027, 3, 24)
YOUTH_JUSTICE = "youth-justice-to-probation"
NAMES = {
    "sender_manager_id": "hesper",
    "sender_deputy_id": "ruan",
    "receiver_id": "ludo",
    "receiver_manager_id": "ann",
    "receiver_deputy_id": "ada",
}


@cache
def routes() -> dict[str, Route]:
    return {**read_routes(), "small": small()}


def small() -> Route:
    """Return a route with what ours do not have: one look, an answered meeting."""
    items = (
        _item("names", Side.JOINT, "T-4w", code="C1", stop=True, by=By.MEETING),
        _item("summary", Side.SENDER, "T-3w", code="C2", stop=True, by=By.MEETING),
        _item("read", Side.RECEIVER, "T-3w", code="C3", stop=True),
        _item("met", Side.JOINT, "T-2w", code="C4", stop=True, answered=True),
        _item("words", Side.SENDER, "T-2w", code="C7", stop=True, answered=True),
        _item("lift", Side.SENDER, "T-1w", answered=True),
        _item("kept", Side.RECEIVER, "T+3wd", code="KEPT", by=By.CLOSING),
        _item(check_key(3), Side.JOINT, "T+3w", stop=True, by=By.CLOSING),
    )
    return Route(
        key="small",
        name="Small",
        sends="one team",
        receives="another team",
        why="For tests.",
        sources="Tests",
        checks=(3,),
        nations=("england-and-wales",),
        milestones=(
            Milestone(
                key="all",
                name="All of it",
                when=When.read("T"),
                source="Tests",
                status=Status.OURS,
                items=items,
            ),
        ),
    )


def _item(key: str, who: Side, when: str, **more: Any) -> RouteItem:
    given = {"stop": False, "by": By.SIGNING, **more}
    return RouteItem(
        key=key,
        what=f"The {key} of a small route",
        who=who,
        when=When.read(when),
        source="Tests",
        status=Status.OURS,
        **given,
    )


def begun(route: str = YOUTH_JUSTICE, **fields: Any) -> Plan:
    """Return a handover just begun, with its items, and no names but the sender's."""
    known = routes()[route]
    handover = Handover(
        **{
            "id": "h1",
            "young_person_id": "yp",
            "route": route,
            "edition_id": "e1",
            "sender_agency_id": "yjs",
            "receiver_agency_id": "pro",
            "sender_id": "odile",
            "holder_id": "odile",
            "transfer_on": T,
            "began_on": BEGAN,
            "created_at": datetime(2027, 2, 22, 9, 10, tzinfo=UTC),
            "nation": Nation.ENGLAND_AND_WALES,
            **fields,
        }
    )
    asked = item_rules.asked_for(list(known.items.values()), handover.conditions)
    items = {
        one.key: Item(
            id=f"i-{one.key}",
            young_person_id="yp",
            handover_id="h1",
            key=one.key,
            due=T + timedelta(days=round(one.when.about)),
        )
        for one in asked
    }
    return Plan(handover=handover, route=known, items=items)


def named(route: str = YOUTH_JUSTICE, **fields: Any) -> Plan:
    """Return one whose names are all there, and whose receiver accepted."""
    plan = begun(route, **{**NAMES, "receiver_id": None, **fields})
    plan = rules.offer(
        plan, "ludo", plan.handover.receiver_manager_id, NAMES["receiver_deputy_id"]
    )
    return rules.answer_offer(plan, Offer.ACCEPTED, BEGAN)


def done(plan: Plan, *keys: str, on: date = BEGAN) -> Plan:
    """Return it with these done, and answered by the other side where they are."""
    for key in keys:
        plan = item_rules.do_item(plan, key, "odile", on)
        if plan.items[key].state is ItemState.SENT:
            plan = item_rules.answer_item(plan, key, Answer.RECEIVED, "ludo", on)
    return plan


def musts(plan: Plan, *by: By) -> list[str]:
    return [one.key for one in plan.open_stops(*by)]


def prepared(route: str = YOUTH_JUSTICE, **fields: Any) -> Plan:
    """Return one with nothing left to do but to sign."""
    plan = named(route, **fields)
    plan = done(plan, *musts(plan, By.MEETING, By.SIGNING))
    return rules.tell(plan, Told.OK, BEGAN)


def signed(number: int = 4, route: str = YOUTH_JUSTICE, **fields: Any) -> Plan:
    plan = prepared(route, **fields)
    for _ in range(number):
        plan = rules.sign(plan)
    return plan


def moved(route: str = YOUTH_JUSTICE, **fields: Any) -> Plan:
    """Return one that the receiver has held since T."""
    return rules.take_over(signed(route=route, **fields), T)


def checked(number: int, route: str = YOUTH_JUSTICE) -> Plan:
    """Return one looked at so many times after T."""
    plan = moved(route)
    for key in plan.check_keys[:number]:
        plan = item_rules.look_again(plan, key, "yyyny", "ludo", T)
    return plan


def closed() -> Plan:
    plan = checked(9)
    return rules.close(done(plan, *musts(plan, *By)), T)


def with_what(plan: Plan, key: str, what: str) -> Plan:
    """Return it on a route whose item says something else."""
    parts = tuple(
        replace(
            part,
            items=tuple(
                replace(one, what=what) if one.key == key else one for one in part.items
            ),
        )
        for part in plan.route.milestones
    )
    return replace(plan, route=replace(plan.route, milestones=parts))
