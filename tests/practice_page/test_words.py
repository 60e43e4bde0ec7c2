"""Slack's markup becomes words on the page, and never anything else."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from bot.clock import MovableClock
from tests.conftest import MONDAY_MORNING
from tests.practice_page import acts
from tests.practice_page.rehearsal import Windows, helped, practice


@pytest.fixture(scope="module")
def shown(context: BrowserContext, goodbyes: Executor) -> Iterator[Locator]:
    """A message with every kind of words, which these tests only read."""
    with practice(MovableClock(MONDAY_MORNING)) as slack, helped(slack, goodbyes):
        windows = Windows(context, slack.url)
        page = windows()
        acts.write(page, "/words")
        acts.newest(page).get_by_text("Room booked").wait_for()
        yield acts.newest(page)
        windows.close()
        assert windows.wrong == []


def test_marks_become_emphasis_and_lists(shown: Locator) -> None:
    expect(shown.locator("strong", has_text="bold")).to_have_text("bold")
    expect(shown.locator("em")).to_have_text("italic")
    expect(shown.locator("s")).to_have_text("struck")
    expect(shown.locator("blockquote")).to_have_text("a quoted line")
    expect(shown.locator("ul li")).to_have_text(["first", "second"])
    expect(shown.locator("pre")).to_have_text("pre *formatted*")


def test_marks_inside_words_stay_as_they_are(shown: Locator) -> None:
    expect(shown).to_contain_text("snake_case_words, 3*4*5")


def test_escaped_characters_are_shown_once_and_never_run(shown: Locator) -> None:
    expect(shown).to_contain_text("<b>not bold</b> &amp;")
    expect(shown).to_contain_text("<img src=x onerror=alert(1)>")
    expect(shown.locator("img")).to_have_count(0)


def test_people_rooms_and_dates_are_named(shown: Locator) -> None:
    expect(shown).to_contain_text("@Odile Farthing in #hello-everyone")
    expect(shown.locator("time").nth(1)).to_have_text(
        "Wednesday 17 March 2027 at 11:35"
    )


def test_only_safe_links_are_links(shown: Locator) -> None:
    link = shown.get_by_role("link")

    expect(link).to_have_text("a link")
    expect(link).to_have_attribute("href", "https://example.invalid/a_b_c")
    expect(shown).to_contain_text("not a link")


def test_a_picture_from_outside_is_described_and_not_fetched(shown: Locator) -> None:
    expect(shown).to_contain_text("Picture: A plan of the school")
