"""A handover as it is met on a phone and on a laptop, of a few things and of many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.clock import MovableClock
from bot.rehearsal import OPENING, Rehearsal
from tests.handovers.made_up import write_route
from tests.practice_page import acts
from tests.practice_page.pictured import (
    PICTURES,
    open_page,
    picture,
)
from tests.practice_page.rehearsal import LAPTOP, PHONE

ODILE, LUDO = "Odile Farthing", "Ludo Marchbanks"
IDS = {ODILE: "U0ODILE", LUDO: "U0LUDO"}
SHORT, LONG = 14, 42
#: Two are done by the time it is looked at, so that twelve, or forty, are left.
DONE = 2
BOTH = pytest.mark.parametrize("items", [SHORT, LONG])


@pytest.fixture
def brackenmoor(
    items: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rehearsal]:
    """A practice Slack whose partnership has a route of its own with so many items."""
    routes = tmp_path / "routes"
    routes.mkdir()
    write_route(routes, "made-up", f"A move of {items} things", items)
    monkeypatch.setenv("HANDOVER_ROUTES", str(routes))
    with Rehearsal(
        database_url=f"sqlite:///{tmp_path / 'practice.db'}",
        clock=MovableClock(OPENING),
        in_background=True,
    ) as running:
        yield running


def preview(rehearsal: Rehearsal, items: int) -> None:
    odile = rehearsal.slack.person("odile")
    odile.type("/handover new")
    odile.choose("Who is it about?", "YP-7HX3")
    odile.submit()
    odile.fill(
        {
            "Which move is it?": f"A move of {items} things",
            "To which agency?": "Probation, Brackenmoor office",
            "On which day does it move?": "Wed 24 Mar 2027",
        }
    )
    odile.submit()


def offer(rehearsal: Rehearsal, items: int) -> None:
    preview(rehearsal, items)
    odile = rehearsal.slack.person("odile")
    odile.choose("Who will receive, if you know?", LUDO)
    odile.submit()
    odile.close_form(all=True)
    rehearsal.settle()


def accept(rehearsal: Rehearsal, items: int) -> None:
    """Let the receiver accept, and both do a little."""
    offer(rehearsal, items)
    rehearsal.slack.person("ludo").press("Accept")
    odile = rehearsal.slack.person("odile")
    odile.type("/handover YP-7HX3")
    for _ in range(DONE):
        odile.press("Done")
    odile.close_form(all=True)
    rehearsal.settle()


def see(page: Page, who: str) -> None:
    page.evaluate(f"location.hash = '#as={IDS[who]}&at=direct&show=stream'")
    page.get_by_role("log").wait_for()


def whole(part: Locator, name: str) -> None:
    """Picture all of it: the window is made as high as what is in it."""
    page = part.page
    width = page.viewport_size["width"] if page.viewport_size else 390
    tall = part.evaluate(
        "one => Math.max(one.scrollHeight, ...[...one.querySelectorAll('*')]"
        ".map(part => part.scrollHeight))"
    )
    page.set_viewport_size({"width": width, "height": int(tall) + 600})
    PICTURES.mkdir(parents=True, exist_ok=True)
    part.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def nothing_is_cut(part: Locator) -> None:
    """Nothing reaches over the side, and no button breaks its words."""
    assert part.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    for one in part.get_by_role("button").all():
        lines = one.evaluate(
            "it => it.getBoundingClientRect().height"
            " / parseFloat(getComputedStyle(it).lineHeight || 20)"
        )
        assert lines < 2.4, one.inner_text()


@BOTH
def test_the_preview_shows_the_whole_plan(
    brackenmoor: Rehearsal, browser: Browser, items: int
) -> None:
    preview(brackenmoor, items)
    for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
        page = open_page(browser, brackenmoor, size)
        see(page, ODILE)
        form = acts.form(page)
        expect(form).to_contain_text("Nothing is sent before you press Begin.")
        nothing_is_cut(form)
        whole(form, f"20-handover-preview-{items}-{name}")


@BOTH
def test_the_offer_says_what_is_asked_and_has_four_answers(
    brackenmoor: Rehearsal, browser: Browser, items: int
) -> None:
    offer(brackenmoor, items)
    for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
        page = open_page(browser, brackenmoor, size)
        see(page, LUDO)
        message = page.locator(".message", has_text="Will you receive?").last
        expect(message.get_by_role("button")).to_have_count(4)
        message.scroll_into_view_if_needed()
        nothing_is_cut(message)
        picture(page, f"21-handover-offer-{items}-{name}")


@BOTH
def test_the_live_list_shows_what_is_next_and_folds_the_rest(
    brackenmoor: Rehearsal, browser: Browser, items: int
) -> None:
    accept(brackenmoor, items)
    for who in (ODILE, LUDO):
        phone = open_page(browser, brackenmoor, PHONE)
        see(phone, who)
        message = phone.locator(".message", has_text="Next").last
        expect(message).to_contain_text("Everything")
        nothing_is_cut(message)
        whole(message, f"22-handover-list-{items}-{who.split()[0].lower()}")


@BOTH
def test_the_form_shows_the_whole_list(
    brackenmoor: Rehearsal, browser: Browser, items: int
) -> None:
    accept(brackenmoor, items)
    phone = open_page(browser, brackenmoor, PHONE)
    see(phone, ODILE)
    form = acts.open_form(phone, "/handover YP-7HX3")
    expect(form).to_contain_text("Look again together")
    nothing_is_cut(form)
    whole(form, f"23-handover-form-{items}")
    phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    picture(phone, f"24-handover-form-{items}-first-screen")
