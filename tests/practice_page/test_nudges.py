"""A week of nudges as they are met on a phone, in a real browser; with pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.clock import MovableClock
from bot.rehearsal import OPENING, Rehearsal
from tests.practice_page import acts
from tests.practice_page.pictured import become, open_page, picture, see_messages
from tests.practice_page.rehearsal import LAPTOP, PHONE

ODILE, LUDO, LEAD = "Odile Farthing", "Ludo Marchbanks", "Barnaby Quill"
WED_NOON = datetime(2027, 2, 24, 12, tzinfo=UTC)
NEXT_THU = datetime(2027, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def brackenmoor(tmp_path: Path) -> Iterator[Rehearsal]:
    """A practice Slack in which Odile has called a meeting, and nobody answered."""
    with Rehearsal(
        database_url=f"sqlite:///{tmp_path / 'practice.db'}",
        clock=MovableClock(OPENING),
        in_background=True,
    ) as running:
        odile = running.slack.person("odile")
        odile.type("/meeting YP-7HX3 Wed 17 Mar 11:35")
        odile.fill(
            {
                "Why do we meet?": "Make a plan together",
                "In one line": "Agree who is there after March",
                "Who else is needed?": LUDO,
            }
        )
        odile.submit()
        odile.close_form()
        yield running


def test_a_nudge_is_answered_in_place_and_help_is_asked_for(
    brackenmoor: Rehearsal, browser: Browser
) -> None:
    brackenmoor.move_to(WED_NOON)
    phone = open_page(browser, brackenmoor, PHONE)
    become(phone, LUDO)
    see_messages(phone)
    nudge = phone.locator(".message", has_text="would be glad of you there").last
    nudge.scroll_into_view_if_needed()
    expect(nudge).to_be_visible()
    picture(phone, "10-nudge")
    nudge.get_by_role("button", name="I need help").click()
    form = acts.form(phone)
    expect(form).to_contain_text("in the way")
    picture(phone, "11-need-help")
    form.get_by_role("button", name="Not now").click()
    nudge.get_by_role("button", name="Not this week").click()
    expect(nudge).to_contain_text("I am quiet until")
    picture(phone, "12-not-this-week")


def test_the_one_who_asked_sees_where_it_is(
    brackenmoor: Rehearsal, browser: Browser
) -> None:
    brackenmoor.move_to(NEXT_THU)
    laptop = open_page(browser, brackenmoor, LAPTOP)
    become(laptop, ODILE)
    see_messages(laptop)
    ring = laptop.locator(".message", has_text="No word yet from").last
    expect(ring).to_be_visible()
    picture(laptop, "13-could-you-ring")
    ring.get_by_role("button", name="Where is this?").click()
    expect(acts.form(laptop)).to_contain_text(LUDO)
    picture(laptop, "14-where-is-this")


def test_home_says_when_one_may_be_nudged_and_a_team_sees_its_own_mirror(
    brackenmoor: Rehearsal, browser: Browser
) -> None:
    brackenmoor.move_to(NEXT_THU)
    phone = open_page(browser, brackenmoor, PHONE)
    become(phone, LUDO)
    see_messages(phone)
    form = acts.open_form(phone, "/alongside quiet")
    expect(form).to_contain_text("nudge")
    picture(phone, "15-quiet-times")
    form.get_by_role("button", name="Not now").click()
    expect(form).to_be_hidden()
    acts.write(phone, "/partners mirror")
    mirror = phone.get_by_text("Only your own team can see this").last
    mirror.scroll_into_view_if_needed()
    picture(phone, "16-mirror")
