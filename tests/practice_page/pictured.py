"""The unchanged bot in a real browser, worker by worker, with pictures to keep."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from bot.rehearsal import Rehearsal

#: CI keeps what it finds here.
PICTURES = Path("build/pictures")


def open_page(browser: Browser, rehearsal: Rehearsal, size: tuple[int, int]) -> Page:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(rehearsal.slack.url)
    return page


def become(page: Page, name: str) -> None:
    """Choose who one is; on a phone that stands beside the rooms."""
    picker = page.get_by_label("You are", exact=True)
    if not picker.is_visible():
        page.get_by_role("button", name="Rooms").click()
    option = picker.locator("option", has_text=name).first
    picker.select_option(value=option.get_attribute("value"))


def see_messages(page: Page) -> None:
    """Go to the messages, where the screen is too small for all."""
    link = page.get_by_role("button", name="Messages").first
    if link.is_visible():
        link.click()


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
