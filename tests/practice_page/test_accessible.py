"""Every screen, on a laptop and a phone, light and dark, against a reviewer's list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.practice import PracticeSlack
from tests.practice_page import acts
from tests.practice_page.audit import audit, too_wide
from tests.practice_page.rehearsal import LAPTOP, NARROW, PHONE, TABLET, Windows

#: Pictures of the screens, for people to look at.
PICTURES = Path(__file__).parents[2] / "build" / "practice_page"


def _words(page: Page) -> None:
    acts.write(page, "/words")
    acts.newest(page).get_by_text("Room booked").wait_for()
    acts.write(page, "/meeting")
    acts.newest(page).get_by_text("Coming up for you").wait_for()


def _commands(page: Page) -> None:
    page.get_by_role("combobox", name="Write to").fill("/")
    page.get_by_role("listbox", name="Commands").wait_for()


def _form(page: Page) -> None:
    opened = acts.open_form(page)
    opened.get_by_role("button", name="Send").click()
    opened.get_by_text("4 things to put right").wait_for()


def _every(page: Page) -> None:
    opened = acts.open_form(page, "/every")
    acts.choose(opened.get_by_role("group", name="Several"), "Choice number 12")


def _confirm(page: Page) -> None:
    opened = acts.open_form(page, "/every")
    opened.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("alertdialog").wait_for()


def _home(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=home&show=stream'")
    page.get_by_text("Nothing is waiting for you.").wait_for()


def _rooms(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=C07HX3&show=places'")
    expect(page.locator("body")).to_have_attribute("data-show", "places")


def _panel(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=direct&show=panel'")
    expect(page.locator("body")).to_have_attribute("data-show", "panel")
    page.locator("#panel summary").click()


SCREENS = (_words, _commands, _form, _every, _confirm, _home, _rooms, _panel)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nothing_is_wrong_on_any_screen(
    open_page: Windows, size: tuple[int, int], dark: bool, request: pytest.FixtureRequest
) -> None:
    page = open_page(size=size, dark=dark)
    wrong = {
        show.__name__: audit(page)
        for show in SCREENS
        if _shown(page, show, request.node.callspec.id)
    }

    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("size", [TABLET, PHONE, NARROW], ids=["tablet", "phone", "zoom"])
def test_no_screen_scrolls_sideways(open_page: Windows, size: tuple[int, int]) -> None:
    page = open_page(size=size)
    wide = {
        show.__name__: too_wide(page)
        for show in SCREENS
        if _shown(page, show, f"{size[0]}")
    }

    assert {name: found for name, found in wide.items() if found} == {}


def test_new_messages_are_announced_and_old_ones_are_not(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page(at="C07HX3")
    log = page.get_by_role("log", name="Messages in yp-7hx3")
    slack.person("hesper").say("Are you free?", room="yp-7hx3")

    expect(log).to_contain_text("Are you free?")
    page.get_by_role("button", name="hello-everyone").click()
    expect(page.get_by_role("log", name="Messages in hello-everyone")).to_be_visible()


def _shown(page: Page, show: Callable[[Page], None], name: str) -> bool:
    """Bring a screen up from the messages, and keep a picture of it."""
    page.evaluate("location.hash = '#as=U0ODILE&at=direct&show=stream'")
    if acts.form(page).count():
        page.get_by_role("button", name="Close this form").click()
        expect(acts.form(page)).to_have_count(0)
    page.get_by_role("log").wait_for()
    show(page)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}{show.__name__}.png")
    if page.get_by_role("alertdialog").count():
        page.get_by_role("alertdialog").get_by_role("button").first.focus()
    return True
