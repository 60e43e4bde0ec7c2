"""Home: asked for when it is opened, and only ever one's own."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.deliveries.records import Home, Lane, Method, NotNeeded
from tests.meetings.desk import STRANGER, Desk


def test_opening_home_asks_for_it_at_once(either: Desk) -> None:
    either.home.open(either.asker("ludo"))

    [home] = either.queue("home")
    assert (home.method, home.lane, home.live) == (Method.HOME, Lane.URGENT, True)
    assert home.due_at == either.clock.now()


def test_opening_it_again_refreshes_the_same_one(either: Desk) -> None:
    either.home.open(either.asker("ludo"))
    either.home.open(either.asker("ludo"))

    [home] = either.queue("home")
    assert home.wanted == 2


def test_a_stranger_has_no_home(desk: Desk) -> None:
    desk.home.open(STRANGER)

    assert desk.queue() == []


def test_what_changes_for_me_refreshes_my_home_and_not_that_of_others(
    desk: Desk,
) -> None:
    for handle in ("ludo", "wystan"):
        desk.home.open(desk.asker(handle))
    desk.call("ludo")

    [mine] = desk.queued_for("ludo", "home")
    [theirs] = desk.queued_for("wystan", "home")
    assert (mine.wanted, theirs.wanted) == (2, 1)


def test_home_shows_what_is_mine_and_no_more(desk: Desk) -> None:
    desk.call("ludo")
    for handle in ("ludo", "hesper"):
        desk.home.open(desk.asker(handle))

    shown = {one.worker_id: home_of(desk, one.worker_id) for one in desk.queue("home")}
    assert "Odile Farthing would like your answer." in shown[desk.id_of("ludo")]
    assert "Nothing is coming up for you." in shown[desk.id_of("hesper")]
    assert "7HX3" not in shown[desk.id_of("hesper")]


def test_home_of_somebody_who_is_gone_is_not_made(desk: Desk) -> None:
    desk.home.open(desk.asker("ludo"))
    [home] = desk.queue("home")
    gone = replace(home, worker_id="W0")

    assert desk.render(gone) == NotNeeded(reason="gone")


def home_of(desk: Desk, worker_id: str | None) -> str:
    [delivery] = [one for one in desk.queue("home") if one.worker_id == worker_id]
    made = desk.render(delivery)
    assert isinstance(made, Home)
    return json.dumps(made.view)
