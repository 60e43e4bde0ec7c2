"""A whole route as text and back: a handover keeps the edition it began with; pure."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from bot.handovers.contest import DAYS
from bot.handovers.records import Condition, Side
from bot.handovers.route import (
    By,
    Milestone,
    NotSaid,
    Route,
    RouteItem,
    Status,
    When,
)


def as_text(route: Route) -> str:
    """Return the whole route as text, to be kept with what began on it."""
    return json.dumps(_plain(route), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=64)
def from_text(text: str) -> Route:
    """Return what `as_text` wrote."""
    given = json.loads(text)
    milestones = tuple(_milestone_of(one) for one in given.pop("milestones"))
    never = tuple(NotSaid(**one) for one in given.pop("words_never", ()))
    # An edition from before a route could say so has the usual days.
    workers, managers, heads = given.pop("contest_days", DAYS)
    checks, nations = tuple(given.pop("checks")), tuple(given.pop("nations"))
    return Route(
        milestones=milestones,
        checks=checks,
        nations=nations,
        contest_days=(workers, managers, heads),
        words_never=never,
        **given,
    )


def _milestone_of(one: dict[str, Any]) -> Milestone:
    return Milestone(
        **{
            **one,
            "when": When.read(one["when"]),
            "status": Status(one["status"]),
            "items": tuple(_item_of(each) for each in one["items"]),
        }
    )


def _item_of(one: dict[str, Any]) -> RouteItem:
    return RouteItem(
        **{
            **one,
            "who": Side(one["who"]),
            "when": When.read(one["when"]),
            "latest": When.read(one["latest"]) if one["latest"] else None,
            "by": By(one["by"]),
            "status": Status(one["status"]),
            "only": frozenset(Condition(name) for name in one["only"]),
        }
    )


def _plain(value: Any) -> Any:
    """Return records as what JSON can hold; fields keep their names."""
    if isinstance(value, When):
        return str(value)
    if isinstance(value, (Route, Milestone, RouteItem, NotSaid)):
        names = value.__dataclass_fields__
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
