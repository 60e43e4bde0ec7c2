"""The whole of a small meeting with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.practice_page import acts
from tests.practice_page.helper_bot import HelperBot
from tests.practice_page.rehearsal import Windows

_HELD = """() => {
  const node = document.activeElement;
  const labels = [...(node.labels || [])].map((label) => label.textContent).join(" ");
  return (node.getAttribute("aria-label") || labels || node.textContent).trim();
}"""


def _tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the focus is on what has this name; fail after forty."""
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate(_HELD).startswith(name):
            return
    raise AssertionError(f"Tab never reached “{name}”.")


def test_the_first_tab_stop_skips_to_the_messages(open_page: Windows) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to messages")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_command_can_be_chosen_with_the_arrows(open_page: Windows) -> None:
    page = open_page()
    line = page.get_by_role("combobox", name="Write to")
    line.focus()
    page.keyboard.type("/")
    page.keyboard.press("ArrowDown")
    expect(line).to_have_attribute("aria-activedescendant", "command-0")
    page.keyboard.press("Enter")

    expect(line).to_have_value("/meeting ")


def test_a_meeting_is_called_and_answered_without_a_mouse(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    _tab_to(page, "Write to Alongside")
    page.keyboard.type("/meeting new")
    page.keyboard.press("Enter")
    acts.form(page).wait_for()
    page.keyboard.type("YP-7")
    _tab_to(page, "Agree a plan")
    page.keyboard.press("Space")
    acts.form(page).get_by_text("You chose: Agree a plan").wait_for()
    _tab_to(page, "Day")
    page.keyboard.type("03172027")
    _tab_to(page, "Who is needed: ")
    page.keyboard.press("Enter")
    _tab_to(page, "Ludo Marchbanks")
    page.keyboard.press("Space")
    _tab_to(page, "Send")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Coming").wait_for()
    expect(page.get_by_role("combobox", name="Write to")).to_be_focused()
    _tab_to(page, "Coming", "Shift+Tab")
    page.keyboard.press("Enter")

    expect(acts.newest(page)).to_contain_text("You are coming.")


def test_focus_stays_near_when_its_button_goes(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page)
    acts.fill_meeting(opened, "2027-03-17")
    opened.get_by_role("button", name="Send").click()
    # The closing form gives the focus back first, as it does for a person.
    expect(page.get_by_role("combobox", name="Write to")).to_be_focused()
    page.get_by_role("button", name="Coming").press("Enter")
    expect(acts.newest(page)).to_contain_text("You are coming.")

    expect(page.get_by_role("log")).to_be_focused()


def test_tab_stays_inside_an_open_form(open_page: Windows) -> None:
    page = open_page()
    acts.open_form(page)
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.id"))

    assert "say" not in reached
    assert "who" not in reached


def test_escape_closes_a_menu_and_not_the_form_under_it(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page, "/every")
    opened.get_by_label("More choices").press("Enter")
    expect(opened.get_by_role("button", name="Tomorrow")).to_be_visible()
    page.keyboard.press("Escape")

    expect(opened.get_by_role("button", name="Tomorrow")).to_be_hidden()
    expect(opened.get_by_label("More choices")).to_be_focused()
