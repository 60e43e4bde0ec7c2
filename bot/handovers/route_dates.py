"""A route's dates for one T, laid out in order, without any handover; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.calendars.wall_time import short_day_with_year
from bot.handovers.dates import Awkward, Basis, Due, due_of, why_awkward
from bot.handovers.route import Route, RouteItem

_AWKWARD = {
    Awkward.BANK_HOLIDAY: "T is a bank holiday: is anybody there that day?",
    Awkward.WEEKEND: "T is at a weekend: is anybody there that day?",
    Awkward.FRIDAY: "T is a Friday: whom can they ring at the weekend?",
    Awkward.BEFORE_HOLIDAY: "T is the day before a holiday: whom can they ring then?",
}


@dataclass(frozen=True, kw_only=True)
class RouteDay:
    """One item with its day."""

    item: RouteItem
    milestone: str
    due: Due
    #: Already gone by on the day the handover begins.
    is_past: bool


@dataclass(frozen=True, kw_only=True)
class RouteDates:
    """All of a route's days, the first one first."""

    route: Route
    basis: Basis
    days: tuple[RouteDay, ...]
    #: What to know before relying on them, a sentence each.
    notes: tuple[str, ...]


def dates_of(route: Route, basis: Basis) -> RouteDates:
    """Count out every item, also those that are only for some; total."""
    days = [
        RouteDay(
            item=one,
            milestone=part.name,
            due=due_of(one, basis),
            is_past=(due_of(one, basis).latest or due_of(one, basis).on)
            < basis.began_on,
        )
        for part in route.milestones
        for one in part.items
    ]
    days.sort(key=lambda one: one.due.on)
    return RouteDates(
        route=route,
        basis=basis,
        days=tuple(days),
        notes=tuple(_notes(route, basis, days)),
    )


def _notes(route: Route, basis: Basis, days: list[RouteDay]) -> Iterator[str]:
    if awkward := why_awkward(basis.transfer_on, basis.nation):
        yield _AWKWARD[awkward]
    if basis.nation not in route.nations:
        yield "This route was written for another nation: ask what differs in yours."
    if route.needs_school and basis.school is None:
        yield "No school was named, so working days stand in for school days."
    elif unsure := [one for one in days if _is_school_guess(one)]:
        known = basis.school.known_until if basis.school else None
        until = f" (known until {short_day_with_year(known)})" if known else ""
        yield (
            f"The school's days are not known so far{until}: working days stand in "
            f"for {', '.join(one.item.key for one in unsure)}."
        )
    if basis.transfer_on < basis.began_on:
        yield "T is before the day it begins: nothing moves by itself."


def _is_school_guess(one: RouteDay) -> bool:
    return not one.due.is_sure


def as_record(dates: RouteDates) -> dict[str, object]:
    """Return it as plain JSON; days are ISO, and every field is always there."""
    basis = dates.basis
    return {
        "route": dates.route.key,
        "name": dates.route.name,
        "sends": dates.route.sends,
        "receives": dates.route.receives,
        "on": basis.transfer_on.isoformat(),
        "start": basis.began_on.isoformat(),
        "nation": basis.nation.value,
        "checks": list(dates.route.checks),
        "notes": list(dates.notes),
        "dates": [_day_record(one) for one in dates.days],
    }


def _day_record(one: RouteDay) -> dict[str, object]:
    item, due = one.item, one.due
    return {
        "date": due.on.isoformat(),
        "weekday": _WEEKDAYS[due.on.weekday()],
        "latest": _iso(due.latest),
        "offset": str(item.when),
        "latest_offset": str(item.latest) if item.latest else None,
        "milestone": one.milestone,
        "key": item.key,
        "item": item.what,
        "who": item.who.value,
        "must": item.stop,
        "by": item.by.value,
        "code": item.code,
        "answered_by": item.other.value if item.other else None,
        "only": sorted(item.only),
        "source": item.source,
        "status": item.status.value,
        "past": one.is_past,
        "sure": due.is_sure,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
