"""The panel: the tour, the practice clock, trouble, and starting again."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, expect

from bot.clock import MovableClock
from bot.practice import PracticeSlack
from tests.practice_page import acts
from tests.practice_page.rehearsal import PHONE, TABLET, Windows, practice


def test_the_tour_goes_one_step_at_a_time(open_page: Windows) -> None:
    page = open_page()
    tour = page.get_by_role("region", name="Tour, step 1 of 2")
    tour.get_by_role("button", name="Next").click()

    expect(page.get_by_role("region", name="Tour, step 2 of 2")).to_contain_text(
        "Choose him."
    )
    expect(page.get_by_role("button", name="Back")).to_be_focused()


def test_the_practice_time_is_always_shown(open_page: Windows) -> None:
    page = open_page()

    expect(page.get_by_role("banner")).to_contain_text("Mon 22 Feb 2027, 09:10")


def test_an_hour_passes_at_a_press(open_page: Windows, moves: list[datetime]) -> None:
    page = open_page()
    page.get_by_role("button", name="One hour later").click()

    expect(page.get_by_role("banner")).to_contain_text("Mon 22 Feb 2027, 10:10")
    assert moves == [datetime(2027, 2, 22, 10, 10, tzinfo=UTC)]


def test_tomorrow_and_monday_are_reached_in_london_time(
    open_page: Windows, moves: list[datetime]
) -> None:
    page = open_page()
    page.get_by_label("Move to").fill("2027-03-26T17:00")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("banner")).to_contain_text("Fri 26 Mar 2027, 17:00")
    page.get_by_role("button", name="Next Monday 08:30").click()
    expect(page.get_by_role("banner")).to_contain_text("Mon 29 Mar 2027, 08:30")

    # The clocks went forward on the Sunday between.
    assert moves[-1] == datetime(2027, 3, 29, 7, 30, tzinfo=UTC)


def test_a_move_says_what_it_runs_and_when_it_is_done(open_page: Windows) -> None:
    page = open_page()
    clock = page.get_by_role("region", name="Practice clock")
    page.route("**/practice/clock", lambda route: None)
    page.get_by_role("button", name="Tomorrow 08:30").click()

    expect(clock.get_by_role("status")).to_have_text(
        "Running every tick between Mon 22 Feb 09:10 and Tue 23 Feb 08:30…"
    )


def test_the_clock_does_not_go_back(open_page: Windows, moves: list[datetime]) -> None:
    page = open_page()
    page.get_by_label("Move to").fill("2027-02-21T09:00")
    page.get_by_role("button", name="Move", exact=True).click()

    expect(page.get_by_role("region", name="Practice clock")).to_contain_text(
        "The practice clock only moves forward."
    )
    assert moves == []


def test_trouble_is_set_in_plain_words_and_mended(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page()
    trouble = page.get_by_role("region", name="When Slack has trouble")
    trouble.locator("summary").click()
    for name in ("Too many messages", "Line drops after sending", "Slack is slow"):
        trouble.get_by_role("button", name=name).click()
        expect(trouble.get_by_role("status")).to_contain_text(name.lower())
    kinds = [fault.kind for fault in slack.faults.listed()]
    trouble.get_by_role("button", name="Make all well again").click()
    expect(trouble.get_by_role("status")).to_have_text("All is well again.")

    assert kinds == ["rate_limit", "drop", "slow"]
    assert slack.faults.listed() == []


def test_slack_stays_down_until_it_is_mended(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page()
    trouble = page.get_by_role("region", name="When Slack has trouble")
    trouble.locator("summary").click()
    trouble.get_by_role("button", name="Slack is down").click()
    expect(trouble.get_by_role("status")).to_contain_text("slack is down")

    [fault] = slack.faults.listed()
    assert (fault.kind, fault.left) == ("down", None)


def test_a_locked_phone_shows_only_the_short_words(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page)
    acts.fill_meeting(opened, "2027-03-17")
    opened.get_by_role("button", name="Send").click()
    page.get_by_label("Show what a locked phone would say").check()

    expect(acts.newest(page)).to_contain_text("A locked phone shows: You are asked")


def test_starting_again_is_asked_first(
    context: BrowserContext, clock: MovableClock
) -> None:
    asked: list[str] = []
    with practice(clock, on_reset=lambda: asked.append("again")) as slack:
        windows = Windows(context, slack.url)
        page = windows()
        page.get_by_role("button", name="Start again").click()
        question = page.get_by_role("alertdialog", name="Start again?")
        question.get_by_role("button", name="Keep going").click()
        kept = list(asked)
        page.get_by_role("button", name="Start again").click()
        with page.expect_response("**/practice/reset"):
            question.get_by_role("button", name="Start again").click()
        windows.close()

    assert (kept, asked) == ([], ["again"])


def test_a_phone_reaches_every_part_from_the_bottom_bar(open_page: Windows) -> None:
    page = open_page(size=PHONE)
    tabs = page.get_by_role("navigation", name="Parts of this page")
    tabs.get_by_role("button", name="Rooms").click()
    expect(page.get_by_label("You are", exact=True)).to_be_visible()
    tabs.get_by_role("button", name="Tour, clock").click()
    expect(page.get_by_role("region", name="Practice clock")).to_be_visible()
    tabs.get_by_role("button", name="Messages").click()

    expect(page.get_by_role("log")).to_be_visible()
    expect(page.get_by_role("region", name="Practice clock")).to_be_hidden()


def test_a_phone_says_who_you_are_beside_the_messages(open_page: Windows) -> None:
    page = open_page(size=PHONE)
    page.get_by_role("button", name="You are Odile Farthing").click()

    expect(page.get_by_label("You are", exact=True)).to_be_focused()


def test_a_tablet_brings_the_panel_in_when_asked(open_page: Windows) -> None:
    page = open_page(size=TABLET)
    clock = page.get_by_role("region", name="Practice clock")
    expect(clock).to_be_hidden()
    page.get_by_role("button", name="Tour and clock").click()

    expect(clock).to_be_visible()
