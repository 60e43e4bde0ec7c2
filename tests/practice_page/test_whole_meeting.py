"""The whole meeting, as three workers, in a real browser; a picture of each stage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.clock import MovableClock
from bot.rehearsal import OPENING, Rehearsal
from tests.practice_page import acts
from tests.practice_page.pictured import become, open_page, picture, see_messages
from tests.practice_page.rehearsal import LAPTOP, PHONE

ODILE, LUDO, SILAS = "Odile Farthing", "Ludo Marchbanks", "Silas Gant"


@pytest.fixture
def brackenmoor(tmp_path: Path) -> Iterator[Rehearsal]:
    """The practice Slack with the unchanged bot, as `make demo` opens it."""
    with Rehearsal(
        database_url=f"sqlite:///{tmp_path / 'practice.db'}",
        clock=MovableClock(OPENING),
        in_background=True,
    ) as running:
        yield running


def test_three_workers_call_answer_and_record_a_meeting(
    brackenmoor: Rehearsal, browser: Browser
) -> None:
    laptop = open_page(browser, brackenmoor, LAPTOP)
    phone = open_page(browser, brackenmoor, PHONE)

    _call(laptop)
    _answer(phone, LUDO, "Coming")
    _answer(phone, SILAS, "Someone else will come")
    _stand_in(phone)
    _see_the_board(laptop)
    _move_clock(laptop, "2027-03-17T12:30")
    _record(laptop)
    _see_my_action(phone)


def _call(page: Page) -> None:
    become(page, ODILE)
    form = acts.open_form(page, "/meeting YP-7HX3 Mon 22 Mar 11:35")
    form.get_by_label("Why do we meet?").select_option(label="Get ready for a move")
    form.get_by_label("In one line").fill("Agree who is there after March")
    acts.choose(form.get_by_role("group", name="Who else is needed?"), LUDO)
    form.get_by_role("button", name="Send").click()
    expect(form).to_contain_text("INSET")
    picture(page, "1-refused-date")
    form.get_by_label("Date", exact=True).fill("2027-03-17")
    form.get_by_role("button", name="Send").click()
    expect(form).to_contain_text("I am asking")
    picture(page, "2-called")
    form.get_by_role("button", name="Done").click()


def _answer(page: Page, name: str, button: str) -> None:
    become(page, name)
    see_messages(page)
    asked = page.locator(".message", has_text="Can you come?").last
    expect(asked).to_be_visible()
    picture(page, f"3-invitation-{name.split()[0].lower()}")
    page.get_by_role("button", name=button).last.click()


def _stand_in(page: Page) -> None:
    form = acts.form(page)
    form.get_by_label("Their name").fill("Rosamund Tice")
    form.get_by_role("button", name="Send").click()
    answered = page.locator(".message", has_text="Rosamund Tice will come.").last
    expect(answered).to_be_visible()
    picture(page, "4-answered")


def _see_the_board(page: Page) -> None:
    see_messages(page)
    board = page.locator(".message", has_text="YP-7HX3: Wed 17 Mar at 11:35").last
    expect(board).to_contain_text("Rosamund Tice for Silas Gant")
    expect(board).to_contain_text("Ludo Marchbanks")
    picture(page, "5-board")


def _move_clock(page: Page, to: str) -> None:
    panel = page.get_by_role("complementary")
    panel.get_by_label("Move to").fill(to)
    panel.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("button", name="Record it").last).to_be_visible()


def _record(page: Page) -> None:
    page.get_by_role("button", name="Record it").last.click()
    form = acts.form(page)
    expect(form).to_contain_text("Who came?")
    picture(page, "6-who-came")
    form.get_by_role("button", name="Next").click()
    form.get_by_label("1. Who?").select_option(
        label="Ludo Marchbanks, Probation, Brackenmoor office"
    )
    form.get_by_label("1. What, in one line?").fill("Ring about the Monday start")
    form.get_by_label("1. By when?").fill("2027-03-19")
    form.get_by_role("button", name="Next").click()
    form.get_by_label("No, and here is why").check()
    form.get_by_label("If there is none: why?").fill("The plan is done")
    form.get_by_role("button", name="Close the record").click()
    expect(form).to_contain_text("Ring about the Monday start")
    picture(page, "7-record")
    form.get_by_role("button", name="Done").click()


def _see_my_action(page: Page) -> None:
    become(page, LUDO)
    see_messages(page)
    action = page.locator(".message", has_text="Ring about the Monday start").last
    expect(action).to_be_visible()
    picture(page, "8-my-action")
    action.get_by_role("button", name="Done").click()
    done = page.locator(".message", has_text="Done: Ring about the Monday start")
    expect(done.last).to_be_visible()
