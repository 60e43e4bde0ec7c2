"""The page's screens, each brought up as a person would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.practice_page import acts

#: Pictures of the screens, for people to look at.
PICTURES = Path(__file__).parents[2] / "build" / "practice_page"


def words(page: Page) -> None:
    acts.write(page, "/words")
    acts.newest(page).get_by_text("Room booked").wait_for()
    acts.write(page, "/meeting")
    acts.newest(page).get_by_text("Coming up for you").wait_for()


def commands(page: Page) -> None:
    page.get_by_role("combobox", name="Write to").fill("/")
    page.get_by_role("listbox", name="Commands").wait_for()


def form(page: Page) -> None:
    opened = acts.open_form(page)
    opened.get_by_role("button", name="Send").click()
    opened.get_by_text("4 things to put right").wait_for()


def every(page: Page) -> None:
    opened = acts.open_form(page, "/every")
    acts.choose(opened.get_by_role("group", name="Several"), "Choice number 12")


def confirm(page: Page) -> None:
    opened = acts.open_form(page, "/every")
    opened.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("alertdialog").wait_for()


def home(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=home&show=stream'")
    page.get_by_text("Nothing is waiting for you.").wait_for()


def rooms(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=C07HX3&show=places'")
    expect(page.locator("body")).to_have_attribute("data-show", "places")


def panel(page: Page) -> None:
    page.evaluate("location.hash = '#as=U0ODILE&at=direct&show=panel'")
    expect(page.locator("body")).to_have_attribute("data-show", "panel")
    for summary in page.locator("#panel summary").all():
        summary.click()


#: What leads out of a dialog of this page.
_AWAY = re.compile("^(Stay|Close this form)$")
SCREENS = (words, commands, form, every, confirm, home, rooms, panel)


def visit(page: Page, kind: str) -> Iterator[str]:
    """Bring up one screen after another, naming each; a picture is kept of it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for show in SCREENS:
        _leave(page)
        show(page)
        page.screenshot(path=PICTURES / f"{kind}-{show.__name__}.png")
        yield show.__name__


def _leave(page: Page) -> None:
    """Close what is open and go back to the messages."""
    for name in ("alertdialog", "dialog"):
        if page.get_by_role(name).count():
            page.get_by_role(name).get_by_role("button", name=_AWAY).first.click()
            expect(page.get_by_role(name)).to_have_count(0)
    page.evaluate("location.hash = '#as=U0ODILE&at=direct&show=stream'")
    page.get_by_role("log").wait_for()
