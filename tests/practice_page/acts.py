"""What a person does on the page, by the words they read there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def form(page: Page) -> Locator:
    """The open form."""
    return page.locator("dialog.form[open]")


def write(page: Page, words: str) -> None:
    """Write something into the line at the bottom and send it."""
    page.get_by_role("combobox", name="Write to").fill(words)
    page.keyboard.press("Enter")


def open_form(page: Page, command: str = "/meeting new") -> Locator:
    write(page, command)
    opened = form(page)
    opened.wait_for()
    return opened


def choose(field: Locator, name: str) -> None:
    """Open a box of ticks and tick `name`."""
    summary = field.locator("summary")
    if not field.locator("details").evaluate("box => box.open"):
        summary.click()
    field.get_by_label(name).check()


def fill_meeting(opened: Locator, day: str) -> None:
    """Fill in the helper bot's meeting form."""
    opened.get_by_label("Young person").select_option(label="YP-7HX3")
    opened.get_by_label("Before a move").check()
    opened.get_by_text("You chose: Before a move").wait_for()
    opened.get_by_label("Day", exact=True).fill(day)
    choose(opened.get_by_role("group", name="Who is needed"), "Ludo Marchbanks")


def become(page: Page, name: str) -> None:
    page.get_by_label("You are", exact=True).select_option(label=name)


def newest(page: Page) -> Locator:
    """The newest message on the screen."""
    return page.locator(".message").last
