"""The page of routes has every item of every route, with who says so beside it."""

from __future__ import annotations

import re

import pytest

from bot.handovers.records import Condition, Side
from bot.handovers.route import By, Route
from bot.handovers.route_file import CODES, read_routes
from bot.handovers.route_given import (
    GivenItem,
    GivenMilestone,
    GivenRoute,
    GivenWords,
)
from tests.pages import FOLDER
from tests.pages.routes import anchor, offset

ROUTES = read_routes()
PAGE = (FOLDER / "routes.md").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)


def rows(route: Route) -> list[list[str]]:
    """Return the cells of one route's rows, without those that begin a milestone."""
    part = PAGE.split(f"\n## {route.name}\n", 1)[1].split("\n## ", 1)[0]
    lines = [one for one in part.splitlines() if re.match(r"\| (T|start)", one)]
    return [[cell.strip() for cell in one.strip("|").split("|")] for one in lines]


@EVERY
def test_every_item_is_there_once_and_in_the_routes_order(route: Route) -> None:
    items = list(route.items.values())

    assert len(rows(route)) == len(items)
    for row, one in zip(rows(route), items, strict=True):
        assert one.what in row[1]


@EVERY
def test_every_timing_has_its_status_and_its_source_beside_it(route: Route) -> None:
    for row, one in zip(rows(route), route.items.values(), strict=True):
        assert row[0].startswith(f"{one.when}: {offset(one.when)}")
        assert row[4].replace("*", "") == f"{one.status}: {one.source}"


@EVERY
def test_a_star_is_a_must(route: Route) -> None:
    starred = [row[3].startswith("★") for row in rows(route)]

    assert starred == [one.stop for one in route.items.values()]


@EVERY
def test_the_numbers_at_the_top_are_those_of_the_route(route: Route) -> None:
    line = next(one for one in PAGE.splitlines() if f"| `{route.key}` |" in one)
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    musts = sum(one.stop for one in route.items.values())

    assert cells[0] == f"[{route.name}](#{anchor(route)})"
    assert cells[2:4] == [str(len(route.items)), str(musts)]
    assert [int(one) for one in re.findall(r"\d+", cells[4])] == list(route.checks)


def test_every_field_of_a_file_is_explained() -> None:
    told = set(re.findall(r"`([a-z_]+)`", PAGE.split("What a file may say")[1]))
    models = (GivenRoute, GivenMilestone, GivenItem, GivenWords)
    fields = {name for one in models for name in one.model_fields}

    assert fields - {"milestone", "item", "words_never"} <= told
    for word in (*CODES[-4:], *Condition, *By, *Side):
        assert f"`{word}`" in PAGE
