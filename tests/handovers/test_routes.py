"""The routes there are: all of them, with everything no handover goes without."""

from __future__ import annotations

import re

import pytest

from bot.handovers.route import By, Route, Status
from bot.handovers.route_file import (
    FOLDER,
    MUSTS,
    as_text,
    from_text,
    read_routes,
)
from bot.handovers.route_mistakes import NEVER

ROUTES = read_routes()
EVERY = pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)


def test_there_is_every_route_of_the_domain() -> None:
    assert set(ROUTES) == {
        "area-to-area",
        "camhs-to-adult",
        "custody-to-community",
        "diversion-ending",
        "diversion-to-statutory",
        "prison-to-benefits-and-housing",
        "school-to-school",
        "social-care-to-adult-care",
        "social-care-to-leaving-care",
        "statutory-to-diversion",
        "team-to-team",
        "youth-justice-to-probation",
    }


@EVERY
def test_no_route_goes_without_the_ten_but_the_one_that_catches_up(
    route: Route,
) -> None:
    musts = {one.code for one in route.items.values() if one.code and one.stop}
    later = {"C3", "C4", "C6", "C9", "C10"} if route.key == "team-to-team" else set()

    assert musts == set(MUSTS) - later
    assert {one.code for one in route.items.values()} >= {*MUSTS, "BOTH", "KEPT"}


def test_a_worker_who_leaves_tomorrow_needs_five_things_first() -> None:
    items = ROUTES["team-to-team"].items.values()
    late = [one for one in items if one.code in {"C3", "C4", "C6", "C9", "C10"}]

    assert {str(one.when) for one in late} == {"start+10wd"}
    assert {one.by for one in late} == {By.CLOSING}
    assert [one.code for one in items if one.stop and one.by is not By.CLOSING] == [
        "C1",
        "C2",
        "C7",
        "C5",
        "C8",
    ]


@EVERY
def test_both_look_again_after_two_and_six_weeks(route: Route) -> None:
    assert route.checks[0] == 2
    assert 6 in route.checks
    for weeks in route.checks:
        assert route.items[f"check-{weeks}w"].stop


@pytest.mark.parametrize(
    "key",
    ["camhs-to-adult", "social-care-to-adult-care", "social-care-to-leaving-care"],
)
def test_the_care_and_health_routes_look_again_after_half_a_year(key: str) -> None:
    assert ROUTES[key].checks == (2, 6, 26)


@EVERY
def test_every_timing_says_who_says_so(route: Route) -> None:
    for one in route.items.values():
        assert one.source
        assert (one.status is Status.OURS) is one.source.startswith("Alongside")


def test_what_only_we_say_is_never_called_the_law() -> None:
    said = {
        (route.key, one.key)
        for route in ROUTES.values()
        for one in route.items.values()
        if one.status is Status.STATUTORY
    }

    assert said == {
        ("custody-to-community", "duty-to-refer"),
        ("prison-to-benefits-and-housing", "duty-to-refer"),
        ("school-to-school", "sixth-day"),
        ("school-to-school", "told-at-once"),
        ("social-care-to-adult-care", "children-go-on"),
        ("social-care-to-adult-care", "reasons"),
        ("social-care-to-adult-care", "their-yes"),
        ("social-care-to-adult-care", "visit-week"),
        ("social-care-to-leaving-care", "children-go-on"),
        ("social-care-to-leaving-care", "visit-two-months"),
        ("social-care-to-leaving-care", "visit-week"),
    }


@EVERY
def test_every_line_is_short_and_plain(route: Route) -> None:
    for one in route.items.values():
        assert len(one.what.split()) <= 20, one.key
        assert one.what[0].isupper()
        assert not one.what.endswith(".")


@EVERY
def test_nothing_is_due_before_what_it_waits_for(route: Route) -> None:
    """The summary is there before it is read, and read before it is said back."""
    sent, read, said = (route.coded(code) for code in ("C2", "C3", "C5"))

    assert sent is not None
    assert read is not None
    assert said is not None
    assert not sent.when.is_after(read.when)
    if route.key != "team-to-team":
        assert not read.when.is_after(said.when)


def test_a_school_route_counts_in_school_days_and_never_says_trial() -> None:
    route = ROUTES["school-to-school"]

    assert route.needs_school
    assert [one.words for one in route.words_never] == [
        "trial",
        "failed the move",
        "sent back",
    ]
    assert (
        "trial"
        not in (FOLDER / "school-to-school.toml")
        .read_text()
        .split("[[milestone]]", 1)[1]
    )


def test_the_reviewing_officer_is_asked_only_for_somebody_in_care() -> None:
    one = ROUTES["social-care-to-leaving-care"].items["reviewing-officer"]

    assert one.stop
    assert set(one.only) == {"in-care"}


@EVERY
def test_no_route_of_ours_says_such_a_word_anywhere(route: Route) -> None:
    never = re.compile(rf"\b({'|'.join(NEVER)})\b", re.IGNORECASE)
    said = (FOLDER / f"{route.key}.toml").read_text(encoding="utf-8")
    lines = [one for one in said.splitlines() if not one.startswith(("words", "say"))]

    assert [one for one in lines if never.search(one)] == []


@EVERY
def test_a_route_reads_back_the_same(route: Route) -> None:
    assert from_text(as_text(route)) == route


@EVERY
def test_the_same_route_is_always_the_same_text(route: Route) -> None:
    assert as_text(route) == as_text(read_routes()[route.key])
