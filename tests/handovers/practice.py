"""Days of the practice partnership's schools, and the dates of its handovers."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from bot.calendars.nations import Nation, bank_holidays
from bot.calendars.school_year import SchoolCalendar
from bot.calendars.stretches import Stretch
from bot.handovers.dates import Basis, Due, due_of
from bot.handovers.route import Route
from bot.handovers.route_file import read_routes
from bot.practice.partnership import PARTNERSHIP

ROUTES = read_routes()
EW = Nation.ENGLAND_AND_WALES


def school(code: str) -> SchoolCalendar:
    """Return what the practice partnership's file says of one school."""
    given = tomllib.loads(PARTNERSHIP.read_text(encoding="utf-8"))
    [said] = [one["calendar"] for one in given["school"] if one["code"] == code]
    terms = [Stretch(first=one["first"], last=one["last"]) for one in said["terms"]]
    days = [day for year in (2026, 2027) for day in bank_holidays(year, EW)]
    return SchoolCalendar.from_terms(
        terms, bank_holidays=days, inset=said.get("inset", ())
    )


def basis(transfer_on: date, began_on: date, **other: Any) -> Basis:
    return Basis(**{"nation": EW, **other}, transfer_on=transfer_on, began_on=began_on)


def due(route: str, key: str, days: Basis) -> Due:
    return due_of(ROUTES[route].items[key], days)


def all_due(route: Route, days: Basis) -> set[date]:
    return {due_of(one, days).on for one in route.items.values()}
