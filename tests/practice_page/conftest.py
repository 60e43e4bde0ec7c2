"""A real browser, and a practice Slack with a helper bot for it to look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from bot.clock import MovableClock
from bot.practice import PracticeSlack
from tests.practice_page.helper_bot import HelperBot
from tests.practice_page.rehearsal import Windows, helped, practice

#: Patience on a busy machine, in milliseconds; nothing waits that long otherwise.
expect.set_options(timeout=15_000)
_CHROMIUM = Path("/usr/bin/chromium")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; tests of the page are skipped where there is none."""
    found = _CHROMIUM if _CHROMIUM.exists() else shutil.which("chromium")
    if not found:
        pytest.skip("Chromium is not installed: the page cannot be looked at.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(found), args=_QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """One British browser for all windows; nothing of a page outlives its window."""
    return browser.new_context(locale="en-GB", reduced_motion="reduce")


@pytest.fixture(scope="session")
def goodbyes() -> Iterator[Executor]:
    """Where bots hang up while the next test begins."""
    with ThreadPoolExecutor() as pool:
        yield pool


@pytest.fixture
def moves() -> list[datetime]:
    """The instants the practice clock was asked to reach."""
    return []


@pytest.fixture
def slack(clock: MovableClock, moves: list[datetime]) -> Iterator[PracticeSlack]:
    with practice(clock, on_move=moves.append) as running:
        yield running


@pytest.fixture
def bot(slack: PracticeSlack, goodbyes: Executor) -> Iterator[HelperBot]:
    with helped(slack, goodbyes) as connected:
        yield connected


@pytest.fixture
def open_page(
    slack: PracticeSlack, bot: HelperBot, context: BrowserContext
) -> Iterator[Windows]:
    """Open windows on the page; the test fails when the page went wrong in any."""
    windows = Windows(context, slack.url)
    yield windows
    windows.close()
    assert windows.wrong == []
